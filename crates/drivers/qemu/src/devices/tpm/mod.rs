//! Trusted platform modules: `<tpm>`. QEMU takes one at its start only: its backend
//! is an option.

mod build;
mod needs;

use super::BuildError;
use super::contract::{Asked, At, Built, DeviceModel};
use ostler_model::domain::Tpm;

impl DeviceModel for Tpm {
    fn needs(&self, _at: &At<'_>, asked: &mut Asked) -> Result<(), BuildError> {
        needs::add(self, &mut asked.next_set, &mut asked.needs);
        Ok(())
    }

    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self).map(Built::from)
    }
}
