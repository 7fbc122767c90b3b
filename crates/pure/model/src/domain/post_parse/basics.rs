//! Machine, emulator, memory, processors, lifecycle, boot order.

use super::PostParse;
use crate::domain::{
    BootDevice, BootEntry, CrashAction, DefError, DomainDef, IdentitySource, LabelKind,
    LifecycleAction, NumaMode, OsKind, Placement, SecurityLabel,
};
use ostler_core::KiB;
use ostler_xml::{NumberSet, YesNo};

/// Completes what stands beside the devices.
pub(super) fn run(
    context: &PostParse<'_>,
    def: &mut DomainDef,
    identities: &mut dyn IdentitySource,
) -> Result<(), DefError> {
    machine(context, def)?;
    if def.devices.emulator.is_none() {
        def.devices.emulator = Some(context.emulator.path.clone());
    }
    if def.uuid.is_none() {
        def.uuid = Some(identities.uuid());
    }
    if let Some(ids) = &mut def.ids
        && let Some(generation) = &mut ids.generation
        && generation.uuid.is_none()
    {
        generation.uuid = Some(identities.uuid());
    }
    let numa = def.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref());
    let sized = numa.is_some_and(|numa| numa.cells.iter().any(|cell| cell.memory.is_some()));
    if context.new_definition && sized {
        def.memory.size = KiB(0);
    }
    shared(def);
    hyperv(def);
    numa_tune(def);
    security_labels(def);
    io_threads(def);
    Ok(())
}

/// What is the same for every driver.
pub(super) fn shared(def: &mut DomainDef) {
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

fn machine(context: &PostParse<'_>, def: &mut DomainDef) -> Result<(), DefError> {
    let os = &mut def.os.kind;
    os.kind.get_or_insert(OsKind::Hvm);
    os.arch.get_or_insert(context.emulator.arch);
    let found = match &os.machine {
        None => context.emulator.default_machine(def.kind),
        Some(name) => context.emulator.machine(def.kind, name),
    };
    match (found, &os.machine) {
        (Some(machine), _) => os.machine = Some(machine.name.clone()),
        // An emulator may know machines that it does not list.
        (None, Some(_)) => {}
        (None, None) => {
            return Err(DefError::unsupported(
                "os",
                format!(
                    "the emulator {} has no default machine for a domain of type '{}'; name one",
                    context.emulator.path, def.kind
                ),
            ));
        }
    }
    Ok(())
}

/// Shares of caches are for processors that are there.
fn cache_shares(def: &mut DomainDef) {
    let Some(tune) = &mut def.cpu_tune else { return };
    let all = NumberSet::range(0, def.vcpu.maximum.saturating_sub(1));
    let there = |set: &NumberSet| set.iter().filter(|vcpu| all.contains(*vcpu)).collect();
    tune.cache.iter_mut().for_each(|group| group.vcpus = there(&group.vcpus));
    tune.bandwidth.iter_mut().for_each(|group| group.vcpus = there(&group.vcpus));
    tune.cache.retain(|group| !group.vcpus.is_empty());
    tune.bandwidth.retain(|group| !group.vcpus.is_empty());
}

/// Without a security driver there is nothing to label.
fn security_labels(def: &mut DomainDef) {
    for label in &mut def.security_labels {
        if label.model.is_none() && label.label.is_none() && label.base_label.is_none() {
            *label = SecurityLabel {
                kind: Some(LabelKind::None),
                model: Some("none".into()),
                ..SecurityLabel::default()
            };
        }
    }
}

/// A limit of this many KiB or more is none.
const UNLIMITED: u64 = 9_007_199_254_740_991;

/// Puts `<numatune>` in order, and takes out nodes where they are chosen at
/// the start.
fn numa_tune(def: &mut DomainDef) {
    if let Some(menu) = &mut def.os.boot_menu
        && menu.enable == Some(YesNo::No)
    {
        menu.timeout = None;
    }
    let auto = def.vcpu.placement == Placement::Auto;
    let Some(tune) = &mut def.numa_tune else { return };
    tune.cells.sort_by_key(|cell| cell.cell);
    if let Some(memory) = &mut tune.memory {
        memory.mode.get_or_insert(NumaMode::Strict);
        if memory.nodeset.is_none() && memory.placement.is_none() && auto {
            memory.placement = Some(Placement::Auto);
        }
        if memory.placement == Some(Placement::Auto) {
            memory.nodeset = None;
        } else {
            memory.placement = None;
        }
    }
}

/// Numbers the guest's NUMA cells.
fn numa_cells(def: &mut DomainDef) {
    let Some(numa) = def.cpu.as_mut().and_then(|cpu| cpu.numa.as_mut()) else { return };
    for (cell, id) in numa.cells.iter_mut().zip(0..) {
        cell.id.get_or_insert(id);
    }
    numa.cells.sort_by_key(|cell| cell.id);
    // Processors of no cell are the first one's.
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

/// What the guest has in all: its cells and its memory modules.
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

fn hyperv(def: &mut DomainDef) {
    if let Some(hyperv) = def.features.as_mut().and_then(|features| features.hyperv.as_mut()) {
        hyperv.mode.get_or_insert(crate::domain::HyperVMode::Custom);
    }
}

/// Boots from the first disk, where nothing says otherwise.
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

/// Names the IO threads that have only a number in all.
fn io_threads(def: &mut DomainDef) {
    let Some(threads) = &mut def.io_threads else { return };
    let named = u32::try_from(threads.ids.len()).unwrap_or(u32::MAX);
    let count = threads.count.unwrap_or(0);
    if named > count {
        threads.count = Some(named);
    } else if named > 0 {
        let mut id = 0;
        for _ in named..count {
            id += 1;
            while threads.ids.iter().any(|thread| thread.id == id) {
                id += 1;
            }
            threads.ids.push(crate::domain::IoThread {
                id,
                pool: crate::domain::ThreadPool::default(),
                poll: None,
            });
        }
    }
}
