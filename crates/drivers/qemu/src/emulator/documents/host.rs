//! `<host>`: the host as clients see it.

use super::processor::this_processor_blocking;
use ostler_core::{KiB, Uuid};
use ostler_host::HostRoot;
use ostler_host::machine::{self, KvmClock};
use ostler_host::memory::{self, CacheAssociativity, CachePolicy, MemoryCell, MemoryPerformance};
use ostler_host::processor::{self, Cpu, CpuInfo, CpuSet, NodeInfo, Topology};
use ostler_model::capabilities::host::{
    Associativity, Bandwidth, BaseLabel, CacheBank, CacheKind, Cell, CellCache, CellCpu, CellCpus,
    CellMemory, CellPages, Cells, Counter, CpuSignature, CpuTopology, Distance, HostCache,
    HostCapabilities, HostCpuCapabilities, HostFeature, HostTopology, Interconnects, Latency,
    LineSize, Microcode, MigrationFeatures, PageSize, PowerManagement, SecurityModel,
    SideCacheSize, UriTransport, WritePolicy,
};
use ostler_model::domain::{MaxPhysAddr, PhysAddrMode};
use ostler_xml::{List, NumberSet, YesNo};

/// User and group that guests run as.
#[derive(Debug, Clone, Copy)]
pub struct SecurityLabels {
    pub uid: u32,
    pub gid: u32,
}

/// Looks at the host. Reads many small files of the kernel: not for a client's
/// every call.
#[must_use]
pub fn host_capabilities_blocking(
    root: &HostRoot,
    uuid: Option<Uuid>,
    labels: Option<SecurityLabels>,
) -> HostCapabilities {
    let architecture = machine::architecture();
    let topology = Topology::read(root);
    let sleep = machine::suspend_targets(root);
    let mut transports = List::new();
    transports.push(UriTransport { name: "tcp".into() });
    transports.push(UriTransport { name: "rdma".into() });
    HostCapabilities {
        uuid,
        cpu: Some(cpu(root, &architecture, &topology)),
        power_management: Some(PowerManagement {
            suspend_memory: sleep.memory,
            suspend_disk: sleep.disk,
            suspend_hybrid: sleep.hybrid,
        }),
        iommu: Some(machine::has_iommu(root).into()),
        migration: Some(MigrationFeatures { live: true, transports }),
        topology: Some(host_topology(root, &topology)),
        cache: Some(HostCache { banks: banks(root), monitor: None }),
        memory_bandwidth: None,
        security_models: security_models(labels),
    }
}

fn cpu(root: &HostRoot, architecture: &str, topology: &Topology) -> HostCpuCapabilities {
    let info = CpuInfo::read(root, architecture);
    let node = NodeInfo::new(topology, &info, machine::kvm_threads_per_core(root));
    let (data, found) = this_processor_blocking(root);
    let signature = data.signature();
    let pages = memory::page_pools(root, None);
    let features = found.iter().flat_map(|found| &found.required);
    HostCpuCapabilities {
        architecture: architecture.into(),
        model: found.as_ref().map(|found| found.model.into()),
        vendor: found.as_ref().and_then(|found| found.vendor).map(Into::into),
        microcode: info.microcode.map(|version| Microcode { version }),
        signature: signature.map(|signature| CpuSignature {
            family: signature.family,
            model: signature.model,
            stepping: signature.stepping,
        }),
        counters: machine::kvm_clock(root).map(counter).into_iter().collect(),
        topology: Some(cpu_topology(&node)),
        max_phys_addr: data.physical_bits().map(|bits| MaxPhysAddr {
            mode: PhysAddrMode::Emulate,
            bits: Some(bits),
            limit: None,
        }),
        features: features.map(|name| HostFeature { name: (*name).into() }).collect(),
        pages: pages
            .iter()
            .map(|pool| PageSize { unit: "KiB".into(), size: pool.size.0 })
            .collect(),
    }
}

fn counter(clock: KvmClock) -> Counter {
    Counter {
        name: "tsc".into(),
        frequency: clock.hertz,
        scaling: Some(if clock.scales { YesNo::Yes } else { YesNo::No }),
    }
}

/// The shape of the host, as a guest's topology would say it.
///
/// Dies and clusters are not told apart here, as libvirt does not either: a
/// core's die and cluster stand with each CPU of a cell. A guest that is given
/// this topology has all cores of a socket in one die and one cluster.
fn cpu_topology(node: &NodeInfo) -> CpuTopology {
    let NodeInfo { sockets, cores, threads, .. } = *node;
    CpuTopology { sockets, dies: Some(1), clusters: Some(1), cores, threads }
}

fn host_topology(root: &HostRoot, topology: &Topology) -> HostTopology {
    let cells: Vec<Cell> = memory::cells(root, topology).iter().map(cell).collect();
    let performance = memory::memory_performance(root);
    HostTopology {
        cells: Cells { number: count(&cells), cells },
        interconnects: (!performance.is_empty()).then(|| interconnects(&performance)),
    }
}

fn count<T>(things: &[T]) -> u32 {
    u32::try_from(things.len()).unwrap_or(u32::MAX)
}

fn cell(cell: &MemoryCell) -> Cell {
    let mut distances = List::new();
    cell.distances.iter().for_each(|&(id, value)| distances.push(Distance { id, value }));
    let cpus: Vec<CellCpu> = cell.cpus.iter().map(cell_cpu).collect();
    Cell {
        id: cell.id,
        memory: (cell.memory.0 > 0).then_some(CellMemory { size: cell.memory }),
        pages: cell
            .pages
            .iter()
            .map(|pool| CellPages { unit: "KiB".into(), size: pool.size.0, number: pool.total })
            .collect(),
        distances,
        caches: cell
            .caches
            .iter()
            .map(|cache| CellCache {
                level: cache.level,
                associativity: match cache.associativity {
                    Some(CacheAssociativity::Direct) => Associativity::Direct,
                    Some(CacheAssociativity::Full) => Associativity::Full,
                    None => Associativity::None,
                },
                policy: match cache.policy {
                    Some(CachePolicy::WriteBack) => WritePolicy::WriteBack,
                    Some(CachePolicy::WriteThrough) => WritePolicy::WriteThrough,
                    None => WritePolicy::None,
                },
                size: SideCacheSize { value: cache.size.0, unit: "KiB".into() },
                line: LineSize { value: cache.line.0, unit: "B".into() },
            })
            .collect(),
        cpus: CellCpus { number: count(&cpus), cpus },
    }
}

fn cell_cpu(cpu: &Cpu) -> CellCpu {
    if !cpu.online {
        return CellCpu { id: cpu.id, ..CellCpu::default() };
    }
    CellCpu {
        id: cpu.id,
        socket: Some(cpu.socket),
        die: Some(cpu.die),
        cluster: Some(cpu.cluster),
        core: Some(cpu.core),
        siblings: Some(numbers(&cpu.siblings)),
    }
}

fn interconnects(performance: &[MemoryPerformance]) -> Interconnects {
    let mut found = Interconnects::default();
    for one in performance {
        for &initiator in &one.initiators {
            for (kind, figures) in [("read", one.read), ("write", one.write)] {
                let target = one.target;
                found.latencies.extend(figures.latency.map(|value| Latency {
                    initiator,
                    target,
                    cache: None,
                    kind: kind.into(),
                    value,
                }));
                found.bandwidths.extend(figures.bandwidth.map(|KiB(value)| Bandwidth {
                    initiator,
                    target,
                    cache: None,
                    kind: kind.into(),
                    value,
                    unit: "KiB".into(),
                }));
            }
        }
    }
    found.latencies.sort_by_key(|latency| (latency.initiator, latency.target));
    found.bandwidths.sort_by_key(|bandwidth| (bandwidth.initiator, bandwidth.target));
    found
}

fn banks(root: &HostRoot) -> Vec<CacheBank> {
    let bank = |bank: &processor::CacheBank| {
        let (size, unit) = pretty(bank.size);
        CacheBank {
            id: bank.id,
            level: bank.level,
            kind: match bank.kind {
                processor::CacheKind::Both => CacheKind::Both,
                processor::CacheKind::Code => CacheKind::Code,
                processor::CacheKind::Data => CacheKind::Data,
            },
            size,
            unit: unit.into(),
            cpus: numbers(&bank.cpus),
            controls: Vec::new(),
        }
    };
    processor::cache_banks(root).iter().map(bank).collect()
}

fn numbers(set: &CpuSet) -> NumberSet {
    set.iter().collect()
}

/// The size in the largest unit that divides it.
fn pretty(KiB(size): KiB) -> (u64, &'static str) {
    const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
    let mut size = size;
    let mut unit = 0;
    while size > 0 && size.is_multiple_of(1024) && unit + 1 < UNITS.len() {
        size /= 1024;
        unit += 1;
    }
    (size, UNITS[unit])
}

fn security_models(labels: Option<SecurityLabels>) -> Vec<SecurityModel> {
    let none = SecurityModel {
        model: "none".into(),
        domain_of_interpretation: "0".into(),
        base_labels: Vec::new(),
    };
    let Some(SecurityLabels { uid, gid }) = labels else { return vec![none] };
    let label = |kind: &str| BaseLabel {
        domain_type: Some(kind.into()),
        label: format!("+{uid}:+{gid}").into(),
    };
    let dac = SecurityModel {
        model: "dac".into(),
        domain_of_interpretation: "0".into(),
        base_labels: vec![label("kvm"), label("qemu")],
    };
    vec![none, dac]
}
