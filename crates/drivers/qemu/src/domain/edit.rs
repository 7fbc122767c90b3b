//! Changing a definition on disk, and the one in force.

use super::store;
use crate::Qemu;
use crate::error::QemuError;
use crate::guest::{Domain, EmulatorProcess, InTurn, Live};
use ostler_model::domain::DomainDef;
use std::sync::Arc;

/// A changed definition, not yet on disk.
#[derive(Debug)]
pub(crate) struct Edited(Arc<DomainDef>);

impl Edited {
    /// The definition on disk with a change.
    ///
    /// # Errors
    /// There is none, it cannot be understood, or `change` refuses.
    pub(crate) fn new(
        domain: &InTurn,
        change: impl FnOnce(&mut DomainDef) -> Result<(), QemuError>,
    ) -> Result<Self, QemuError> {
        let mut def = DomainDef::clone(&*domain.view().kept()?.def()?);
        change(&mut def)?;
        Ok(Self(Arc::new(def)))
    }

    /// A changed definition that is complete.
    pub(crate) fn of(def: DomainDef) -> Self {
        Self(Arc::new(def))
    }

    /// The definition as it is now.
    pub(crate) fn def(&self) -> &DomainDef {
        &self.0
    }

    /// Writes it to disk and shows it to readers.
    pub(crate) async fn save(self, driver: &Qemu, domain: &InTurn) -> Result<(), QemuError> {
        let kept = store::save(&driver.definitions, self.0).await?;
        domain.publish(|view| view.persistent = Some(Arc::clone(&kept)));
        Ok(())
    }
}

/// Changes the definition in force, if `machine` still runs it.
pub(crate) fn in_force(
    domain: &Domain,
    machine: &Arc<EmulatorProcess>,
    change: impl Fn(&mut DomainDef),
) {
    domain.publish_for(machine, |view| {
        let Some(live) = &view.live else { return };
        let mut def = DomainDef::clone(&live.def);
        change(&mut def);
        view.live = Some(Arc::new(Live { def: Arc::new(def), machine: Arc::clone(&live.machine) }));
    });
}
