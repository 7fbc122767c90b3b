//! Defaults of what stands beside the devices: lifecycle, boot order, memory, NUMA cells.

use crate::domain::{BootDevice, BootEntry, CrashAction, DomainDef, LifecycleAction, OsKind};
use ostler_core::KiB;
use ostler_xml::NumberSet;

/// Completes what stands beside the devices.
pub fn complete(def: &mut DomainDef) {
    boot_order(def);
    def.on_poweroff.get_or_insert(LifecycleAction::Destroy);
    def.on_reboot.get_or_insert(LifecycleAction::Restart);
    def.on_crash.get_or_insert(CrashAction::Destroy);
    numa_cells(def);
    cache_shares(def);
    memory(def);
    if def.vcpu.current == Some(def.vcpu.maximum) {
        def.vcpu.current = None;
    }
    if let Some(cpu) = &mut def.cpu
        && let Some(topology) = &mut cpu.topology
    {
        topology.dies.get_or_insert(1);
        topology.clusters.get_or_insert(1);
    }
}

/// Drops shares of caches and bandwidth that are for processors the guest does not have.
fn cache_shares(def: &mut DomainDef) {
    let Some(tune) = &mut def.cpu_tune else { return };
    let all = NumberSet::range(0, def.vcpu.maximum.saturating_sub(1));
    let there = |set: &NumberSet| set.iter().filter(|vcpu| all.contains(*vcpu)).collect();
    tune.cache.iter_mut().for_each(|group| group.vcpus = there(&group.vcpus));
    tune.bandwidth.iter_mut().for_each(|group| group.vcpus = there(&group.vcpus));
    tune.cache.retain(|group| !group.vcpus.is_empty());
    tune.bandwidth.retain(|group| !group.vcpus.is_empty());
}

/// Smallest limit, in KiB, that means "no limit".
const UNLIMITED: u64 = 9_007_199_254_740_991;

/// Numbers the guest's NUMA cells.
fn numa_cells(def: &mut DomainDef) {
    let Some(numa) = def.cpu.as_mut().and_then(|cpu| cpu.numa.as_mut()) else { return };
    for (cell, id) in numa.cells.iter_mut().zip(0..) {
        cell.id.get_or_insert(id);
    }
    numa.cells.sort_by_key(|cell| cell.id);
    // Processors that no cell names belong to the first cell.
    let homeless: Vec<u32> = (0..def.vcpu.maximum.min(NumberSet::LARGEST))
        .filter(|vcpu| {
            let has = |set: &NumberSet| set.contains(*vcpu);
            !numa.cells.iter().any(|cell| cell.cpus.as_ref().is_some_and(has))
        })
        .collect();
    let any = numa.cells.iter().any(|cell| cell.cpus.is_some());
    if let Some(first) = numa.cells.first_mut().filter(|_| any && !homeless.is_empty()) {
        let own = first.cpus.iter().flat_map(NumberSet::iter);
        first.cpus = Some(own.chain(homeless).collect());
    }
}

/// Computes the size of the guest's memory: its cells and its memory modules.
fn memory(def: &mut DomainDef) {
    if let Some(tune) = &mut def.mem_tune {
        let limits = [
            &mut tune.hard_limit,
            &mut tune.soft_limit,
            &mut tune.min_guarantee,
            &mut tune.swap_hard_limit,
        ];
        for limit in limits {
            *limit = limit.filter(|limit| limit.0 < UNLIMITED);
        }
    }
    let cells = def.cpu.iter().filter_map(|cpu| cpu.numa.as_ref()).flat_map(|numa| &numa.cells);
    let in_cells: u64 = cells.filter_map(|cell| cell.memory).map(|memory| memory.0).sum();
    if in_cells > 0 && def.memory.size.0 == 0 {
        let sizes = def.devices.memory.iter().filter_map(|module| module.target.size);
        let modules: u64 = sizes.map(|size| size.0).sum();
        def.memory.size = KiB(in_cells.saturating_add(modules));
    }
    let current = def.current_memory.unwrap_or(def.memory.size);
    let none_given = current.0 == 0 || current > def.memory.size;
    def.current_memory = Some(if none_given { def.memory.size } else { current });
}

/// Lets the guest boot from its first disk, unless the definition says otherwise.
fn boot_order(def: &mut DomainDef) {
    let devices = &def.devices;
    let infos = (devices.disks.iter().map(|disk| &disk.info))
        .chain(devices.interfaces.iter().map(|interface| &interface.info))
        .chain(devices.hostdevs.iter().map(|hostdev| &hostdev.info))
        .chain(devices.redirdevs.iter().map(|redirdev| &redirdev.info));
    let per_device = infos.into_iter().any(|info| info.boot_order().is_some());
    if def.os.boot_devices.is_empty() && !per_device && def.os.kind.kind == Some(OsKind::Hvm) {
        def.os.boot_devices.push(BootEntry { device: BootDevice::HardDisk });
    }
}
