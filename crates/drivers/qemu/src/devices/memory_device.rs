//! Memory modules: `<memory>`, and shared memory: `<shmem>`.

use super::chardev::{Backend, Chardev, SocketRole, UnixAddress};
use super::{BuildError, Part, address, virtio};
use crate::arguments::Properties;
use crate::command::{Backing, Scene, backend_object, module_granule, round_up};
use ostler_core::KiB;
use ostler_model::domain::{
    Address, MemoryDevice, MemoryModel, SharedMemory, SharedMemoryModel, SharedMemoryRole,
};
use ostler_xml::{OnOff, YesNo};

/// The parts of a memory module.
pub(super) fn parts(scene: &Scene<'_>, memory: &MemoryDevice) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&memory.info)?;
    let target = &memory.target;
    let source = memory.source.as_deref();
    let size = target.size.ok_or_else(|| BuildError::incomplete(alias, "size"))?;
    let id = format!("mem{alias}");
    let on_demand = memory.model == MemoryModel::VirtioMem;
    let backing = Backing {
        id: id.clone(),
        size: round_up(size, module_granule(scene.domain)),
        cell: target.node,
        page_size: source.and_then(|source| source.page_size),
        nodes: source.and_then(|source| source.nodemask.as_ref()),
        access: memory.access,
        discard: memory.discard.map(|discard| discard == YesNo::Yes),
        file: source.and_then(|source| source.path.as_deref()),
        align: source.and_then(|source| source.align_size),
        persistent: source.is_some_and(|source| source.pmem),
        on_demand,
        ..Backing::default()
    };
    let (objects, _) = backend_object(scene, &backing)?;
    let prealloc = on_demand && wants_all(scene, &backing);
    let mut parts: Vec<Part> = objects.into_iter().map(Part::Object).collect();
    let mut device = match memory.model {
        MemoryModel::Dimm => Properties::device("pc-dimm"),
        MemoryModel::Nvdimm => Properties::device("nvdimm"),
        MemoryModel::VirtioPmem => virtio::device("virtio-pmem", &memory.info, None)?,
        MemoryModel::VirtioMem => virtio::device("virtio-mem", &memory.info, None)?,
        MemoryModel::SgxEpc => {
            return Err(BuildError::unsupported("<memory model='sgx-epc'>", "not built yet"));
        }
    };
    device.set_some("node", target.node);
    let bytes = |size: KiB| size.0 * 1024;
    let label = target.label.as_ref().and_then(|label| label.size);
    device.set_some("label-size", label.map(bytes));
    if memory.model == MemoryModel::Nvdimm {
        device.set_some("uuid", memory.uuid.map(|uuid| uuid.to_string()));
    }
    device.set_some("block-size", target.block.map(bytes));
    device.set_some("requested-size", target.requested.map(bytes));
    if target.readonly {
        device.set("unarmed", true);
    }
    device.set("memdev", id);
    if prealloc {
        device.set("prealloc", true);
    }
    device.set_some("memaddr", target.base.map(|base| base.0));
    device.set_some("dynamic-memslots", target.dynamic_memslots.map(|on| on == YesNo::Yes));
    device.set("id", alias.to_owned());
    address::place(scene, &memory.info, &mut device)?;
    parts.push(Part::Device(device));
    Ok(parts)
}

/// Whether virtio-mem has to take what it gives at once: with huge pages, which
/// can run out.
fn wants_all(scene: &Scene<'_>, backing: &Backing<'_>) -> bool {
    use ostler_model::domain::MemoryAllocation;
    let settings = scene.domain.memory_backing.as_deref();
    let allocation = settings.and_then(|s| s.allocation.as_ref()).and_then(|a| a.mode);
    backing.page_size.is_some()
        || settings.is_some_and(|settings| settings.huge_pages.is_some())
        || allocation == Some(MemoryAllocation::Immediate)
}

/// The parts of shared memory.
pub(super) fn shared(scene: &Scene<'_>, shared: &SharedMemory) -> Result<Vec<Part>, BuildError> {
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
