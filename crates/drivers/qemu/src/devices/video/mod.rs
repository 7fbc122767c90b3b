//! Video cards: `<video>`.

mod build;
mod needs;

use super::BuildError;
use super::contract::{Asked, At, Built, DeviceModel};
use ostler_model::domain::Video;

impl DeviceModel for Video {
    fn needs(&self, _at: &At<'_>, asked: &mut Asked) -> Result<(), BuildError> {
        needs::add(self, &mut asked.needs);
        Ok(())
    }

    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self, at.index).map(Built::from)
    }
}
