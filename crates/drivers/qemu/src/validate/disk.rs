//! Disks.

use crate::traits::{Ability, EmulatorTraits};
use ostler_model::domain::validate::{Verdict, refuse_if, unsupported_if};
use ostler_model::domain::{
    Address, Auth, Disk, DiskBus, DiskDevice, DiskSource, DomainDef, Encryption, NetworkProtocol,
};

/// Checks all disks.
pub(super) fn check(def: &DomainDef, emulator: &EmulatorTraits) -> Verdict {
    let disks = &def.devices.disks;
    disks.iter().try_for_each(|disk| check_one(disk, emulator))
}

fn check_one(disk: &Disk, emulator: &EmulatorTraits) -> Verdict {
    let object = || format!("disk '{}'", disk.target.dev);
    bus_and_address(disk)?;
    let bus = disk.target.bus;
    refuse_if(
        bus == Some(DiskBus::Fdc) && disk.device != DiskDevice::Floppy,
        object(),
        "only a floppy hangs on the bus 'fdc'",
    )?;
    let lun = disk.device == DiskDevice::Lun;
    let passes_commands = match bus {
        Some(DiskBus::Scsi) => true,
        // QEMU before 9 passes commands on here, too.
        Some(DiskBus::Virtio) => emulator.has(Ability::VirtioBlkScsi),
        _ => false,
    };
    unsupported_if(
        lun && !passes_commands,
        object(),
        "a disk of device 'lun' hangs on the bus 'scsi'; with this emulator others cannot pass \
         commands on",
    )?;
    let on_device = match &disk.source {
        DiskSource::Block(_) | DiskSource::Volume(_) => true,
        DiskSource::Network(network) => network.protocol == Some(NetworkProtocol::Iscsi),
        _ => false,
    };
    unsupported_if(
        lun && !on_device,
        object(),
        "a disk of device 'lun' needs a block device, a volume or an iSCSI unit as its source",
    )?;
    refuse_if(
        (disk.raw_io.is_some() || disk.sg_io.is_some()) && !lun,
        object(),
        "rawio and sgio are for disks of device 'lun'",
    )?;
    let driver = disk.driver.as_deref();
    let format = driver.and_then(|driver| driver.format.as_deref()).unwrap_or("raw");
    unsupported_if(
        !FORMATS.contains(&format) && !matches!(disk.source, DiskSource::Volume(_)),
        object(),
        format!("images of format '{format}' cannot be run; there are {}", FORMATS.join(", ")),
    )?;
    refuse_if(
        disk.shareable && format != "raw",
        object(),
        format!("an image of format '{format}' cannot be written by several guests; use 'raw'"),
    )?;
    let virtio_only = driver.is_some_and(|driver| driver.event_idx.is_some());
    unsupported_if(
        virtio_only && bus != Some(DiskBus::Virtio),
        object(),
        "event_idx is for the bus 'virtio'",
    )?;
    credentials(disk, format)
}

/// The image formats that QEMU runs and libvirt names.
const FORMATS: [&str; 13] = [
    "raw", "qcow2", "qcow", "qed", "vmdk", "vdi", "vhd", "vpc", "cow", "cloop", "dmg", "bochs",
    "fat",
];

/// A disk's address is of the kind that its bus has.
fn bus_and_address(disk: &Disk) -> Verdict {
    let Some(address) = &disk.info.address else { return Ok(()) };
    let fits = match (disk.target.bus, address) {
        (Some(DiskBus::Ide | DiskBus::Scsi | DiskBus::Sata | DiskBus::Fdc), address) => {
            matches!(address, Address::Drive(_))
        }
        (Some(DiskBus::Usb), address) => matches!(address, Address::Usb(_)),
        (Some(DiskBus::Virtio), address) => {
            !matches!(address, Address::Drive(_) | Address::Usb(_) | Address::Isa(_))
        }
        _ => true,
    };
    let bus = disk.target.bus.map_or("", DiskBus::as_str);
    refuse_if(
        !fits,
        format!("disk '{}'", disk.target.dev),
        format!("an address of type '{}' is not one of the bus '{bus}'", address.kind()),
    )
}

fn credentials(disk: &Disk, format: &str) -> Verdict {
    let object = || format!("disk '{}'", disk.target.dev);
    let extras = disk.source.extras();
    let of_source = extras.and_then(|extras| extras.auth.as_deref());
    refuse_if(
        of_source.is_some() && disk.auth.is_some(),
        object(),
        "<auth> stands beside the source and within it; give it once",
    )?;
    if let Some(auth) = of_source.or(disk.auth.as_deref()) {
        check_auth(disk, auth)?;
    }
    let of_source = extras.and_then(|extras| extras.encryption.as_deref());
    refuse_if(
        of_source.is_some() && disk.encryption.is_some(),
        object(),
        "<encryption> stands beside the source and within it; give it once",
    )?;
    match of_source.or(disk.encryption.as_deref()) {
        Some(encryption) => check_encryption(disk, encryption, format),
        None => Ok(()),
    }?;
    if let DiskSource::Network(network) = &disk.source {
        unsupported_if(
            network.protocol == Some(NetworkProtocol::Sheepdog),
            object(),
            "QEMU no longer speaks sheepdog's protocol",
        )?;
    }
    Ok(())
}

fn check_auth(disk: &Disk, auth: &Auth) -> Verdict {
    let object = format!("disk '{}'", disk.target.dev);
    let wanted = match &disk.source {
        DiskSource::Network(network) => match network.protocol {
            Some(NetworkProtocol::Iscsi) => "iscsi",
            Some(NetworkProtocol::Rbd) => "ceph",
            _ => return Ok(()),
        },
        _ => return Ok(()),
    };
    let kind = auth.secret.as_ref().and_then(|secret| secret.kind.as_deref());
    refuse_if(
        kind != Some(wanted),
        object,
        format!("the secret of its <auth> must be of type '{wanted}'"),
    )
}

fn check_encryption(disk: &Disk, encryption: &Encryption, format: &str) -> Verdict {
    let object = || format!("disk '{}'", disk.target.dev);
    refuse_if(
        encryption.secrets.is_empty(),
        object(),
        "its <encryption> names no secret, so that it cannot be opened",
    )?;
    let engine = encryption.engine.as_deref().unwrap_or("qemu");
    let librbd = engine == "librbd";
    refuse_if(
        encryption.cipher.is_some() && !librbd,
        object(),
        "<cipher> is for making an image; an image that is there has its own",
    )?;
    unsupported_if(
        !librbd && !matches!(format, "raw" | "qcow2"),
        object(),
        format!("an image of format '{format}' cannot be encrypted; use 'raw' or 'qcow2'"),
    )?;
    unsupported_if(
        !librbd && !matches!(&*encryption.format, "luks" | "qcow"),
        object(),
        format!("QEMU does not open encryption of format '{}'", encryption.format),
    )
}
