//! Images whose bytes are on this host: the lowest node.

use super::image::Image;
use crate::arguments::Properties;
use crate::devices::{BuildError, Part};
use crate::scene::Scene;
use crate::scene::{PreparedGroup, Role};
use ostler_model::domain::{DiskSource, LocalKind};

/// The lowest node, up to what all nodes have.
pub(super) fn node(
    scene: &Scene<'_>,
    image: &Image<'_>,
    storage: &str,
    parts: &mut Vec<Part>,
) -> Result<Properties, BuildError> {
    if let Some(kind) = image.source.local_kind() {
        return local(scene, image, kind, storage, parts);
    }
    Ok(match image.source {
        DiskSource::Nvme(nvme) => {
            let address = nvme.address.as_ref().and_then(|address| address.at);
            let address = address.ok_or_else(|| BuildError::incomplete(storage, "PCI address"))?;
            Properties::device("nvme")
                .with("device", address.to_string())
                .with_some("namespace", nvme.namespace)
        }
        DiskSource::VhostVdpa(_) => {
            let answer = scene.prepared.descriptor(storage, Role::Vdpa)?;
            let set = answer.set.ok_or_else(|| BuildError::NotPrepared {
                device: storage.to_owned(),
                what: "the descriptor set of the vDPA device".to_owned(),
            })?;
            parts.push(Part::DescriptorSet {
                set,
                descriptor: answer.token.clone(),
                opaque: format!("{storage}-vdpa"),
            });
            Properties::device("virtio-blk-vhost-vdpa").with("path", format!("/dev/fdset/{set}"))
        }
        DiskSource::Volume(_) => {
            return Err(BuildError::incomplete(
                storage,
                "translation of its volume into a file, device or network source",
            ));
        }
        _ => return Err(BuildError::incomplete(storage, "node of its own")),
    })
}

/// The lowest node of an image on this host.
fn local(
    scene: &Scene<'_>,
    image: &Image<'_>,
    kind: LocalKind,
    storage: &str,
    parts: &mut Vec<Part>,
) -> Result<Properties, BuildError> {
    let path = image.source.path().map(str::to_owned);
    let path = path.ok_or_else(|| BuildError::incomplete(storage, "path of its source"))?;
    let mut node = match kind {
        LocalKind::File => {
            Properties::device("file").with("filename", file(scene, image, storage, path, parts))
        }
        LocalKind::Block => {
            let cdrom = image.treatment.cdrom && scene.prepared.host_cdroms.contains(&path);
            let driver = if cdrom { "host_cdrom" } else { "host_device" };
            Properties::device(driver).with("filename", path)
        }
        LocalKind::Folder => {
            if !image.readonly {
                return Err(BuildError::unsupported(
                    "<disk type='dir'>",
                    "a folder as a FAT file system can only be read; add <readonly/>",
                ));
            }
            return Ok(Properties::device("vvfat")
                .with("dir", path)
                .with("floppy", image.treatment.floppy)
                .with("rw", false));
        }
    };
    set_io(image, &mut node);
    Ok(node)
}

/// The way of IO, where the driver has a choice.
fn set_io(image: &Image<'_>, node: &mut Properties) {
    use ostler_model::domain::DiskIo;
    match image.treatment.io {
        Some(DiskIo::Native) => node.set("aio", "native"),
        Some(DiskIo::Threads) => node.set("aio", "threads"),
        Some(DiskIo::IoUring) => node.set("aio", "io_uring"),
        Some(DiskIo::Default) | None => {}
    }
}

/// The name by which QEMU opens the file: its path, or the set that the
/// client's descriptors are in.
fn file(
    scene: &Scene<'_>,
    image: &Image<'_>,
    storage: &str,
    path: String,
    parts: &mut Vec<Part>,
) -> String {
    let Some(group) = client_descriptors(scene, image) else { return path };
    for index in 0..group.count {
        if let Some(answer) = scene.prepared.find(storage, Role::Storage(index)) {
            parts.push(Part::DescriptorSet {
                set: group.set,
                descriptor: answer.token.clone(),
                opaque: format!("{storage}{index}"),
            });
        }
    }
    format!("/dev/fdset/{}", group.set)
}

/// The descriptors the client handed over for the image.
pub(super) fn client_descriptors<'a>(
    scene: &Scene<'a>,
    image: &Image<'_>,
) -> Option<&'a PreparedGroup> {
    image.source.extras()?.fd_group.as_ref()?;
    let storage = format!("{}-storage", image.name);
    scene.prepared.groups.iter().find(|group| group.storage == storage)
}
