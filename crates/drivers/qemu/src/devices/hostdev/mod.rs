//! Devices of the host that are handed to the guest: `<hostdev>`.

mod build;
mod needs;
mod secrets;

pub(in crate::devices) use build::of_interface;

use super::BuildError;
use super::contract::{Asked, At, Built, DeviceModel};
use ostler_model::domain::Hostdev;

impl DeviceModel for Hostdev {
    fn needs(&self, at: &At<'_>, asked: &mut Asked) -> Result<(), BuildError> {
        needs::add(self, &mut asked.needs);
        secrets::add(at.scene, self, &mut asked.needs)
    }

    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self, at.boot).map(Built::from)
    }
}
