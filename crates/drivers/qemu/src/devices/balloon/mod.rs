//! The memory balloon: `<memballoon>`.

mod build;
mod follow_up;

use super::BuildError;
use super::contract::{At, Built, DeviceModel};
use ostler_model::domain::MemBalloon;

impl DeviceModel for MemBalloon {
    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        let parts = build::parts(at.scene, self)?;
        Ok(Built { parts, follow_up: follow_up::calls(at.scene, self) })
    }
}
