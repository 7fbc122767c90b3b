//! Controllers: `<controller>`, what other devices hang on.

mod build;
mod pci;

pub(in crate::devices) use build::globals;

use super::BuildError;
use super::contract::{At, Built, DeviceModel};
use ostler_model::domain::Controller;

impl DeviceModel for Controller {
    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self).map(Built::from)
    }
}
