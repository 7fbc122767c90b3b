//! The life of the daemon: start, signals, stop.
//!
//! ```text
//! configuration ─> logging ─> folders ─> lock ─> sockets ─> drivers ─> READY=1 ─> serving
//!                                                                                   │
//!   stop accepting ─> calls in flight end ─> clients go ─> STOPPING=1  <── TERM, INT, idle, admin
//! ```
//!
//! Guests are processes of their own; stopping the daemon leaves them running.

use crate::{
    background,
    command_line::CommandLine,
    config::{self, Admission, Reading, Settings},
    config_file,
    control::DaemonControl,
    error::DaemonError,
    hypervisor,
    logging::{self, Filters, Level, Logging, LoggingError, Outputs, Setup},
    place::{self, Purpose},
    services, users,
};
use ostler_host::Layout;
use ostler_host::service::{InheritedSockets, Notifier, PidFile, Readiness, inherited_sockets};
use ostler_secret::Form;
use ostler_server::{Access, Admission as ServerAdmission, Daemon};
use ostler_transport::{BindOptions, Listener, ListenerError};
use std::{io, path::Path, sync::Arc, time::Duration};
use tokio::{
    runtime::Handle,
    signal::unix::{Signal, SignalKind, signal},
};

/// How long calls in flight may take when the daemon stops.
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs the daemon until it is asked to stop.
pub(crate) fn run(line: &CommandLine) -> Result<(), DaemonError> {
    let step = |what| move |source| DaemonError::Step { what, source };
    if background::is_background() {
        background::leave_session().map_err(step("leave the terminal's session"))?;
    }
    ostler_host::keep_freed_memory();
    let is_root = rustix::process::geteuid().is_root();
    let layout = place::layout(line, is_root).map_err(step("find the current folder"))?;
    let reading = read_config(line, &layout)?;
    let logging = Logging::start(log_setup(line, &reading.settings, &layout)?)?;
    for remark in &reading.remarks {
        tracing::info!("{remark}");
    }
    raise_descriptor_limit();
    let tasks = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(worker_threads())
        .thread_name("ostlerd-task")
        .enable_all()
        .build()
        .map_err(step("start the runtime"))?;
    // This thread serves the connections and answers what is at hand; all that
    // takes time is with the others.
    let front = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(step("start the runtime"))?;
    let handle = tasks.handle().clone();
    let result = front.block_on(serve(line, layout, reading.settings, logging, handle));
    drop(front);
    // Blocking work that hangs (a dead file server) must not hold the daemon.
    tasks.shutdown_timeout(Duration::from_secs(1));
    result
}

/// Two threads are enough for the work of any number of guests; more only help
/// where drivers have much to compute.
fn worker_threads() -> usize {
    std::thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 8))
}

async fn serve(
    line: &CommandLine,
    layout: Layout,
    settings: Settings,
    logging: Logging,
    tasks: Handle,
) -> Result<(), DaemonError> {
    let step = |what| move |source| DaemonError::Step { what, source };
    layout.create(services::folders(&layout)).await?;
    let _instance = PidFile::take(layout.daemon_pid_file())?;
    let _asked_for = line.pid_file.as_deref().map(PidFile::take).transpose()?;
    let manager = Notifier::new(std::env::var_os("NOTIFY_SOCKET").as_deref())
        .map_err(step("reach the service manager"))?;
    let mut signals = Signals::new().map_err(step("watch for signals"))?;
    let control = Arc::new(DaemonControl::new(logging, line.timeout));
    let inherited = inherited_sockets(&InheritedSockets::from_environment())
        .map_err(step("take over the inherited sockets"))?;
    let listeners = if inherited.is_empty() {
        bind(line, &settings, &layout)?
    } else {
        inherited
            .into_iter()
            .map(|socket| {
                let listener = Listener::inherit(socket.descriptor)?;
                let purpose = place::purpose(listener.path());
                Ok((listener, purpose))
            })
            .collect::<Result<_, ListenerError>>()?
    };
    let driver_settings = services::Settings {
        qemu: hypervisor::settings(&layout, &settings)?,
        secret: secret_form(&layout)?,
    };
    let drivers = services::start(&layout, driver_settings, &tasks).await;
    let drivers = drivers.map_err(|error| DaemonError::Step {
        what: "start the drivers",
        source: io::Error::other(error),
    })?;
    let daemon = Daemon::new(
        drivers,
        settings.server.limits(),
        settings.admin.limits(),
        Arc::clone(&control) as Arc<dyn ostler_server::Control>,
        tasks,
    );
    for (listener, purpose) in listeners {
        let server = match purpose {
            Purpose::Admin => daemon.admin(),
            Purpose::ReadWrite | Purpose::ReadOnly => daemon.server(),
        };
        tracing::info!(socket = %listener.path().display(), ?purpose, "listening");
        let access = access(&settings, purpose)?;
        tokio::spawn(Arc::clone(server).serve(listener, access, control.watch_stop()));
    }
    tell(&manager, Readiness::Ready);
    if background::is_background() {
        background::leave_terminal().map_err(step("let go of the terminal"))?;
    }
    wait(line, &layout, &control, &daemon, &mut signals, &manager).await;
    tell(&manager, Readiness::Stopping);
    control.stop();
    tokio::select! {
        () = daemon.close(PATIENCE) => {}
        () = signals.terminated() => tracing::warn!("asked twice to stop; not waiting for calls"),
    }
    Ok(())
}

/// Tells the service manager, if there is one. A failure changes nothing: the
/// daemon works all the same.
fn tell(manager: &Notifier, readiness: Readiness) {
    if let Err(error) = manager.tell(readiness, "") {
        tracing::warn!(%error, "cannot notify the service manager");
    }
}

struct Signals {
    terminate: Signal,
    interrupt: Signal,
    hang_up: Signal,
}

impl Signals {
    fn new() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            hang_up: signal(SignalKind::hangup())?,
        })
    }

    async fn terminated(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Waits for a reason to stop, and reads the configuration again when asked.
async fn wait(
    line: &CommandLine,
    layout: &Layout,
    control: &DaemonControl,
    daemon: &Daemon,
    signals: &mut Signals,
    manager: &Notifier,
) {
    let mut stop = control.watch_stop();
    let idle = idle(control, daemon);
    tokio::pin!(idle);
    loop {
        tokio::select! {
            _ = signals.terminate.recv() => return tracing::info!("SIGTERM: stopping"),
            _ = signals.interrupt.recv() => return tracing::info!("SIGINT: stopping"),
            _ = stop.wait_for(|stop| *stop) => return,
            () = &mut idle => return tracing::info!("idle for too long: stopping"),
            _ = signals.hang_up.recv() => {
                tell(manager, Readiness::Reloading);
                match reload(line, layout, control, daemon) {
                    Ok(()) => tracing::info!("read the configuration again"),
                    Err(error) => tracing::error!(%error, "kept the configuration as it was"),
                }
                tell(manager, Readiness::Ready);
            }
        }
    }
}

/// Ends when there has been neither a client nor a running guest for the time
/// that is set.
async fn idle(control: &DaemonControl, daemon: &Daemon) {
    let mut timeout = control.watch_timeout();
    let mut clients = daemon.server().watch_clients();
    loop {
        let limit = *timeout.borrow_and_update();
        let alone = *clients.borrow_and_update() == 0;
        let wait = async {
            match limit.filter(|_| alone) {
                Some(limit) => tokio::time::sleep(limit).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = wait => {
                if !daemon.is_busy() {
                    return;
                }
            }
            _ = timeout.changed() => {}
            _ = clients.changed() => {}
        }
    }
}

/// Reads the configuration again. Sockets stay as they are; limits and logging
/// follow.
fn reload(
    line: &CommandLine,
    layout: &Layout,
    control: &DaemonControl,
    daemon: &Daemon,
) -> Result<(), DaemonError> {
    let reading = read_config(line, layout)?;
    control.set_logging(log_setup(line, &reading.settings, layout)?);
    daemon.server().set_limits(reading.settings.server.limits());
    daemon.admin().set_limits(reading.settings.admin.limits());
    Ok(())
}

fn read_config(line: &CommandLine, layout: &Layout) -> Result<Reading, DaemonError> {
    let (path, must_exist) = match &line.config {
        Some(path) => (path.clone(), true),
        None => (layout.daemon_config(), false),
    };
    match config_file::text(&path)? {
        Some(text) => Ok(config::read(&path, &text)?),
        None if must_exist => Err(config_file::missing(path)),
        None => Ok(Reading { settings: Settings::default(), remarks: Vec::new() }),
    }
}

/// How the secret driver's file wants values kept.
fn secret_form(layout: &Layout) -> Result<Form, DaemonError> {
    let (path, mut form) = (layout.config().join("secret.conf"), Form::default());
    if let Some(text) = config_file::text(&path)? {
        for remark in config::secret::read(&path, &text, &mut form)? {
            tracing::info!("{remark}");
        }
    }
    Ok(form)
}

fn log_setup(
    line: &CommandLine,
    settings: &Settings,
    layout: &Layout,
) -> Result<Setup, LoggingError> {
    let level = match settings.log_level {
        Some(number) => {
            Level::from_number(number).ok_or_else(|| LoggingError::Level(number.to_string()))?
        }
        None if line.verbose => Level::Info,
        None => Level::Warning,
    };
    let outputs = match &settings.log_outputs {
        Some(outputs) if !outputs.trim().is_empty() => outputs.clone(),
        _ => default_output(line, layout, level),
    };
    Ok(Setup {
        level,
        filters: Filters::parse(settings.log_filters.as_deref().unwrap_or_default())?,
        outputs: Outputs::open(&outputs)?,
    })
}

/// The default output of the log: a file in the background, the
/// journal under a service manager, else stderr.
#[allow(clippy::disallowed_methods, reason = "before anything is served")]
fn default_output(line: &CommandLine, layout: &Layout, level: Level) -> String {
    let level = level as u32;
    if line.background && std::fs::create_dir_all(layout.log()).is_ok() {
        return format!("{level}:file:{}", layout.log().join("ostlerd.log").display());
    }
    let managed = std::env::var_os("JOURNAL_STREAM").is_some();
    if managed && logging::journald_is_there() {
        return format!("{level}:journald");
    }
    format!("{level}:stderr")
}

fn bind(
    line: &CommandLine,
    settings: &Settings,
    layout: &Layout,
) -> Result<Vec<(Listener, Purpose)>, DaemonError> {
    let step = |what| move |source| DaemonError::Step { what, source };
    let group = socket_group(settings)?;
    let sockets =
        place::sockets(line, settings, layout).map_err(step("find the current folder"))?;
    let mut listeners = Vec::new();
    for (path, purpose) in sockets {
        if let Some(folder) = path.parent() {
            make_folder(folder)?;
        }
        // A user's own daemon is for nobody else, whatever the file says.
        let private = layout.is_session();
        let (mode, backlog) = match purpose {
            Purpose::ReadWrite if private => (0o700, settings.server.max_queued_clients),
            Purpose::ReadWrite => (settings.unix_sock_rw_perms, settings.server.max_queued_clients),
            Purpose::ReadOnly => (settings.unix_sock_ro_perms, settings.server.max_queued_clients),
            Purpose::Admin => (settings.unix_sock_admin_perms, settings.admin.max_queued_clients),
        };
        let group = group.filter(|_| purpose != Purpose::Admin);
        let options = BindOptions { mode, group, backlog };
        listeners.push((Listener::bind(&path, options)?, purpose));
    }
    Ok(listeners)
}

#[allow(clippy::disallowed_methods, reason = "before anything is served")]
fn make_folder(folder: &Path) -> Result<(), DaemonError> {
    std::fs::create_dir_all(folder)
        .map_err(|source| DaemonError::Step { what: "make the folder of a socket", source })
}

fn socket_group(settings: &Settings) -> Result<Option<u32>, DaemonError> {
    match &settings.unix_sock_group {
        None => Ok(None),
        Some(name) => match users::group(name) {
            Some(group) => Ok(Some(group)),
            None => Err(DaemonError::NoGroup(name.clone())),
        },
    }
}

/// Who may come in on a socket for this purpose.
fn access(settings: &Settings, purpose: Purpose) -> Result<Access, DaemonError> {
    let by_credentials = |group| ServerAdmission::PeerCredentials {
        owner: rustix::process::geteuid().as_raw(),
        group,
        membership: users::membership(),
    };
    let admission = match purpose {
        Purpose::Admin => by_credentials(None),
        Purpose::ReadWrite | Purpose::ReadOnly => {
            let scheme = match purpose {
                Purpose::ReadOnly => settings.auth_unix_ro,
                _ => settings.auth_unix_rw,
            };
            match scheme {
                Admission::Anyone => ServerAdmission::Anyone,
                Admission::PeerCredentials => by_credentials(socket_group(settings)?),
            }
        }
    };
    Ok(Access { read_only: purpose == Purpose::ReadOnly, admission })
}

/// Lets the daemon have as many descriptors as it may: one for each client,
/// some for each guest.
fn raise_descriptor_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, ..limit };
    if let Err(error) = setrlimit(Resource::Nofile, raised) {
        tracing::warn!(%error, "cannot raise the limit of open files");
    }
}
