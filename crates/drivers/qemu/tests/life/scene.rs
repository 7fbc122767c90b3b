//! A driver with one running guest.

use ostler_core::enumeration::{DomainEventDetail, DomainStateReason};
use ostler_core::{DomainRef, Error, Uuid};
use ostler_driver::api::HypervisorConnection;
use ostler_driver::{DomainState, Event, EventBus, Hypervisor, Lifecycle, Listener};
use ostler_host::{HostRoot, Layout};
use ostler_qemu::{Parts, Qemu, QemuLayout, Settings};
use ostler_qmp_peer::ScriptedEmulator;
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::watch;

pub(crate) const NAME: &str = "guest";
const UUID: &str = "6b1d2f3a-0c4e-4d5f-8a9b-112233445566";
pub(crate) const ID: i32 = 7;

/// Nothing here takes this long, however busy the machine is.
const GIVEN_UP: Duration = Duration::from_secs(60);

/// A guest as it is to be found.
pub(crate) struct Found {
    /// State and reason of the status file.
    pub(crate) state: (&'static str, &'static str),
    /// The emulator's own state.
    pub(crate) run_state: &'static str,
    /// Elements of the definition, such as `<on_crash>`.
    pub(crate) elements: &'static str,
    /// Elements of the status file.
    pub(crate) status: &'static str,
    /// Whether the domain has a definition on disk.
    pub(crate) persistent: bool,
}

impl Default for Found {
    fn default() -> Self {
        Self {
            state: ("running", "booted"),
            run_state: "running",
            elements: "",
            status: "",
            persistent: true,
        }
    }
}

/// The driver, a connection to it, and the emulator of its guest.
pub(crate) struct Scene {
    pub(crate) connection: Arc<dyn HypervisorConnection>,
    pub(crate) emulator: ScriptedEmulator,
    events: Arc<Log>,
    driver: Arc<Qemu>,
    layout: QemuLayout,
    _folder: TempDir,
}

/// The events so far.
struct Log {
    events: Mutex<Vec<Event>>,
    count: watch::Sender<usize>,
}

impl Listener<Event> for Log {
    fn deliver(&self, event: &Arc<Event>) {
        self.events.lock().unwrap().push(Event::clone(event));
        self.count.send_modify(|count| *count += 1);
    }
}

impl Scene {
    /// A guest that runs, taken up again: its monitor has answered.
    pub(crate) async fn running() -> Self {
        Self::found(Found::default()).await
    }

    /// A guest taken up again, once its monitor has answered everything.
    pub(crate) async fn found(found: Found) -> Self {
        let scene = Self::before(found, |_| {}).await;
        scene.emulator.hears("query-cpus-fast").await;
        scene.becomes_noted().await;
        scene
    }

    /// A guest of which the driver has just begun to take note; `prepare` makes its
    /// emulator ready before that.
    pub(crate) async fn before(found: Found, prepare: impl FnOnce(&ScriptedEmulator)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let folders = Layout::private(folder.path());
        let layout = QemuLayout::of(&folders);
        folders.create(layout.folders()).await.unwrap();
        let host = folder.path().join("host");
        std::fs::create_dir(&host).unwrap();
        let socket = folder.path().join("monitor.sock");
        let emulator = ScriptedEmulator::start(&socket, found.run_state);
        prepare(&emulator);
        let objects = &layout.objects;
        if found.persistent {
            let definition = definition(&found, "");
            std::fs::write(objects.definition(NAME), definition).unwrap();
        }
        let mut status = String::new();
        let (state, reason) = found.state;
        write!(
            status,
            "<domstatus state='{state}' reason='{reason}' pid='{}'>\n{}\
             <monitor path='{}' type='unix'/>\n{}</domstatus>\n",
            emulator.pid(),
            found.status,
            socket.display(),
            definition(&found, &format!(" id='{ID}'")),
        )
        .unwrap();
        std::fs::write(objects.status(NAME), status).unwrap();
        let events: Arc<EventBus<Event>> = Arc::default();
        let log = Arc::new(Log { events: Mutex::default(), count: watch::Sender::new(0) });
        let listener: Arc<dyn Listener<Event>> = Arc::clone(&log) as _;
        events.subscribe(Arc::downgrade(&listener));
        let settings = Settings { cgroup_controllers: Vec::new(), ..Settings::new(true, &layout) };
        let host = HostRoot::recorded(host);
        let driver = Qemu::new(Parts {
            layout: layout.clone(),
            settings,
            host,
            events,
            claims: Arc::default(),
            volumes: None,
            secrets: None,
        });
        driver.start().await;
        let connection = driver.open("/system").await.unwrap();
        Self { connection, emulator, events: log, driver, layout, _folder: folder }
    }

    /// How clients name the guest.
    pub(crate) fn guest(&self) -> DomainRef {
        DomainRef { name: NAME.into(), uuid: UUID.parse().unwrap(), id: ID }
    }

    /// State and reason, as clients are told.
    pub(crate) async fn state(&self) -> DomainStateReason {
        self.try_state().await.unwrap()
    }

    async fn try_state(&self) -> Result<DomainStateReason, Error> {
        let told = self.connection.domain_state(&self.guest()).await?;
        Ok(DomainStateReason::from_wire(told.state.number(), told.reason).unwrap())
    }

    /// Waits until clients are told of this state. Each change is told of by an event,
    /// or written down, so waiting is for those.
    pub(crate) async fn becomes(&self, state: DomainState) {
        self.until(async || self.try_state().await.ok() == Some(state.reason())).await;
    }

    /// Waits until the guest does not run any more, and everything it had is gone.
    pub(crate) async fn is_gone(&self) {
        let status = self.status_file();
        self.until(async || {
            let active = self.connection.domain_is_active(&self.guest()).await;
            !active.unwrap_or(false) && !status.exists()
        })
        .await;
    }

    /// Waits for the lifecycle event.
    pub(crate) async fn hears(&self, event: Lifecycle) {
        self.until(async || self.lifecycle().contains(&event.detail())).await;
    }

    /// Waits for an event that `wanted` says is the one.
    pub(crate) async fn hears_of(&self, wanted: impl Fn(&Event) -> bool) {
        self.until(async || self.events.events.lock().unwrap().iter().any(&wanted)).await;
    }

    /// The lifecycle events so far.
    pub(crate) fn lifecycle(&self) -> Vec<DomainEventDetail> {
        let events = self.events.events.lock().unwrap();
        events.iter().filter_map(lifecycle).collect()
    }

    /// The status file's text.
    pub(crate) fn status(&self) -> String {
        std::fs::read_to_string(self.status_file()).unwrap_or_default()
    }

    /// The guest's log.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.layout.log_file(NAME)).unwrap_or_default()
    }

    pub(crate) fn status_file(&self) -> PathBuf {
        self.layout.objects.status(NAME)
    }

    /// Waits until the driver has written down that it took the guest up: only a file
    /// that it wrote itself has the process for good.
    async fn becomes_noted(&self) {
        self.until(async || self.status().contains("<ostler process=")).await;
    }

    /// Waits until the status file says `text`.
    pub(crate) async fn notes(&self, text: &str) {
        self.until(async || self.status().contains(text)).await;
    }

    /// Waits until `is_so`, looking again with each event, and often enough between
    /// them for what no event tells.
    pub(crate) async fn until(&self, is_so: impl AsyncFn() -> bool) {
        let mut count = self.events.count.subscribe();
        let waiting = async {
            while !is_so().await {
                tokio::select! {
                    _ = count.changed() => {}
                    () = tokio::time::sleep(Duration::from_millis(2)) => {}
                }
            }
        };
        let waited = tokio::time::timeout(GIVEN_UP, waiting).await;
        assert!(waited.is_ok(), "it did not come; so far: {:?}", self.events.events.lock());
    }

    /// Returns whether something of the driver's runs.
    pub(crate) fn is_busy(&self) -> bool {
        self.driver.is_busy()
    }
}

fn definition(found: &Found, id: &str) -> String {
    format!(
        "<domain type='qemu'{id}>\n  <name>{NAME}</name>\n  <uuid>{UUID}</uuid>\n  \
         <memory unit='KiB'>524288</memory>\n  <vcpu>1</vcpu>\n  \
         <os>\n    <type arch='x86_64' machine='pc'>hvm</type>\n  </os>\n{}  \
         <devices>\n    <emulator>/nowhere/qemu</emulator>\n  </devices>\n</domain>\n",
        found.elements
    )
}

fn lifecycle(event: &Event) -> Option<DomainEventDetail> {
    let Event::DomainLifecycle { domain, event, detail } = event else { return None };
    assert_eq!(domain.uuid, UUID.parse::<Uuid>().unwrap());
    DomainEventDetail::from_wire(event.number(), *detail)
}
