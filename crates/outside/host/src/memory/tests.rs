use super::*;
use crate::{HostRoot, processor::Topology, root::tests::host};
use ostler_core::{Bytes, KiB};

const NODE0: &str = "/sys/devices/system/node/node0";
const NODE1: &str = "/sys/devices/system/node/node1";

fn two_nodes() -> Vec<(String, String)> {
    let file = |folder: &str, name: &str, text: &str| (format!("{folder}/{name}"), text.to_owned());
    vec![
        file(
            "/proc",
            "meminfo",
            "MemTotal:  3000 kB\nMemFree: 1000 kB\nBuffers: 7 kB\nCached: 9 kB\nHugePages_Total: 1\n",
        ),
        file("/sys/devices/system/cpu", "present", "0-1"),
        file("/sys/devices/system/cpu", "online", "0"),
        file(NODE0, "meminfo", "Node 0 MemTotal:  2000 kB\nNode 0 MemFree:   400 kB\n"),
        file(NODE0, "cpulist", "0-1\n"),
        file(NODE0, "distance", "10 21\n"),
        file(NODE0, "hugepages/hugepages-512kB/nr_hugepages", "2\n"),
        file(NODE0, "hugepages/hugepages-512kB/free_hugepages", "1\n"),
        file(NODE0, "hugepages/hugepages-64kB/nr_hugepages", "4\n"),
        file(NODE0, "hugepages/hugepages-64kB/free_hugepages", "4\n"),
        file(NODE1, "meminfo", "Node 1 MemTotal:  1000 kB\nNode 1 MemFree:   600 kB\n"),
        file(NODE1, "cpulist", "\n"),
        file(NODE1, "distance", "21 10\n"),
        file(NODE1, "memory_side_cache/index1/size", "10240\n"),
        file(NODE1, "memory_side_cache/index1/line_size", "64\n"),
        file(NODE1, "memory_side_cache/index1/indexing", "0\n"),
        file(NODE1, "memory_side_cache/index1/write_policy", "1\n"),
        file(NODE1, "access0/initiators/node0", ""),
        file(NODE1, "access0/initiators/read_latency", "11\n"),
        file(NODE1, "access0/initiators/write_bandwidth", "2\n"),
    ]
}

#[test]
fn tells_of_host_and_nodes() {
    let root = host(&two_nodes());
    let memory = MemoryStatistics::read(&root.host).unwrap();
    assert_eq!((memory.total, memory.free), (KiB(3000), KiB(1000)));
    assert_eq!((memory.buffers, memory.cached, memory.available), (KiB(7), KiB(9), None));
    let node = NodeMemory::read(&root.host, 1).unwrap();
    assert_eq!((node.total, node.free), (KiB(1000), KiB(600)));
    assert_eq!(NodeMemory::read(&root.host, 2), None);
    assert_eq!(nodes(&root.host).to_string(), "0-1");
    let all = NodeMemory::of_all(&root.host).unwrap();
    assert_eq!((all.total, all.free), (KiB(3000), KiB(1000)));
    assert_eq!(NodeMemory::of_all(&host(&two_nodes()[..1]).host).unwrap().free, KiB(1000));
}

#[test]
fn divides_memory_into_pages() {
    let root = host(&two_nodes());
    let base = base_page_size().0;
    let pool = |size, total, free| PagePool { size: KiB(size), total, free };
    let ordinary = pool(base, (2000 - 2 * 512 - 4 * 64) / base, 400 / base);
    assert_eq!(page_pools(&root.host, Some(0)), [ordinary, pool(64, 4, 4), pool(512, 2, 1)]);
    assert_eq!(page_pools(&root.host, Some(5)), []);
    assert_eq!(free_pages(&root.host, Some(0), &[KiB(512), KiB(64)]), Ok(vec![1, 4]));
    let error = free_pages(&root.host, Some(0), &[KiB(3)]).unwrap_err();
    assert_eq!(error, UnknownPageSize { size: KiB(3) });
}

#[test]
fn tells_of_cells() {
    let root = host(&two_nodes());
    let cells = cells(&root.host, &Topology::read(&root.host));
    assert_eq!(cells.len(), 2);
    assert_eq!(cells[0].distances, [(0, 10), (1, 21)]);
    let online: Vec<_> = cells[0].cpus.iter().map(|cpu| (cpu.id, cpu.online)).collect();
    assert_eq!(online, [(0, true), (1, false)]);
    assert_eq!((cells[1].memory, cells[1].cpus.len()), (KiB(1000), 0));
    assert_eq!(
        cells[1].caches,
        [MemorySideCache {
            level: 1,
            associativity: Some(CacheAssociativity::Direct),
            policy: Some(CachePolicy::WriteThrough),
            size: KiB(10),
            line: Bytes(64),
        }]
    );
    let performance = memory_performance(&root.host);
    assert_eq!(performance.len(), 1);
    assert_eq!((performance[0].target, &performance[0].initiators[..]), (1, &[0][..]));
    assert_eq!((performance[0].read.latency, performance[0].read.bandwidth), (Some(11), None));
    assert_eq!(performance[0].write.bandwidth, Some(KiB(2048)));
}

#[test]
fn a_host_without_nodes_is_one_cell() {
    let files: Vec<_> = two_nodes().into_iter().filter(|file| !file.0.contains("/node/")).collect();
    let root = host(&files);
    let cells = cells(&root.host, &Topology::read(&root.host));
    assert_eq!((cells.len(), cells[0].memory, cells[0].cpus.len()), (1, KiB(3000), 2));
    assert!(cells[0].distances.is_empty());
}

#[test]
fn this_host_answers() {
    let root = HostRoot::system();
    let total: u64 = cells(&root, &Topology::read(&root)).iter().map(|cell| cell.memory.0).sum();
    assert!(total > 0);
    assert_eq!(free_pages(&root, None, &[base_page_size()]).unwrap().len(), 1);
}
