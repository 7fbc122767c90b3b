//! The guest's side of a disk: its device.

use crate::arguments::{Properties, Value};
use crate::devices::{BuildError, address, virtio};
use crate::scene::Scene;
use ostler_model::domain::{
    Address, Controller, ControllerKind, Disk, DiskBus, DiskCache, DiskDevice, DrivePlace,
    ErrorPolicy, ScsiModel,
};
use ostler_xml::OnOff;

/// The device, with `drive` as its top node unless the drive is empty.
pub(super) fn device(
    scene: &Scene<'_>,
    disk: &Disk,
    drive: Option<String>,
    boot: Option<u32>,
) -> Result<Properties, BuildError> {
    let alias = address::alias(&disk.info)?;
    let mut device = match disk.target.bus {
        Some(DiskBus::Ide) => on_ide(disk, alias)?,
        Some(DiskBus::Sata) => on_sata(scene, disk, alias)?,
        Some(DiskBus::Scsi) => on_scsi(scene, disk, alias)?,
        Some(DiskBus::Virtio) => on_virtio(scene, disk)?,
        Some(DiskBus::Usb) => {
            let mut device = Properties::device("usb-storage");
            address::place(scene, &disk.info, &mut device)?;
            device
        }
        Some(DiskBus::Fdc) => {
            Properties::device("floppy").with("unit", drive_place(disk, alias)?.unit)
        }
        bus => {
            return Err(BuildError::unsupported(
                format!(
                    "<target dev='{}' bus='{}'>",
                    disk.target.dev,
                    bus.map_or("", DiskBus::as_str)
                ),
                "QEMU has no such disk bus here; use virtio, sata, scsi, usb, ide or fdc",
            ));
        }
    };
    if disk.shareable {
        device.set("share-rw", true);
    }
    device.set_some("drive", drive);
    device.set("id", alias.to_owned());
    // The controller of floppies holds their ranks.
    if disk.target.bus != Some(DiskBus::Fdc) {
        device.set_some("bootindex", boot);
    }
    address::load_parameter(scene, &disk.info, &mut device);
    set_identity(disk, &mut device)?;
    Ok(device)
}

/// Adds the properties after the name and the rank, whatever the bus.
fn set_identity(disk: &Disk, device: &mut Properties) -> Result<(), BuildError> {
    if let Some(blocks) = &disk.block_io {
        device.set_some("logical_block_size", blocks.logical_block_size);
        device.set_some("physical_block_size", blocks.physical_block_size);
        device.set_some("discard_granularity", blocks.discard_granularity);
    }
    if let Some(wwn) = &disk.wwn {
        let number = u64::from_str_radix(wwn.trim_start_matches("0x"), 16).map_err(|_| {
            BuildError::unsupported(format!("<wwn>{wwn}</wwn>"), "it must be hexadecimal digits")
        })?;
        device.set("wwn", number);
    }
    device.set_some("rotation_rate", disk.target.rotation_rate);
    device.set_some("vendor", disk.vendor.as_deref().map(str::to_owned));
    device.set_some("product", disk.product.as_deref().map(str::to_owned));
    let removable = disk.target.removable.map(|removable| removable == OnOff::On);
    if disk.target.bus == Some(DiskBus::Usb) {
        device.set("removable", removable.unwrap_or(false));
    } else if removable == Some(true) && disk.target.bus == Some(DiskBus::Scsi) {
        device.set("removable", true);
    }
    let driver = disk.driver.as_deref();
    match cache(disk) {
        None | Some(DiskCache::Default) => {}
        Some(DiskCache::Writethrough | DiskCache::Directsync) => device.set("write-cache", "off"),
        Some(_) => device.set("write-cache", "on"),
    }
    if let Some(geometry) = &disk.geometry {
        device.set("cyls", geometry.cylinders);
        device.set("heads", geometry.heads);
        device.set("secs", geometry.sectors);
        device.set_some("bios-chs-trans", geometry.translation.map(|t| t.as_str()));
    }
    device.set_some("serial", disk.serial.as_deref().map(escape_blanks));
    let policy = |policy: Option<ErrorPolicy>| match policy {
        None | Some(ErrorPolicy::Default) => None,
        Some(ErrorPolicy::NoSpace) => Some("enospc"),
        Some(policy) => Some(policy.as_str()),
    };
    let write = policy(driver.and_then(|driver| driver.error_policy));
    let read = policy(driver.and_then(|driver| driver.read_error_policy));
    device.set_some("werror", write);
    // What holds for writes holds for reads, where it can.
    device.set_some("rerror", read.or(write.filter(|policy| *policy == "stop")));
    Ok(())
}

/// Blanks are told apart from the end of a list's member, as QEMU's older
/// parser wanted them; guests have seen the backslashes ever since.
fn escape_blanks(serial: &str) -> String {
    serial.replace(' ', "\\ ")
}

fn drive_place(disk: &Disk, alias: &str) -> Result<DrivePlace, BuildError> {
    match &disk.info.address {
        Some(Address::Drive(place)) => Ok(*place),
        Some(_) => Err(BuildError::unsupported(
            format!("<disk> {}", disk.target.dev),
            "this bus takes an address of type 'drive'",
        )),
        None => Err(BuildError::incomplete(alias, "drive address")),
    }
}

/// `ide-hd` or `ide-cd`.
fn ide_kind(disk: &Disk) -> &'static str {
    if disk.device == DiskDevice::Cdrom { "ide-cd" } else { "ide-hd" }
}

/// The host's cache. A disk that several guests write to must have none.
pub(super) fn cache(disk: &Disk) -> Option<DiskCache> {
    let wanted = disk.driver.as_ref().and_then(|driver| driver.cache);
    match wanted {
        None | Some(DiskCache::Default) if disk.shareable => Some(DiskCache::None),
        wanted => wanted,
    }
}

fn on_ide(disk: &Disk, alias: &str) -> Result<Properties, BuildError> {
    let place = drive_place(disk, alias)?;
    if place.controller != 0 || place.target != 0 || place.bus > 1 {
        return Err(BuildError::unsupported(
            format!("<disk> {} on IDE", disk.target.dev),
            "there is one controller with two buses and two units on each",
        ));
    }
    Ok(Properties::device(ide_kind(disk))
        .with("bus", format!("ide.{}", place.bus))
        .with("unit", place.unit))
}

fn on_sata(scene: &Scene<'_>, disk: &Disk, alias: &str) -> Result<Properties, BuildError> {
    let place = drive_place(disk, alias)?;
    let owner = scene.domain.devices.controllers.iter().find(|controller| {
        matches!(controller.kind, ControllerKind::Sata(_))
            && controller.index() == Some(place.controller)
    });
    let bus = match owner {
        Some(owner) => address::alias(&owner.info)?,
        None => {
            return Err(BuildError::incomplete(alias, "SATA controller"));
        }
    };
    Ok(Properties::device(ide_kind(disk)).with("bus", format!("{bus}.{}", place.unit)))
}

fn on_scsi(scene: &Scene<'_>, disk: &Disk, alias: &str) -> Result<Properties, BuildError> {
    let place = drive_place(disk, alias)?;
    let owner = scsi_controller(scene, place.controller)
        .ok_or_else(|| BuildError::incomplete(alias, "SCSI controller"))?;
    let kind = match disk.device {
        DiskDevice::Lun => "scsi-block",
        DiskDevice::Cdrom => "scsi-cd",
        DiskDevice::Disk => "scsi-hd",
        DiskDevice::Floppy => {
            return Err(BuildError::unsupported(
                format!("<disk device='floppy'> {}", disk.target.dev),
                "a floppy drive is on bus='fdc'",
            ));
        }
    };
    let bus = format!("{}.{}", address::alias(&owner.info)?, place.bus);
    let mut device = Properties::device(kind).with("bus", bus);
    set_scsi_place(owner, place, &format!("<disk> {}", disk.target.dev), &mut device)?;
    if disk.device != DiskDevice::Lun {
        // What a guest of an older QEMU saw, so that it finds its disk again.
        let id = disk.serial.as_deref().map_or_else(|| format!("drive-{alias}"), str::to_owned);
        device.set("device_id", id);
    }
    Ok(device)
}

/// The SCSI controller with this number.
pub(crate) fn scsi_controller<'a>(scene: &Scene<'a>, index: u32) -> Option<&'a Controller> {
    scene.domain.devices.controllers.iter().find(|controller| {
        matches!(controller.kind, ControllerKind::Scsi(_)) && controller.index() == Some(index)
    })
}

/// Returns whether the controller has only ids, no targets with units.
fn has_only_ids(owner: &Controller) -> bool {
    matches!(&owner.kind, ControllerKind::Scsi(scsi) if matches!(
        scsi.model,
        Some(ScsiModel::LsiLogic | ScsiModel::Ncr53C90 | ScsiModel::Dc390 | ScsiModel::Am53C974)
    ))
}

/// The place on a SCSI bus.
pub(crate) fn set_scsi_place(
    owner: &Controller,
    place: DrivePlace,
    what: &str,
    device: &mut Properties,
) -> Result<(), BuildError> {
    if has_only_ids(owner) {
        if place.target != 0 {
            return Err(BuildError::unsupported(what, "this SCSI controller has no targets but 0"));
        }
        device.set("scsi-id", place.unit);
    } else {
        device.set("channel", place.bus);
        device.set("scsi-id", place.target);
        device.set("lun", place.unit);
    }
    Ok(())
}

fn on_virtio(scene: &Scene<'_>, disk: &Disk) -> Result<Properties, BuildError> {
    let mut device = virtio::device("virtio-blk", &disk.info, disk.model)?;
    if let Some(driver) = disk.driver.as_deref() {
        virtio::options(&driver.virtio, &mut device);
        device.set_some("iothread", driver.iothread.map(|id| format!("iothread{id}")));
        let on = |state: Option<OnOff>| state.map(|state| state == OnOff::On);
        device.set_some("ioeventfd", on(driver.ioeventfd));
        device.set_some("event_idx", on(driver.event_idx));
    }
    if disk.device == DiskDevice::Lun {
        device.set("scsi", true);
    }
    if let Some(driver) = disk.driver.as_deref() {
        device.set_some("num-queues", driver.queues);
        device.set_some("queue-size", driver.queue_size);
        let mapping = driver.iothreads.iter().map(|thread| {
            let mut entry = Properties::new().with("iothread", format!("iothread{}", thread.id));
            entry
                .set_list("vqs", thread.queues.iter().map(|queue| Value::from(queue.id)).collect());
            Value::Object(entry)
        });
        device.set_list("iothread-vq-mapping", mapping.collect());
    }
    address::place(scene, &disk.info, &mut device)?;
    Ok(device)
}
