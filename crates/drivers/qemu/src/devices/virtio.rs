//! Properties that all virtio devices share: their name by the bus, and their options.

use super::BuildError;
use crate::arguments::Properties;
use ostler_model::domain::{Address, DeviceInfo, VirtioModel, VirtioOptions};
use ostler_xml::OnOff;

/// The device `virtio-KIND` on its bus: `virtio-blk-pci`, `vhost-vsock-ccw`.
pub(crate) fn device(
    kind: &str,
    info: &DeviceInfo,
    model: Option<VirtioModel>,
) -> Result<Properties, BuildError> {
    let bus = match &info.address {
        None | Some(Address::Pci(_) | Address::Unassigned) => "pci",
        Some(Address::Ccw(_)) => "ccw",
        Some(Address::VirtioS390) => "s390",
        Some(Address::VirtioMmio) => "device",
        Some(_) => {
            return Err(BuildError::unsupported(
                info.alias.as_deref().unwrap_or(kind),
                "a virtio device sits on a PCI, CCW or MMIO bus",
            ));
        }
    };
    let suffix = match model {
        Some(VirtioModel::Transitional) => "-transitional",
        Some(VirtioModel::NonTransitional) => "-non-transitional",
        Some(VirtioModel::Virtio) | None => "",
    };
    if !suffix.is_empty() && bus != "pci" {
        return Err(BuildError::unsupported(
            info.alias.as_deref().unwrap_or(kind),
            "only virtio devices on PCI are transitional or not",
        ));
    }
    Ok(Properties::device(format!("{kind}-{bus}{suffix}")))
}

/// The options of `<driver>` that all virtio devices know.
pub(crate) fn options(options: &VirtioOptions, device: &mut Properties) {
    let set = |device: &mut Properties, key: &'static str, value: Option<OnOff>| {
        device.set_some(key, value.map(|value| value == OnOff::On));
    };
    set(device, "iommu_platform", options.iommu);
    set(device, "ats", options.ats);
    set(device, "packed", options.packed);
    set(device, "page-per-vq", options.page_per_vq);
}
