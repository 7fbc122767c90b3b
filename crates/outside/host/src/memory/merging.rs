//! Merging of equal memory pages by the kernel (KSM), under /sys/kernel/mm/ksm.

use crate::HostRoot;
use std::io;

const FOLDER: &str = "/sys/kernel/mm/ksm";

/// Settings and counts of the merging. A value is missing where this kernel has no
/// such file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PageMerging {
    /// Pages that are scanned before the scanner sleeps.
    pub pages_to_scan: Option<u32>,
    /// Milliseconds that the scanner sleeps between two scans.
    pub sleep_milliseconds: Option<u32>,
    /// Pages that stand for several equal ones.
    pub pages_shared: Option<u64>,
    /// Pages that were replaced by a shared one.
    pub pages_sharing: Option<u64>,
    /// Pages without an equal so far, which are scanned again and again.
    pub pages_unshared: Option<u64>,
    /// Pages that change too quickly to be merged.
    pub pages_volatile: Option<u64>,
    /// Scans of all areas that may be merged.
    pub full_scans: Option<u64>,
    /// 1 where pages of different NUMA nodes are merged, 0 where they are not.
    pub merge_across_nodes: Option<u32>,
}

impl PageMerging {
    /// Reads them from the host under `root`.
    #[must_use]
    pub fn read(root: &HostRoot) -> Self {
        let count = |file| root.number(&format!("{FOLDER}/{file}"));
        Self {
            pages_to_scan: MergingSetting::PagesToScan.read(root),
            sleep_milliseconds: MergingSetting::SleepMilliseconds.read(root),
            pages_shared: count("pages_shared"),
            pages_sharing: count("pages_sharing"),
            pages_unshared: count("pages_unshared"),
            pages_volatile: count("pages_volatile"),
            full_scans: count("full_scans"),
            merge_across_nodes: MergingSetting::MergeAcrossNodes.read(root),
        }
    }
}

/// A setting of the merging that can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergingSetting {
    /// Pages that are scanned before the scanner sleeps.
    PagesToScan,
    /// Milliseconds that the scanner sleeps between two scans.
    SleepMilliseconds,
    /// 1 merges pages of different NUMA nodes too, 0 does not. The kernel changes it
    /// only while no page is merged.
    MergeAcrossNodes,
}

impl MergingSetting {
    fn path(self) -> String {
        let file = match self {
            Self::PagesToScan => "pages_to_scan",
            Self::SleepMilliseconds => "sleep_millisecs",
            Self::MergeAcrossNodes => "merge_across_nodes",
        };
        format!("{FOLDER}/{file}")
    }

    /// Reads the setting's value; `None` where this kernel has no such setting.
    #[must_use]
    pub fn read(self, root: &HostRoot) -> Option<u32> {
        root.number(&self.path())
    }

    /// Gives the setting another value.
    ///
    /// # Errors
    /// When there is no such setting, the kernel refuses the value, or we may not.
    pub fn write(self, root: &HostRoot, value: u32) -> io::Result<()> {
        root.write_setting(&self.path(), &value.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::root::tests::host;

    #[test]
    fn settings_and_counts_are_read_and_written() {
        let file = |name: &str, value: &str| (format!("{FOLDER}/{name}"), format!("{value}\n"));
        let made = host(&[
            file("pages_to_scan", "100"),
            file("sleep_millisecs", "20"),
            file("pages_shared", "7"),
            file("full_scans", "18446744073709551615"),
        ]);
        let read = PageMerging::read(&made.host);
        let expected = PageMerging {
            pages_to_scan: Some(100),
            sleep_milliseconds: Some(20),
            pages_shared: Some(7),
            full_scans: Some(u64::MAX),
            ..PageMerging::default()
        };
        assert_eq!(read, expected);
        MergingSetting::PagesToScan.write(&made.host, 4_000_000_000).unwrap();
        assert_eq!(MergingSetting::PagesToScan.read(&made.host), Some(4_000_000_000));
        let absent = MergingSetting::MergeAcrossNodes.write(&made.host, 1).unwrap_err();
        assert_eq!(absent.kind(), io::ErrorKind::NotFound);
        assert!(!made.host.has(&MergingSetting::MergeAcrossNodes.path()));
    }
}
