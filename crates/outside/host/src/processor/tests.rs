use super::*;
use crate::root::tests::host;

/// A host of `cpus` (number, socket, core, siblings), of which those without
/// siblings are offline.
fn arranged(cpus: &[(u32, u32, u32, &str)]) -> Vec<(String, String)> {
    let list = |set: CpuSet| set.to_string();
    let mut files = vec![
        ("/sys/devices/system/cpu/present".into(), list(cpus.iter().map(|cpu| cpu.0).collect())),
        (
            "/sys/devices/system/cpu/online".into(),
            list(cpus.iter().filter(|cpu| !cpu.3.is_empty()).map(|cpu| cpu.0).collect()),
        ),
    ];
    for (id, socket, core, siblings) in cpus.iter().filter(|cpu| !cpu.3.is_empty()) {
        let folder = format!("/sys/devices/system/cpu/cpu{id}/topology");
        files.push((format!("{folder}/physical_package_id"), format!("{socket}\n")));
        files.push((format!("{folder}/core_id"), format!("{core}\n")));
        files.push((format!("{folder}/thread_siblings_list"), format!("{siblings}\n")));
    }
    files
}

fn numbers(files: &[(String, String)]) -> [u32; 5] {
    let root = host(files);
    let info = NodeInfo::new(&Topology::read(&root.host), &CpuInfo::default(), 0);
    [info.cpus, info.nodes, info.sockets, info.cores, info.threads]
}

#[test]
fn counts_a_rectangle() {
    let mut files =
        arranged(&[(0, 0, 0, "0,2"), (1, 1, 0, "1,3"), (2, 0, 0, "0,2"), (3, 1, 0, "1,3")]);
    // One node of two sockets, as long as the kernel knows no nodes.
    assert_eq!(numbers(&files), [4, 1, 2, 1, 2]);
    for (node, cpus) in [(0, [0, 2]), (1, [1, 3])] {
        for cpu in cpus {
            files.push((format!("/sys/devices/system/node/node{node}/cpu{cpu}/x"), String::new()));
        }
    }
    assert_eq!(numbers(&files), [4, 2, 1, 1, 2]);
}

#[test]
fn an_offline_cpu_keeps_its_place_and_a_crooked_host_is_flattened() {
    let files = arranged(&[(0, 0, 0, "0-1"), (1, 0, 0, "0-1"), (2, 0, 1, "2"), (3, 0, 0, "")]);
    assert_eq!(numbers(&files), [3, 1, 1, 2, 2]);
    let files = arranged(&[(0, 0, 0, "0-1"), (1, 0, 0, "0-1"), (2, 0, 1, "2")]);
    assert_eq!(numbers(&files), [3, 1, 1, 3, 1]);
}

#[test]
fn reads_cpuinfo_of_x86_and_arm() {
    let text = "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 85\n\
                model name\t: Some CPU @ 2.00GHz\nstepping\t: 7\nmicrocode\t: 0x5003006\n\
                cpu MHz\t\t: 2001.500\nflags\t\t: fpu vme\n\nprocessor\t: 1\ncpu MHz\t\t: 1.0\n";
    let info = CpuInfo::parse(text, "x86_64");
    assert_eq!((info.mhz, info.microcode), (Some(2001), Some(0x500_3006)));
    assert_eq!(info.flags, ["fpu", "vme"]);
    assert_eq!(
        info.signature.as_deref(),
        Some("GenuineIntel, Some CPU @ 2.00GHz, family: 6, model: 85, stepping: 7")
    );
    let text = "CPU implementer\t: 0x41\nCPU part\t: 0xd0c\nBogoMIPS\t: 50.00\n";
    let info = CpuInfo::parse(text, "aarch64");
    assert_eq!(info.arm, Some(Arm { implementer: 0x41, part: 0xd0c }));
    assert_eq!((info.mhz, CpuInfo::parse("", "x86_64")), (None, CpuInfo::default()));
}

#[test]
fn adds_up_the_times() {
    let text =
        "cpu  10 1 20 300 4 5 6 7 8 9\ncpu0 1 0 2 30 0 0 0 0 0 0\ncpu10 9 9 9 9\ncpu11 9 9\n";
    let times = statistics::parse(text, None, 10).unwrap();
    assert_eq!(times, ProcessorTimes { kernel: 310, user: 110, idle: 3000, iowait: 40 });
    assert_eq!(statistics::parse(text, Some(0), 1).unwrap().idle, 30);
    assert_eq!(statistics::parse(text, Some(10), 1).unwrap().user, 18);
    for absent in [1, 11, 12] {
        assert_eq!(statistics::parse(text, Some(absent), 1), None, "{absent}");
    }
}

/// The files of a cache: level, type, id, size and the CPUs it serves.
fn cache(cpu: u32, index: u32, fields: [&str; 5]) -> Vec<(String, String)> {
    let folder = format!("/sys/devices/system/cpu/cpu{cpu}/cache/index{index}");
    let names = ["level", "type", "id", "size", "shared_cpu_list"];
    let filled = names.into_iter().zip(fields).filter(|field| !field.1.is_empty());
    filled.map(|(name, value)| (format!("{folder}/{name}"), format!("{value}\n"))).collect()
}

#[test]
fn finds_shared_caches_once_each() {
    let mut files = arranged(&[(0, 0, 0, "0"), (1, 0, 1, "1")]);
    for cpu in [0, 1] {
        let own = cpu.to_string();
        files.extend(cache(cpu, 0, ["1", "Data", &own, "32K", &own]));
        files.extend(cache(cpu, 1, ["2", "Unified", &own, "512K", &own]));
        files.extend(cache(cpu, 2, ["3", "Unified", "0", "16384K", "0-1"]));
        files.extend(cache(cpu, 3, ["4", "Unified", "", "1M", "0-1"]));
    }
    let root = host(&files);
    let banks: Vec<_> = cache_banks(&root.host)
        .iter()
        .map(|bank| (bank.level, bank.id, bank.size.0, bank.cpus.to_string()))
        .collect();
    let bank = |level, id, size, cpus: &str| (level, id, size, cpus.to_owned());
    assert_eq!(banks, [bank(2, 0, 512, "0"), bank(2, 1, 512, "1"), bank(3, 0, 16384, "0-1")]);
}

#[test]
fn this_host_answers() {
    let root = crate::HostRoot::system();
    let node = NodeInfo::read(&root, &crate::machine::architecture());
    assert!(node.cpus > 0 && node.maximum_cpus() >= node.cpus, "{node:?}");
    assert_eq!(CpuMap::read(&root).online.len(), node.cpus as usize);
    let sum = processor_times(&root, None).unwrap();
    assert!(sum.idle + sum.user + sum.kernel > 0);
    if cfg!(target_arch = "x86_64") {
        let leaves = running_cpuid();
        let vendor = leaves.iter().find(|leaf| leaf.leaf == 0).unwrap();
        let cpuinfo = root.text("/proc/cpuinfo").unwrap();
        let name: Vec<u8> =
            [vendor.ebx, vendor.edx, vendor.ecx].iter().flat_map(|r| r.to_le_bytes()).collect();
        assert!(cpuinfo.contains(std::str::from_utf8(&name).unwrap()));
        assert!(leaves.iter().any(|leaf| leaf.leaf == 0x8000_0001));
    }
}
