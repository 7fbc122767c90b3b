use super::*;
use crate::{
    process::{Program, Signal},
    root::tests::host,
};
use ostler_core::Bytes;
use std::path::Path;

fn named(machine: &str, driver: &'static str) -> GroupName {
    let partition = CgroupTree::PARTITION.to_owned();
    GroupName { partition, machine: machine.to_owned(), driver }
}

/// The host's hierarchies of one version, if this test may write to them.
fn writable(unified: bool) -> Option<CgroupTree> {
    let text = HostRoot::system().text("/proc/self/mounts")?;
    let kind = if unified { "cgroup2" } else { "cgroup" };
    let lines = text.lines().filter(|line| line.split(' ').nth(2) == Some(kind));
    let mounts = Mounts::parse(&lines.collect::<Vec<_>>().join("\n"), &HostRoot::system())?;
    Some(CgroupTree { mounts, systemd: None })
}

async fn lives_in_its_group(unified: bool) {
    let driver = if unified { "test2" } else { "test1" };
    let machine = machine_name("qemu", std::process::id().try_into().unwrap(), "cgroup test");
    let name = named(&machine, driver);
    let group = match writable(unified) {
        Some(tree) => tree.create(name.clone()).await.unwrap().map(|made| (tree, made.group)),
        None => None,
    };
    let Some((tree, group)) = group else {
        eprintln!("skipped: no writable control groups of version {}", 1 + i32::from(unified));
        return;
    };
    let process = Program::new("/bin/sh")
        .arguments(["-c", "while :; do :; done"])
        .cgroup(group.entrance().await.unwrap())
        .spawn()
        .await
        .unwrap();
    assert_eq!(group.processes(), [process.pid()]);
    for (_, _, folder) in tree.folders(&name) {
        let members = std::fs::read_to_string(folder.join("cgroup.procs")).unwrap();
        assert_eq!(members.trim(), process.pid().to_string(), "{}", folder.display());
    }
    while group.cpu_times().unwrap().total < 20_000_000 {
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
    if !unified {
        assert!(group.memory().is_some());
    }
    assert_eq!(tree.existing(&name), Some(group.clone()));
    process.kill(Signal::KILL).unwrap();
    process.wait().await;
    group.remove().await.unwrap();
    group.remove().await.unwrap();
    assert_eq!(tree.existing(&name), None);
    for (_, _, folder) in tree.folders(&name) {
        // The partition goes too unless others use it.
        let _ = std::fs::remove_dir(folder.parent().unwrap());
    }
}

#[tokio::test]
async fn a_process_lives_in_its_group_version_1() {
    lives_in_its_group(false).await;
}

#[tokio::test]
async fn a_process_lives_in_its_group_version_2() {
    lives_in_its_group(true).await;
}

#[tokio::test]
async fn reads_what_the_kernel_writes() {
    let files = [
        ("/cg/machine/a.libvirt-qemu/cpu.stat", "usage_usec 30\nuser_usec 20\nsystem_usec 10\n"),
        ("/cg/machine/a.libvirt-qemu/memory.current", "4096\n"),
        ("/cg/machine.slice/machine-b.scope/libvirt/cgroup.procs", "7\n8\n"),
        ("/proc/self/mounts", "cgroup2 /cg cgroup2 rw 0 0\n"),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let root = host(&files);
    let mut tree = CgroupTree::find(&root.host).unwrap();
    assert!(tree.is_unified());
    let group = tree.existing(&named("a", "qemu")).unwrap();
    let times = CgroupCpuTimes { total: 30_000, user: 20_000, system: 10_000 };
    assert_eq!(group.cpu_times(), Some(times));
    assert_eq!(group.memory().map(|memory| memory.0), Some(4096));
    tree.systemd = Some(Arc::default());
    assert_eq!(tree.existing(&named("b", "qemu")).unwrap().processes(), [7, 8]);
    assert_eq!(CgroupTree::find(&host(&[]).host).map(|tree| tree.is_unified()), None);
}

#[tokio::test]
async fn goes_without_where_nothing_can_be_written() {
    let tree = CgroupTree {
        mounts: Mounts::Unified(Path::new("/proc/self/fdinfo").to_owned()),
        systemd: None,
    };
    // Nothing can be made in /proc, whoever asks.
    let made = tree.create(named("qemu-1-a", "qemu")).await;
    assert!(!matches!(made, Ok(Some(_))), "{made:?}");
}

#[tokio::test]
async fn goes_without_where_systemd_cannot_be_asked() {
    if Path::new("/run/systemd/system").exists() {
        eprintln!("skipped: systemd runs this machine and would make the scope");
        return;
    }
    let tree = CgroupTree {
        mounts: Mounts::Unified(Path::new("/proc/self/fdinfo").to_owned()),
        systemd: Some(Arc::default()),
    };
    let made = tree.create(named("qemu-1-a", "qemu")).await;
    assert!(matches!(made, Ok(None)), "{made:?}");
}

/// A recorded group of version 2 with these files.
fn recorded(files: &[(&str, &str)]) -> (crate::root::tests::MadeHost, GuestCgroup) {
    let folder = "/cg/machine/a.libvirt-qemu";
    let mut all = vec![("/proc/self/mounts".to_owned(), "cgroup2 /cg cgroup2 rw 0 0\n".to_owned())];
    all.extend(files.iter().map(|(file, text)| (format!("{folder}/{file}"), (*text).to_owned())));
    let root = host(&all);
    let group = CgroupTree::find(&root.host).unwrap().existing(&named("a", "qemu")).unwrap();
    (root, group)
}

#[tokio::test]
async fn settings_are_written_in_the_words_of_version_2() {
    let device = BlockDevice::for_tests(7, 1);
    for (setting, file, written) in [
        (Setting::CpuShares(642), "cpu.weight", "642"),
        (Setting::CpuPeriod(25_000), "cpu.max", "max 25000"),
        (Setting::CpuQuota(12_500), "cpu.max", "12500"),
        (Setting::CpuQuota(-1), "cpu.max", "max"),
        (Setting::MemoryHard(Some(Bytes(4096))), "memory.max", "4096"),
        (Setting::MemorySoft(None), "memory.high", "max"),
        (Setting::IoWeight(300), "io.weight", "300"),
        (Setting::DeviceWeight(device, 0), "io.weight", "7:1 default"),
        (Setting::Device(device, DeviceLimit::ReadBytes, 5), "io.max", "7:1 rbps=5"),
        (Setting::Device(device, DeviceLimit::WriteIops, 0), "io.max", "7:1 wiops=max"),
        (Setting::MemoryNodes("0-1".parse().unwrap()), "cpuset.mems", "0-1"),
    ] {
        let (root, group) = recorded(&[(file, "")]);
        group.set(vec![setting.clone()]).await.unwrap();
        let path = root.host.path(&format!("/cg/machine/a.libvirt-qemu/{file}"));
        assert_eq!(std::fs::read_to_string(path).unwrap(), written, "{setting:?}");
    }
}

#[tokio::test]
async fn what_a_group_has_not_is_named() {
    let (_root, group) = recorded(&[("cpu.max", "max 100000\n")]);
    let error = group.set(vec![Setting::MemoryHard(None)]).await.unwrap_err().to_string();
    assert!(error.contains("no controller 'memory'"), "{error}");
    let error = group.set(vec![Setting::CpuShares(3)]).await.unwrap_err().to_string();
    assert!(error.contains("no setting 'cpu.weight'"), "{error}");
    assert!(group.has("cpu") && !group.has("memory") && !group.has("blkio"));
}

#[test]
fn settings_are_read_back_of_version_2() {
    let (_root, group) = recorded(&[
        ("cpu.max", "12500 25000\n"),
        ("cpu.weight", "642\n"),
        ("memory.max", "1048576\n"),
        ("memory.high", "max\n"),
        ("memory.swap.max", "4096\n"),
        ("io.weight", "default 300\n7:1 20\n"),
        ("cpuset.mems", "\n"),
    ]);
    assert_eq!((group.cpu_period(), group.cpu_quota()), (Some(25_000), Some(12_500)));
    assert_eq!((group.cpu_shares(), group.io_weight()), (Some(642), Some(300)));
    assert_eq!(group.memory_hard(), Some(Some(Bytes(1_048_576))));
    assert_eq!(
        (group.memory_soft(), group.memory_nodes()),
        (Some(None), Some("".parse().unwrap()))
    );
    assert_eq!(group.memory_and_swap(), Some(Some(Bytes(1_052_672))));
}

#[tokio::test]
async fn parts_hold_threads_apart_version_1() {
    let Some(tree) = writable(false) else {
        eprintln!("skipped: no control groups of version 1");
        return;
    };
    let machine = machine_name("qemu", std::process::id().try_into().unwrap(), "parts test");
    let name = named(&machine, "parts1");
    let Some(MadeGroup { group, .. }) = tree.create(name.clone()).await.unwrap() else {
        eprintln!("skipped: the control groups cannot be written");
        return;
    };
    group.make_parts(vec!["emulator".to_owned(), "vcpu0".to_owned()]).await.unwrap();
    let (emulator, vcpu) = (group.part("emulator"), group.part("vcpu0"));
    let process = Program::new("/bin/sleep")
        .argument("60")
        .cgroup(group.entrance().await.unwrap())
        .cgroup(emulator.entrance().await.unwrap())
        .spawn()
        .await
        .unwrap();
    assert_eq!(emulator.processes(), [process.pid()]);
    let second = tree.create(name.clone()).await.unwrap_err().to_string();
    assert!(second.contains(&format!("in use by process {}", process.pid())), "{second}");
    let settings = vec![Setting::CpuPeriod(25_000), Setting::CpuQuota(12_500)];
    vcpu.set(settings).await.unwrap();
    vcpu.take_thread(process.pid()).await.unwrap();
    assert_eq!(vcpu.processes(), [process.pid()]);
    assert_eq!((vcpu.cpu_period(), vcpu.cpu_quota()), (Some(25_000), Some(12_500)));
    group.set(vec![Setting::CpuShares(642)]).await.unwrap();
    assert_eq!(group.cpu_shares(), Some(642));
    if group.has("memory") {
        group.set(vec![Setting::MemoryHard(Some(Bytes(1 << 26)))]).await.unwrap();
        assert_eq!(group.memory_hard(), Some(Some(Bytes(1 << 26))));
        group.set(vec![Setting::MemoryHard(None)]).await.unwrap();
        assert_eq!(group.memory_hard(), Some(None));
    }
    if group.has("cpuset") {
        vcpu.set(vec![Setting::Cpus("0".parse().unwrap())]).await.unwrap();
        let status = std::fs::read_to_string(format!("/proc/{}/status", process.pid())).unwrap();
        assert!(status.contains("Cpus_allowed_list:\t0\n"), "{status}");
    }
    process.kill(Signal::KILL).unwrap();
    process.wait().await;
    group.remove().await.unwrap();
    assert!(!group.exists() && !vcpu.exists());
}

#[tokio::test]
async fn a_partition_is_made_by_an_administrator() {
    let Some(tree) = writable(false) else {
        eprintln!("skipped: no control groups of version 1");
        return;
    };
    let name = GroupName { partition: "/machine/nobody-made-it".to_owned(), ..named("a", "qemu") };
    let error = tree.create(name).await.unwrap_err().to_string();
    assert!(error.contains("the partition '/machine/nobody-made-it' is not there"), "{error}");
}
