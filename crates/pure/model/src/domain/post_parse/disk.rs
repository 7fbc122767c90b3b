//! Disks: order, defaults, addresses.

use crate::domain::{
    Address, DefError, DeviceLabel, Disk, DiskBus, DiskCache, DiskDevice, DiskIo, DiskSnapshot,
    DiskSource, DomainDef, DrivePlace, Encryption, ErrorPolicy, NetworkProtocol, NetworkSource,
    SourceExtras, TrayState,
};
use ostler_xml::YesNo;

/// Takes out what only a running domain has.
pub(super) fn strip_live(disk: &mut Disk) {
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

/// The number in a disk's name: `vda` 0, `sdb` 1, `hdaa` 26. A trailing
/// partition number does not count.
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

/// The bus that a disk's name speaks of.
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
pub(super) fn sort(def: &mut DomainDef) {
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

/// Completes all disks.
pub(super) fn run(def: &mut DomainDef) -> Result<(), DefError> {
    sort(def);
    def.devices.disks.iter_mut().try_for_each(complete)
}

fn complete(disk: &mut Disk) -> Result<(), DefError> {
    // An empty drive has no kind of source.
    if disk.source.is_empty()
        && matches!(disk.device, DiskDevice::Cdrom | DiskDevice::Floppy)
        && !matches!(disk.source, DiskSource::File(_) | DiskSource::Block(_))
    {
        let extras = disk.source.extras().cloned();
        disk.source = DiskSource::default();
        if let Some(extras) = extras.filter(|extras| *extras != SourceExtras::default()) {
            *disk.source.extras_mut() = extras;
        }
    }
    if disk.device == DiskDevice::Cdrom {
        disk.readonly = true;
    }
    let driver = disk.driver.get_or_insert_default();
    driver.name.get_or_insert_with(|| "qemu".into());
    match &disk.source {
        // A volume's format is the pool's to say.
        DiskSource::Volume(_) => {}
        DiskSource::VhostUser(_) => {
            driver.format.get_or_insert_with(|| "raw".into());
            disk.snapshot.get_or_insert(DiskSnapshot::No);
        }
        _ => {
            driver.format.get_or_insert_with(|| "raw".into());
        }
    }
    driver.cache = driver.cache.filter(|cache| *cache != DiskCache::Default);
    driver.io = driver.io.filter(|io| *io != DiskIo::Default);
    for policy in [&mut driver.error_policy, &mut driver.read_error_policy] {
        *policy = policy.filter(|policy| *policy != ErrorPolicy::Default);
    }
    if disk.target.bus != Some(DiskBus::Usb) {
        disk.target.removable = None;
    }
    if disk.source.extras().is_some_and(|extras| !extras.labels.is_empty()) {
        let skipped = |label: &DeviceLabel| label.label_skip == Some(YesNo::Yes);
        disk.source.extras_mut().labels.retain(|label| !skipped(label));
    }
    disk.target.tray = disk.target.tray.filter(|tray| *tray == TrayState::Open);
    complete_source(&mut disk.source);
    if let Some(encryption) = &mut disk.encryption {
        choose_engine(encryption);
    }
    let mut store = disk.backing_store.as_deref_mut();
    while let Some(at) = store {
        if let Some(source) = &mut at.source {
            complete_source(source);
        }
        store = at.backing_store.as_deref_mut();
    }
    if disk.info.address.is_none() {
        disk.info.address = drive_place(disk)?.map(Address::Drive);
    }
    Ok(())
}

fn choose_engine(encryption: &mut Encryption) {
    encryption.engine.get_or_insert_with(|| "qemu".into());
}

fn complete_source(source: &mut DiskSource) {
    if let DiskSource::Network(network) = source {
        default_ports(network);
    }
    if source.extras().is_some_and(|extras| extras.encryption.is_some())
        && let Some(encryption) = &mut source.extras_mut().encryption
    {
        choose_engine(encryption);
    }
    if source.extras().is_some_and(|extras| extras.data_store.is_some())
        && let Some(store) = &mut source.extras_mut().data_store
    {
        complete_source(&mut store.source);
    }
}

/// Puts in the ports that protocols have by custom.
pub(super) fn default_ports(network: &mut NetworkSource) {
    let port = match network.protocol {
        Some(NetworkProtocol::Http) => "80",
        Some(NetworkProtocol::Https) => "443",
        Some(NetworkProtocol::Ftp) => "21",
        Some(NetworkProtocol::Ftps) => "990",
        Some(NetworkProtocol::Tftp) => "69",
        Some(NetworkProtocol::Ssh) => "22",
        Some(NetworkProtocol::Nbd) => "10809",
        Some(NetworkProtocol::Iscsi) => "3260",
        Some(NetworkProtocol::Gluster) => "24007",
        Some(NetworkProtocol::Sheepdog) => "7000",
        Some(NetworkProtocol::Vxhs) => "9999",
        Some(NetworkProtocol::Nfs | NetworkProtocol::Rbd) | None => return,
    };
    let over_unix = Some(crate::domain::HostTransport::Unix);
    for host in network.hosts.iter_mut().filter(|host| host.transport != over_unix) {
        host.port.get_or_insert_with(|| port.into());
    }
}

/// The place on a controller that a disk's name speaks of.
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
