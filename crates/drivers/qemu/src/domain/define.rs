//! A definition's life: made, replaced, removed; and transient domains.
//!
//! ```text
//!   XML ── complete ──> DomainDef ──┬─ define ──> on disk, then visible
//!                                   └─ create ──> visible, then started
//! ```
//!
//! A name and UUID are taken before anything is written, so two clients that
//! define the same name at once do not both get to the disk.

use super::{Domain, InTurn, View, start, store};
use crate::Qemu;
use crate::definition;
use crate::error::{QemuError, conflict};
use ostler_core::flags::DomainUndefineFlags;
use ostler_core::{Error, ErrorCode, ErrorDomain, Result};
use ostler_driver::Lifecycle;
use ostler_model::domain::DomainDef;
use std::sync::Arc;

/// Defines a domain, or replaces the definition of the one with the same name
/// and UUID.
pub(crate) async fn define(driver: &Arc<Qemu>, xml: &str, validate: bool) -> Result<Arc<Domain>> {
    let def = Arc::new(definition::complete(driver, xml, validate).await?);
    match existing(driver, &def)? {
        Some(domain) => replace(driver, domain, def).await,
        None => add(driver, def).await,
    }
}

/// The domain that a definition is for, if there is one. Its name and UUID
/// must both fit.
fn existing(driver: &Qemu, def: &DomainDef) -> Result<Option<Arc<Domain>>> {
    let uuid = definition::uuid(def);
    let taken = |detail| Error::new(ErrorCode::OperationFailed, ErrorDomain::Domain, detail);
    if let Some(domain) = driver.domains.by_uuid(uuid) {
        let name = domain.view().name.clone();
        if *name != *def.name {
            return Err(taken(format!(
                "domain '{name}' is already defined with uuid {uuid}: give '{}' another UUID, or \
                 leave it out",
                def.name
            )));
        }
        return Ok(Some(domain));
    }
    match driver.domains.by_name(&def.name) {
        Some(domain) => {
            Err(taken(format!("domain '{}' already exists with uuid {}", def.name, domain.uuid)))
        }
        None => Ok(None),
    }
}

async fn add(driver: &Arc<Qemu>, def: Arc<DomainDef>) -> Result<Arc<Domain>> {
    let uuid = definition::uuid(&def);
    let reservation = driver.domains.reserve(&def.name, uuid).map_err(|error| conflict(&error))?;
    let (ours, name) = (Arc::clone(driver), def.name.clone());
    // Detached from the client: what is begun is finished, also without it.
    // All of it on the thread that may wait for the disk: each hop to another
    // costs as much as the write.
    let work = tokio::task::spawn_blocking(move || {
        let kept = store::save_blocking(&ours.layout, &def)?;
        let domain = Domain::new(uuid, View::defined(&def.name, kept));
        reservation.fill(Arc::clone(&domain));
        ours.tell_lifecycle(&domain, Lifecycle::DefinedAdded);
        Ok(domain)
    });
    finished(work.await, &name)
}

async fn replace(
    driver: &Arc<Qemu>,
    domain: Arc<Domain>,
    def: Arc<DomainDef>,
) -> Result<Arc<Domain>> {
    let driver = Arc::clone(driver);
    let work = |domain: InTurn| async move {
        let kept = store::save(&driver.layout, def).await?;
        let was_transient = domain.view().persistent.is_none();
        domain.publish(|view| view.persistent = Some(Arc::clone(&kept)));
        driver.tell_lifecycle(
            &domain,
            if was_transient { Lifecycle::DefinedAdded } else { Lifecycle::DefinedUpdated },
        );
        Ok(())
    };
    domain.change("define", work).await?;
    Ok(domain)
}

/// Makes a transient domain and starts it.
pub(crate) async fn create(
    driver: &Arc<Qemu>,
    xml: &str,
    validate: bool,
    options: start::Options,
) -> Result<Arc<Domain>> {
    let def = Arc::new(definition::complete(driver, xml, validate).await?);
    if let Some(domain) = existing(driver, &def)? {
        let view = domain.view();
        if view.live.is_some() {
            return Err(Error::operation_invalid(format!(
                "domain '{}' is already active as id {}",
                view.name,
                view.id()
            )));
        }
        drop(view);
        start::start_with(driver, &domain, def, options).await?;
        return Ok(domain);
    }
    let uuid = definition::uuid(&def);
    let reservation = driver.domains.reserve(&def.name, uuid).map_err(|error| conflict(&error))?;
    let domain = Domain::new(uuid, View::transient(&def.name));
    reservation.fill(Arc::clone(&domain));
    let started = start::start_with(driver, &domain, def, options).await;
    if let Err(error) = started {
        driver.domains.remove(uuid);
        return Err(error);
    }
    Ok(domain)
}

/// Removes a definition. A running guest goes on as a transient domain.
pub(crate) async fn undefine(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    flags: DomainUndefineFlags,
) -> Result<()> {
    let driver = Arc::clone(driver);
    let work = move |domain: InTurn| async move {
        let view = domain.view().clone();
        let nvram = view.essence()?.nvram.as_deref();
        refuse_with_nvram(&driver, nvram, flags)?;
        store::remove(&driver.layout, &view.name, view.autostart, view.autostart_once).await?;
        if let (Some(path), true) = (nvram, flags.contains(DomainUndefineFlags::NVRAM)) {
            store::remove_nvram(path.into()).await?;
        }
        domain.publish(|view| {
            view.persistent = None;
            view.autostart = false;
            view.autostart_once = false;
        });
        driver.tell_lifecycle(&domain, Lifecycle::UndefinedRemoved);
        if domain.view().live.is_none() {
            driver.domains.remove(domain.uuid);
        }
        Ok(())
    };
    domain.change("undefine", work).await
}

/// A variable store is neither lost nor left behind without being told so.
fn refuse_with_nvram(
    driver: &Qemu,
    nvram: Option<&str>,
    flags: DomainUndefineFlags,
) -> Result<(), QemuError> {
    let decided = flags.intersects(DomainUndefineFlags::NVRAM | DomainUndefineFlags::KEEP_NVRAM);
    match nvram {
        Some(path) if !decided && driver.host_has_file(path) => {
            Err(QemuError::wrong_state(&format!(
                "cannot undefine a domain with a variable store '{path}' without being told what to \
             do with it: use --nvram to remove it or --keep-nvram to keep it"
            )))
        }
        _ => Ok(()),
    }
}

/// The result of a task, which ends in an error if it panicked.
fn finished<T>(
    result: Result<Result<T, QemuError>, tokio::task::JoinError>,
    name: &str,
) -> Result<T> {
    match result {
        Ok(result) => result.map_err(|error| error.told(name)),
        Err(_) => Err(Error::internal(format!("domain '{name}': a bug of this program"))),
    }
}
