//! The IOMMU: `<iommu>`.

use crate::arguments::Properties;
use crate::devices::{BuildError, Part, address};
use crate::scene::Scene;
use ostler_model::domain::{Iommu, IommuModel};
use ostler_xml::OnOff;

/// The parts of the IOMMU.
pub(in crate::devices) fn parts(scene: &Scene<'_>, iommu: &Iommu) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&iommu.info)?.to_owned();
    let mut device = match iommu.model {
        IommuModel::Intel => Properties::device("intel-iommu").with("id", alias),
        IommuModel::Virtio => Properties::device("virtio-iommu").with("id", alias),
        IommuModel::Amd => Properties::device("amd-iommu").with("id", alias),
        // A property of the machine.
        IommuModel::SmmuV3 => return Ok(Vec::new()),
    };
    if let Some(driver) = iommu.driver {
        let on = |state: Option<OnOff>| state.map(|state| state == OnOff::On);
        device.set_some("intremap", driver.interrupt_remapping.map(OnOff::as_str));
        device.set_some("caching-mode", on(driver.caching_mode));
        device.set_some("eim", driver.extended_interrupt_mode.map(OnOff::as_str));
        device.set_some("device-iotlb", on(driver.iotlb));
        device.set_some("aw-bits", driver.address_width);
        device.set_some("dma-translation", on(driver.dma_translation));
        device.set_some("xtsup", on(driver.xtsup));
        device.set_some("pt", on(driver.passthrough));
    }
    address::place(scene, &iommu.info, &mut device)?;
    Ok(vec![Part::Device(device)])
}
