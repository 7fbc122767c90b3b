//! Disks: order, defaults, places on controllers.

use crate::domain::{
    Address, DefError, Disk, DiskBus, DiskCache, DiskDevice, DiskIo, DiskSource, DomainDef,
    DrivePlace, ErrorPolicy, TrayState,
};

/// Removes the values that only the disk of a running domain has.
pub fn strip_live(disk: &mut Disk) {
    disk.mirror = None;
    strip_source(&mut disk.source);
    let mut store = disk.backing_store.as_deref_mut();
    while let Some(at) = store {
        at.index = None;
        if let Some(source) = &mut at.source {
            strip_source(source);
        }
        store = at.backing_store.as_deref_mut();
    }
}

fn strip_source(source: &mut DiskSource) {
    if source.extras().is_some_and(|extras| extras.index.is_some()) {
        source.extras_mut().index = None;
    }
}

/// Number that a disk's name spells: `vda` 0, `sdb` 1, `hdaa` 26. A trailing
/// partition number does not count. None for a name of another form.
#[must_use]
pub fn disk_name_index(name: &str) -> Option<u32> {
    const PREFIXES: [&str; 6] = ["xvd", "ubd", "fd", "hd", "vd", "sd"];
    let rest = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix))?;
    let letters = rest.trim_end_matches(|character: char| character.is_ascii_digit());
    if letters.is_empty() || letters.len() > 5 {
        return None;
    }
    let mut index: u32 = 0;
    for letter in letters.bytes() {
        if !letter.is_ascii_lowercase() {
            return None;
        }
        index = index * 26 + u32::from(letter - b'a') + 1;
    }
    Some(index - 1)
}

/// Bus that a disk's name implies.
fn bus_of_name(device: DiskDevice, name: &str) -> DiskBus {
    if device == DiskDevice::Floppy {
        return DiskBus::Fdc;
    }
    let known = [
        ("hd", DiskBus::Ide),
        ("sd", DiskBus::Scsi),
        ("vd", DiskBus::Virtio),
        ("xvd", DiskBus::Xen),
        ("ubd", DiskBus::Uml),
    ];
    let found = known.iter().find(|(prefix, _)| name.starts_with(prefix));
    found.map_or(DiskBus::Ide, |(_, bus)| *bus)
}

/// Puts the disks of each bus in the order of their names.
pub fn sort(def: &mut DomainDef) {
    let disks = std::mem::take(&mut def.devices.disks);
    let mut sorted: Vec<Disk> = Vec::with_capacity(disks.len());
    for mut disk in disks {
        disk.target.bus.get_or_insert_with(|| bus_of_name(disk.device, &disk.target.dev));
        let index = disk_name_index(&disk.target.dev);
        let mut place = None;
        for (at, other) in sorted.iter().enumerate().rev() {
            if other.target.bus != disk.target.bus {
                continue;
            }
            if disk_name_index(&other.target.dev) > index {
                place = Some(at);
            } else if place.is_none() {
                place = Some(at + 1);
            }
        }
        sorted.insert(place.unwrap_or(sorted.len()), disk);
    }
    def.devices.disks = sorted;
}

/// Completes one disk.
///
/// # Errors
/// The bus places disks by their names, and the name has no number.
pub fn complete(disk: &mut Disk) -> Result<(), DefError> {
    if disk.device == DiskDevice::Cdrom {
        disk.readonly = true;
    }
    if let Some(driver) = &mut disk.driver {
        driver.cache = driver.cache.filter(|cache| *cache != DiskCache::Default);
        driver.io = driver.io.filter(|io| *io != DiskIo::Default);
        for policy in [&mut driver.error_policy, &mut driver.read_error_policy] {
            *policy = policy.filter(|policy| *policy != ErrorPolicy::Default);
        }
    }
    disk.target.tray = disk.target.tray.filter(|tray| *tray == TrayState::Open);
    if disk.info.address.is_none() {
        disk.info.address = drive_place(disk)?.map(Address::Drive);
    }
    Ok(())
}

/// Place on a controller that a disk's name implies.
fn drive_place(disk: &Disk) -> Result<Option<DrivePlace>, DefError> {
    let Some(bus) = disk.target.bus else { return Ok(None) };
    if !matches!(bus, DiskBus::Ide | DiskBus::Scsi | DiskBus::Sata | DiskBus::Fdc) {
        return Ok(None);
    }
    let index = disk_name_index(&disk.target.dev).ok_or_else(|| {
        DefError::invalid(
            format!("disk '{}'", disk.target.dev),
            "its name has no number that places it on its controller; name it as in 'sda'",
        )
    })?;
    let place = |controller, bus, unit| DrivePlace { controller, bus, target: 0, unit };
    Ok(Some(match bus {
        DiskBus::Ide => place(index / 4, index % 4 / 2, index % 2),
        DiskBus::Scsi => place(index / 7, 0, index % 7),
        DiskBus::Sata => place(index / 6, 0, index % 6),
        _ => place(index / 2, 0, index % 2),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (name, index) in [
            ("vda", Some(0)),
            ("sdb", Some(1)),
            ("hdz", Some(25)),
            ("vdaa", Some(26)),
            ("xvda1", Some(0)),
            ("vd", None),
            ("vdA", None),
            ("nvme0", None),
            ("vdzzzzzz", None),
        ] {
            assert_eq!(disk_name_index(name), index, "{name}");
        }
    }
}
