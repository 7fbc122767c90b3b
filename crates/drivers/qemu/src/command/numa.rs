//! `-numa`: the guest's own cells.

use crate::arguments::{CommaList, CommandLine};
use crate::devices::BuildError;
use crate::devices::memory::{Backing, backend_object, granule, round_up};
use crate::scene::Scene;
use ostler_model::domain::{
    AccessKind, CacheAssociativity, CachePolicy, DomainDef, GuestCell, GuestNuma,
};
use ostler_xml::{NumberSet, YesNo};

/// The guest's cells, if it has any.
pub(super) fn cells(domain: &DomainDef) -> Option<&[GuestCell]> {
    let numa = domain.cpu.as_ref()?.numa.as_ref()?;
    (!numa.cells.is_empty()).then_some(&numa.cells)
}

/// Returns whether the guest has cells.
pub(super) fn has_cells(domain: &DomainDef) -> bool {
    cells(domain).is_some()
}

/// Returns whether the cells' memory is described as being unlike.
pub(super) fn has_heterogeneous_memory(domain: &DomainDef) -> bool {
    let Some(numa) = domain.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref()) else { return false };
    numa.interconnects.is_some() || numa.cells.iter().any(|cell| !cell.caches.is_empty())
}

/// Writes the cells with their memory.
pub(super) fn write(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let domain = scene.domain;
    let Some(numa) = domain.cpu.as_ref().and_then(|cpu| cpu.numa.as_deref()) else { return Ok(()) };
    let heterogeneous = has_heterogeneous_memory(domain);
    let mut backends = Vec::with_capacity(numa.cells.len());
    for (index, cell) in numa.cells.iter().enumerate() {
        backends.push(match cell.memory {
            Some(size) if size.0 > 0 => {
                let backing = Backing {
                    id: format!("ram-node{}", cell_id(cell, index)),
                    size: if scene.incoming.is_some() {
                        size
                    } else {
                        round_up(size, granule(domain))
                    },
                    cell: Some(cell_id(cell, index)),
                    access: cell.access,
                    discard: cell.discard.map(|discard| discard == YesNo::Yes),
                    ..Backing::default()
                };
                Some(backend_object(scene, &backing)?)
            }
            _ => None,
        });
    }
    let old_style = scene.target.machine.is_some_and(|machine| machine.numa_by_size)
        && backends.iter().flatten().all(|(_, plain)| *plain)
        && !heterogeneous;
    for (index, (cell, backend)) in numa.cells.iter().zip(&backends).enumerate() {
        if let Some((objects, _)) = backend.as_ref().filter(|_| !old_style) {
            for object in objects {
                line.json("-object", object);
            }
        }
        let mut list = CommaList::first("node").with("nodeid", cell_id(cell, index));
        if let Some(cpus) = &cell.cpus {
            write_ranges(cpus, &mut list);
        }
        if heterogeneous && let Some(initiator) = initiator(numa, cell, index) {
            list.set("initiator", initiator);
        }
        match (old_style, cell.memory) {
            (true, Some(size)) => list.set("mem", size.to_mib()),
            (false, Some(_)) => {
                list.set("memdev", format_args!("ram-node{}", cell_id(cell, index)))
            }
            (_, None) => {}
        }
        line.list("-numa", list);
    }
    write_distances(numa, line);
    write_interconnects(numa, line);
    write_caches(numa, line)
}

fn cell_id(cell: &GuestCell, index: usize) -> u32 {
    cell.id.unwrap_or(u32::try_from(index).unwrap_or(u32::MAX))
}

/// `cpus=0-3,cpus=5`.
fn write_ranges(set: &NumberSet, list: &mut CommaList) {
    let mut numbers = set.iter().peekable();
    while let Some(first) = numbers.next() {
        let mut last = first;
        while numbers.peek() == Some(&(last + 1)) {
            last += 1;
            numbers.next();
        }
        if first == last {
            list.set("cpus", first);
        } else {
            list.set("cpus", format_args!("{first}-{last}"));
        }
    }
}

/// The cell whose processors reach this one's memory best.
fn initiator(numa: &GuestNuma, cell: &GuestCell, index: usize) -> Option<u32> {
    let own = cell_id(cell, index);
    let has_cpus = |cell: &GuestCell| cell.cpus.as_ref().is_some_and(|cpus| !cpus.is_empty());
    if has_cpus(cell) {
        return Some(own);
    }
    let interconnects = numa.interconnects.as_ref();
    let to_me = interconnects
        .into_iter()
        .flat_map(|all| all.latencies.iter())
        .filter(|latency| latency.target == own && latency.cache.is_none())
        .min_by_key(|latency| latency.value)
        .map(|latency| latency.initiator);
    let widest = || {
        interconnects
            .into_iter()
            .flat_map(|all| all.bandwidths.iter())
            .filter(|bandwidth| bandwidth.target == own && bandwidth.cache.is_none())
            .max_by_key(|bandwidth| bandwidth.value)
            .map(|bandwidth| bandwidth.initiator)
    };
    to_me.or_else(widest).or_else(|| {
        let first = numa.cells.iter().enumerate().find(|(_, cell)| has_cpus(cell));
        first.map(|(index, cell)| cell_id(cell, index))
    })
}

fn write_distances(numa: &GuestNuma, line: &mut CommandLine) {
    for (index, cell) in numa.cells.iter().enumerate() {
        for sibling in &cell.distances {
            let list = CommaList::first("dist")
                .with("src", cell_id(cell, index))
                .with("dst", sibling.id)
                .with("val", sibling.value);
            line.list("-numa", list);
        }
    }
}

fn write_interconnects(numa: &GuestNuma, line: &mut CommandLine) {
    let Some(all) = &numa.interconnects else { return };
    let start = |initiator: u32, target: u32, cache: Option<u32>| {
        CommaList::first("hmat-lb").with("initiator", initiator).with("target", target).with(
            "hierarchy",
            match cache {
                None | Some(0) => "memory",
                Some(1) => "first-level",
                Some(2) => "second-level",
                Some(_) => "third-level",
            },
        )
    };
    let kind = |kind: AccessKind| match kind {
        AccessKind::Access => "access",
        AccessKind::Read => "read",
        AccessKind::Write => "write",
    };
    for latency in &all.latencies {
        let list = start(latency.initiator, latency.target, latency.cache)
            .with("data-type", format_args!("{}-latency", kind(latency.kind)))
            .with("latency", latency.value);
        line.list("-numa", list);
    }
    for bandwidth in &all.bandwidths {
        let list = start(bandwidth.initiator, bandwidth.target, bandwidth.cache)
            .with("data-type", format_args!("{}-bandwidth", kind(bandwidth.kind)))
            .with("bandwidth", format_args!("{}K", bandwidth.value.unwrap_or_default().0));
        line.list("-numa", list);
    }
}

fn write_caches(numa: &GuestNuma, line: &mut CommandLine) -> Result<(), BuildError> {
    for (index, cell) in numa.cells.iter().enumerate() {
        for cache in &cell.caches {
            let size = cache
                .size
                .value
                .ok_or_else(|| BuildError::incomplete("<cache> of a NUMA cell", "<size>"))?;
            let list = CommaList::first("hmat-cache")
                .with("node-id", cell_id(cell, index))
                .with("size", format_args!("{}K", size.0))
                .with("level", cache.level)
                .with(
                    "associativity",
                    match cache.associativity {
                        CacheAssociativity::None => "none",
                        CacheAssociativity::Direct => "direct",
                        CacheAssociativity::Full => "complex",
                    },
                )
                .with(
                    "policy",
                    match cache.policy {
                        CachePolicy::None => "none",
                        CachePolicy::Writeback => "write-back",
                        CachePolicy::Writethrough => "write-through",
                    },
                )
                .with("line", cache.line.value);
            line.list("-numa", list);
        }
    }
    Ok(())
}
