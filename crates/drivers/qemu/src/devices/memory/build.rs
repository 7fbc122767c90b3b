//! Memory modules: `<memory>`, and shared memory: `<shmem>`.

use super::granule::{module_granule, round_up};
use super::{Backing, backend_object};
use crate::arguments::Properties;
use crate::devices::{BuildError, Part, address, virtio};
use crate::scene::Scene;
use ostler_core::KiB;
use ostler_model::domain::{MemoryDevice, MemoryModel};
use ostler_xml::YesNo;

/// The parts of a memory module.
pub(in crate::devices) fn parts(
    scene: &Scene<'_>,
    memory: &MemoryDevice,
) -> Result<Vec<Part>, BuildError> {
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

/// Returns whether virtio-mem has to take what it gives at once: with huge pages, which can run
/// out.
fn wants_all(scene: &Scene<'_>, backing: &Backing<'_>) -> bool {
    use ostler_model::domain::MemoryAllocation;
    let settings = scene.domain.memory_backing.as_deref();
    let allocation = settings.and_then(|s| s.allocation.as_ref()).and_then(|a| a.mode);
    backing.page_size.is_some()
        || settings.is_some_and(|settings| settings.huge_pages.is_some())
        || allocation == Some(MemoryAllocation::Immediate)
}
