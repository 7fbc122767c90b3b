//! The names that s390 has for PCI functions: a device of their own before the
//! one they name.

use super::Part;
use crate::arguments::Properties;
use ostler_model::domain::{Address, DeviceInfo, DomainDef};

/// The device with the names of `device`, if it has any.
pub(super) fn names(domain: &DomainDef, device: &Properties) -> Option<Part> {
    let alias = device.text("id")?;
    let info = infos(domain).find(|info| info.alias.as_deref() == Some(alias))?;
    let Some(Address::Pci(place)) = &info.address else { return None };
    let zpci = place.zpci.as_deref()?;
    let uid = zpci.uid?.0;
    let mut names = Properties::device("zpci").with("uid", uid);
    names.set_some("fid", zpci.fid.map(|fid| fid.0));
    names.set("target", alias.to_owned());
    names.set("id", format!("zpci{uid}"));
    Some(Part::Device(names))
}

/// The devices that can be PCI functions on s390.
fn infos(domain: &DomainDef) -> impl Iterator<Item = &DeviceInfo> {
    let devices = &domain.devices;
    let disks = devices.disks.iter().map(|device| &device.info);
    let interfaces = devices.interfaces.iter().map(|device| &device.info);
    let hostdevs = devices.hostdevs.iter().map(|device| &device.info);
    let controllers = devices.controllers.iter().map(|device| &device.info);
    let videos = devices.videos.iter().map(|device| &device.info);
    let inputs = devices.inputs.iter().map(|device| &device.info);
    disks.chain(interfaces).chain(hostdevs).chain(controllers).chain(videos).chain(inputs)
}
