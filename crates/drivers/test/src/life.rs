//! The life of domains: starting, pausing and ending them.
//!
//! ```text
//!             create                suspend
//!  shut off ──────────> running <──────────────> paused
//!     ^                    │        resume          │
//!     └────────────────────┴───────────────────────┘
//!        shutdown, destroy; reboot, as on_reboot says
//! ```

use crate::definition::{self, Domains};
use crate::driver::TestDriver;
use crate::error::{TestError, error, not_running};
use crate::guest::TestGuest;
use crate::{Domain, InTurn, Live};
use ostler_core::{Error, ErrorCode, Result};
use ostler_driver::object::{self, Change, forget_if_gone};
use ostler_driver::{DomainState, Lifecycle, PausedReason, RunningReason, ShutoffReason};
use ostler_hypervisor::{emit_lifecycle, emit_lifecycle_of};
use ostler_model::domain::{DomainDef, LifecycleAction};
use std::sync::Arc;

/// Defines a domain, or replaces the definition of the one with the same name
/// and UUID.
pub(crate) async fn define(driver: &Arc<TestDriver>, xml: &str) -> Result<Arc<Domain>> {
    let def = Arc::new(definition::read(xml)?);
    let defined = object::define(&Domains(Arc::clone(driver)), Arc::clone(&def)).await;
    defined.map_err(|error| error.into_wire(&def.name))
}

/// Makes a transient domain that runs, or starts a defined one with this
/// definition.
pub(crate) async fn create(driver: &Arc<TestDriver>, xml: &str) -> Result<Arc<Domain>> {
    let def = Arc::new(definition::read(xml)?);
    let (ours, with) = (Arc::clone(driver), Arc::clone(&def));
    let start = move |domain: InTurn| async move { start_in_turn(&ours, &domain, &with) };
    let created = object::create(&Domains(Arc::clone(driver)), &*def, start).await;
    created.map_err(|error| error.into_wire(&def.name))
}

/// Starts a defined domain.
pub(crate) async fn start(driver: &Arc<TestDriver>, domain: &Arc<Domain>) -> Result<()> {
    let driver = Arc::clone(driver);
    let work = |domain: InTurn| async move {
        let view = domain.view().clone();
        let def = match &view.live {
            Some(live) => Arc::clone(&live.def),
            None => view.kept()?.def()?,
        };
        start_in_turn(&driver, &domain, &def)
    };
    domain.change("start", work).await
}

fn start_in_turn(
    driver: &Arc<TestDriver>,
    domain: &InTurn,
    def: &Arc<DomainDef>,
) -> std::result::Result<(), TestError> {
    if domain.view().live.is_some() {
        let detail = format!("domain '{}' is already running", domain.name());
        return Err(error(ErrorCode::InternalError, detail).into());
    }
    bring_up(driver, domain, def, RunningReason::Booted);
    emit_lifecycle(&driver.events, domain, Lifecycle::StartedBooted);
    Ok(())
}

/// Publishes that a domain runs.
pub(crate) fn bring_up(
    driver: &TestDriver,
    domain: &Arc<Domain>,
    def: &Arc<DomainDef>,
    reason: RunningReason,
) {
    let mut def = DomainDef::clone(def);
    let id = driver.take_id();
    def.id = u32::try_from(id).ok();
    let live = Arc::new(Live { def: Arc::new(def), machine: Arc::new(TestGuest { id }) });
    domain.observe(|view| {
        view.live = Some(Arc::clone(&live));
        view.state = DomainState::Running(reason);
    });
    driver.domains.set_id(domain.uuid, id);
}

/// Stops the processors of a running domain.
pub(crate) async fn suspend(driver: &Arc<TestDriver>, domain: &Arc<Domain>) -> Result<()> {
    let driver = Arc::clone(driver);
    let work = |domain: InTurn| async move {
        if !matches!(domain.view().state, DomainState::Running(_)) {
            return Err(not_running(&domain.name()).into());
        }
        set_state(&domain, DomainState::Paused(PausedReason::User));
        emit_lifecycle(&driver.events, &domain, Lifecycle::SuspendedPaused);
        Ok(())
    };
    domain.change_kind(Change::suspend("suspend"), work).await
}

/// Lets the processors of a paused domain run again.
pub(crate) async fn resume(driver: &Arc<TestDriver>, domain: &Arc<Domain>) -> Result<()> {
    let driver = Arc::clone(driver);
    let work = |domain: InTurn| async move {
        if !matches!(domain.view().state, DomainState::Paused(_)) {
            let detail = format!("domain '{}' not paused", domain.name());
            return Err(error(ErrorCode::InternalError, detail).into());
        }
        set_state(&domain, DomainState::Running(RunningReason::Unpaused));
        emit_lifecycle(&driver.events, &domain, Lifecycle::ResumedUnpaused);
        Ok(())
    };
    domain.change("resume", work).await
}

/// Shuts a domain down; its `on_poweroff` says what follows.
pub(crate) async fn shut_down(driver: &Arc<TestDriver>, domain: &Arc<Domain>) -> Result<()> {
    let driver = Arc::clone(driver);
    let work = |domain: InTurn| async move {
        let Some(live) = domain.view().live.clone() else {
            return Err(not_running(&domain.name()).into());
        };
        power_off(&driver, &domain, live.def.on_poweroff, LifecycleAction::Destroy);
        Ok(())
    };
    domain.change("shut down", work).await
}

/// Reboots a domain as its `on_reboot` says.
pub(crate) async fn reboot(driver: &Arc<TestDriver>, domain: &Arc<Domain>) -> Result<()> {
    let driver = Arc::clone(driver);
    let work = |domain: InTurn, live: Arc<Live>| async move {
        power_off(&driver, &domain, live.def.on_reboot, LifecycleAction::Restart);
        Ok(())
    };
    domain.change_live(Change::modify("reboot"), work).await
}

/// Resets a running domain, of which nothing is seen.
pub(crate) async fn reset(domain: &Arc<Domain>) -> Result<()> {
    domain.change_live(Change::modify("reset"), |_, _| async { Ok(()) }).await
}

/// Ends a running domain at once.
pub(crate) async fn destroy(driver: &Arc<TestDriver>, domain: &Arc<Domain>) -> Result<()> {
    let driver = Arc::clone(driver);
    let work = |domain: InTurn, _| async move {
        end(&driver, &domain, ShutoffReason::Destroyed, Lifecycle::StoppedDestroyed);
        Ok(())
    };
    domain.change_live(Change::destroy("destroy"), work).await
}

/// Removes a definition. A running domain goes on as a transient one.
pub(crate) async fn undefine(driver: &Arc<TestDriver>, domain: &Arc<Domain>) -> Result<()> {
    let undefined =
        object::undefine(&Domains(Arc::clone(driver)), domain, |_| async { Ok(()) }).await;
    undefined.map_err(|error| error.into_wire(&domain.name()))
}

/// Gives a domain that does not run another name.
pub(crate) async fn rename(
    driver: &Arc<TestDriver>,
    domain: &Arc<Domain>,
    name: &str,
) -> Result<()> {
    if name.is_empty() {
        return Err(Error::invalid_arg("the new name is empty"));
    }
    let renamed = object::rename(&Domains(Arc::clone(driver)), domain, name).await;
    renamed.map_err(|error| error.into_wire(&domain.name()))
}

/// Follows the guest's end: it is over, or it begins anew.
fn power_off(
    driver: &TestDriver,
    domain: &InTurn,
    action: Option<LifecycleAction>,
    otherwise: LifecycleAction,
) {
    match action.unwrap_or(otherwise) {
        LifecycleAction::Restart | LifecycleAction::RenameRestart => {
            set_state(domain, DomainState::Running(RunningReason::Booted));
        }
        LifecycleAction::Destroy | LifecycleAction::Preserve => {
            end(driver, domain, ShutoffReason::Shutdown, Lifecycle::StoppedShutdown);
        }
    }
}

fn end(driver: &TestDriver, domain: &InTurn, reason: ShutoffReason, step: Lifecycle) {
    let mut was = domain.reference();
    driver.domains.clear_id(was.id);
    domain.observe(|view| {
        view.live = None;
        view.state = DomainState::Shutoff(reason);
    });
    // A defined domain has no number any more when clients hear of its end.
    if domain.view().persistent.is_some() {
        was.id = -1;
    }
    forget_if_gone(&driver.domains, domain);
    emit_lifecycle_of(&driver.events, was, step);
}

fn set_state(domain: &InTurn, state: DomainState) {
    domain.observe(|view| view.state = state);
}
