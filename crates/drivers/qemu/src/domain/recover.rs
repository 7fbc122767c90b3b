//! Finding everything again after the daemon was gone.
//!
//! ```text
//!  definitions ── load ──> domains, shut off
//!  status files ─┬─ half started ──> its emulator is ended, all is cleaned up
//!                ├─ process gone ──> shut off (crashed), cleaned up
//!                └─ process there ─> running as it was; its monitor is taken up in the background
//! ```
//!
//! Nothing here waits for an emulator: a hung one keeps nobody from starting.

use super::define::Domains;
use super::status_file::{self, StatusFile};
use super::{control, hotplug, load, stop, watch};
use crate::devices::balloon::has_balloon;
use crate::emit::AgentReason;
use crate::error::{QemuError, chain};
use crate::guest::{Domain, EmulatorProcess, Ending, Live};
use crate::statistics::{self, Question};
use crate::{Qemu, agent};
use ostler_driver::object::{MAX_DEFINITION, find_or_list};
use ostler_driver::{DomainState, PausedReason, RunningReason, ShutdownReason};
use ostler_host::process::{Process, Signal};
use ostler_host::{file, local_socket};
use ostler_model::domain::{ChannelState, ChannelTarget, DomainDef, Graphics};
use ostler_qmp::command::{QueryBalloon, QueryCpusFast, QueryStatus, RunState, Status};
use ostler_qmp::{Monitor, MonitorOptions};
use std::sync::Arc;
use std::time::Duration;

/// How long the emulator of a half-started guest may take to end.
const END_PATIENCE: Duration = Duration::from_secs(5);

/// Loads the definitions, then takes up what runs.
pub(crate) async fn load(driver: &Arc<Qemu>) {
    load::load(&Domains(Arc::clone(driver))).await;
    let folder = &driver.layout.objects.runtime;
    let contents = match file::read_folder(folder, ".xml", MAX_DEFINITION).await {
        Ok(contents) => contents,
        Err(error) => {
            tracing::error!(error = %chain(&error), "cannot read the state of running guests");
            return;
        }
    };
    for (name, bytes) in contents.files {
        match StatusFile::parse(&bytes) {
            Ok(status) => take_up(driver, status).await,
            Err(error) => {
                tracing::error!(file = name, %error, "a status file cannot be understood");
            }
        }
    }
}

/// Takes up one guest, or cleans up after it.
async fn take_up(driver: &Arc<Qemu>, status: StatusFile) {
    let Some(machine) = status_file::machine(&status).map(Arc::new) else {
        tracing::error!(name = %status.domain.name, "a status file lacks the guest's id or monitor");
        return;
    };
    driver.note_id(machine.id);
    let uuid = crate::definition::uuid(&status.domain);
    let Some(domain) = find_or_list(&Domains(Arc::clone(driver)), &status.domain.name, uuid) else {
        return;
    };
    let half_started = status.is_half_started();
    let state = status.domain_state().unwrap_or(DomainState::Running(RunningReason::Unknown));
    let process = find_process(&status);
    if let Some(process) = &process {
        machine.set_process(process.clone());
    }
    let def = Arc::new(status.domain);
    note_resources(driver, &machine, &def);
    let live = Arc::new(Live { def: Arc::clone(&def), machine: Arc::clone(&machine) });
    domain.observe(|view| {
        view.live = Some(Arc::clone(&live));
        view.state = state;
    });
    driver.domains.set_id(domain.uuid, machine.id);
    if !half_started {
        machine.is_started();
    }
    let ending = if half_started { Some(Ending::Failed) } else { None };
    let ending = ending.or(match (&process, machine.autodestroy()) {
        (None, _) => Some(Ending::Crashed),
        // The connection that kept it went with the daemon.
        (Some(_), true) => Some(Ending::Destroyed),
        (Some(_), false) => None,
    });
    match ending {
        Some(ending) => {
            if process.is_none() {
                quit_by_monitor(&machine).await;
            }
            machine.will_end(ending);
            if let Err(error) = stop::end(driver, &domain, &machine, ending, false).await {
                tracing::error!(domain = machine.name, %error, "cannot clean up");
            }
        }
        None => {
            let (noting, images) = (Arc::clone(driver), Arc::clone(&def));
            let (user, run) = (Arc::clone(&domain), Arc::clone(&machine));
            // In the background: storage may hang.
            tokio::spawn(async move {
                noting.claims.images.note(run.key(), &images).await;
                if !user.view().is_run_by(&run) {
                    noting.claims.images.give_back(run.key());
                }
            });
            reconnect_in_background(driver, &domain, &machine, def);
        }
    }
}

/// Its process, if it is still there and still the same.
fn find_process(status: &StatusFile) -> Option<Process> {
    match status.process() {
        Some(identity) => Process::adopt(identity).ok(),
        // Another daemon's file has only the number: the monitor's socket has
        // to show that it is the one.
        None if status.pid > 0 => {
            let socket = status.monitor_socket()?;
            local_socket::connect_blocking(&socket).ok()?;
            Process::adopt_number(status.pid).ok()
        }
        None => None,
    }
}

/// Reserves the numbers and ports that a running guest has, so that no other gets them.
fn note_resources(driver: &Qemu, machine: &EmulatorProcess, def: &DomainDef) {
    for graphics in def.devices.graphics.iter() {
        let Graphics::Vnc(vnc) = graphics else { continue };
        driver.display_ports(vnc).for_each(|(ports, port)| ports.note(port));
    }
    for interface in &def.devices.interfaces {
        if let Some(name) = interface.target.as_ref().and_then(|target| target.dev.as_deref()) {
            driver.tap_names().reserve(name);
        }
    }
    let connected = agent::channel(def).is_some_and(|channel| {
        matches!(&channel.target, ChannelTarget::Virtio(port)
            if port.state == Some(ChannelState::Connected))
    });
    machine.agent.set_connected(connected);
}

/// Ends an emulator whose pid nobody wrote down: its daemon was killed in the
/// moment between.
async fn quit_by_monitor(machine: &EmulatorProcess) {
    let Ok(stream) = local_socket::connect(&machine.monitor_socket).await else { return };
    let Ok(credentials) = stream.peer_cred() else { return };
    // Who made the socket is the daemon that is gone; who serves it now is asked.
    tracing::info!(domain = machine.name, ?credentials, "ending a half-started emulator");
    let (monitor, _) = Monitor::start(stream, MonitorOptions::default(), |_| {});
    let _ = tokio::time::timeout(END_PATIENCE, async {
        let _ = monitor.call(ostler_qmp::command::Quit).await;
        monitor.closed().await
    })
    .await;
}

/// Takes up the monitor of a guest that runs on, however long that takes.
fn reconnect_in_background(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    machine: &Arc<EmulatorProcess>,
    def: Arc<DomainDef>,
) {
    let (driver, domain, machine) = (Arc::clone(driver), Arc::clone(domain), Arc::clone(machine));
    tokio::spawn(async move {
        if let Err(error) = reconnect(&driver, &domain, &machine, &def).await {
            let error = error.about(&domain);
            tracing::error!(domain = machine.name, %error, "cannot take up its monitor");
            driver.emit_control_error(&domain);
        }
    });
}

async fn reconnect(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    machine: &Arc<EmulatorProcess>,
    def: &DomainDef,
) -> Result<(), QemuError> {
    let Some(process) = machine.process().cloned() else { return Ok(()) };
    // Its end is noticed whatever becomes of the monitor: it may be about to
    // go, its socket gone before it.
    let watched = (Arc::clone(driver), Arc::clone(domain), Arc::clone(machine));
    tokio::spawn(async move {
        process.wait().await;
        stop::after_monitor(&watched.0, &watched.1, &watched.2).await;
    });
    let connected = local_socket::connect(&machine.monitor_socket).await;
    let stream = connected.map_err(|source| QemuError::Source {
        role: "the monitor socket".to_owned(),
        path: machine.monitor_socket.clone(),
        reason: source.to_string(),
    })?;
    let handler = watch::handler(driver, domain, machine);
    let (monitor, handshake) = Monitor::start(stream, MonitorOptions::default(), handler);
    machine.set_monitor(monitor.clone());
    let patience = Duration::from_secs(3600);
    let (status, cpus, balloon, first) = {
        let batch = monitor.batch();
        (
            batch.call_within(patience, QueryStatus),
            batch.call_within(patience, QueryCpusFast),
            has_balloon(def).then(|| batch.call_within(patience, QueryBalloon)),
            Question::ask_first(&batch, def, patience),
        )
    };
    handshake.complete().await?;
    let status = status.await?;
    domain.publish_for(machine, |view| {
        if !machine.is_state_told() {
            view.state = state_now(view.state, &status);
        }
    });
    if machine.vcpu_threads.load().is_empty() {
        let threads = cpus.await?.iter().map(|cpu| cpu.thread_id).collect();
        machine.vcpu_threads.store(Arc::new(threads));
    }
    if let Some(balloon) = balloon
        && let Ok(balloon) = balloon.await
    {
        machine.set_balloon_kib(balloon.actual / 1024);
    }
    statistics::take_first(&machine.statistics, first).await;
    after_missed_shutdown(driver, domain, machine, &status).await;
    hotplug::recover(driver, domain, machine).await;
    if agent::channel(def).is_some() {
        driver.emit_agent(domain, false, AgentReason::DomainStarted);
    }
    if let Err(error) = control::note(driver, domain, "note a guest that was found").await {
        tracing::debug!(domain = machine.name, %error, "a guest that was found was not noted");
    }
    Ok(())
}

/// The state as the emulator tells it; a reason that still fits stays.
fn state_now(known: DomainState, status: &Status) -> DomainState {
    match (&status.status, known) {
        (_, DomainState::Running(reason)) if status.running => DomainState::Running(reason),
        _ if status.running => DomainState::Running(RunningReason::Unpaused),
        (RunState::Shutdown, _) => DomainState::Shutdown(ShutdownReason::Unknown),
        (RunState::Suspended, _) => DomainState::PmSuspended,
        (RunState::IoError, _) => DomainState::Paused(PausedReason::Ioerror),
        (RunState::Watchdog, _) => DomainState::Paused(PausedReason::Watchdog),
        (RunState::GuestPanicked, DomainState::Crashed(reason)) => DomainState::Crashed(reason),
        (_, DomainState::Paused(reason)) => DomainState::Paused(reason),
        _ => DomainState::Paused(PausedReason::Unknown),
    }
}

/// A guest that powered off while no daemon was there is ended now.
async fn after_missed_shutdown(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    machine: &Arc<EmulatorProcess>,
    status: &Status,
) {
    if status.status != RunState::Shutdown {
        return;
    }
    if let Err(error) = stop::end(driver, domain, machine, Ending::Shutdown, false).await {
        tracing::error!(domain = machine.name, %error, "cannot end a shut-down guest");
    }
    if let Some(process) = machine.process() {
        // It is gone, or on its way; nothing is lost by making sure.
        let _ = process.kill(Signal::TERM);
    }
}
