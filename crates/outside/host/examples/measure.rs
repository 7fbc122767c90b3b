//! Prints how long the operations on the paths of define and start take:
//! `cargo run --release -p ostler-host --example measure [FOLDER...]`.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    reason = "a measurement prints, and ends when it cannot go on"
)]

use ostler_host::{
    HostRoot,
    cgroup::{CgroupTree, GroupName, machine_name},
    file::{self, Batch},
    process::Program,
};
use std::{
    os::unix::process::CommandExt,
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

#[tokio::main]
async fn main() {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    for folder in folders {
        let folder = tempfile::tempdir_in(folder).unwrap();
        files(folder.path().to_owned()).await;
    }
    spawning().await;
}

async fn files(folder: PathBuf) {
    let text = vec![b'x'; 3000];
    let mut define = Vec::new();
    let mut blocking = Vec::new();
    let mut one_sync = Vec::new();
    for number in 0..1000 {
        let path = folder.join(format!("{number}.xml"));
        let start = Instant::now();
        file::write_durable(&path, text.clone()).await.unwrap();
        define.push(start.elapsed());
        let path = folder.join(format!("{number}-b.xml"));
        let start = Instant::now();
        Batch::new().write(&path, text.clone()).commit_blocking().unwrap();
        blocking.push(start.elapsed());
        let path = folder.join(format!("{number}-c"));
        let start = Instant::now();
        std::fs::write(&path, &text).unwrap();
        std::fs::File::open(&path).unwrap().sync_all().unwrap();
        std::fs::rename(&path, path.with_extension("d")).unwrap();
        one_sync.push(start.elapsed());
    }
    println!("{}:", folder.display());
    report("write_durable", define);
    report("  on the same thread", blocking);
    report("  write, fsync, rename without fsync of the folder", one_sync);

    let many = folder.join("many");
    std::fs::create_dir(&many).unwrap();
    for number in 0..10_000 {
        std::fs::write(many.join(format!("{number}.xml")), &text).unwrap();
    }
    let mut reading = Vec::new();
    for _ in 0..11 {
        let start = Instant::now();
        assert_eq!(file::read_folder(&many, ".xml", 1 << 20).await.unwrap().files.len(), 10_000);
        reading.push(start.elapsed());
    }
    report("read_folder of 10,000 files of 3,000 bytes", reading);
}

async fn spawning() {
    let ballast = vec![1_u8; 200 << 20];
    println!("starting /bin/true, with {} MiB resident:", ballast.len() >> 20);
    let mut ours = Vec::new();
    let mut posix_spawn = Vec::new();
    let mut forking = Vec::new();
    for _ in 0..200 {
        let start = Instant::now();
        let process = Program::new("/bin/true").spawn().await.unwrap();
        ours.push(start.elapsed());
        process.wait().await;

        let start = Instant::now();
        let mut child = Command::new("/bin/true").env_clear().spawn().unwrap();
        posix_spawn.push(start.elapsed());
        child.wait().unwrap();

        let mut command = Command::new("/bin/true");
        command.env_clear();
        command.process_group(0).uid(rustix::process::geteuid().as_raw());
        let start = Instant::now();
        let mut child = command.spawn().unwrap();
        forking.push(start.elapsed());
        child.wait().unwrap();
    }
    report("Program::spawn", ours);
    if let Some(tree) = CgroupTree::find(&HostRoot::system()) {
        let mut made = Vec::new();
        let mut inside = Vec::new();
        let mut removed = Vec::new();
        for number in 0..100 {
            let machine = machine_name("measure", number, "guest");
            let start = Instant::now();
            let name = GroupName {
                partition: CgroupTree::PARTITION.to_owned(),
                machine,
                driver: "measure",
            };
            let Some(made_group) = tree.create(name).await.unwrap() else { break };
            let group = made_group.group;
            let entrance = group.entrance().await.unwrap();
            made.push(start.elapsed());
            let start = Instant::now();
            let process = Program::new("/bin/true").cgroup(entrance).spawn().await.unwrap();
            inside.push(start.elapsed());
            process.wait().await;
            let start = Instant::now();
            group.remove().await.unwrap();
            removed.push(start.elapsed());
        }
        report("  making a control group", made);
        report("  Program::spawn in it", inside);
        report("  removing it", removed);
    }
    report("std, posix_spawn", posix_spawn);
    report("std, fork", forking);
    assert_eq!(ballast.iter().map(|byte| u64::from(*byte)).sum::<u64>(), 200 << 20);
}

fn report(what: &str, mut times: Vec<Duration>) {
    times.sort();
    if times.is_empty() {
        return;
    }
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e6;
    println!("  {what}: median {:.0} us, 10 % {:.0} us, 90 % {:.0} us", at(50), at(10), at(90));
}
