//! Input devices: `<input>`.

mod build;

use super::BuildError;
use super::contract::{At, Built, DeviceModel};
use ostler_model::domain::Input;

impl DeviceModel for Input {
    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self).map(Built::from)
    }
}
