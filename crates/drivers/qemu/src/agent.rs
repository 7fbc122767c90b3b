//! The guest agent of one machine.
//!
//! ```text
//!   no channel ──  the definition has no org.qemu.guest_agent.0
//!   away       <── port closed ──  here   (the emulator tells which)
//!                ── port opened ──>
//! ```
//!
//! The socket is connected when the first call needs it and kept. One call at
//! a time speaks on it; whoever waits holds nothing that a reader needs.

use crate::error::QemuError;
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_host::local_socket;
use ostler_model::domain::{Channel, ChannelTarget, CharacterSource, DomainDef};
use ostler_qmp::QmpError;
use ostler_qmp::agent::{Agent, AgentCommand, AgentOptions, GuestShutdown, ShutdownMode};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::{Mutex, MutexGuard};

/// The channel's name.
const CHANNEL: &str = "org.qemu.guest_agent.0";

/// How long the guest may take from being asked to shut down until it is off.
const SHUTDOWN_LIMIT: Duration = Duration::from_secs(30);

/// How long a call waits for the one before it.
const PATIENCE: Duration = Duration::from_secs(10);

/// The way to the agent.
#[derive(Debug, Default)]
pub(crate) struct AgentPort {
    connected: AtomicBool,
    agent: Mutex<Option<Agent>>,
}

/// Returns whether this channel is the agent's.
pub(crate) fn is_agent_channel(channel: &Channel) -> bool {
    matches!(&channel.target, ChannelTarget::Virtio(port) if port.name.as_deref() == Some(CHANNEL))
}

/// The agent's channel of a domain.
pub(crate) fn channel(def: &DomainDef) -> Option<&Channel> {
    def.devices.channels.iter().find(|channel| is_agent_channel(channel))
}

impl AgentPort {
    /// Notes whether something in the guest has the port open.
    pub(crate) fn set_connected(&self, connected: bool) {
        self.connected.store(connected, Ordering::Relaxed);
    }

    /// Asks the guest to shut down or reboot. It gives no answer to that.
    /// Done when it fails, or when `powered` is: the guest went off or was reset.
    pub(crate) async fn ask_to_end(
        &self,
        def: &DomainDef,
        reboot: bool,
        powered: impl Future<Output = ()>,
    ) -> Result<(), QemuError> {
        let mut agent = self.ready(def).await?;
        let mode = if reboot { ShutdownMode::Reboot } else { ShutdownMode::Powerdown };
        let agent = connected(&mut agent)?;
        let asked = agent.call_silent(SHUTDOWN_LIMIT, GuestShutdown { mode }, powered).await;
        asked.map(|_| ()).map_err(QemuError::Agent)
    }

    /// Refuses unless there is an agent that could be asked.
    pub(crate) fn expect(&self, def: &DomainDef) -> Result<(), QemuError> {
        self.socket(def).map(drop)
    }

    /// A typed command. `patience` is how long the agent may take to show that
    /// it is there.
    pub(crate) async fn call<C: AgentCommand>(
        &self,
        def: &DomainDef,
        patience: Duration,
        command: C,
    ) -> Result<C::Reply, QemuError> {
        let mut agent = self.ready(def).await?;
        let agent = connected(&mut agent)?;
        agent.set_sync_deadline(patience);
        agent.call(command).await.map_err(QemuError::Agent)
    }

    /// A command that answers only when it fails: done when `happened` is.
    pub(crate) async fn call_silent<C: AgentCommand>(
        &self,
        def: &DomainDef,
        command: C,
        happened: impl Future<Output = ()>,
    ) -> Result<(), QemuError> {
        let mut agent = self.ready(def).await?;
        let asked = connected(&mut agent)?.call_silent(SHUTDOWN_LIMIT, command, happened).await;
        asked.map(|_| ()).map_err(QemuError::Agent)
    }

    /// Any command by its name.
    pub(crate) async fn execute(
        &self,
        def: &DomainDef,
        name: &str,
        arguments: Option<Value>,
        limit: Option<Duration>,
    ) -> Result<Value, QemuError> {
        let mut agent = self.ready(def).await?;
        let limit = limit.unwrap_or(AgentOptions::default().deadline);
        let answer = connected(&mut agent)?.execute(limit, name, arguments.as_ref()).await;
        answer.map_err(QemuError::Agent)
    }

    /// The connected agent, this call's alone.
    async fn ready(&self, def: &DomainDef) -> Result<MutexGuard<'_, Option<Agent>>, QemuError> {
        let path = self.socket(def)?;
        let mut agent = tokio::time::timeout(PATIENCE, self.agent.lock()).await.map_err(|_| {
            unresponsive("another call has been waiting for it for too long".to_owned())
        })?;
        if agent.as_ref().is_some_and(|agent| agent.close_reason().is_some()) {
            *agent = None;
        }
        if agent.is_none() {
            let connected = local_socket::connect(&path).await;
            let socket = connected.map_err(|source| {
                QemuError::Agent(QmpError::Connect { path: path.clone(), source })
            })?;
            *agent = Some(Agent::start(socket, AgentOptions::default()));
        }
        Ok(agent)
    }

    fn socket(&self, def: &DomainDef) -> Result<PathBuf, QemuError> {
        let missing = || {
            QemuError::Wire(Error::new(
                ErrorCode::ArgumentUnsupported,
                ErrorDomain::Qemu,
                "QEMU guest agent is not configured: the domain has no channel \
                 'org.qemu.guest_agent.0'",
            ))
        };
        let channel = channel(def).ok_or_else(missing)?;
        if !self.connected.load(Ordering::Relaxed) {
            return Err(unresponsive("QEMU guest agent is not connected".to_owned()));
        }
        match &channel.source {
            CharacterSource::Unix(source) => {
                source.source.path.as_deref().map(PathBuf::from).ok_or_else(missing)
            }
            _ => Err(missing()),
        }
    }
}

fn connected(agent: &mut Option<Agent>) -> Result<&mut Agent, QemuError> {
    agent.as_mut().ok_or_else(|| unresponsive("QEMU guest agent is not connected".to_owned()))
}

fn unresponsive(detail: String) -> QemuError {
    QemuError::Wire(Error::agent_unresponsive(detail))
}
