//! The family `virhostcpu`: processor facts from recorded hosts.
//!
//! `linux-ARCH-NAME.expected` holds the numbers for the tree `linux-NAME` (what
//! lies in /sys/devices/system) with `linux-ARCH-NAME.cpuinfo`, `.signature`
//! the processor's signature, and `linux-cpustat-NAME.out` the times in
//! `.stat`.

use crate::conformance::{
    Score,
    corpus::{Corpus, difference},
    tree,
};
use ostler_host::{
    HostRoot,
    processor::{CpuInfo, NodeInfo, Topology, processor_times},
};
use std::{fs, io, path::Path};

/// The threads of a split core, as KVM of the recorded POWER hosts reports them.
const SUBCORE_THREADS: u32 = 8;

/// The architectures that names of cases begin with.
const ARCHITECTURES: [&str; 6] = ["x86_64", "aarch64", "armv6l", "armv7l", "ppc64", "s390x"];

/// Runs the family.
pub(crate) fn run(_corpus: &Corpus) -> Result<Vec<Score>, String> {
    let folder = Corpus::folder().join("virhostcpudata");
    let failed = |error: io::Error| format!("{}: {error}", folder.display());
    let mut names: Vec<String> = fs::read_dir(&folder)
        .and_then(|entries| {
            entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
        })
        .map_err(failed)?;
    names.sort();
    let mut score = Score::new("virhostcpu");
    for name in &names {
        let outcome = match name.rsplit_once('.') {
            Some((case, "expected")) => node_info(&folder, case),
            // Some processors' own text is among the cases that are kept back.
            Some((case, "signature")) if folder.join(format!("{case}.cpuinfo")).exists() => {
                signature(&folder, case)
            }
            Some((case, "out")) => statistics(&folder, case),
            _ => continue,
        };
        score.count(name, outcome.unwrap_or_else(|error| Some(error.to_string())));
    }
    Ok(vec![score])
}

fn node_info(folder: &Path, case: &str) -> io::Result<Option<String>> {
    let Some((architecture, name)) = parts(case) else {
        return Ok(Some("unknown architecture".to_owned()));
    };
    let root = tree::lay_out(
        &folder.join(format!("linux-{name}.tree.json")),
        Path::new("sys/devices/system"),
    )?;
    let host = HostRoot::recorded(root.path());
    let info =
        CpuInfo::parse(&fs::read_to_string(folder.join(format!("{case}.cpuinfo")))?, architecture);
    let subcore = if architecture == "ppc64" { SUBCORE_THREADS } else { 0 };
    let node = NodeInfo::new(&Topology::read(&host), &info, subcore);
    let found = format!(
        "CPUs: {}/{}, MHz: {}, Nodes: {}, Sockets: {}, Cores: {}, Threads: {}",
        node.cpus,
        node.maximum_cpus(),
        node.mhz,
        node.nodes,
        node.sockets,
        node.cores,
        node.threads
    );
    compare(&folder.join(format!("{case}.expected")), &found)
}

fn signature(folder: &Path, case: &str) -> io::Result<Option<String>> {
    let Some((architecture, _)) = parts(case) else {
        return Ok(Some("unknown architecture".to_owned()));
    };
    let text = fs::read_to_string(folder.join(format!("{case}.cpuinfo")))?;
    let found = CpuInfo::parse(&text, architecture).signature.unwrap_or_default();
    compare(&folder.join(format!("{case}.signature")), &found)
}

fn statistics(folder: &Path, case: &str) -> io::Result<Option<String>> {
    let root = tempfile::tempdir()?;
    fs::create_dir(root.path().join("proc"))?;
    fs::copy(folder.join(format!("{case}.stat")), root.path().join("proc/stat"))?;
    let host = HostRoot::recorded(root.path());
    let expected = folder.join(format!("{case}.out"));
    let cpus =
        fs::read_to_string(&expected)?.lines().filter(|line| line.starts_with("cpu")).count();
    let tick = 1_000_000_000 / 100;
    let mut found = String::new();
    for number in 0..cpus {
        let cpu = number.checked_sub(1).and_then(|cpu| u32::try_from(cpu).ok());
        let Some(times) = processor_times(&host, cpu) else {
            return Ok(Some(format!("no times of {cpu:?}")));
        };
        let name = cpu.map_or_else(|| "cpu".to_owned(), |cpu| format!("cpu{cpu}"));
        found.push_str(&format!(
            "{name}:\nkernel: {}\nuser: {}\nidle: {}\niowait: {}\n\n",
            times.kernel / tick,
            times.user / tick,
            times.idle / tick,
            times.iowait / tick
        ));
    }
    compare(&expected, &found)
}

/// `linux-ARCH-NAME` in its parts.
fn parts(case: &str) -> Option<(&'static str, &str)> {
    let rest = case.strip_prefix("linux-")?;
    ARCHITECTURES.into_iter().find_map(|architecture| {
        Some((architecture, rest.strip_prefix(architecture)?.strip_prefix('-')?))
    })
}

fn compare(expected: &Path, found: &str) -> io::Result<Option<String>> {
    Ok(difference(fs::read_to_string(expected)?.trim(), found.trim()))
}
