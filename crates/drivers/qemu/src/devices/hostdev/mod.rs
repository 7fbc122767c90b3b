//! Devices of the host that are handed to the guest: `<hostdev>`.

mod build;
mod needs;

pub(in crate::devices) use build::{node_number_of, of_interface};

use super::BuildError;
use super::contract::{Asked, At, Built, DeviceModel};
use super::secret_need;
use ostler_model::domain::Hostdev;

impl DeviceModel for Hostdev {
    fn needs(&self, at: &At<'_>, asked: &mut Asked) -> Result<(), BuildError> {
        needs::add(self, &mut asked.needs);
        secret_need::of_hostdev(at.scene, self, &mut asked.needs)
    }

    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self, at.boot).map(Built::from)
    }
}
