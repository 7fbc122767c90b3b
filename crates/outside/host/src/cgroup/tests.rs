use super::*;
use crate::{
    process::{Program, Signal},
    root::tests::host,
};
use std::path::Path;

/// The host's hierarchies of one version, if this test may write to them.
fn writable(unified: bool) -> Option<CgroupTree> {
    let text = HostRoot::system().text("/proc/self/mounts")?;
    let kind = if unified { "cgroup2" } else { "cgroup" };
    let lines = text.lines().filter(|line| line.split(' ').nth(2) == Some(kind));
    let mounts = Mounts::parse(&lines.collect::<Vec<_>>().join("\n"), &HostRoot::system())?;
    Some(CgroupTree { mounts, systemd: false })
}

async fn lives_in_its_group(unified: bool) {
    let driver = if unified { "test2" } else { "test1" };
    let machine = machine_name("qemu", std::process::id().try_into().unwrap(), "cgroup test");
    let group = match writable(unified) {
        Some(tree) => {
            tree.create(machine.clone(), driver).await.unwrap().map(|group| (tree, group))
        }
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
    for (_, folder) in tree.folders(&machine, driver) {
        let members = std::fs::read_to_string(folder.join("cgroup.procs")).unwrap();
        assert_eq!(members.trim(), process.pid().to_string(), "{}", folder.display());
    }
    while group.cpu_times().unwrap().total < 20_000_000 {
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
    if !unified {
        assert!(group.memory().is_some());
    }
    assert_eq!(tree.existing(&machine, driver), Some(group.clone()));
    process.kill(Signal::KILL).unwrap();
    process.wait().await;
    group.remove().await.unwrap();
    group.remove().await.unwrap();
    assert_eq!(tree.existing(&machine, driver), None);
    for (_, folder) in tree.folders(&machine, driver) {
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
        ("/cg/machine.slice/machine-b.scope/cgroup.procs", "7\n8\n"),
        ("/proc/self/mounts", "cgroup2 /cg cgroup2 rw 0 0\n"),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let root = host(&files);
    let mut tree = CgroupTree::find(&root.host).unwrap();
    assert!(tree.is_unified());
    let group = tree.existing("a", "qemu").unwrap();
    let times = CgroupCpuTimes { total: 30_000, user: 20_000, system: 10_000 };
    assert_eq!(group.cpu_times(), Some(times));
    assert_eq!(group.memory().map(|memory| memory.0), Some(4096));
    tree.systemd = true;
    assert_eq!(tree.existing("b", "qemu").unwrap().processes(), [7, 8]);
    assert_eq!(CgroupTree::find(&host(&[]).host).map(|tree| tree.is_unified()), None);
}

#[tokio::test]
async fn goes_without_where_nothing_can_be_written() {
    let tree = CgroupTree {
        mounts: Mounts::Unified(Path::new("/proc/self/fdinfo").to_owned()),
        systemd: false,
    };
    // Nothing can be made in /proc, whoever asks.
    let made = tree.create("qemu-1-a".to_owned(), "qemu").await;
    assert!(!matches!(made, Ok(Some(_))), "{made:?}");
}
