//! Ports of virtio-serial controllers.

use crate::domain::post_parse::controllers;
use crate::domain::{
    Address, ChannelTarget, ConsoleTargetKind, ControllerKind, DefError, DeviceInfo, Devices,
    DomainDef, VirtioSerialPlace,
};

/// Number of ports of a controller that names none.
const PORTS: u32 = 31;

/// The devices on virtio-serial ports. Consoles are left to the emulator.
fn ports(devices: &mut Devices) -> impl Iterator<Item = &mut DeviceInfo> {
    let channels = devices.channels.iter_mut();
    let channels = channels.filter(|channel| matches!(channel.target, ChannelTarget::Virtio(_)));
    channels.map(|channel| &mut channel.info)
}

/// Returns whether a console is a port of a virtio-serial controller.
fn has_console(devices: &Devices) -> bool {
    devices.consoles.iter().any(|console| {
        console.target.and_then(|target| target.kind) == Some(ConsoleTargetKind::Virtio)
    })
}

/// Adds the controllers that devices name; a device that names none is on the
/// first.
pub fn add_controllers(def: &mut DomainDef) {
    let mut needed: Vec<u32> = Vec::new();
    if has_console(&def.devices) {
        needed.push(0);
    }
    needed.extend(ports(&mut def.devices).map(|info| match &info.address {
        Some(Address::VirtioSerial(place)) => place.controller,
        _ => 0,
    }));
    for index in needed {
        let there = controllers_of(def).any(|(other, _)| other == index);
        if !there {
            controllers::add_virtio_serial(def, index);
        }
    }
}

/// Numbers and port counts of the controllers.
fn controllers_of(def: &DomainDef) -> impl Iterator<Item = (u32, u32)> {
    def.devices.controllers.iter().filter_map(|controller| match &controller.kind {
        ControllerKind::VirtioSerial(serial) => {
            Some((serial.common.index?, serial.ports.unwrap_or(PORTS)))
        }
        _ => None,
    })
}

/// Gives a port to each device that has none, and adds controllers when no port is
/// free.
///
/// # Errors
/// All ports of the controller that a device names, or of all controllers, are taken.
pub fn assign(def: &mut DomainDef) -> Result<(), DefError> {
    let mut taken: Vec<(u32, u32)> = Vec::new();
    let mut open = 0;
    for info in ports(&mut def.devices) {
        match &info.address {
            Some(Address::VirtioSerial(place)) if place.port > 0 => {
                taken.push((place.controller, place.port));
            }
            Some(Address::VirtioSerial(_)) | None => open += 1,
            Some(_) => {}
        }
    }
    if open == 0 {
        return Ok(());
    }
    let mut controllers: Vec<(u32, u32)> = controllers_of(def).collect();
    let mut added = Vec::new();
    for info in ports(&mut def.devices) {
        let on = match &info.address {
            None => None,
            Some(Address::VirtioSerial(place)) if place.port == 0 => Some(place.controller),
            Some(_) => continue,
        };
        let mut free = controllers.iter().filter(|(index, _)| on.is_none_or(|on| on == *index));
        let found = free.find_map(|(index, count)| {
            let port = (1..*count).find(|port| !taken.contains(&(*index, *port)))?;
            Some((*index, port))
        });
        let (controller, port) = match found {
            Some(place) => place,
            None if on.is_none() => {
                let index =
                    (0..256).find(|index| controllers.iter().all(|(other, _)| other != index));
                let index = index.ok_or_else(|| {
                    DefError::invalid("virtio-serial", "all ports of 256 controllers are taken")
                })?;
                controllers.push((index, PORTS));
                added.push(index);
                (index, 1)
            }
            None => {
                return Err(DefError::invalid(
                    "virtio-serial",
                    "all ports of the controller that a device names are taken",
                ));
            }
        };
        taken.push((controller, port));
        let place = VirtioSerialPlace { controller, bus: 0, port };
        info.address = Some(Address::VirtioSerial(place));
    }
    added.into_iter().for_each(|index| controllers::add_virtio_serial(def, index));
    Ok(())
}
