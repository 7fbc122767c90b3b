//! Control of a running guest: suspend, resume, reset, shut down, reboot.
//!
//! Each is one change: it has the turn, sends a command and waits for the
//! answer. The state that follows is published by `watch` when the monitor
//! tells of it, which is before the command's answer.

use crate::Qemu;
use crate::error::QemuError;
use crate::guest::{Domain, InTurn, Live};
use ostler_core::{Error, Result};
use ostler_driver::object::Change;
use ostler_driver::{DomainState, PausedReason};
use ostler_qmp::agent::{GuestSuspendDisk, GuestSuspendHybrid, GuestSuspendRam};
use ostler_qmp::command::{
    Cont, QueryCurrentMachine, Stop, SystemPowerdown, SystemReset, SystemWakeup,
};
use std::future::Future;
use std::sync::Arc;

/// Runs `work` on the running guest, with the turn.
pub(crate) async fn with_live<R, F, Work>(
    domain: &Arc<Domain>,
    job: &'static str,
    work: F,
) -> Result<R>
where
    R: Send + 'static,
    F: FnOnce(InTurn, Arc<Live>) -> Work + Send + 'static,
    Work: Future<Output = Result<R, QemuError>> + Send + 'static,
{
    domain.change_live(Change::modify(job), work).await
}

/// Writes down what the running guest has come to by itself.
pub(crate) async fn note(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    job: &'static str,
) -> Result<()> {
    let driver = Arc::clone(driver);
    with_live(domain, job, |domain, _| async move {
        driver.save_status(&domain).await;
        Ok(())
    })
    .await
}

/// Stops the guest's processors.
pub(crate) async fn suspend(driver: &Arc<Qemu>, domain: &Arc<Domain>) -> Result<()> {
    let driver = Arc::clone(driver);
    domain
        .change_live(Change::suspend("suspend"), |domain: InTurn, live: Arc<Live>| async move {
            match domain.view().state {
                DomainState::Paused(_) => return Ok(()),
                DomainState::PmSuspended => {
                    return Err(QemuError::wrong_state(
                        "the guest sleeps (pm-suspended): wake it with dompmwakeup first",
                    ));
                }
                _ => {}
            }
            live.machine.will_pause(PausedReason::User);
            live.machine.monitor()?.call(Stop).await?;
            driver.save_status(&domain).await;
            Ok(())
        })
        .await
}

/// Lets the guest's processors run again.
pub(crate) async fn resume(driver: &Arc<Qemu>, domain: &Arc<Domain>) -> Result<()> {
    let driver = Arc::clone(driver);
    with_live(domain, "resume", |domain, live| async move {
        match domain.view().state {
            DomainState::Running(_) => {
                return Err(QemuError::wrong_state("domain is already running"));
            }
            DomainState::PmSuspended => {
                return Err(QemuError::wrong_state(
                    "the guest sleeps (pm-suspended): wake it with dompmwakeup",
                ));
            }
            DomainState::Shutdown(_) | DomainState::Crashed(_) => {
                return Err(QemuError::wrong_state("its guest has ended: destroy or reset it"));
            }
            _ => {}
        }
        live.machine.monitor()?.call(Cont).await?;
        driver.save_status(&domain).await;
        Ok(())
    })
    .await
}

/// Presses the reset button.
pub(crate) async fn reset(driver: &Arc<Qemu>, domain: &Arc<Domain>) -> Result<()> {
    let driver = Arc::clone(driver);
    with_live(domain, "reset", |domain, live| async move {
        live.machine.monitor()?.call(SystemReset).await?;
        live.machine.set_fake_reboot(false);
        driver.save_status(&domain).await;
        Ok(())
    })
    .await
}

/// The place in which a sleeping guest keeps its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sleep {
    Memory,
    Disk,
    Hybrid,
}

/// Has the agent put the guest to sleep; done when it sleeps, or is off. Not a
/// change with the turn: what happens then is told by the monitor.
pub(crate) async fn sleep(domain: &Arc<Domain>, sleep: Sleep) -> Result<()> {
    let live = domain.live()?;
    let work = async {
        if !matches!(domain.view().state, DomainState::Running(_)) {
            return Err(QemuError::wrong_state("its guest does not run"));
        }
        live.machine.agent.expect(&live.def)?;
        if sleep != Sleep::Disk
            && !live.machine.monitor()?.call(QueryCurrentMachine).await?.wakeup_suspend_support
        {
            return Err(QemuError::Wire(Error::operation_unsupported(
                "this machine has nothing that could wake a guest from sleep",
            )));
        }
        let agent = &live.machine.agent;
        let slept = live.machine.slept.notified();
        let off = live.machine.powered.notified();
        match sleep {
            Sleep::Memory => agent.call_silent(&live.def, GuestSuspendRam, slept).await,
            Sleep::Hybrid => agent.call_silent(&live.def, GuestSuspendHybrid, slept).await,
            Sleep::Disk => agent.call_silent(&live.def, GuestSuspendDisk, off).await,
        }
    };
    work.await.map_err(|error| error.about(domain))
}

/// Wakes a guest that sleeps.
pub(crate) async fn wake_up(domain: &Arc<Domain>) -> Result<()> {
    with_live(domain, "wake up", |domain, live| async move {
        if domain.view().state != DomainState::PmSuspended {
            return Err(QemuError::wrong_state("the guest does not sleep"));
        }
        live.machine.monitor()?.call(SystemWakeup).await?;
        Ok(())
    })
    .await
}

/// How a guest is asked to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Request {
    /// Through its agent.
    pub(crate) agent: bool,
    /// By the power button.
    pub(crate) acpi: bool,
    /// And come back.
    pub(crate) reboot: bool,
}

impl Request {
    /// As a client asks for it. Neither way asked for: the agent where there is
    /// one, then the button.
    pub(crate) const fn new(agent: bool, acpi: bool, reboot: bool) -> Self {
        let any = !agent && !acpi;
        Self { agent: agent || any, acpi: acpi || any, reboot }
    }
}

/// Asks the guest to shut down or reboot.
pub(crate) async fn ask_to_end(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    request: Request,
) -> Result<()> {
    let driver = Arc::clone(driver);
    let job = if request.reboot { "reboot" } else { "shut down" };
    with_live(domain, job, move |domain, live| async move {
        if !matches!(domain.view().state, DomainState::Running(_) | DomainState::Paused(_)) {
            return Err(QemuError::wrong_state("its guest does not run"));
        }
        if request.agent {
            let powered = live.machine.powered.notified();
            match live.machine.agent.ask_to_end(&live.def, request.reboot, powered).await {
                Ok(()) => return Ok(()),
                Err(error) if !request.acpi => return Err(error),
                Err(error) => tracing::debug!(%error, "no answer from the agent, using the button"),
            }
        }
        // A guest that is asked to reboot by the button powers off; `watch`
        // then resets it instead of ending it.
        live.machine.set_fake_reboot(request.reboot);
        live.machine.monitor()?.call(SystemPowerdown).await?;
        driver.save_status(&domain).await;
        Ok(())
    })
    .await
}
