//! The memory that keeps POWER's settings: `<nvram>`.

mod build;

use super::BuildError;
use super::contract::{At, Built, DeviceModel};
use ostler_model::domain::NvramDevice;

impl DeviceModel for NvramDevice {
    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self).map(Built::from)
    }
}
