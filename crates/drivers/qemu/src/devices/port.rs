//! Parts that serial ports, parallel ports, channels and consoles share.

use crate::arguments::Properties;
use crate::devices::chardev::Character;
use crate::devices::{BuildError, address};
use crate::scene::Scene;
use ostler_model::domain::{
    Address, CharacterLog, CharacterSource, ControllerKind, DeviceInfo, VirtioSerialPlace,
};

/// The host's end of a port.
pub(in crate::devices) fn end<'a>(
    info: &'a DeviceInfo,
    source: &'a CharacterSource,
    log: Option<&'a CharacterLog>,
) -> Result<Character<'a>, BuildError> {
    Ok(Character { alias: address::alias(info)?, source, log, spice_channel: "vdagent" })
}

/// A port of a virtio-serial controller.
pub(in crate::devices) fn of_controller(
    scene: &Scene<'_>,
    info: &DeviceInfo,
    driver: &'static str,
) -> Result<Properties, BuildError> {
    let alias = address::alias(info)?;
    let Some(Address::VirtioSerial(place)) = &info.address else {
        return Err(BuildError::incomplete(alias, "address on a virtio-serial controller"));
    };
    let VirtioSerialPlace { controller, bus, port } = *place;
    let owner = scene.domain.devices.controllers.iter().find(|other| {
        matches!(other.kind, ControllerKind::VirtioSerial(_)) && other.index() == Some(controller)
    });
    let owner = owner.ok_or_else(|| BuildError::incomplete(alias, "virtio-serial controller"))?;
    let owner = address::alias(&owner.info)?;
    Ok(Properties::device(driver).with("bus", format!("{owner}.{bus}")).with("nr", port))
}
