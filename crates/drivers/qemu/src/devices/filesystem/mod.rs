//! Folders of the host that the guest sees: `<filesystem>`.

mod build;

use super::BuildError;
use super::contract::{At, Built, DeviceModel};
use ostler_model::domain::Filesystem;

impl DeviceModel for Filesystem {
    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self).map(Built::from)
    }
}
