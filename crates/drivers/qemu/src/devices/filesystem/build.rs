//! Folders of the host that the guest sees: `<filesystem>`.

use crate::arguments::chardev::{Backend, Chardev, SocketRole, UnixAddress};
use crate::arguments::{CommaList, Properties};
use crate::devices::{BuildError, Part, address, virtio};
use crate::scene::Scene;
use ostler_model::domain::{
    AccessMode, Filesystem, FilesystemDriverKind, FilesystemSource, MountSource, MultiDevices,
    WritePolicy,
};

/// The parts of a folder.
pub(in crate::devices) fn parts(
    scene: &Scene<'_>,
    folder: &Filesystem,
) -> Result<Vec<Part>, BuildError> {
    let FilesystemSource::Mount(source) = &folder.source else {
        return Err(BuildError::unsupported(
            format!("<filesystem type='{}'>", folder.source.kind()),
            "QEMU guests see folders: use type='mount'",
        ));
    };
    let kind = folder.driver.as_ref().and_then(|driver| driver.kind);
    match kind {
        Some(FilesystemDriverKind::Virtiofs) => virtiofs(scene, folder, source),
        Some(FilesystemDriverKind::Mtp) => mtp(scene, folder, source),
        None
        | Some(
            FilesystemDriverKind::Default
            | FilesystemDriverKind::Path
            | FilesystemDriverKind::Handle,
        ) => plan9(scene, folder, source),
        Some(other) => Err(BuildError::unsupported(
            format!("<filesystem> with <driver type='{other}'>"),
            "only containers have it; use path or virtiofs",
        )),
    }
}

/// A folder that QEMU itself serves over 9P.
fn plan9(
    scene: &Scene<'_>,
    folder: &Filesystem,
    source: &MountSource,
) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&folder.info)?;
    let driver = folder.driver.as_deref();
    let handle = driver.and_then(|driver| driver.kind) == Some(FilesystemDriverKind::Handle);
    let mut list = CommaList::first(if handle { "handle" } else { "local" });
    if !handle {
        list.set(
            "security_model",
            match folder.access_mode {
                Some(AccessMode::Mapped) => "mapped",
                Some(AccessMode::Squash) => "none",
                Some(AccessMode::Passthrough) | None => "passthrough",
            },
        );
    }
    list.set_some("multidevs", folder.multi_devices.filter(|m| *m != MultiDevices::Default));
    for (key, mode) in [("fmode", &folder.file_mode), ("dmode", &folder.folder_mode)] {
        if let Some(mode) = mode {
            list.set(key, format_args!("{:04o}", mode.0));
        }
    }
    if driver.and_then(|driver| driver.write_policy) == Some(WritePolicy::Immediate) {
        list.set("writeout", "immediate");
    }
    list.set("id", format_args!("fsdev-{alias}"));
    let path = source.dir.as_deref().ok_or_else(|| BuildError::incomplete(alias, "dir"))?;
    list.set("path", path);
    if folder.readonly {
        list.switch("readonly", true);
    }
    let mut device = virtio::device("virtio-9p", &folder.info, folder.model)?;
    if let Some(driver) = driver {
        virtio::options(&driver.virtio, &mut device);
    }
    device.set("id", alias.to_owned());
    device.set("fsdev", format!("fsdev-{alias}"));
    device.set("mount_tag", folder.target.to_string());
    address::place(scene, &folder.info, &mut device)?;
    Ok(vec![Part::option("-fsdev", list.into_text()), Part::Device(device)])
}

/// A folder that another process serves.
fn virtiofs(
    scene: &Scene<'_>,
    folder: &Filesystem,
    source: &MountSource,
) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&folder.info)?;
    let id = format!("chr-vu-{alias}");
    let path = match &source.socket {
        Some(socket) => socket.to_string(),
        None => format!("{}/{alias}-fs.sock", scene.places.run_lib),
    };
    let chardev = Chardev {
        id: id.clone(),
        backend: Backend::Unix {
            address: UnixAddress::Path(path),
            socket: SocketRole::Client(None),
        },
        log: None,
    };
    let mut device = virtio::device("vhost-user-fs", &folder.info, folder.model)?;
    device.set("id", alias.to_owned());
    device.set("chardev", id);
    device.set_some("queue-size", folder.driver.as_ref().and_then(|driver| driver.queue));
    device.set("tag", folder.target.to_string());
    device.set_some("bootindex", folder.info.boot_order());
    if let Some(driver) = &folder.driver {
        virtio::options(&driver.virtio, &mut device);
    }
    address::place(scene, &folder.info, &mut device)?;
    Ok(vec![Part::Chardev(chardev), Part::Device(device)])
}

/// A folder that looks like a media player.
fn mtp(
    scene: &Scene<'_>,
    folder: &Filesystem,
    source: &MountSource,
) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&folder.info)?;
    let path = source.dir.as_deref().ok_or_else(|| BuildError::incomplete(alias, "dir"))?;
    let mut device = Properties::device("usb-mtp")
        .with("id", alias.to_owned())
        .with("rootdir", path.to_owned())
        .with("desc", folder.target.to_string())
        .with("readonly", folder.readonly);
    address::place(scene, &folder.info, &mut device)?;
    Ok(vec![Part::Device(device)])
}
