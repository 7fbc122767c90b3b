//! Addresses of devices: their `bus`, `addr`, `port`, ... properties.

use super::BuildError;
use crate::arguments::Properties;
use crate::emulator::Capability;
use crate::scene::Scene;
use ostler_core::PciAddress;
use ostler_model::domain::{
    Address, CcwPlace, ControllerKind, DeviceInfo, IsaPlace, PciModel, PciPlace, UsbPlace,
};
use ostler_xml::OnOff;

/// Adds the properties that place a device. `alias` names it in errors.
pub(crate) fn place(
    scene: &Scene<'_>,
    info: &DeviceInfo,
    device: &mut Properties,
) -> Result<(), BuildError> {
    match &info.address {
        None | Some(Address::Unassigned | Address::VirtioMmio | Address::VirtioS390) => {}
        Some(Address::Pci(place)) => pci(scene, place, info, device)?,
        Some(Address::Usb(place)) => usb(scene, place, device)?,
        Some(Address::SpaprVio(place)) => {
            device.set_some("reg", place.reg.map(|reg| reg.0));
        }
        Some(Address::Ccw(place)) => ccw(place, device),
        Some(Address::Isa(place)) => isa(place, device),
        Some(Address::Dimm(place)) => {
            device.set_some("slot", place.slot);
            device.set_some("addr", place.base.map(|base| base.0));
        }
        // These say more than a place; the devices write them themselves.
        Some(Address::Drive(_) | Address::VirtioSerial(_) | Address::Ccid(_)) => {}
    }
    Ok(())
}

fn pci(
    scene: &Scene<'_>,
    place: &PciPlace,
    info: &DeviceInfo,
    device: &mut Properties,
) -> Result<(), BuildError> {
    let Some(at) = place.at else {
        return Err(BuildError::incomplete(name(info), "PCI address"));
    };
    device.set("bus", pci_bus(scene, at, info)?);
    if let Some(multifunction) = place.multifunction {
        device.set("multifunction", multifunction == OnOff::On);
    }
    let (slot, function) = (at.slot, at.function);
    device.set(
        "addr",
        match function {
            0 => format!("{slot:#x}"),
            _ => format!("{slot:#x}.{function:#x}"),
        },
    );
    device.set_some("acpi-index", info.rare.as_ref().and_then(|rare| rare.acpi_index));
    Ok(())
}

/// The name of the bus with this number.
fn pci_bus(scene: &Scene<'_>, at: PciAddress, info: &DeviceInfo) -> Result<String, BuildError> {
    let controllers = &scene.domain.devices.controllers;
    let bus = u32::from(at.bus);
    let owner = controllers.iter().find(|controller| {
        matches!(controller.kind, ControllerKind::Pci(_)) && controller.index() == Some(bus)
    });
    let Some(owner) = owner else {
        return Err(BuildError::unsupported(
            name(info),
            format!("there is no PCI controller with index {bus}"),
        ));
    };
    let alias = alias(&owner.info)?;
    // Each host bridge of POWER has a root bus of its own.
    let several_roots = crate::scene::machine_kind::is_pseries(scene.domain);
    Ok(match owner.pci_model() {
        Some(PciModel::PciRoot) if several_roots && bus > 0 => format!("{alias}.0"),
        Some(PciModel::PciRoot) if several_roots => "pci.0".to_owned(),
        // The machine's own bus has the name QEMU gave it, whatever the alias.
        Some(PciModel::PcieRoot) if bus == 0 => "pcie.0".to_owned(),
        Some(PciModel::PciRoot) if crate::scene::machine_kind::has_one_bus(scene.domain) => {
            "pci".to_owned()
        }
        Some(PciModel::PciRoot) if bus == 0 => "pci.0".to_owned(),
        _ => alias.to_owned(),
    })
}

fn usb(scene: &Scene<'_>, place: &UsbPlace, device: &mut Properties) -> Result<(), BuildError> {
    let owner = scene.domain.devices.controllers.iter().find(|controller| {
        matches!(controller.kind, ControllerKind::Usb(_)) && controller.index() == Some(place.bus)
    });
    let bus = match owner {
        Some(owner) => format!("{}.0", alias(&owner.info)?),
        None if place.bus == 0 => "usb.0".to_owned(),
        None => format!("usb{}.0", place.bus),
    };
    device.set("bus", bus);
    if let Some(port) = &place.port {
        let steps: Vec<String> = port.path().iter().map(ToString::to_string).collect();
        device.set("port", steps.join("."));
    }
    Ok(())
}

fn ccw(place: &CcwPlace, device: &mut Properties) {
    if let (Some(cssid), Some(ssid), Some(devno)) = (place.cssid, place.ssid, place.devno) {
        device.set("devno", format!("{:x}.{:x}.{:04x}", cssid.0, ssid.0, devno.0));
    }
}

fn isa(place: &IsaPlace, device: &mut Properties) {
    device.set_some("iobase", place.iobase.map(|base| base.0));
    device.set_some("irq", place.irq.map(|irq| irq.0));
}

/// Sets the parameter that s390's loader gets when it boots from the device.
pub(crate) fn load_parameter(scene: &Scene<'_>, info: &DeviceInfo, device: &mut Properties) {
    if scene.target.has(Capability::VirtioCcwDeviceLoadparm) {
        let parameter = info.boot.as_ref().and_then(|boot| boot.load_parameter.as_deref());
        device.set_some("loadparm", parameter.map(str::to_owned));
    }
}

/// The firmware of the device itself: `rombar` and `romfile`.
pub(crate) fn rom(info: &DeviceInfo, device: &mut Properties) {
    let Some(rom) = info.rare.as_ref().and_then(|rare| rare.rom.as_ref()) else { return };
    if rom.enabled == Some(ostler_xml::YesNo::No) {
        device.set("romfile", "");
        return;
    }
    device.set_some("rombar", rom.bar.map(|bar| u8::from(bar == OnOff::On)));
    device.set_some("romfile", rom.file.as_deref().map(str::to_owned));
}

/// The alias that the device got.
pub(crate) fn alias(info: &DeviceInfo) -> Result<&str, BuildError> {
    info.alias.as_deref().ok_or_else(|| BuildError::incomplete("a device", "alias"))
}

/// Name of a device in an error.
fn name(info: &DeviceInfo) -> String {
    info.alias.as_deref().unwrap_or("a device").to_owned()
}
