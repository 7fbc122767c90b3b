//! The end of a machine: destroyed, powered off or crashed.
//!
//! ```text
//!  destroy ──> note Ending, SIGTERM (SIGKILL)  ─┐
//!  guest powered off ──> note Ending, SIGTERM  ─┼─> process gone ──> [turn] clean_up ──> shut off
//!  crash ──> monitor closes                    ─┘
//! ```
//!
//! Killing needs no turn: a change that waits for a hung emulator holds the
//! turn and ends as soon as the emulator is gone. Cleaning up needs the turn and
//! the proof that the process is gone ([`Ended`]): a domain is published before
//! its process is made, so an end that comes in between finds the process only
//! in its turn. Whoever comes second finds nothing left to do.

use crate::Qemu;
use crate::error::QemuError;
use crate::guest::{Domain, EmulatorProcess, Ending, InTurn};
use ostler_core::Result;
use ostler_driver::object::{Change, Defined, forget_if_gone};
use ostler_driver::{DomainState, TurnError};
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
    machine: &Arc<EmulatorProcess>,
    ending: Ending,
    graceful: bool,
) -> Result<()> {
    machine.will_end(ending);
    if let Some(process) = machine.process() {
        let _ended = kill(process, graceful).await.map_err(|error| error.about(domain))?;
    }
    // What it said last is told before that it is gone.
    if let Ok(monitor) = machine.monitor() {
        let _ = tokio::time::timeout(LAST_WORDS, monitor.closed()).await;
    }
    clean_up(driver, domain, machine, graceful).await
}

/// Cleans up after the end of a monitor: its emulator is gone or about to go.
pub(crate) async fn after_monitor(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    machine: &Arc<EmulatorProcess>,
) {
    let ending = machine.ending();
    if let Err(error) = end(driver, domain, machine, ending, false).await {
        tracing::error!(domain = machine.name, %error, "cannot clean up after its emulator");
    }
}

/// Takes the turn and removes everything the machine had, unless that was
/// done already.
async fn clean_up(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    machine: &Arc<EmulatorProcess>,
    graceful: bool,
) -> Result<()> {
    let (driver, machine) = (Arc::clone(driver), Arc::clone(machine));
    let work = move |domain: InTurn| async move {
        if domain.view().is_run_by(&machine) {
            let ended = end_process(&domain, &machine, graceful).await?;
            finish(&driver, &domain, &machine, ended).await;
        }
        Ok(())
    };
    match domain.change_as(Change::destroy("clean up"), work).await {
        // A transient domain that somebody else has cleaned up after is gone.
        Err(QemuError::Turn(TurnError::Gone)) => Ok(()),
        done => done.map_err(|error| error.about(domain)),
    }
}

/// The proof that a machine has no process any more.
#[derive(Debug)]
#[must_use = "what the machine had is still to be cleaned up"]
pub(crate) struct Ended(());

/// Ends the process of a machine, if it has one. The domain's turn is held, so
/// no start can still be making it.
pub(crate) async fn end_process(
    _in_turn: &InTurn,
    machine: &EmulatorProcess,
    graceful: bool,
) -> Result<Ended, QemuError> {
    match machine.process() {
        Some(process) => kill(process, graceful).await,
        None => Ok(Ended(())),
    }
}

/// Cleans up after a machine whose process is gone.
pub(crate) async fn finish(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    machine: &Arc<EmulatorProcess>,
    _proof: Ended,
) {
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
    driver.emit_lifecycle_of(was, ending.event());
    forget_if_gone(&driver.domains, domain);
}

/// Ends a process and waits until it is gone.
async fn kill(process: &Process, graceful: bool) -> Result<Ended, QemuError> {
    process.kill(Signal::TERM).map_err(QemuError::Process)?;
    let grace = if graceful { GRACEFUL_PATIENCE } else { TERM_GRACE };
    // A stopped process takes note of SIGTERM only when it is continued.
    let stopped = !graceful && process.is_stopped();
    if !stopped && gone_within(process, grace).await {
        return Ok(Ended(()));
    }
    if graceful {
        return Err(QemuError::StillThere { pid: process.pid(), waited: grace });
    }
    process.kill(Signal::KILL).map_err(QemuError::Process)?;
    if gone_within(process, KILL_PATIENCE).await {
        return Ok(Ended(()));
    }
    Err(QemuError::StillThere { pid: process.pid(), waited: KILL_PATIENCE })
}

async fn gone_within(process: &Process, patience: Duration) -> bool {
    tokio::time::timeout(patience, process.wait()).await.is_ok()
}
