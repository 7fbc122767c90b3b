//! The IOMMU: `<iommu>`.

mod build;

use super::BuildError;
use super::contract::{At, Built, DeviceModel};
use ostler_model::domain::Iommu;

impl DeviceModel for Iommu {
    fn build(&self, at: &At<'_>) -> Result<Built, BuildError> {
        build::parts(at.scene, self).map(Built::from)
    }
}
