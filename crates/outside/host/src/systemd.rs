//! The service manager of a host that systemd runs, over the system bus.
//!
//! systemd owns the tree of control groups there: the group of a guest is a scope that
//! systemd makes around a process. systemd-machined, where it is installed, lists the
//! guest among the machines of the host (`machinectl`).

use crate::HostRoot;
use ostler_core::Uuid;
use std::time::Duration;
use tokio::sync::Mutex;
use zbus::export::futures_core::Stream;
use zbus::message::Type;
use zbus::zvariant::{OwnedObjectPath, Value};
use zbus::{Connection, MatchRule, MessageStream};

/// Name of systemd's service manager on the bus.
const MANAGER: &str = "org.freedesktop.systemd1";
/// Name of systemd-machined on the bus.
const MACHINES: &str = "org.freedesktop.machine1";
/// How long systemd may take for one call or job.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many signals wait to be read while a job is started.
const SIGNALS: usize = 256;

/// systemd did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum SystemdError {
    /// The bus or the service is not there, or refuses.
    #[error("{what} by systemd failed")]
    Bus {
        /// The thing that was asked of it.
        what: &'static str,
        /// The answer.
        #[source]
        source: Box<zbus::Error>,
    },
    /// The job ended without success.
    #[error("systemd did not start the scope '{scope}': its job ended as '{result}'")]
    Job {
        /// Name of the scope.
        scope: String,
        /// systemd's word for how it ended: `failed`, `canceled`, ...
        result: String,
    },
    /// No answer came in time.
    #[error("systemd has not answered within {} s", PATIENCE.as_secs())]
    TimedOut,
}

impl SystemdError {
    /// Returns whether there is no bus, or no systemd on it: nothing can be asked of it.
    #[must_use]
    pub fn is_unreachable(&self) -> bool {
        let Self::Bus { source, .. } = self else { return false };
        !matches!(**source, zbus::Error::MethodError(..)) || is_not_installed(source)
    }
}

/// A scope to be made around a process.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// Its name: `machine-qemu\x2d1\x2dweb.scope`.
    pub name: &'a str,
    /// The slice that it lies in: `machine.slice`.
    pub slice: &'a str,
    /// The process that is its first.
    pub process: i32,
}

/// A guest as a machine of the host.
#[derive(Debug, Clone, Copy)]
pub struct Machine<'a> {
    /// Its name: `qemu-1-web`.
    pub name: &'a str,
    /// The UUID of the domain.
    pub uuid: Uuid,
    /// The service that runs it: `libvirt-qemu`.
    pub service: &'a str,
    /// The emulator's process, which is in the guest's scope.
    pub leader: i32,
}

/// The service manager. The bus is connected to when it is first needed, and again after
/// it was gone.
#[derive(Debug, Default)]
pub struct Systemd {
    bus: Mutex<Option<Connection>>,
}

impl Systemd {
    /// The service manager, if it runs this host: systemd makes the folder early at boot,
    /// and only where it is the first process.
    #[must_use]
    pub fn find(root: &HostRoot) -> Option<Self> {
        root.has("/run/systemd/system").then(Self::default)
    }

    /// Makes a scope. Returns when the process is in it.
    ///
    /// # Errors
    /// The bus cannot be reached, systemd refuses or does not answer, or the scope exists.
    pub async fn start_scope(&self, scope: Scope<'_>) -> Result<(), SystemdError> {
        within(self.start_scope_untimed(scope)).await
    }

    async fn start_scope_untimed(&self, scope: Scope<'_>) -> Result<(), SystemdError> {
        let what = "making a scope";
        let failed = |error| SystemdError::Bus { what, source: Box::new(error) };
        let bus = self.connected().await.map_err(failed)?;
        // Before the call: the job may end before its answer is read.
        let ended = removed_jobs(&bus).await.map_err(failed)?;
        let pids = [scope.process.unsigned_abs()];
        let properties: [(&str, Value<'_>); 7] = [
            ("Description", "A guest".into()),
            ("Slice", scope.slice.into()),
            ("PIDs", pids.as_slice().into()),
            // The groups below are the driver's.
            ("Delegate", true.into()),
            ("TasksMax", u64::MAX.into()),
            ("CollectMode", "inactive-or-failed".into()),
            // Guests are shut down before their scopes are stopped, by what orders itself
            // after this target.
            ("Before", ["virt-guest-shutdown.target"].as_slice().into()),
        ];
        let auxiliary: [(&str, Vec<(&str, Value<'_>)>); 0] = [];
        let arguments = (scope.name, "fail", properties.as_slice(), auxiliary.as_slice());
        let interface = Some("org.freedesktop.systemd1.Manager");
        let path = "/org/freedesktop/systemd1";
        let started =
            bus.call_method(Some(MANAGER), path, interface, "StartTransientUnit", &arguments);
        let answer = self.noted(started.await).await.map_err(failed)?;
        let job: OwnedObjectPath = answer.body().deserialize().map_err(failed)?;
        match result_of(ended, &job).await.as_deref() {
            Some("done") => Ok(()),
            Some(result) => {
                Err(SystemdError::Job { scope: scope.name.to_owned(), result: result.to_owned() })
            }
            None => Err(SystemdError::TimedOut),
        }
    }

    /// Lists a guest among the machines of the host. Its leader is in its scope. Returns
    /// false where systemd-machined is not installed.
    ///
    /// # Errors
    /// systemd-machined refuses or does not answer.
    pub async fn register_machine(&self, machine: Machine<'_>) -> Result<bool, SystemdError> {
        within(self.register_machine_untimed(machine)).await
    }

    async fn register_machine_untimed(&self, machine: Machine<'_>) -> Result<bool, SystemdError> {
        let what = "registering a machine";
        let failed = |error| SystemdError::Bus { what, source: Box::new(error) };
        let bus = self.connected().await.map_err(failed)?;
        let leader = machine.leader.unsigned_abs();
        let uuid = machine.uuid.as_bytes().as_slice();
        let arguments = (machine.name, uuid, machine.service, "vm", leader, "");
        let interface = Some("org.freedesktop.machine1.Manager");
        let path = "/org/freedesktop/machine1";
        let registered =
            bus.call_method(Some(MACHINES), path, interface, "RegisterMachine", &arguments);
        match self.noted(registered.await).await {
            Ok(_) => Ok(true),
            Err(error) if is_not_installed(&error) => Ok(false),
            Err(error) => Err(failed(error)),
        }
    }

    /// A connection to the system bus.
    async fn connected(&self) -> Result<Connection, zbus::Error> {
        let mut bus = self.bus.lock().await;
        if let Some(bus) = bus.as_ref() {
            return Ok(bus.clone());
        }
        let connected = zbus::connection::Builder::system()?.build().await?;
        *bus = Some(connected.clone());
        Ok(connected)
    }

    /// Forgets a connection that broke, so that the next call makes another.
    async fn noted<T>(&self, answer: Result<T, zbus::Error>) -> Result<T, zbus::Error> {
        if let Err(zbus::Error::InputOutput(_)) = &answer {
            *self.bus.lock().await = None;
        }
        answer
    }
}

async fn within<T>(work: impl Future<Output = Result<T, SystemdError>>) -> Result<T, SystemdError> {
    tokio::time::timeout(PATIENCE, work).await.unwrap_or(Err(SystemdError::TimedOut))
}

/// Returns whether the bus knows no such service, and no way to start it.
fn is_not_installed(error: &zbus::Error) -> bool {
    let zbus::Error::MethodError(name, ..) = error else { return false };
    matches!(
        name.as_str(),
        "org.freedesktop.DBus.Error.ServiceUnknown"
            | "org.freedesktop.DBus.Error.NameHasNoOwner"
            | "org.freedesktop.systemd1.NoSuchUnit"
            | "org.freedesktop.systemd1.UnitMasked"
    )
}

/// The signals that tell of jobs which have ended.
async fn removed_jobs(bus: &Connection) -> Result<MessageStream, zbus::Error> {
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .sender(MANAGER)?
        .interface("org.freedesktop.systemd1.Manager")?
        .member("JobRemoved")?
        .build();
    MessageStream::for_match_rule(rule, bus, Some(SIGNALS)).await
}

/// Waits for the end of a job: `done`, `failed`, ... `None` when the bus is gone.
async fn result_of(mut ended: MessageStream, job: &OwnedObjectPath) -> Option<String> {
    loop {
        let next =
            std::future::poll_fn(|context| std::pin::Pin::new(&mut ended).poll_next(context));
        let message = next.await?.ok()?;
        let told = message.body().deserialize::<(u32, OwnedObjectPath, String, String)>();
        if let Ok((_, removed, _, result)) = told
            && removed == *job
        {
            return Some(result);
        }
    }
}
