//! Processors, memory, NUMA.

use super::{Verdict, duplicate, refuse_if, unsupported_if};
use crate::domain::{CacheKind, CacheMode, CpuTune, DomainDef, NumaMode, Placement};
use ostler_xml::NumberSet;

/// Checks processors, memory and NUMA.
pub(super) fn check(def: &DomainDef) -> Verdict {
    refuse_if(def.vcpu.maximum == 0, "vcpu", "a guest needs at least one virtual processor")?;
    refuse_if(
        def.vcpu.current() > def.vcpu.maximum,
        "vcpu",
        format!("{} cannot run of {} in all", def.vcpu.current(), def.vcpu.maximum),
    )?;
    refuse_if(def.vcpu.current == Some(0), "vcpu", "at least one must run")?;
    topology(def)?;
    cells(def)?;
    numa_tune(def)?;
    if let Some(tune) = &def.cpu_tune {
        schedules(def, tune)?;
        caches(tune)?;
    }
    memory(def)
}

fn topology(def: &DomainDef) -> Verdict {
    let Some(topology) = def.cpu.as_ref().and_then(|cpu| cpu.topology.as_ref()) else {
        return Ok(());
    };
    let factors = [
        topology.sockets,
        topology.dies.unwrap_or(1),
        topology.clusters.unwrap_or(1),
        topology.cores,
        topology.threads,
    ];
    let product = factors.iter().try_fold(1_u32, |product, factor| product.checked_mul(*factor));
    refuse_if(factors.contains(&0), "topology", "none of its numbers can be 0")?;
    refuse_if(
        product.is_none_or(|product| product < def.vcpu.maximum),
        "topology",
        format!("it has fewer places than the {} virtual processors", def.vcpu.maximum),
    )
}

fn cells(def: &DomainDef) -> Verdict {
    let Some(cpu) = &def.cpu else { return Ok(()) };
    if let Some(cache) = &cpu.cache {
        let passthrough = cache.mode == CacheMode::Passthrough;
        unsupported_if(
            passthrough && cache.level.is_some(),
            "cpu cache",
            "the host's cache can only be shown as a whole; leave the level out",
        )?;
    }
    let Some(numa) = &cpu.numa else { return Ok(()) };
    let ids: Vec<u32> = numa.cells.iter().filter_map(|cell| cell.id).collect();
    if let Some(id) = duplicate(ids.iter()) {
        return refuse_if(true, format!("NUMA cell {id}"), "there are two of this number");
    }
    for (at, cell) in numa.cells.iter().enumerate() {
        let id = cell.id.unwrap_or_default();
        refuse_if(
            usize::try_from(id).ok() != Some(at) && !ids.is_empty(),
            format!("NUMA cell {id}"),
            "cells are numbered from 0 without gaps",
        )?;
        for sibling in &cell.distances {
            refuse_if(
                !ids.contains(&sibling.id),
                format!("NUMA cell {id}"),
                format!("it has a distance to cell {}, which is not there", sibling.id),
            )?;
        }
        let overlap = numa.cells[..at].iter().any(|other| match (&cell.cpus, &other.cpus) {
            (Some(ours), Some(theirs)) => ours.overlaps(theirs),
            _ => false,
        });
        refuse_if(overlap, format!("NUMA cell {id}"), "a processor is in two cells")?;
    }
    Ok(())
}

fn numa_tune(def: &DomainDef) -> Verdict {
    let Some(tune) = &def.numa_tune else { return Ok(()) };
    let numa = def.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref());
    let has_cell =
        |id: u32| numa.is_some_and(|numa| numa.cells.iter().any(|cell| cell.id == Some(id)));
    let whole = tune.memory.as_ref();
    if let Some(memory) = whole {
        refuse_if(
            memory.placement != Some(Placement::Auto) && memory.nodeset.is_none(),
            "numatune",
            "<memory> names no nodes; give it a nodeset",
        )?;
    }
    for cell in &tune.cells {
        let object = format!("memnode of cell {}", cell.cell);
        refuse_if(!has_cell(cell.cell), &*object, "the guest has no such NUMA cell")?;
        refuse_if(
            whole.is_some_and(|memory| memory.placement == Some(Placement::Auto)),
            &*object,
            "nodes cannot be named for one cell while they are chosen for the whole",
        )?;
        let mode = whole.and_then(|memory| memory.mode);
        let restrictive = |mode: NumaMode| mode == NumaMode::Restrictive;
        let mixed = mode.is_some_and(|mode| restrictive(mode) != restrictive(cell.mode));
        refuse_if(mixed, object, "the mode 'restrictive' is for the whole guest or for no cell")?;
    }
    if let Some(cell) = duplicate(tune.cells.iter().map(|cell| cell.cell)) {
        return refuse_if(true, format!("memnode of cell {cell}"), "it stands there twice");
    }
    Ok(())
}

/// Returns whether some set overlaps one before it.
fn any_overlap<'a>(sets: impl Iterator<Item = &'a NumberSet>) -> bool {
    let mut seen: Vec<&NumberSet> = Vec::new();
    for set in sets {
        if seen.iter().any(|other| other.overlaps(set)) {
            return true;
        }
        seen.push(set);
    }
    false
}

fn schedules(def: &DomainDef, tune: &CpuTune) -> Verdict {
    refuse_if(
        any_overlap(tune.vcpu_schedules.iter().map(|schedule| &schedule.vcpus)),
        "vcpusched",
        "a virtual processor has two schedulers",
    )?;
    let io = &tune.iothread_schedules;
    refuse_if(
        any_overlap(io.iter().map(|schedule| &schedule.iothreads)),
        "iothreadsched",
        "an IO thread has two schedulers",
    )?;
    let threads = def.io_threads.as_deref();
    let count = threads.and_then(|threads| threads.count).unwrap_or(0);
    let has = |id: u32| match threads {
        Some(threads) if !threads.ids.is_empty() => threads.ids.iter().any(|own| own.id == id),
        _ => (1..=count).contains(&id),
    };
    let named = io.iter().flat_map(|schedule| schedule.iothreads.iter());
    let missing = named.into_iter().find(|id| !has(*id));
    refuse_if(
        missing.is_some(),
        "iothreadsched",
        format!("there is no IO thread {}", missing.unwrap_or_default()),
    )?;
    let twice = duplicate(tune.vcpu_pins.iter().map(|pin| pin.vcpu));
    refuse_if(twice.is_some(), "vcpupin", "a virtual processor is pinned twice")
}

/// Shares of caches and of memory bandwidth.
fn caches(tune: &CpuTune) -> Verdict {
    let groups = tune.cache.iter().map(|group| &group.vcpus);
    refuse_if(any_overlap(groups), "cachetune", "a virtual processor is in two of them")?;
    for group in &tune.cache {
        for (at, cache) in group.caches.iter().enumerate() {
            let same = |kind: CacheKind| {
                kind == cache.kind || kind == CacheKind::Both || cache.kind == CacheKind::Both
            };
            let taken = group.caches[..at].iter().any(|other| {
                other.id == cache.id && other.level == cache.level && same(other.kind)
            });
            refuse_if(taken, "cachetune", "the same cache is shared out twice")?;
        }
        for monitor in &group.monitors {
            let within = monitor.vcpus.iter().all(|vcpu| group.vcpus.contains(vcpu));
            refuse_if(!within, "cachetune", "a monitor watches processors of other groups")?;
        }
    }
    let groups = tune.bandwidth.iter().map(|group| &group.vcpus);
    refuse_if(any_overlap(groups), "memorytune", "a virtual processor is in two of them")?;
    for group in &tune.bandwidth {
        let twice = duplicate(group.nodes.iter().map(|node| node.id));
        refuse_if(twice.is_some(), "memorytune", "a node is shared out twice")?;
        // Both make the same group of the host, so they must be the same.
        let partly = tune
            .cache
            .iter()
            .any(|cache| cache.vcpus.overlaps(&group.vcpus) && cache.vcpus != group.vcpus);
        refuse_if(
            partly,
            "memorytune",
            "a <cachetune> has some of its processors; make them the same or apart",
        )?;
    }
    Ok(())
}

fn memory(def: &DomainDef) -> Verdict {
    let modules: u64 = def
        .devices
        .memory
        .iter()
        .filter_map(|module| module.target.size)
        .fold(0, |sum, size| sum.saturating_add(size.0));
    let numa = def.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref());
    refuse_if(
        modules > def.memory.size.0 && numa.is_none(),
        "memory",
        "the modules have more memory than the guest has in all",
    )?;
    if let Some(maximum) = &def.max_memory {
        refuse_if(
            maximum.size < def.memory.size,
            "maxMemory",
            "it is less than the memory that the guest has",
        )?;
    }
    Ok(())
}
