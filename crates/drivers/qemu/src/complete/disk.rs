//! Disks: formats, encryption and ports of network sources.

use ostler_model::domain::post_parse::disk;
use ostler_model::domain::{
    DefError, DeviceLabel, Disk, DiskBus, DiskDevice, DiskSnapshot, DiskSource, DomainDef,
    Encryption, HostTransport, NetworkProtocol, NetworkSource, SourceExtras,
};
use ostler_xml::YesNo;

/// Completes all disks.
pub(super) fn run(def: &mut DomainDef) -> Result<(), DefError> {
    disk::sort(def);
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
    if disk.target.bus != Some(DiskBus::Usb) {
        disk.target.removable = None;
    }
    if disk.source.extras().is_some_and(|extras| !extras.labels.is_empty()) {
        let skipped = |label: &DeviceLabel| label.label_skip == Some(YesNo::Yes);
        disk.source.extras_mut().labels.retain(|label| !skipped(label));
    }
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
    disk::complete(disk)
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
fn default_ports(network: &mut NetworkSource) {
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
    let over_unix = Some(HostTransport::Unix);
    for host in network.hosts.iter_mut().filter(|host| host.transport != over_unix) {
        host.port.get_or_insert_with(|| port.into());
    }
}
