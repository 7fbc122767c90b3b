//! USB hubs: `<hub>`.

mod build;

use super::BuildError;
use super::contract::{At, Built, DeviceModel};
use ostler_model::domain::Hub;

impl DeviceModel for Hub {
    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self).map(Built::from)
    }
}
