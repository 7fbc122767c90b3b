//! The socket device between host and guest: `<vsock>`.

mod build;
mod needs;

use super::BuildError;
use super::contract::{Asked, At, Built, DeviceModel};
use ostler_model::domain::Vsock;

impl DeviceModel for Vsock {
    fn needs(&self, _at: &At<'_>, asked: &mut Asked) -> Result<(), BuildError> {
        needs::add(self, &mut asked.needs);
        Ok(())
    }

    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self).map(Built::from)
    }
}
