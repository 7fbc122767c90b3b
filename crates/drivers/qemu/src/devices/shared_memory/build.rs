//! Shared memory: `<shmem>`.

use crate::arguments::Properties;
use crate::arguments::chardev::{Backend, Chardev, SocketRole, UnixAddress};
use crate::devices::{BuildError, Part, address};
use crate::scene::Scene;
use ostler_model::domain::{Address, SharedMemory, SharedMemoryModel, SharedMemoryRole};
use ostler_xml::OnOff;

/// The parts of shared memory.
pub(super) fn parts(scene: &Scene<'_>, shared: &SharedMemory) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&shared.info)?;
    if !matches!(shared.info.address, None | Some(Address::Pci(_))) {
        return Err(BuildError::unsupported(alias, "shared memory is a PCI device"));
    }
    let mut parts = Vec::with_capacity(2);
    match shared.model {
        Some(SharedMemoryModel::Plain) => {
            let id = format!("shmmem-{alias}");
            let size = shared.size.map_or(4 << 20, |size| size.0);
            parts.push(Part::Object(
                Properties::object("memory-backend-file", id.clone())
                    .with("mem-path", format!("/dev/shm/{}", shared.name))
                    .with("size", size)
                    .with("share", true),
            ));
            let mut device =
                Properties::device("ivshmem-plain").with("id", alias.to_owned()).with("memdev", id);
            device.set_some(
                "master",
                shared.role.map(|role| match role {
                    SharedMemoryRole::Master => "on",
                    SharedMemoryRole::Peer => "off",
                }),
            );
            address::place(scene, &shared.info, &mut device)?;
            parts.push(Part::Device(device));
        }
        Some(SharedMemoryModel::Doorbell) => {
            let id = format!("char{alias}");
            let mut device = Properties::device("ivshmem-doorbell")
                .with("id", alias.to_owned())
                .with("chardev", id.clone());
            if let Some(msi) = &shared.msi {
                device.set_some("vectors", msi.vectors);
                device.set_some("ioeventfd", msi.ioeventfd.map(|on| on == OnOff::On));
            }
            address::place(scene, &shared.info, &mut device)?;
            parts.push(Part::Device(device));
            let server = shared.server.as_ref().and_then(|server| server.path.as_deref());
            let path = server.map_or_else(
                || format!("/var/lib/libvirt/shmem-{}-sock", shared.name),
                str::to_owned,
            );
            parts.push(Part::Chardev(Chardev {
                id,
                backend: Backend::Unix {
                    address: UnixAddress::Path(path),
                    socket: SocketRole::Client(None),
                },
                log: None,
            }));
        }
        Some(SharedMemoryModel::Ivshmem) => {
            return Err(BuildError::unsupported(
                "<shmem> of model ivshmem",
                "QEMU no longer has it; use ivshmem-plain or ivshmem-doorbell",
            ));
        }
        None => return Err(BuildError::incomplete(alias, "model")),
    }
    Ok(parts)
}
