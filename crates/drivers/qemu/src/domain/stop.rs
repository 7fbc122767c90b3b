//! The end of a machine: destroyed, powered off or crashed.
//!
//! ```text
//!  destroy ──> note Ending, SIGTERM (SIGKILL)  ─┐
//!  guest powered off ──> note Ending, SIGTERM  ─┼─> process gone ──> [turn] clean_up ──> shut off
//!  crash ──> monitor closes                    ─┘
//! ```
//!
//! Killing needs no turn: a change that waits for a hung emulator holds the
//! turn and ends as soon as the emulator is gone. Cleaning up does need it, and
//! whoever comes second finds nothing left to do.

use super::{Domain, Ending, InTurn, Machine};
use crate::Qemu;
use crate::error::QemuError;
use ostler_core::Result;
use ostler_driver::DomainState;
use ostler_host::process::{Process, Signal};
use std::sync::Arc;
use std::time::Duration;

/// How long an emulator may take to end after SIGTERM before it is killed.
/// It needs a few milliseconds; one that flushes a slow disk needs longer.
const TERM_GRACE: Duration = Duration::from_secs(5);
/// How long the last events of an emulator that is gone may take to be read.
const LAST_WORDS: Duration = Duration::from_millis(100);
/// How long a graceful destroy waits before it gives up.
const GRACEFUL_PATIENCE: Duration = Duration::from_secs(15);
/// How long a killed process may stay: it is in the kernel's hands.
const KILL_PATIENCE: Duration = Duration::from_secs(15);

/// Ends the domain's emulator without asking the guest. A graceful destroy
/// never kills it while it may be writing.
pub(crate) async fn destroy(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    graceful: bool,
) -> Result<()> {
    let machine = Arc::clone(&domain.live()?.machine);
    end(driver, domain, &machine, Ending::Destroyed, graceful).await
}

/// Ends this machine, and cleans up after it.
pub(crate) async fn end(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    machine: &Arc<Machine>,
    ending: Ending,
    graceful: bool,
) -> Result<()> {
    machine.will_end(ending);
    if let Some(process) = machine.process() {
        kill(process, graceful).await.map_err(|error| error.about(domain))?;
    }
    // What it said last is told before that it is gone.
    if let Ok(monitor) = machine.monitor() {
        let _ = tokio::time::timeout(LAST_WORDS, monitor.closed()).await;
    }
    clean_up(driver, domain, machine).await
}

/// What a monitor's end means: the emulator is gone or about to go.
pub(crate) async fn after_monitor(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    machine: &Arc<Machine>,
) {
    let ending = machine.ending();
    if let Err(error) = end(driver, domain, machine, ending, false).await {
        tracing::error!(domain = machine.name, %error, "cannot clean up after its emulator");
    }
}

/// Takes the turn and removes everything the machine had, unless that was
/// done already.
async fn clean_up(driver: &Arc<Qemu>, domain: &Arc<Domain>, machine: &Arc<Machine>) -> Result<()> {
    let (driver, machine) = (Arc::clone(driver), Arc::clone(machine));
    let work = |domain: InTurn| async move {
        if domain.view().is_run_by(&machine) {
            finish(&driver, &domain, &machine).await;
        }
        Ok(())
    };
    domain.change("clean up", work).await
}

/// Cleans up after a machine whose process is gone.
pub(crate) async fn finish(driver: &Arc<Qemu>, domain: &InTurn, machine: &Arc<Machine>) {
    let ending = machine.ending();
    let Some(live) = domain.view().live.clone() else { return };
    let was = domain.reference();
    driver.clean_up_machine(&live, ending).await;
    driver.domains.clear_id(machine.id);
    let state = DomainState::Shutoff(ending.reason());
    domain.publish_for(machine, |view| {
        view.live = None;
        view.state = state;
    });
    driver.tell_lifecycle_of(was, ending.event());
    if domain.view().persistent.is_none() {
        driver.domains.remove(domain.uuid);
    }
}

/// Ends a process and waits until it is gone.
pub(crate) async fn kill(process: &Process, graceful: bool) -> Result<(), QemuError> {
    process.kill(Signal::TERM).map_err(QemuError::Process)?;
    let grace = if graceful { GRACEFUL_PATIENCE } else { TERM_GRACE };
    // A stopped process takes note of SIGTERM only when it is continued.
    let stopped = !graceful && process.is_stopped();
    if !stopped && gone_within(process, grace).await {
        return Ok(());
    }
    if graceful {
        return Err(QemuError::StillThere { pid: process.pid(), waited: grace });
    }
    process.kill(Signal::KILL).map_err(QemuError::Process)?;
    if gone_within(process, KILL_PATIENCE).await {
        return Ok(());
    }
    Err(QemuError::StillThere { pid: process.pid(), waited: KILL_PATIENCE })
}

async fn gone_within(process: &Process, patience: Duration) -> bool {
    tokio::time::timeout(patience, process.wait()).await.is_ok()
}
