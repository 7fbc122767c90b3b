//! The events that a client has registered for, and their sending.
//!
//! A client registers in one of two styles: for an event of all domains, which
//! it then gets without a callback's number (the first versions of the
//! protocol), or with a number of its own and, if it likes, for one object
//! only. A driver's [`EventBus`] calls [`Subscriptions::deliver`] on the thread
//! where something happened; the message is put together and sent right there,
//! so that no other task has to wake up in between.

use crate::dispatch::encode_event;
use ostler_core::{
    DomainRef, Error, ErrorCode, ErrorDomain, NetworkRef, NodeDeviceRef, Result, SecretRef,
    StoragePoolRef, flags::ConnectDomainQemuMonitorEventRegisterFlags as MonitorFlags,
};
use ostler_driver::{Event, EventBus, EventFamily, Listener, Subject, event_id};
use ostler_transport::Outbox;
use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError, Weak,
    atomic::{AtomicUsize, Ordering},
};

/// Upper bound on the registrations of a client.
const MAXIMUM: usize = 4096;

/// The style in which the client is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Without a callback's number.
    Plain,
    /// With the callback's number.
    Callback,
}

/// The one object whose events are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Filter {
    Domain(DomainRef),
    Network(NetworkRef),
    StoragePool(StoragePoolRef),
    NodeDevice(NodeDeviceRef),
    Secret(SecretRef),
}

impl Filter {
    fn subject(&self) -> Subject<'_> {
        match self {
            Self::Domain(domain) => Subject::Domain(domain),
            Self::Network(network) => Subject::Network(network),
            Self::StoragePool(pool) => Subject::StoragePool(pool),
            Self::NodeDevice(device) => Subject::NodeDevice(device),
            Self::Secret(secret) => Subject::Secret(secret),
        }
    }
}

/// One registration.
#[derive(Debug)]
struct Registration {
    callback: i32,
    family: EventFamily,
    event: i32,
    style: Style,
    filter: Option<Filter>,
    /// The name of the monitor's event that is wanted, and whether its case
    /// matters.
    name: Option<(String, bool)>,
}

/// The registrations of one client.
pub(crate) struct Subscriptions {
    this: Weak<Self>,
    outbox: Arc<Outbox>,
    state: Mutex<State>,
    /// The number of them; most clients have none.
    count: AtomicUsize,
}

#[derive(Default)]
struct State {
    last_callback: i32,
    registrations: Vec<Registration>,
    announce_closing: bool,
    closed: bool,
    /// The bus of events, until the first registration.
    bus: Option<Arc<EventBus<Event>>>,
}

impl Subscriptions {
    pub(super) fn new(outbox: Arc<Outbox>) -> Arc<Self> {
        Arc::new_cyclic(|this| Self {
            this: Weak::clone(this),
            outbox,
            state: Mutex::default(),
            count: AtomicUsize::new(0),
        })
    }

    /// Hears of what a driver tells, from the first registration on: most
    /// clients never make one.
    pub(super) fn listen_to(&self, bus: &Arc<EventBus<Event>>) {
        self.state().bus = Some(Arc::clone(bus));
    }

    fn begin(&self, state: &mut State) {
        if let Some(bus) = state.bus.take() {
            let this: Weak<Self> = Weak::clone(&self.this);
            bus.subscribe(this);
        }
    }

    /// Registers for an event; answers the callback's number.
    pub(super) fn register(
        &self,
        family: EventFamily,
        event: i32,
        style: Style,
        filter: Option<Filter>,
    ) -> Result<i32> {
        let last = last_event(family, style);
        if !(0..=last).contains(&event) {
            return Err(internal(format!(
                "unsupported {}event ID {event}; the last one is {last}",
                word(family)
            )));
        }
        self.add(Registration { callback: 0, family, event, style, filter, name: None })
    }

    /// Registers for events of QEMU's monitor, as it names them.
    pub(super) fn register_monitor(
        &self,
        domain: Option<&DomainRef>,
        name: Option<&str>,
        flags: MonitorFlags,
    ) -> Result<i32> {
        if flags.contains(MonitorFlags::REGEX) {
            let detail = "events of the monitor cannot be chosen by a regular expression; \
                          give a name, or none for all";
            return Err(Error::new(ErrorCode::ArgumentUnsupported, ErrorDomain::Qemu, detail));
        }
        let exact = !flags.contains(MonitorFlags::NOCASE);
        self.add(Registration {
            callback: 0,
            family: EventFamily::Monitor,
            event: event_id::MONITOR_EVENT,
            style: Style::Callback,
            filter: domain.cloned().map(Filter::Domain),
            name: name.map(|name| (name.to_owned(), exact)),
        })
    }

    fn add(&self, mut registration: Registration) -> Result<i32> {
        let mut state = self.state();
        if state.registrations.iter().any(|other| other.is_same(&registration)) {
            let detail = "event callback already tracked";
            return Err(Error::new(ErrorCode::InvalidArg, ErrorDomain::None, detail));
        }
        if state.closed || state.registrations.len() >= MAXIMUM {
            let detail = format!("a client can register for at most {MAXIMUM} events");
            return Err(Error::new(ErrorCode::ResourceBusy, ErrorDomain::Event, detail));
        }
        state.last_callback = state.last_callback.wrapping_add(1) & i32::MAX;
        registration.callback = state.last_callback;
        self.begin(&mut state);
        state.registrations.push(registration);
        self.count.fetch_add(1, Ordering::Relaxed);
        Ok(state.last_callback)
    }

    /// Gives up the registration with this callback's number.
    pub(super) fn deregister(&self, family: EventFamily, callback: i32) -> Result<()> {
        self.remove(|registration| {
            registration.family == family
                && registration.style == Style::Callback
                && registration.callback == callback
        })
        .ok_or_else(|| {
            let word = word(family);
            internal(format!("{word}event callback {callback} not registered"))
        })
    }

    /// Gives up the registration for an event of all domains.
    pub(super) fn deregister_plain(&self, event: i32) -> Result<()> {
        self.remove(|registration| {
            registration.style == Style::Plain && registration.event == event
        })
        .ok_or_else(|| internal(format!("domain event {event} not registered")))
    }

    fn remove(&self, wanted: impl Fn(&Registration) -> bool) -> Option<()> {
        let mut state = self.state();
        let at = state.registrations.iter().position(wanted)?;
        state.registrations.remove(at);
        self.count.fetch_sub(1, Ordering::Relaxed);
        Some(())
    }

    /// Sets whether the client is told when its connection to the hypervisor
    /// closes.
    pub(super) fn announce_closing(&self, wanted: bool) {
        let mut state = self.state();
        if std::mem::replace(&mut state.announce_closing, wanted) != wanted {
            if wanted {
                self.begin(&mut state);
                self.count.fetch_add(1, Ordering::Relaxed);
            } else {
                self.count.fetch_sub(1, Ordering::Relaxed);
            }
        }
    }

    /// Gives up everything: the client is gone.
    pub(super) fn clear(&self) {
        *self.state() = State { closed: true, ..State::default() };
        self.count.store(0, Ordering::Relaxed);
    }

    /// Sends the message for one registration.
    fn tell(&self, event: &Event, callback: Option<i32>) {
        let sent =
            self.outbox.add_within_limit(|packet| encode_event(event, callback, packet.buffer()));
        match sent {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::error!(%error, ?event, "an event cannot be sent"),
            // The connection is dropped, and says so.
            Err(_) => {}
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // The list is whole between any two statements.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Listener<Event> for Subscriptions {
    fn deliver(&self, event: &Arc<Event>) {
        if self.count.load(Ordering::Relaxed) == 0 {
            return;
        }
        let state = self.state();
        if event.family() == EventFamily::Connection {
            if state.announce_closing {
                self.tell(event, None);
            }
            return;
        }
        for registration in state.registrations.iter().filter(|wanted| wanted.wants(event)) {
            let callback = match registration.style {
                Style::Plain => None,
                Style::Callback => Some(registration.callback),
            };
            self.tell(event, callback);
        }
    }
}

impl Registration {
    fn is_same(&self, other: &Self) -> bool {
        let filters = match (&self.filter, &other.filter) {
            (None, None) => true,
            (Some(a), Some(b)) => a.subject().is_same(b.subject()),
            _ => false,
        };
        filters
            && (self.family, self.event, self.style) == (other.family, other.event, other.style)
            && self.name == other.name
    }

    fn wants(&self, event: &Event) -> bool {
        if self.family != event.family() || self.event != event.id() {
            return false;
        }
        if let Some(filter) = &self.filter
            && !filter.subject().is_same(event.subject())
        {
            return false;
        }
        match (&self.name, event) {
            (Some((wanted, exact)), Event::MonitorEvent { event: name, .. }) => {
                if *exact {
                    wanted == name
                } else {
                    wanted.eq_ignore_ascii_case(name)
                }
            }
            _ => true,
        }
    }
}

/// The last event that clients can register for.
fn last_event(family: EventFamily, style: Style) -> i32 {
    match (family, style) {
        (EventFamily::Domain, Style::Plain) => event_id::DOMAIN_DEVICE_REMOVED,
        (EventFamily::Domain, Style::Callback) => event_id::DOMAIN_CHANNEL_LIFECYCLE,
        (EventFamily::Network, _) => event_id::NETWORK_METADATA_CHANGE,
        (EventFamily::StoragePool, _) => event_id::STORAGE_POOL_REFRESH,
        (EventFamily::NodeDevice, _) => event_id::NODE_DEVICE_UPDATE,
        (EventFamily::Secret, _) => event_id::SECRET_VALUE_CHANGED,
        (EventFamily::Monitor, _) => event_id::MONITOR_EVENT,
        (EventFamily::Connection, _) => event_id::CONNECTION_CLOSED,
    }
}

/// The family's name before "event".
fn word(family: EventFamily) -> &'static str {
    match family {
        EventFamily::Domain => "domain ",
        EventFamily::Network => "network ",
        EventFamily::StoragePool => "storage pool ",
        EventFamily::NodeDevice => "node device ",
        EventFamily::Secret => "secret ",
        EventFamily::Monitor => "qemu monitor ",
        EventFamily::Connection => "connection ",
    }
}

fn internal(detail: String) -> Error {
    Error::new(ErrorCode::InternalError, ErrorDomain::Rpc, detail)
}
