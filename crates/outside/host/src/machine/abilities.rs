//! Abilities of the machine besides running: giving devices away, sleeping.

use crate::HostRoot;

/// How the host can be put to sleep.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SuspendTargets {
    /// To memory.
    pub memory: bool,
    /// To disk.
    pub disk: bool,
    /// To disk while memory stays powered.
    pub hybrid: bool,
}

/// Returns whether devices can be given to guests: the kernel has put them into IOMMU groups.
#[must_use]
pub fn has_iommu(root: &HostRoot) -> bool {
    !root.names("/sys/kernel/iommu_groups").is_empty()
}

/// The targets that /sys/power offers.
#[must_use]
pub fn suspend_targets(root: &HostRoot) -> SuspendTargets {
    let offers = |file: &str, word: &str| {
        root.text(file).is_some_and(|text| {
            text.split_ascii_whitespace().any(|offered| offered.trim_matches(['[', ']']) == word)
        })
    };
    let disk = offers("/sys/power/state", "disk")
        && !offers("/sys/power/disk", "disabled")
        && root.text("/proc/swaps").is_some_and(|swaps| swaps.lines().count() > 1);
    SuspendTargets {
        memory: offers("/sys/power/state", "mem"),
        disk,
        hybrid: disk && offers("/sys/power/disk", "suspend"),
    }
}
