//! Starting a guest.
//!
//! ```text
//!  [turn]
//!    definition ── live copy: aliases, ports, paths            (live)
//!       │
//!    status file: "starting up"      a daemon killed from here on finds it and cleans up
//!       │
//!    folders, log, sockets, taps, owners of images              (prepare; undone on failure)
//!    control group with the guest's limits                      (tune; undone on failure)
//!       │
//!    command line ── process ── pid and status on disk          (launch)
//!       │                └─ meanwhile the emulator answers
//!    terminals' names, threads ── pins, quotas ── published, told
//! ```

mod display;
mod label;
mod launch;
mod live;
mod password;
mod policy;
mod program;
mod variables;

use self::launch::{Conversation, Questions};
use super::prepare::{self, places};
use super::{processors, stop, taint, tune, watch};
use crate::Qemu;
use crate::agent;
use crate::command;
use crate::definition;
use crate::emit::AgentReason;
use crate::error::QemuError;
use crate::guest::{Domain, EmulatorProcess, InTurn, Live};
use crate::honoured;
use crate::scene::{Scene, Target};
use ostler_core::{Error, Result};
use ostler_driver::{DomainState, Lifecycle, PausedReason, RunningReason, Undo};
use ostler_host::{Clock, SystemClock};
use ostler_model::domain::DomainDef;
use ostler_qmp::command::Cont;
use std::sync::Arc;

/// How a guest is started.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Options {
    /// Its processors wait.
    pub(crate) paused: bool,
    /// It goes with the connection that started it.
    pub(crate) autodestroy: bool,
    /// Its firmware's variables begin anew.
    pub(crate) reset_variables: bool,
}

/// Starts a domain from its definition on disk. Gives the number it runs under.
pub(crate) async fn start(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    options: Options,
) -> Result<i32> {
    let view = domain.view().clone();
    if view.live.is_some() {
        return Err(Error::operation_invalid("domain is already running"));
    }
    let def = view.kept()?.def()?;
    start_with(driver, domain, def, options).await
}

/// Starts a domain from this definition.
pub(crate) async fn start_with(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    def: Arc<DomainDef>,
    options: Options,
) -> Result<i32> {
    let driver = Arc::clone(driver);
    let work =
        move |domain: InTurn| async move { start_in_turn(&driver, &domain, &def, options).await };
    domain.change("start", work).await
}

/// Starts a domain from this definition, in its turn.
pub(crate) async fn start_in_turn(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    def: &Arc<DomainDef>,
    options: Options,
) -> Result<i32, QemuError> {
    if domain.view().live.is_some() {
        return Err(QemuError::wrong_state("domain is already running"));
    }
    run(driver, domain, def, options).await
}

/// Starts it. Whatever fails, nothing is left behind.
async fn run(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    def: &Arc<DomainDef>,
    options: Options,
) -> Result<i32, QemuError> {
    let id = tune::group::free_id(driver, def);
    let socket = driver.layout.monitor_socket(id, &def.name);
    let machine = Arc::new(EmulatorProcess::new(id, &def.name, socket));
    if options.autodestroy {
        machine.set_autodestroy();
    }
    let mut undo = Undo::new();
    match run_steps(driver, domain, &machine, def, options, &mut undo).await {
        Ok(()) => {
            undo.keep();
            Ok(id)
        }
        Err(error) => {
            take_back(driver, domain, &machine, undo).await;
            Err(error)
        }
    }
}

async fn run_steps(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    machine: &Arc<EmulatorProcess>,
    def: &Arc<DomainDef>,
    options: Options,
    undo: &mut Undo,
) -> Result<(), QemuError> {
    let emulator = definition::emulator(driver, def).await?;
    let places = places(driver, machine);
    honoured::check(def)?;
    tune::check_all(driver, def)?;
    let (present, missing) = policy::without_missing(driver, def).await;
    let live_def = Arc::new(live::make(driver, machine, &present, &places, undo).await?);
    let machine_type = live_def.os.kind.machine.as_deref().unwrap_or_default();
    taint::note(machine, &live_def, &driver.settings, &emulator);
    take_images(driver, machine, &live_def, undo).await?;
    publish_starting(domain, machine, &live_def);
    driver.domains.set_id(domain.uuid, machine.id);
    policy::tell(driver, domain, &live_def, missing);
    // From here on a killed daemon's successor cleans up.
    driver.try_save_status(domain).await?;
    let target = Target::new(&emulator, live_def.kind, machine_type);
    let nothing = crate::devices::Prepared::default();
    let scene = Scene {
        domain: &live_def,
        target,
        settings: &driver.settings.command,
        places: &places,
        prepared: &nothing,
        incoming: None,
        now: SystemClock.wall_seconds(),
        local_offset: ostler_host::local_offset(),
        host_nodes: None,
        auto_nodes: None,
    };
    let needs = crate::devices::needs(&scene)?;
    variables::make(&live_def, options.reset_variables, undo).await?;
    let mut host = prepare::prepare(driver, machine, &live_def, needs, undo).await?;
    let live_def = live::with_taps(domain, machine, &live_def, &host);
    let group = tune::group::make(driver, machine, &live_def, undo).await?;
    let live_def = live::in_group(domain, machine, &live_def, group.is_some());
    let scene = Scene { domain: &live_def, prepared: &host.prepared, ..scene };
    let mut line = command::command_line(&scene)?;
    let follow_up = std::mem::take(&mut line.follow_up);
    let log = program::open_log(driver, machine, &line, &emulator).await?;
    let connected = host.take_monitor(machine)?;
    if agent::channel(&live_def).is_some() {
        driver.emit_agent(domain, false, AgentReason::DomainStarted);
    }
    let program = program::program(driver, line, &mut host, &log)?;
    let program = tune::group::enter(program, group.as_ref()).await?;
    let passwords = password::of(driver, &live_def)?;
    let process = launch::spawn(program).await?;
    machine.set_process(process.clone());
    if let Some(holder) = group.and_then(|made| made.holder) {
        // The emulator is in the scope now.
        drop(holder);
        tune::group::register(driver, machine, &live_def).await;
    }
    let plugged = processors::plugged_at_start(&live_def);
    let placed = tune::has_thread_wishes(&live_def);
    let questions = Questions {
        chardevs: live::has_terminals(&live_def),
        balloon: crate::devices::balloon::has_balloon(&live_def),
        run: !options.paused && plugged.is_empty() && !placed,
    };
    let handler = watch::handler(driver, domain, machine);
    let before = launch::Before { passwords: &passwords, follow_up };
    let conversation = launch::converse(machine, &live_def, connected, questions, before, handler)?;
    driver.try_save_status_and_pid(domain).await?;
    let answers = answers(driver, machine, conversation, log.start).await?;
    machine.vcpu_threads.store(Arc::new(launch::threads(&answers)));
    if !plugged.is_empty() {
        processors::plug_at_start(domain, machine, &plugged).await?;
    }
    tune::place_threads(driver, machine, &live_def).await?;
    if (placed || !plugged.is_empty()) && !options.paused {
        machine.monitor()?.call(Cont).await?;
    }
    machine.set_balloon_kib(answers.balloon.unwrap_or(0) / 1024);
    live::publish_terminals(domain, machine, &answers.chardevs);
    machine.is_started();
    announce(driver, domain, options).await;
    Ok(())
}

/// Makes sure that nobody else uses its images in a way that harms them.
async fn take_images(
    driver: &Arc<Qemu>,
    machine: &EmulatorProcess,
    def: &DomainDef,
    undo: &mut Undo,
) -> Result<(), QemuError> {
    let guest = machine.key();
    driver.claims.images.take(guest, def).await?;
    let driver = Arc::clone(driver);
    undo.push("give back its images", async move {
        driver.claims.images.give_back(guest);
        Ok::<(), String>(())
    });
    Ok(())
}

async fn answers(
    driver: &Qemu,
    machine: &EmulatorProcess,
    conversation: Conversation,
    log_start: u64,
) -> Result<launch::FirstAnswers, QemuError> {
    let log = driver.layout.log_file(&machine.name);
    // Set a few lines before.
    let Some(process) = machine.process() else {
        return Err(QemuError::wrong_state("its process is gone"));
    };
    conversation.complete(machine, process, &log, log_start).await
}

fn publish_starting(domain: &InTurn, machine: &Arc<EmulatorProcess>, def: &Arc<DomainDef>) {
    let live = Arc::new(Live { def: Arc::clone(def), machine: Arc::clone(machine) });
    domain.publish(|view| {
        view.live = Some(Arc::clone(&live));
        view.state = DomainState::Paused(PausedReason::StartingUp);
    });
}

/// Publishes that it is up and tells of it.
async fn announce(driver: &Qemu, domain: &InTurn, options: Options) {
    let starting = DomainState::Paused(PausedReason::StartingUp);
    domain.publish(|view| {
        if view.state == starting && options.paused {
            view.state = DomainState::Paused(PausedReason::User);
        } else if view.state == DomainState::Running(RunningReason::Unpaused) {
            view.state = DomainState::Running(RunningReason::Booted);
        }
    });
    driver.emit_lifecycle(domain, Lifecycle::StartedBooted);
    if options.paused {
        driver.emit_lifecycle(domain, Lifecycle::SuspendedPaused);
    }
    driver.save_status(domain).await;
}

/// Takes back a start that failed.
async fn take_back(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    machine: &Arc<EmulatorProcess>,
    undo: Undo,
) {
    let ended = match stop::end_process(domain, machine, false).await {
        Ok(ended) => ended,
        Err(error) => {
            // What the process uses stays its own, and the domain is listed as
            // running: destroying it again cleans up.
            undo.keep();
            let error = error.into_wire(&machine.name);
            return tracing::error!(domain = machine.name, %error, "cannot take back a start");
        }
    };
    for failure in undo.roll_back().await {
        tracing::error!(domain = machine.name, %failure, "left behind");
    }
    if domain.view().is_run_by(machine) {
        stop::finish(driver, domain, machine, ended).await;
    }
}
