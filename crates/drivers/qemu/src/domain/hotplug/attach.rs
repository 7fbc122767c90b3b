//! A device comes to a running guest.

use super::host::Ground;
use super::lookup::{Place, controller_index, disk_index};
use super::{already, detach, failed, refuse_conflict, unfit, unsupported};
use crate::Qemu;
use crate::complete::PostParse;
use crate::definition::Random;
use crate::devices::{self, Part, QmpCall};
use crate::domain::edit;
use crate::domain::prepare;
use crate::error::QemuError;
use crate::guest::pending::Phase;
use crate::guest::{EmulatorProcess, InTurn, Live};
use crate::validate::validate;
use ostler_core::{Error, ErrorDomain};
use ostler_driver::Undo;
use ostler_model::domain::{
    Address, ControllerKind, Device, DeviceKind, DeviceMut, Disk, DiskBus, DiskDevice, DomainDef,
    DrivePlace,
};
use ostler_qmp::Monitor;
use std::sync::Arc;

/// Gives a device to the running guest. Whatever fails, nothing is left behind.
pub(super) async fn live(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    live: &Arc<Live>,
    mut device: Device,
) -> Result<(), QemuError> {
    refuse_conflict(&live.def, device.as_ref())?;
    refuse(&live.def, &device)?;
    number(&live.def, &mut device);
    let machine = &live.machine;
    machine.monitor()?;
    let ground = Ground::of(driver, machine, &live.def).await?;
    let traits = driver.traits.of(ground.emulator());
    let mut def = DomainDef::clone(&live.def);
    let joined = PostParse::new(&traits).join(&mut def, device, &mut Random).map_err(unfit)?;
    validate(&def, &traits).map_err(unfit)?;
    let controllers = joined.controllers.iter().map(|at| (DeviceKind::Controller, *at));
    let places: Vec<Place> = controllers.chain([(joined.kind, joined.index)]).collect();
    for (kind, index) in &places {
        devices::assign_next_alias(&mut def, *kind, *index);
    }
    let mut undo = Undo::new();
    make_live(driver, machine, &mut def, places.last().copied(), &mut undo).await?;
    let arrived = bring(driver, domain, live, &ground, def, &places, &mut undo).await;
    let def = match arrived {
        Ok(def) => def,
        Err(error) => {
            for failure in undo.roll_back().await {
                tracing::error!(domain = machine.name, %failure, "left behind");
            }
            forget(driver, domain, machine).await;
            return Err(error);
        }
    };
    undo.keep();
    let added = aliases(&def, &places);
    for alias in &added {
        machine.underway.arrived(alias);
    }
    edit::in_force(domain, machine, |now| list(now, &def, &places));
    driver.save_status(domain).await;
    // A controller that came for a disk is told of by the disk alone.
    if let Some(alias) = added.last() {
        driver.emit_device_added(domain, alias);
    }
    Ok(())
}

/// Lists devices of `def` in the definition in force, in their places.
fn list(now: &mut DomainDef, def: &DomainDef, places: &[Place]) {
    for (kind, index) in places {
        let Some(device) = def.devices.device(*kind, *index) else { continue };
        match device.to_owned() {
            Device::Disk(disk) => {
                let disks = &mut now.devices.disks;
                disks.insert((*index).min(disks.len()), *disk);
            }
            Device::Controller(controller) => {
                let controllers = &mut now.devices.controllers;
                controllers.insert((*index).min(controllers.len()), *controller);
            }
            // There was room for it when it was completed.
            device => drop(now.devices.push(device)),
        }
    }
}

/// The names of devices.
fn aliases(def: &DomainDef, places: &[Place]) -> Vec<String> {
    let alias = |(kind, index): &Place| {
        let info = def.devices.device(*kind, *index)?.info()?;
        info.alias.as_deref().map(str::to_owned)
    };
    places.iter().filter_map(alias).collect()
}

/// Takes the notes of an attach away that came to nothing.
async fn forget(driver: &Qemu, domain: &InTurn, machine: &EmulatorProcess) {
    for note in machine.underway.notes() {
        if note.phase == Phase::Attaching {
            machine.underway.arrived(&note.alias);
        }
    }
    driver.save_status(domain).await;
}

/// Returns whether `device` describes a CD-ROM or floppy drive that the guest has already, so
/// that attaching it changes the medium.
pub(super) fn is_of_drive(def: &DomainDef, device: &Device) -> bool {
    let Device::Disk(disk) = device else { return false };
    let same = |other: &Disk| {
        other.device == disk.device
            && disk.target.bus.is_none_or(|bus| other.target.bus == Some(bus))
    };
    matches!(disk.device, DiskDevice::Cdrom | DiskDevice::Floppy)
        && disk_index(def, &disk.target.dev).is_some_and(|at| same(&def.devices.disks[at]))
}

/// Gives a controller without a number the lowest that is free.
fn number(def: &DomainDef, device: &mut Device) {
    let Device::Controller(controller) = device else { return };
    if controller.index().is_none() {
        let kind = controller.kind.kind();
        let taken = |index: &u32| controller_index(def, kind, *index).is_some();
        *controller.index_mut() = (0..=u32::MAX).find(|index| !taken(index));
    }
}

/// Refuses what cannot come to a running guest, before anything is done.
fn refuse(def: &DomainDef, device: &Device) -> Result<(), QemuError> {
    match device {
        Device::Disk(disk) => {
            if disk_index(def, &disk.target.dev).is_some() {
                let error = Error::xml_error(format!(
                    "target '{}' duplicated: the guest has a disk of this name",
                    disk.target.dev
                ));
                return Err(QemuError::Wire(error.in_domain(ErrorDomain::Domain)));
            }
            if let Some(Address::Drive(place)) = &disk.info.address
                && disk_at(def, disk.target.bus, *place)
            {
                return Err(already(format!(
                    "disk '{}': another disk has its address",
                    disk.target.dev
                )));
            }
            if matches!(disk.device, DiskDevice::Floppy) {
                return Err(unsupported("floppy device hotplug isn't supported".to_owned()));
            }
            if disk.device == DiskDevice::Cdrom && !on_a_bus_that_plugs(disk.target.bus) {
                return Err(unsupported(
                    "a CD-ROM drive can be hotplugged on USB and SCSI only: change the medium of \
                     one that is there"
                        .to_owned(),
                ));
            }
            match disk.target.bus {
                None | Some(DiskBus::Virtio | DiskBus::Scsi | DiskBus::Usb) => Ok(()),
                Some(other) => {
                    Err(unsupported(format!("disk bus '{other}' cannot be hotplugged.")))
                }
            }
        }
        Device::Interface(_) => Ok(()),
        Device::Controller(controller) => {
            let kind = controller.kind.kind();
            if !matches!(controller.kind, ControllerKind::Scsi(_)) {
                return Err(unsupported(format!("'{kind}' controller cannot be hotplugged.")));
            }
            match controller.index().and_then(|index| controller_index(def, kind, index)) {
                Some(_) => Err(failed(format!(
                    "target {kind}:{} already exists",
                    controller.index().unwrap_or_default()
                ))),
                None => Ok(()),
            }
        }
        other => {
            Err(unsupported(format!("live attach of device '{}' is not supported", other.kind())))
        }
    }
}

/// Returns whether a disk of this bus has the drive address `place`.
fn disk_at(def: &DomainDef, bus: Option<DiskBus>, place: DrivePlace) -> bool {
    let is =
        |disk: &Disk| disk.target.bus == bus && disk.info.address == Some(Address::Drive(place));
    def.devices.disks.iter().any(is)
}

fn on_a_bus_that_plugs(bus: Option<DiskBus>) -> bool {
    matches!(bus, Some(DiskBus::Scsi | DiskBus::Usb))
}

/// Finds what only a running guest's device has: the place of its volume, what
/// its image rests on, the images' numbers; and makes sure that nobody else
/// uses them in a way that harms.
async fn make_live(
    driver: &Arc<Qemu>,
    machine: &EmulatorProcess,
    def: &mut DomainDef,
    place: Option<Place>,
    undo: &mut Undo,
) -> Result<(), QemuError> {
    let Some((DeviceKind::Disk, index)) = place else { return Ok(()) };
    let name = def.name.clone();
    let disk = &mut def.devices.disks[index];
    prepare::complete_disk(driver, disk).await?;
    devices::number_disk(disk, || machine.take_node_number());
    driver.claims.images.join(machine.key(), &name, disk).await?;
    let (driver, guest, target) = (Arc::clone(driver), machine.key(), disk.target.dev.clone());
    undo.push("give back its images", async move {
        driver.claims.images.leave(guest, &target);
        Ok::<(), String>(())
    });
    Ok(())
}

/// Notes the devices, has the host make what they need and the emulator add
/// them, one after the other. Gives the definition with what the host chose.
async fn bring(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    live: &Arc<Live>,
    ground: &Ground,
    def: DomainDef,
    places: &[Place],
    undo: &mut Undo,
) -> Result<DomainDef, QemuError> {
    let machine = &live.machine;
    let monitor = machine.monitor()?;
    for alias in aliases(&def, places) {
        machine.underway.note(&alias, Phase::Attaching, None);
    }
    let mut def = Arc::new(def);
    // From here on a killed daemon's successor finishes this or takes it back.
    driver.save_status_as(domain, &def).await?;
    for place in places {
        let built = ground.names(driver, &def, *place)?;
        refuse_options(&built.parts)?;
        let (built, tap) = ground.prepare(driver, machine, &def, *place, undo).await?;
        if let Some(tap) = tap {
            let mut named = DomainDef::clone(&def);
            if let Some(DeviceMut::Interface(card)) = named.devices.device_mut(place.0, place.1) {
                card.target.get_or_insert_default().dev = Some(tap.into());
            }
            def = Arc::new(named);
            driver.save_status_as(domain, &def).await?;
        }
        add(monitor, &built.parts, undo).await?;
        if let Err(error) = send_all(monitor, built.follow_up).await {
            // The guest may have seen it: it is asked to let go of it.
            let alias = aliases(&def, std::slice::from_ref(place)).pop().unwrap_or_default();
            detach::ask(machine, &alias).await?;
            return Err(error);
        }
    }
    Ok(DomainDef::clone(&def))
}

/// Refuses a device with parts that the emulator takes at its start only.
fn refuse_options(parts: &[Part]) -> Result<(), QemuError> {
    let fixed = parts.iter().find_map(|part| match part {
        Part::Option { option, .. } | Part::Flag(option) => Some(*option),
        Part::Variable { name, .. } => Some(*name),
        _ => None,
    });
    match fixed {
        None => Ok(()),
        Some(option) => Err(unsupported(format!(
            "this device cannot be hotplugged: the emulator takes its '{option}' at its start only"
        ))),
    }
}

/// Has the emulator add the parts in their order.
pub(super) async fn add(
    monitor: &Monitor,
    parts: &[Part],
    undo: &mut Undo,
) -> Result<(), QemuError> {
    for part in parts {
        let Some(call) = part.attach() else { continue };
        let step = format!("take back '{}'", call.command());
        call.send(monitor).await?;
        if let Some(inverse) = part.detach() {
            let monitor = monitor.clone();
            undo.push(step, async move { inverse.send(&monitor).await.map(|_| ()) });
        }
    }
    Ok(())
}

/// Sends commands one after the other.
pub(super) async fn send_all(monitor: &Monitor, calls: Vec<QmpCall>) -> Result<(), QemuError> {
    for call in calls {
        call.send(monitor).await?;
    }
    Ok(())
}
