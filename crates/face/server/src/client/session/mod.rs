//! A client's session: the hypervisor it has opened, its registrations for events, and
//! the calls that the server answers itself.
//!
//! [`crate::dispatch`] reads the arguments of every call and asks the session for the
//! driver; this is the session's side of that.

mod calls;
mod events;

pub(super) use calls::not_admitted;

use super::Client;
use crate::{
    dispatch::{CallFuture, Session as DispatchSession, Target, dispatch},
    programs::Programs,
};
use arc_swap::ArcSwapOption;
use bytes::Bytes;
use events::Subscriptions;
use ostler_core::{Error, ErrorCode, ErrorDomain, Result};
use ostler_driver::api::{
    AdminDriver, HypervisorConnection, InterfaceDriver, NetworkDriver, NodeDeviceDriver,
    NwfilterDriver, SecretDriver, StorageDriver,
};
use ostler_protocol::{Procedure, StreamDirection};
use ostler_transport::Outbox;
use std::{
    os::fd::OwnedFd,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// The connections and registrations of a client.
pub(super) struct Session {
    opened: ArcSwapOption<Opened>,
    /// An opening is under way or done.
    opening: AtomicBool,
    read_only: AtomicBool,
    subscriptions: Arc<Subscriptions>,
}

/// A connection to a hypervisor.
struct Opened {
    connection: Arc<dyn HypervisorConnection>,
    /// The source that the driver's errors name.
    error_domain: ErrorDomain,
    /// The client reaches the drivers beside the hypervisor too.
    is_of_this_host: bool,
}

impl Session {
    pub(super) fn new(outbox: Arc<Outbox>) -> Self {
        Self {
            opened: ArcSwapOption::empty(),
            opening: AtomicBool::new(false),
            read_only: AtomicBool::new(false),
            subscriptions: Subscriptions::new(outbox),
        }
    }

    /// Says whether the client asked for reading only.
    pub(super) fn is_read_only(&self) -> bool {
        self.read_only.load(Ordering::Relaxed)
    }

    /// The source that errors of the hypervisor's driver name.
    pub(super) fn error_domain(&self) -> ErrorDomain {
        self.opened.load().as_ref().map_or(ErrorDomain::None, |opened| opened.error_domain)
    }

    /// Says whether the client reaches the drivers beside the hypervisor.
    pub(super) fn is_of_this_host(&self) -> bool {
        self.opened.load().as_ref().is_none_or(|opened| opened.is_of_this_host)
    }

    /// Lets go of everything: the client is gone.
    pub(super) fn close(&self) {
        self.opening.store(true, Ordering::Relaxed);
        self.subscriptions.clear();
        self.opened.store(None);
    }
}

/// Prepares a call that was found to be allowed.
pub(super) fn call(
    client: &Arc<Client>,
    procedure: &'static Procedure,
    payload: Bytes,
    descriptors: Vec<OwnedFd>,
) -> Result<CallFuture> {
    if procedure.stream != StreamDirection::None && !client.streams.has_room() {
        return Err(Error::new(
            ErrorCode::ResourceBusy,
            ErrorDomain::Streams,
            "this connection has too many open streams; finish some of them first",
        ));
    }
    dispatch(Arc::clone(client) as Arc<dyn DispatchSession>, procedure, payload, descriptors)
}

/// Declares the drivers that stand beside the hypervisor.
macro_rules! beside {
    ($($name:ident: $driver:ident,)*) => {
        $(fn $name(&self) -> Option<Arc<dyn $driver>> {
            match self.service.programs() {
                Programs::Main(drivers) if self.session.is_of_this_host() => {
                    drivers.$name.clone()
                }
                Programs::Main(_) | Programs::Admin(_) => None,
            }
        })*
    };
}

impl DispatchSession for Client {
    fn is_read_only(&self) -> bool {
        Client::is_read_only(self)
    }

    /// There are no access drivers besides the socket's admission, so whoever
    /// was let in may do what its socket allows.
    fn authorize(&self, _: &'static Procedure, _: Target<'_>, _: u64, _: u32) -> Result<()> {
        Ok(())
    }

    fn hypervisor(&self) -> Option<Arc<dyn HypervisorConnection>> {
        self.session.opened.load().as_ref().map(|opened| Arc::clone(&opened.connection))
    }

    beside! {
        network: NetworkDriver,
        interface: InterfaceDriver,
        storage: StorageDriver,
        node_device: NodeDeviceDriver,
        nwfilter: NwfilterDriver,
        secret: SecretDriver,
    }

    fn admin(&self) -> Option<Arc<dyn AdminDriver>> {
        match self.service.programs() {
            Programs::Main(_) => None,
            Programs::Admin(administration) => Some(Arc::clone(administration)),
        }
    }
}
