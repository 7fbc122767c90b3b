//! Sound cards: `<sound>`.

mod build;

pub(crate) use build::pc_speaker_backend;

use super::BuildError;
use super::contract::{At, Built, DeviceModel};
use ostler_model::domain::Sound;

impl DeviceModel for Sound {
    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self).map(Built::from)
    }
}
