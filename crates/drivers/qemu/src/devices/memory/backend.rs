//! Objects that hold guest memory.

use crate::arguments::{Properties, Value};
use crate::devices::BuildError;
use crate::emulator::capability::Capability;
use crate::scene::Scene;
use ostler_core::KiB;
use ostler_model::domain::{MemoryAccess, MemoryAllocation, MemorySource, NumaMode};
use ostler_xml::NumberSet;

/// A piece of guest memory to be backed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Backing<'a> {
    /// The object's id.
    pub(crate) id: String,
    /// How much.
    pub(crate) size: KiB,
    /// The guest's cell it belongs to.
    pub(crate) cell: Option<u32>,
    /// Whether it is all of the guest's memory.
    pub(crate) system: bool,
    /// The page size that is asked for.
    pub(crate) page_size: Option<KiB>,
    /// The host's nodes that are asked for.
    pub(crate) nodes: Option<&'a NumberSet>,
    /// Who sees writes.
    pub(crate) access: Option<MemoryAccess>,
    /// Whether its content is thrown away at the end.
    pub(crate) discard: Option<bool>,
    /// The file that is the memory, of an NVDIMM.
    pub(crate) file: Option<&'a str>,
    /// The alignment of that file's mapping.
    pub(crate) align: Option<KiB>,
    /// Whether the file is persistent memory.
    pub(crate) persistent: bool,
    /// Whether the file is only read.
    pub(crate) readonly: bool,
    /// Whether only what the guest takes is reserved: virtio-mem.
    pub(crate) on_demand: bool,
}

impl<'a> Backing<'a> {
    /// All of the guest's memory.
    pub(crate) fn system(id: &'a str, size: KiB) -> Self {
        Self { id: id.to_owned(), size, system: true, ..Self::default() }
    }
}

/// The object, with the thread context it needs before it. The flag says that
/// it is nothing but memory of this size.
pub(crate) fn backend_object(
    scene: &Scene<'_>,
    backing: &Backing<'_>,
) -> Result<(Vec<Properties>, bool), BuildError> {
    let settings = scene.domain.memory_backing.as_deref();
    let allocation = settings.and_then(|settings| settings.allocation.as_ref());
    let mut prealloc = allocation.and_then(|a| a.mode) == Some(MemoryAllocation::Immediate);
    let access = backing.access.or_else(|| settings.and_then(|settings| settings.access));
    let discard = backing.discard.or(settings.filter(|settings| settings.discard).map(|_| true));
    let pages = page_size(scene, backing)?;
    let source = settings.and_then(|settings| settings.source);

    let mut object;
    if source == Some(MemorySource::Memfd) && backing.file.is_none() {
        object = Properties::object("memory-backend-memfd", backing.id.clone());
        if let Some(pages) = &pages {
            object.set("hugetlb", true);
            object.set("hugetlbsize", pages.size.0 * 1024);
            prealloc = true;
        }
        object.set_some("share", access.map(|access| access == MemoryAccess::Shared));
        set_canonical(scene, backing, &mut object);
    } else if pages.is_some()
        || backing.file.is_some()
        || access.is_some()
        || source == Some(MemorySource::File)
    {
        let path = match (backing.file, &pages) {
            (Some(file), _) => {
                // A file that is memory is there as a whole anyway.
                prealloc = true;
                file.to_owned()
            }
            (None, Some(pages)) => {
                prealloc = true;
                format!("{}/libvirt/qemu/{}", pages.mount, scene.places.short_name)
            }
            (None, None) => {
                format!("{}/{}/{}", scene.settings.memory_dir, scene.places.short_name, backing.id)
            }
        };
        object = Properties::object("memory-backend-file", backing.id.clone());
        object.set("mem-path", path);
        if backing.file.is_none() {
            object.set_some("discard-data", discard);
        }
        object.set_some("share", access.map(|access| access == MemoryAccess::Shared));
        set_canonical(scene, backing, &mut object);
    } else {
        object = Properties::object("memory-backend-ram", backing.id.clone());
    }
    let threads = allocation.and_then(|allocation| allocation.threads);
    finish(scene, backing, object, prealloc, threads)
}

/// Pages of one size and where they are mounted.
struct Pages<'a> {
    mount: &'a str,
    size: KiB,
}

/// The huge pages a piece of memory is to come from; `None` is ordinary memory.
fn page_size<'a>(
    scene: &'a Scene<'_>,
    backing: &Backing<'_>,
) -> Result<Option<Pages<'a>>, BuildError> {
    const ORDINARY: KiB = KiB(4);
    let mounts = &scene.settings.huge_pages;
    let wanted = scene.domain.memory_backing.as_ref().and_then(|m| m.huge_pages.as_ref());
    let size = match (backing.page_size, wanted) {
        (Some(size), _) => Some(size),
        (None, None) => return Ok(None),
        _ if backing.file.is_some() => return Ok(None),
        (None, Some(wanted)) if wanted.pages.is_empty() => None,
        (None, Some(wanted)) => {
            let cell = backing.cell.unwrap_or(0);
            let own = wanted
                .pages
                .iter()
                .find(|page| page.nodeset.as_ref().is_some_and(|nodes| nodes.contains(cell)))
                .or_else(|| wanted.pages.iter().find(|page| page.nodeset.is_none()));
            match own {
                Some(page) => page.size,
                None => return Ok(None),
            }
        }
    };
    if size == Some(ORDINARY) {
        return Ok(None);
    }
    let mount = match size {
        Some(size) => mounts.iter().find(|mount| mount.size == size),
        None => mounts.iter().find(|mount| mount.default).or(mounts.first()),
    };
    match mount {
        Some(mount) => Ok(Some(Pages { mount: &mount.path, size: mount.size })),
        None => Err(BuildError::unsupported(
            "<hugepages>",
            match size {
                Some(size) => format!("no hugetlbfs with pages of {size} is mounted"),
                None => "no hugetlbfs is mounted".to_owned(),
            },
        )),
    }
}

fn set_canonical(scene: &Scene<'_>, backing: &Backing<'_>, object: &mut Properties) {
    // Keeps the name by which memory is migrated as it was for plain memory.
    if backing.system && scene.target.has(Capability::XUseCanonicalPathForRamblockId) {
        object.set("x-use-canonical-path-for-ramblock-id", false);
    }
}

fn finish(
    scene: &Scene<'_>,
    backing: &Backing<'_>,
    mut object: Properties,
    prealloc: bool,
    threads: Option<u32>,
) -> Result<(Vec<Properties>, bool), BuildError> {
    let prealloc = prealloc && !backing.on_demand;
    if backing.on_demand {
        object.set("reserve", false);
    } else if prealloc {
        object.set("prealloc", true);
        object.set_some("prealloc-threads", threads);
    }
    let size = backing.size.to_bytes().map(|size| size.0).filter(|size| *size < i64::MAX as u64);
    object.set(
        "size",
        size.ok_or_else(|| {
            BuildError::unsupported(format!("<memory> {}", backing.id), "it is more than 8 EiB")
        })?,
    );
    object.set_some("align", backing.align.map(|align| align.0 * 1024));
    if backing.persistent {
        object.set("pmem", true);
    }
    if backing.readonly {
        object.set("readonly", true);
    }
    let mut objects = Vec::with_capacity(2);
    let (mode, nodes) = host_nodes(scene, backing);
    if let (Some(nodes), Some(there)) = (nodes, scene.host_nodes)
        && let Some(absent) = nodes.iter().find(|node| !there.contains(*node))
    {
        return Err(BuildError::unsupported(
            "<numatune>",
            format!("the host has no NUMA node {absent}"),
        ));
    }
    let bound = nodes.filter(|_| mode != NumaMode::Restrictive);
    if let Some(nodes) = bound {
        let list = node_list(nodes);
        object.set("host-nodes", list.clone());
        object.set(
            "policy",
            match mode {
                NumaMode::Preferred => "preferred",
                NumaMode::Interleave => "interleave",
                NumaMode::Strict | NumaMode::Restrictive => "bind",
            },
        );
        if prealloc && scene.target.has(Capability::ThreadContext) {
            let context = format!("tc-{}", backing.id);
            let mut threads = Properties::object("thread-context", context.clone());
            threads.set("node-affinity", list);
            objects.push(threads);
            object.set("prealloc-context", context);
        }
    }
    let plain = object.text("qom-type") == Some("memory-backend-ram")
        && bound.is_none()
        && !prealloc
        && !backing.on_demand;
    objects.push(object);
    Ok((objects, plain))
}

/// The host's nodes the memory is to come from.
fn host_nodes<'a>(scene: &Scene<'a>, backing: &Backing<'a>) -> (NumaMode, Option<&'a NumberSet>) {
    let tune = scene.domain.numa_tune.as_deref();
    let all = tune.and_then(|tune| tune.memory.as_ref());
    let own = tune
        .zip(backing.cell)
        .and_then(|(tune, cell)| tune.cells.iter().find(|node| node.cell == cell));
    let mode = own.map(|own| own.mode).or(all.and_then(|all| all.mode)).unwrap_or(NumaMode::Strict);
    let nodes = backing.nodes.or(own.map(|own| &own.nodeset)).or_else(|| {
        let all = all?;
        if all.placement == Some(ostler_model::domain::Placement::Auto) {
            scene.auto_nodes
        } else {
            all.nodeset.as_ref()
        }
    });
    (mode, nodes)
}

fn node_list(nodes: &NumberSet) -> Value {
    Value::List(nodes.iter().map(Value::from).collect())
}
