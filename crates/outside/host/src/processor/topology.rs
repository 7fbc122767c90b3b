//! How the host's CPUs are arranged, from /sys/devices/system.

use super::CpuSet;
use crate::HostRoot;
use std::collections::BTreeMap;

const CPU: &str = "/sys/devices/system/cpu";
const NODE: &str = "/sys/devices/system/node";

/// Which CPUs are there and which of them run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CpuMap {
    /// Those that are plugged in.
    pub present: CpuSet,
    /// Those that run programs.
    pub online: CpuSet,
}

/// All CPUs and the memory nodes they belong to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topology {
    /// Which there are.
    pub map: CpuMap,
    /// Those that are present, by number.
    pub cpus: BTreeMap<u32, Cpu>,
    /// The CPUs of each memory node, also of those that have none. Empty on a
    /// kernel that knows no nodes.
    pub nodes: BTreeMap<u32, CpuSet>,
}

/// One CPU. The numbers tell neighbours apart and need not begin at 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cpu {
    /// Its number.
    pub id: u32,
    /// Whether it runs programs. What follows is not known of one that does
    /// not.
    pub online: bool,
    /// Its socket.
    pub socket: u32,
    /// Its die in the socket.
    pub die: u32,
    /// Its cluster in the die; 65535 where the machine has no clusters.
    pub cluster: u32,
    /// Its core.
    pub core: u32,
    /// The CPUs that share its core, itself among them.
    pub siblings: CpuSet,
}

impl CpuMap {
    /// Reads the map of the host under `root`.
    #[must_use]
    pub fn read(root: &HostRoot) -> Self {
        let list = |name: &str| root.text(&format!("{CPU}/{name}"))?.parse::<CpuSet>().ok();
        let numbered = || root.numbered(CPU, "cpu").into_iter().collect::<CpuSet>();
        let present = list("present").unwrap_or_else(numbered);
        // A kernel without hotplug has no list: all that is there runs.
        let online = list("online").unwrap_or_else(|| present.clone());
        Self { present, online }
    }
}

impl Topology {
    /// Reads the arrangement of the host under `root`: some files per CPU, so
    /// it is worth keeping.
    #[must_use]
    pub fn read(root: &HostRoot) -> Self {
        let map = CpuMap::read(root);
        let cpus = map
            .present
            .iter()
            .map(|id| (id, Cpu::read(root, id, map.online.contains(id))))
            .collect();
        let nodes = root
            .numbered(NODE, "node")
            .into_iter()
            .map(|node| (node, node_cpus(root, node)))
            .collect();
        Self { map, cpus, nodes }
    }

    /// The CPUs of each node, with a single node 0 for all of them where the
    /// kernel knows none.
    #[must_use]
    pub fn cells(&self) -> BTreeMap<u32, CpuSet> {
        if self.nodes.is_empty() {
            return BTreeMap::from([(0, self.map.present.clone())]);
        }
        self.nodes.clone()
    }
}

impl Cpu {
    fn read(root: &HostRoot, id: u32, online: bool) -> Self {
        let mut cpu = Self { id, online, ..Self::default() };
        if !online {
            return cpu;
        }
        let topology = format!("{CPU}/cpu{id}/topology");
        // Some firmware leaves a number out; the kernel then says -1, of a
        // cluster 65535, which clients are told as it is.
        let number =
            |name: &str| -> u32 { root.number(&format!("{topology}/{name}")).unwrap_or(0) };
        cpu.socket = number("physical_package_id");
        cpu.die = number("die_id");
        cpu.cluster = number("cluster_id");
        cpu.core = number("core_id");
        cpu.siblings = ["thread_siblings_list", "core_cpus_list"]
            .iter()
            .find_map(|name| root.text(&format!("{topology}/{name}"))?.parse().ok())
            .unwrap_or_else(|| [id].into_iter().collect());
        cpu
    }
}

/// The CPUs in a node's folder. The list beside them leaves out offline ones.
fn node_cpus(root: &HostRoot, node: u32) -> CpuSet {
    let folder = format!("{NODE}/node{node}");
    let listed = root.text(&format!("{folder}/cpulist")).and_then(|list| list.parse().ok());
    let numbered: CpuSet = root.numbered(&folder, "cpu").into_iter().collect();
    match listed {
        Some(listed) if numbered.is_empty() => listed,
        _ => numbered,
    }
}
