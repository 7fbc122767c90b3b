//! Memory modules: `<memory>`.

mod backend;
mod build;
mod granule;

pub(crate) use backend::{Backing, backend_object};
pub(crate) use granule::{granule, round_up};

use super::BuildError;
use super::contract::{At, Built, DeviceModel};
use ostler_model::domain::MemoryDevice;

impl DeviceModel for MemoryDevice {
    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self).map(Built::from)
    }
}
