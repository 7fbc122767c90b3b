//! Audio backends: `<audio>`, the host's end of sound.

mod build;

pub(in crate::devices) use build::id_for;

use super::BuildError;
use super::contract::{At, Built, DeviceModel};
use ostler_model::domain::Audio;

impl DeviceModel for Audio {
    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        Ok(build::parts(at.scene, self).into())
    }
}
