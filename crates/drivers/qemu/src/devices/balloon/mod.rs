//! The memory balloon: `<memballoon>`.

mod build;
mod follow_up;

use super::BuildError;
use super::contract::{At, Built, DeviceModel};
use ostler_model::domain::{DomainDef, MemBalloon, MemBalloonModel};

impl DeviceModel for MemBalloon {
    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        let parts = build::parts(at.scene, self)?;
        Ok(Built { parts, follow_up: follow_up::calls(at.scene, self) })
    }
}

/// Returns whether a domain has a balloon.
pub(crate) fn has_balloon(def: &DomainDef) -> bool {
    def.devices.memballoon.as_ref().is_some_and(|balloon| balloon.model != MemBalloonModel::None)
}

/// Path of the balloon in the emulator's object tree.
pub(crate) fn balloon_path(def: &DomainDef) -> String {
    let balloon = def.devices.memballoon.as_ref();
    let alias = balloon.and_then(|balloon| balloon.info.alias.as_deref()).unwrap_or("balloon0");
    format!("/machine/peripheral/{alias}")
}
