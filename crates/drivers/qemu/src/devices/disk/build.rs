//! The parts of a disk.

use super::frontend::{self, cache};
use super::image::{Image, Rest, Treatment};
use crate::arguments::chardev::{Backend, Chardev, SocketRole, UnixAddress};
use crate::arguments::{CommaList, Properties, Value};
use crate::devices::boot_order::BootOrder;
use crate::devices::chardev::reconnect;
use crate::devices::{BuildError, Part, address, virtio};
use crate::scene::{Scene, machine_kind};
use ostler_model::domain::{
    BackingStore, Disk, DiskBus, DiskDevice, DiskDriver, DiskSource, Encryption, LocalKind,
    VhostUserSource,
};
use ostler_xml::OnOff;

/// The parts of a disk: images from the lowest up, then the device.
pub(super) fn parts(
    scene: &Scene<'_>,
    disk: &Disk,
    boot: Option<u32>,
) -> Result<Vec<Part>, BuildError> {
    let mut parts = Vec::with_capacity(4);
    refuse(scene, disk)?;
    if let DiskSource::VhostUser(socket) = &disk.source {
        vhost_user(scene, disk, socket, boot, &mut parts)?;
        return Ok(parts);
    }
    if disk.target.bus == Some(DiskBus::Sd) {
        parts.push(sd_card(disk)?);
        return Ok(parts);
    }
    let mut drive = None;
    if !disk.source.is_empty() {
        drive = Some(images(scene, disk, &mut parts)?);
    }
    parts.push(Part::Device(frontend::device(scene, disk, drive, boot)?));
    Ok(parts)
}

/// Adds the nodes of a disk's images and gives the name of the uppermost.
pub(super) fn images(
    scene: &Scene<'_>,
    disk: &Disk,
    parts: &mut Vec<Part>,
) -> Result<String, BuildError> {
    let top = chain(scene, disk, parts)?;
    if !copies_on_read(disk) {
        return Ok(top);
    }
    let name = format!("libvirt-CoR-{}", disk.target.dev);
    parts.push(Part::Blockdev(
        Properties::device("copy-on-read")
            .with("node-name", name.clone())
            .with("file", top)
            .with("discard", "unmap"),
    ));
    Ok(name)
}

/// Refuses what this driver does not do with disks.
fn refuse(scene: &Scene<'_>, disk: &Disk) -> Result<(), BuildError> {
    let what = || format!("<disk> {}", disk.target.dev);
    let group = disk.source.extras().and_then(|extras| extras.fd_group.as_deref());
    let storage = index_of(&disk.source).map(|index| format!("libvirt-{index}-storage"));
    let handed_over = |name: &String| scene.prepared.groups.iter().any(|g| g.storage == *name);
    if let Some(group) = group.filter(|_| !storage.as_ref().is_some_and(handed_over)) {
        return Err(BuildError::unsupported(
            what(),
            format!("no descriptors were handed over for fdgroup='{group}'"),
        ));
    }
    if disk.target.bus == Some(DiskBus::Fdc) && machine_kind::is_pseries(scene.domain) {
        return Err(BuildError::unsupported(what(), "pseries machines have no floppy drives"));
    }
    if disk.transient.as_ref().is_some_and(|t| t.share_backing == Some(ostler_xml::YesNo::Yes)) {
        return Err(BuildError::unsupported(
            what(),
            "<transient shareBacking='yes'> is not built yet",
        ));
    }
    if disk.source.extras().is_some_and(|extras| extras.reservations.is_some()) {
        return Err(BuildError::unsupported(what(), "<reservations> are not built yet"));
    }
    if disk.device == DiskDevice::Lun
        && !matches!(disk.target.bus, Some(DiskBus::Scsi | DiskBus::Virtio))
    {
        return Err(BuildError::unsupported(what(), "device='lun' needs bus='scsi' or 'virtio'"));
    }
    if disk.device == DiskDevice::Lun
        && !matches!(
            disk.source,
            DiskSource::Block(_) | DiskSource::Network(_) | DiskSource::Volume(_)
        )
    {
        return Err(BuildError::unsupported(
            what(),
            "device='lun' passes commands on to a block device or an iSCSI LUN",
        ));
    }
    Ok(())
}

fn copies_on_read(disk: &Disk) -> bool {
    disk.driver.as_ref().and_then(|driver| driver.copy_on_read) == Some(OnOff::On)
}

/// The number of an image.
pub(super) fn index_of(source: &DiskSource) -> Option<u32> {
    source.extras().and_then(|extras| extras.index)
}

fn node_name(source: &DiskSource, what: &str) -> Result<String, BuildError> {
    let index = index_of(source).ok_or_else(|| BuildError::incomplete(what, "image number"))?;
    Ok(format!("libvirt-{index}"))
}

/// Adds the images and gives the top node's name.
fn chain(scene: &Scene<'_>, disk: &Disk, parts: &mut Vec<Part>) -> Result<String, BuildError> {
    let what = format!("<disk> {}", disk.target.dev);
    let driver = disk.driver.as_deref();
    let treatment = treatment(disk, driver);
    let below = Treatment { detect_zeroes: None, ..treatment };
    let rest = backing(scene, disk.backing_store.as_deref(), below, &what, parts)?;
    let image = Image {
        name: node_name(&disk.source, &what)?,
        source: &disk.source,
        format: driver.and_then(|driver| driver.format.as_deref()).unwrap_or("raw"),
        readonly: is_read_only(disk),
        treatment,
        encryption: encryption(disk.encryption.as_deref(), &disk.source),
        auth: disk.auth.as_deref().or(disk.source.auth()),
        metadata_cache: driver.and_then(|driver| driver.metadata_cache.as_ref()),
        rest,
        always_format: false,
    };
    let data = data_file(scene, &disk.source, image.readonly, treatment, &what, parts)?;
    image.parts(scene, data, parts)
}

fn is_read_only(disk: &Disk) -> bool {
    disk.readonly || disk.device == DiskDevice::Cdrom
}

fn treatment(disk: &Disk, driver: Option<&DiskDriver>) -> Treatment {
    let Some(driver) = driver else {
        return Treatment {
            cache: cache(disk),
            floppy: disk.device == DiskDevice::Floppy,
            cdrom: disk.device == DiskDevice::Cdrom,
            ..Treatment::default()
        };
    };
    Treatment {
        cache: cache(disk),
        io: driver.io,
        discard: driver.discard,
        detect_zeroes: driver.detect_zeroes,
        discard_no_unref: driver.discard_no_unref.map(|on| on == OnOff::On),
        floppy: disk.device == DiskDevice::Floppy,
        cdrom: disk.device == DiskDevice::Cdrom,
    }
}

/// An SD card, which QEMU takes in the old way only.
fn sd_card(disk: &Disk) -> Result<Part, BuildError> {
    let what = || format!("<disk> {}", disk.target.dev);
    let path = disk
        .source
        .path()
        .filter(|_| matches!(disk.source.local_kind(), Some(LocalKind::File | LocalKind::Block)));
    let path = path
        .ok_or_else(|| BuildError::unsupported(what(), "an SD card is a file or a block device"))?;
    let letter = disk.target.dev.bytes().last().unwrap_or(b'a');
    let mut list = CommaList::new().with("file", path);
    let format = disk.driver.as_ref().and_then(|driver| driver.format.as_deref());
    list.set("format", format.unwrap_or("raw"));
    list.set("if", "sd");
    list.set("index", letter.saturating_sub(b'a'));
    if is_read_only(disk) {
        list.switch("readonly", true);
    }
    Ok(Part::option("-drive", list.into_text()))
}

fn encryption<'a>(own: Option<&'a Encryption>, source: &'a DiskSource) -> Option<&'a Encryption> {
    own.or_else(|| source.extras().and_then(|extras| extras.encryption.as_deref()))
}

/// Adds what an image rests on.
fn backing(
    scene: &Scene<'_>,
    store: Option<&BackingStore>,
    treatment: Treatment,
    what: &str,
    parts: &mut Vec<Part>,
) -> Result<Rest, BuildError> {
    let Some(store) = store else { return Ok(Rest::Unknown) };
    let Some(source) = &store.source else { return Ok(Rest::Nothing) };
    let rest = backing(scene, store.backing_store.as_deref(), treatment, what, parts)?;
    let format = store.format.as_deref();
    let image = Image {
        name: node_name(source, what)?,
        source,
        format: format.map_or("raw", |format| &format.kind),
        readonly: true,
        treatment,
        encryption: encryption(None, source),
        auth: source.auth(),
        metadata_cache: format.and_then(|format| format.metadata_cache.as_ref()),
        rest,
        always_format: false,
    };
    let data = data_file(scene, source, true, treatment, what, parts)?;
    image.parts(scene, data, parts).map(Rest::Node)
}

/// Adds the file that holds the data of an image of tables only.
fn data_file(
    scene: &Scene<'_>,
    source: &DiskSource,
    readonly: bool,
    treatment: Treatment,
    what: &str,
    parts: &mut Vec<Part>,
) -> Result<Option<String>, BuildError> {
    let store = source.extras().and_then(|extras| extras.data_store.as_deref());
    let Some(store) = store else { return Ok(None) };
    let image = Image {
        name: node_name(&store.source, what)?,
        source: &store.source,
        format: store.format.as_ref().map_or("raw", |format| &format.kind),
        readonly,
        treatment: Treatment { detect_zeroes: None, ..treatment },
        encryption: None,
        auth: None,
        metadata_cache: None,
        rest: Rest::Unknown,
        always_format: false,
    };
    image.parts(scene, None, parts).map(Some)
}

/// A disk that another process serves.
fn vhost_user(
    scene: &Scene<'_>,
    disk: &Disk,
    socket: &VhostUserSource,
    boot: Option<u32>,
    parts: &mut Vec<Part>,
) -> Result<(), BuildError> {
    let alias = address::alias(&disk.info)?;
    let path = socket
        .path
        .as_deref()
        .ok_or_else(|| BuildError::incomplete(alias, "path of its socket"))?;
    let id = format!("chr-vu-{alias}");
    parts.push(Part::Chardev(Chardev {
        id: id.clone(),
        backend: Backend::Unix {
            address: UnixAddress::Path(path.to_owned()),
            socket: SocketRole::Client(reconnect(scene, socket.reconnect.as_ref())),
        },
        log: None,
    }));
    let mut device = virtio::device("vhost-user-blk", &disk.info, disk.model)?;
    if let Some(driver) = disk.driver.as_deref() {
        virtio::options(&driver.virtio, &mut device);
        device.set_some("num-queues", driver.queues);
        device.set_some("queue-size", driver.queue_size);
    }
    address::place(scene, &disk.info, &mut device)?;
    device.set("chardev", id);
    device.set("id", alias.to_owned());
    device.set_some("bootindex", boot);
    parts.push(Part::Device(device));
    Ok(())
}

/// Tells the floppy controller which drive to boot from, and makes the controller
/// where the machine has none.
pub(in crate::devices) fn floppy_controller(scene: &Scene<'_>, order: &BootOrder) -> Vec<Part> {
    let mut parts = Vec::new();
    let floppies = scene
        .domain
        .devices
        .disks
        .iter()
        .enumerate()
        .filter(|(_, disk)| disk.target.bus == Some(DiskBus::Fdc));
    let q35 = machine_kind::is_q35(scene.domain);
    let mut controller = Properties::device("isa-fdc");
    let mut any = false;
    for (index, disk) in floppies {
        any = true;
        let Some(ostler_model::domain::Address::Drive(place)) = &disk.info.address else {
            continue;
        };
        let Some(rank) = order.disk(index) else { continue };
        let property = if place.unit == 0 { "bootindexA" } else { "bootindexB" };
        if q35 {
            controller.set(property, Value::from(rank));
        } else {
            parts.push(Part::option("-global", format!("isa-fdc.{property}={rank}")));
        }
    }
    if q35 && any {
        parts.push(Part::Device(controller));
    }
    parts
}
