//! The host in nine numbers, as `virNodeGetInfo` has told of it since days when
//! every host was a rectangle: nodes x sockets x cores x threads.

use super::{Cpu, CpuInfo, CpuSet, Topology};
use crate::HostRoot;
use std::collections::{BTreeMap, BTreeSet};

/// The numbers of `virNodeInfo`. Its memory size is
/// [`crate::memory::NodeMemory::of_all`], its model the architecture's name.
///
/// `nodes * sockets * cores * threads` is the number of CPUs present. Where a
/// host is no such rectangle it is one node with one socket, whose cores are
/// all of its CPUs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NodeInfo {
    /// CPUs that run.
    pub cpus: u32,
    /// Their speed in MHz; 0 where it is not told.
    pub mhz: u32,
    /// Memory nodes.
    pub nodes: u32,
    /// Sockets per node.
    pub sockets: u32,
    /// Cores per socket.
    pub cores: u32,
    /// Threads per core.
    pub threads: u32,
}

/// The counts of a node, or of the host.
#[derive(Default)]
struct Counted {
    running: u32,
    offline: u32,
    sockets: u32,
    cores: u32,
    threads: u32,
}

impl NodeInfo {
    /// Reckons the numbers. `subcore_threads` is how many threads a POWER core
    /// that KVM has split gives to a guest; 0 elsewhere.
    #[must_use]
    pub fn new(topology: &Topology, info: &CpuInfo, subcore_threads: u32) -> Self {
        let subcore = subcore_threads_in_use(topology, subcore_threads);
        let mut all = Counted::default();
        for cpus in topology.nodes.values() {
            all.add(&count(topology, info, cpus, subcore));
        }
        let mut nodes = number(topology.nodes.len());
        if all.running == 0 {
            all = count(topology, info, &topology.map.present, subcore);
            nodes = 1;
        }
        let present = all.running + all.offline;
        let product = [nodes, all.sockets, all.cores, all.threads]
            .into_iter()
            .try_fold(1_u32, u32::checked_mul);
        let mhz = info.mhz.unwrap_or(0);
        if product == Some(present) {
            let Counted { running: cpus, sockets, cores, threads, .. } = all;
            Self { cpus, mhz, nodes, sockets, cores, threads }
        } else {
            Self { cpus: all.running, mhz, nodes: 1, sockets: 1, cores: present, threads: 1 }
        }
    }

    /// Reads all that is needed from the host under `root`.
    #[must_use]
    pub fn read(root: &HostRoot, architecture: &str) -> Self {
        let subcore = match architecture {
            "ppc64" | "ppc64le" => super::kvm_threads_per_core(root),
            _ => 0,
        };
        Self::new(&Topology::read(root), &CpuInfo::read(root, architecture), subcore)
    }

    /// The number of CPUs present, as clients reckon it.
    #[must_use]
    pub fn maximum_cpus(&self) -> u32 {
        [self.sockets, self.cores, self.threads]
            .iter()
            .fold(self.nodes, |product, factor| product.saturating_mul(*factor))
    }
}

impl Counted {
    fn add(&mut self, other: &Self) {
        self.running += other.running;
        self.offline += other.offline;
        self.sockets = self.sockets.max(other.sockets);
        self.cores = self.cores.max(other.cores);
        self.threads = self.threads.max(other.threads);
    }
}

fn count(topology: &Topology, info: &CpuInfo, cpus: &CpuSet, subcore: u32) -> Counted {
    let mut counted = Counted::default();
    let mut cores: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for cpu in cpus.iter().filter_map(|id| topology.cpus.get(&id)) {
        if !cpu.online {
            // The other threads of a split core are asleep in the host but run
            // in a guest.
            match leads_online(topology, cpu, subcore) {
                true => counted.running += 1,
                false => counted.offline += 1,
            }
            continue;
        }
        counted.running += 1;
        // On s390 each CPU counts as a core.
        let core = if info.cpu_is_core { cpu.id } else { cpu.core };
        cores.entry(cpu.socket).or_default().insert(core);
        let siblings = cpu.siblings.iter().filter(|id| topology.map.present.contains(*id));
        let threads = if subcore > 0 { subcore } else { number(siblings.count()) };
        counted.threads = counted.threads.max(threads);
    }
    counted.sockets = number(cores.len());
    counted.cores = cores.values().map(|cores| number(cores.len())).max().unwrap_or(0);
    counted
}

fn leads_online(topology: &Topology, cpu: &Cpu, subcore: u32) -> bool {
    subcore > 0 && {
        let leader = cpu.id - cpu.id % subcore;
        leader != cpu.id && topology.map.online.contains(leader)
    }
}

/// Split cores count only if of each nothing but the first thread is online.
fn subcore_threads_in_use(topology: &Topology, threads: u32) -> u32 {
    let split = threads > 0 && topology.map.online.iter().all(|id| id % threads == 0);
    if split { threads } else { 0 }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
