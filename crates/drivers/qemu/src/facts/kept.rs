//! The host's numbers and document, kept until something of the host changes.
//!
//! Few files tell whether that is so; the rest are some for each processor.

use crate::emulator::Emulator;
use arc_swap::ArcSwapOption;
use ostler_host::HostRoot;
use ostler_host::machine::{self, SuspendTargets};
use ostler_host::memory::{self, PagePool};
use ostler_host::processor::{CpuMap, NodeInfo};
use std::sync::Arc;

/// State of the host that is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stamp {
    processors: CpuMap,
    /// Size and number of pages, node by node.
    pages: Vec<(u64, u64)>,
    sleep: SuspendTargets,
    iommu: bool,
}

impl Stamp {
    pub(crate) fn read(host: &HostRoot) -> Self {
        let nodes = memory::nodes(host);
        let pools = nodes.iter().flat_map(|node| memory::page_pools(host, Some(node)));
        let count = |pool: PagePool| (pool.size.0, pool.total);
        Self {
            processors: CpuMap::read(host),
            pages: pools.map(count).collect(),
            sleep: machine::suspend_targets(host),
            iommu: machine::has_iommu(host),
        }
    }
}

/// The numbers, and the processors that they are of.
#[derive(Debug, Default)]
pub(crate) struct Numbers(ArcSwapOption<(CpuMap, NodeInfo)>);

impl Numbers {
    /// The numbers, if the processors are still the same.
    pub(crate) fn known(&self, host: &HostRoot) -> Option<NodeInfo> {
        let known = self.0.load();
        let (map, info) = &**known.as_ref()?;
        (*map == CpuMap::read(host)).then_some(*info)
    }

    /// Reads some files for each processor.
    pub(crate) fn read_blocking(host: &HostRoot) -> (CpuMap, NodeInfo) {
        (CpuMap::read(host), NodeInfo::read(host, &machine::architecture()))
    }

    pub(crate) fn keep(&self, numbers: (CpuMap, NodeInfo)) {
        self.0.store(Some(Arc::new(numbers)));
    }
}

/// The capabilities document, and what it was made of.
#[derive(Debug, Default)]
pub(crate) struct Document(ArcSwapOption<Made>);

#[derive(Debug)]
struct Made {
    stamp: Stamp,
    emulators: Vec<Arc<Emulator>>,
    text: String,
}

impl Document {
    /// The document, if it would be the same now.
    pub(crate) fn known(&self, stamp: &Stamp, emulators: &[Arc<Emulator>]) -> Option<String> {
        let made = self.0.load();
        let made = made.as_ref()?;
        let same = made.stamp == *stamp
            && made.emulators.len() == emulators.len()
            && made.emulators.iter().zip(emulators).all(|(one, other)| Arc::ptr_eq(one, other));
        same.then(|| made.text.clone())
    }

    pub(crate) fn keep(&self, stamp: Stamp, emulators: Vec<Arc<Emulator>>, text: String) {
        self.0.store(Some(Arc::new(Made { stamp, emulators, text })));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(online: &str) -> (tempfile::TempDir, HostRoot) {
        let folder = tempfile::tempdir().unwrap();
        let cpus = folder.path().join("sys/devices/system/cpu");
        std::fs::create_dir_all(&cpus).unwrap();
        std::fs::write(cpus.join("present"), "0-3\n").unwrap();
        std::fs::write(cpus.join("online"), online).unwrap();
        let host = HostRoot::recorded(folder.path());
        (folder, host)
    }

    #[test]
    fn what_is_kept_holds_until_the_host_changes() {
        let (folder, host) = host("0-3\n");
        let (numbers, document) = (Numbers::default(), Document::default());
        assert_eq!(numbers.known(&host), None);
        numbers.keep(Numbers::read_blocking(&host));
        let stamp = Stamp::read(&host);
        document.keep(stamp.clone(), Vec::new(), "text".to_owned());
        assert_eq!(numbers.known(&host).map(|info| info.maximum_cpus()), Some(4));
        assert_eq!(document.known(&stamp, &[]).as_deref(), Some("text"));

        let online = folder.path().join("sys/devices/system/cpu/online");
        std::fs::write(online, "0-2\n").unwrap();
        assert_eq!(numbers.known(&host), None);
        assert_eq!(document.known(&Stamp::read(&host), &[]), None);
    }
}
