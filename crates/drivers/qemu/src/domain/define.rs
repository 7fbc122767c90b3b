//! A definition's life: made, replaced, removed; and transient domains.
//!
//! ```text
//!   XML ── complete ──> DomainDef ──┬─ define ──> on disk, then visible
//!                                   └─ create ──> visible, then started
//! ```
//!
//! The order of things is `ostler_driver::object`'s; here are the words of this
//! driver.

use super::{start, store};
use crate::Qemu;
use crate::definition;
use crate::error::{QemuError, conflict};
use crate::guest::{Domain, InTurn, Kept, View};
use ostler_core::flags::DomainUndefineFlags;
use ostler_core::{Result, Uuid};
use ostler_driver::object::{self, Family, Link, Standing, Step};
use ostler_driver::{Conflict, Lifecycle, ObjectList};
use ostler_model::domain::DomainDef;
use std::sync::Arc;

/// The driver as the keeper of its domains' lives.
#[derive(Clone)]
pub(crate) struct Domains(pub(crate) Arc<Qemu>);

impl Family for Domains {
    type Object = Domain;
    type Definition = DomainDef;
    type Error = QemuError;

    fn objects(&self) -> &Arc<ObjectList<Domain>> {
        &self.0.domains
    }

    fn identity(def: &DomainDef) -> (&str, Uuid) {
        (&def.name, definition::uuid(def))
    }

    fn make(&self, uuid: Uuid, standing: Standing<Kept>) -> Arc<Domain> {
        Domain::new(uuid, View::new(standing))
    }

    fn taken(&self, def: &DomainDef, by: &Conflict) -> QemuError {
        conflict(&def.name, by).into()
    }

    fn write_blocking(
        &self,
        def: &Arc<DomainDef>,
        _before: Option<&InTurn>,
    ) -> Result<Arc<Kept>, QemuError> {
        store::save_blocking(&self.0.definitions, def)
    }

    fn check_autostart(&self, domain: &InTurn) -> Result<(), QemuError> {
        domain.view().kept()?;
        Ok(())
    }

    async fn set_link(&self, domain: &InTurn, link: Link, on: bool) -> Result<(), QemuError> {
        Ok(self.0.definitions.set_link(link, &domain.name(), on).await?)
    }

    fn tell(&self, domain: &Domain, step: Step) {
        self.0.emit_lifecycle(
            domain,
            match step {
                Step::Added => Lifecycle::DefinedAdded,
                Step::Updated => Lifecycle::DefinedUpdated,
                Step::Removed => Lifecycle::UndefinedRemoved,
            },
        );
    }
}

/// Defines a domain, or replaces the definition of the one with the same name
/// and UUID.
pub(crate) async fn define(driver: &Arc<Qemu>, xml: &str, validate: bool) -> Result<Arc<Domain>> {
    let def = Arc::new(definition::complete(driver, xml, validate).await?);
    let defined = object::define(&Domains(Arc::clone(driver)), Arc::clone(&def)).await;
    defined.map_err(|error| error.into_wire(&def.name))
}

/// Makes a transient domain and starts it, or starts a defined one with this
/// definition.
pub(crate) async fn create(
    driver: &Arc<Qemu>,
    xml: &str,
    validate: bool,
    options: start::Options,
) -> Result<Arc<Domain>> {
    let def = Arc::new(definition::complete(driver, xml, validate).await?);
    let (ours, with) = (Arc::clone(driver), Arc::clone(&def));
    let start = move |domain: InTurn| async move {
        let view = domain.view();
        if view.live.is_some() {
            return Err(QemuError::wrong_state(&format!(
                "domain '{}' is already active as id {}",
                view.name,
                view.id()
            )));
        }
        drop(view);
        start::start_in_turn(&ours, &domain, &with, options).await.map(drop)
    };
    let created = object::create(&Domains(Arc::clone(driver)), &*def, start).await;
    created.map_err(|error| error.into_wire(&def.name))
}

/// Removes a definition. A running guest goes on as a transient domain.
pub(crate) async fn undefine(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    flags: DomainUndefineFlags,
) -> Result<()> {
    let ours = Arc::clone(driver);
    let erase = move |domain: InTurn| async move {
        let view = domain.view().clone();
        let nvram = view.essence()?.nvram.as_deref();
        refuse_with_nvram(&ours, nvram, flags)?;
        ours.definitions.remove(&view).await?;
        if let (Some(path), true) = (nvram, flags.contains(DomainUndefineFlags::NVRAM)) {
            store::remove_nvram(path.into()).await?;
        }
        Ok(())
    };
    let undefined = object::undefine(&Domains(Arc::clone(driver)), domain, erase).await;
    undefined.map_err(|error| error.about(domain))
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
