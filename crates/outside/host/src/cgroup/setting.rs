//! Settings of a group, written and read in the words of both versions.
//!
//! | setting | version 1 | version 2 |
//! |---|---|---|
//! | [`Setting::CpuShares`] | `cpu.shares` | `cpu.weight` |
//! | [`Setting::CpuPeriod`], [`Setting::CpuQuota`] | `cpu.cfs_period_us`, `cpu.cfs_quota_us` | `cpu.max` |
//! | [`Setting::MemoryHard`], [`Setting::MemorySoft`] | `memory.limit_in_bytes`, `memory.soft_limit_in_bytes` | `memory.max`, `memory.high` |
//! | [`Setting::MemoryAndSwap`] | `memory.memsw.limit_in_bytes` | `memory.swap.max`, less `memory.max` |
//! | [`Setting::IoWeight`], [`Setting::DeviceWeight`] | `blkio.weight`, `blkio.weight_device` (or bfq's) | `io.weight` (or bfq's) |
//! | [`Setting::Device`] | `blkio.throttle.*_device` | `io.max` |
//! | [`Setting::Cpus`], [`Setting::MemoryNodes`] | `cpuset.cpus`, `cpuset.mems` | the same |

use super::control_file::write;
use super::{CgroupError, GuestCgroup};
use crate::file::{FileError, FileOperation, blocking};
use crate::processor::CpuSet;
use ostler_core::Bytes;
use std::fs;
use std::io;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::PathBuf;

/// Quota of a group without one.
const UNLIMITED: i64 = -1;
/// Microseconds: the kernel's own period.
const PERIOD: u64 = 100_000;

/// A setting with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// Share of the processors against other groups: 2 to 262144 in version 1,
    /// 1 to 10000 in version 2.
    CpuShares(u64),
    /// Microseconds over which the quota counts.
    CpuPeriod(u64),
    /// Microseconds of processor time in each period; negative is unlimited.
    CpuQuota(i64),
    /// Most memory; `None` is unlimited.
    MemoryHard(Option<Bytes>),
    /// Memory that is left when memory is short.
    MemorySoft(Option<Bytes>),
    /// Most memory and swap space together.
    MemoryAndSwap(Option<Bytes>),
    /// Share of block IO against other groups.
    IoWeight(u32),
    /// The same on one device; 0 is none of its own.
    DeviceWeight(BlockDevice, u32),
    /// A limit on one device; 0 is none.
    Device(BlockDevice, DeviceLimit, u64),
    /// Processors that its threads may run on.
    Cpus(CpuSet),
    /// Nodes that its memory may come from.
    MemoryNodes(CpuSet),
}

/// The number of a block device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockDevice {
    major: u32,
    minor: u32,
}

/// A limit on a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceLimit {
    /// Reads a second.
    ReadIops,
    /// Writes a second.
    WriteIops,
    /// Bytes read a second.
    ReadBytes,
    /// Bytes written a second.
    WriteBytes,
}

impl DeviceLimit {
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::ReadIops => ("blkio.throttle.read_iops_device", "riops"),
            Self::WriteIops => ("blkio.throttle.write_iops_device", "wiops"),
            Self::ReadBytes => ("blkio.throttle.read_bps_device", "rbps"),
            Self::WriteBytes => ("blkio.throttle.write_bps_device", "wbps"),
        }
    }
}

impl BlockDevice {
    #[cfg(test)]
    pub(super) const fn for_tests(major: u32, minor: u32) -> Self {
        Self { major, minor }
    }

    /// The number of the device at `path`.
    ///
    /// # Errors
    /// There is none, or it is no block device.
    pub async fn at(path: PathBuf) -> Result<Self, FileError> {
        blocking(move || {
            let found = fs::metadata(&path);
            let found =
                found.map_err(|error| FileError::failed(FileOperation::Inspect, &path, error))?;
            if !found.file_type().is_block_device() {
                let error = io::Error::other("it is no block device");
                return Err(FileError::failed(FileOperation::Inspect, &path, error));
            }
            let number = found.rdev();
            Ok(Self { major: rustix::fs::major(number), minor: rustix::fs::minor(number) })
        })
        .await
    }
}

impl std::fmt::Display for BlockDevice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.major, self.minor)
    }
}

impl GuestCgroup {
    /// Makes these settings, in this order.
    ///
    /// # Errors
    /// Names the first that could not be made, with the file and the reason.
    pub async fn set(&self, settings: Vec<Setting>) -> Result<(), CgroupError> {
        if settings.is_empty() {
            return Ok(());
        }
        let group = self.clone();
        blocking(move || settings.iter().try_for_each(|setting| group.set_one(setting))).await
    }

    fn set_one(&self, setting: &Setting) -> Result<(), CgroupError> {
        let unified = self.is_unified();
        match setting {
            Setting::CpuShares(shares) => {
                let file = if unified { "cpu.weight" } else { "cpu.shares" };
                self.write("cpu", file, &shares.to_string())
            }
            Setting::CpuPeriod(period) if unified => {
                let quota = self.cpu_quota().unwrap_or(UNLIMITED);
                self.write("cpu", "cpu.max", &format!("{} {period}", maximum(quota)))
            }
            Setting::CpuPeriod(period) => {
                self.write("cpu", "cpu.cfs_period_us", &period.to_string())
            }
            Setting::CpuQuota(quota) if unified => self.write("cpu", "cpu.max", &maximum(*quota)),
            Setting::CpuQuota(quota) => {
                self.write("cpu", "cpu.cfs_quota_us", &(*quota).max(UNLIMITED).to_string())
            }
            Setting::MemoryHard(limit) => {
                let file = if unified { "memory.max" } else { "memory.limit_in_bytes" };
                self.write_limit(file, *limit)
            }
            Setting::MemorySoft(limit) => {
                let file = if unified { "memory.high" } else { "memory.soft_limit_in_bytes" };
                self.write_limit(file, *limit)
            }
            Setting::MemoryAndSwap(limit) if unified => {
                let memory = self.memory_hard().flatten().unwrap_or_default();
                let swap = limit.map(|limit| Bytes(limit.0.saturating_sub(memory.0)));
                self.write_limit("memory.swap.max", swap)
            }
            Setting::MemoryAndSwap(limit) => {
                self.write_limit("memory.memsw.limit_in_bytes", *limit)
            }
            Setting::IoWeight(weight) => {
                self.write("blkio", self.weight_file()?, &weight.to_string())
            }
            Setting::DeviceWeight(device, weight) => {
                let file = self.device_weight_file()?;
                let none = if unified { "default".to_owned() } else { "0".to_owned() };
                let weight = if *weight == 0 { none } else { weight.to_string() };
                self.write("blkio", file, &format!("{device} {weight}"))
            }
            Setting::Device(device, limit, value) => {
                let (file, key) = limit.names();
                if unified {
                    let value = if *value == 0 { "max".to_owned() } else { value.to_string() };
                    return self.write("blkio", "io.max", &format!("{device} {key}={value}"));
                }
                self.write("blkio", file, &format!("{device} {value}"))
            }
            Setting::Cpus(cpus) => self.write("cpuset", "cpuset.cpus", &cpus.to_string()),
            Setting::MemoryNodes(nodes) => self.write("cpuset", "cpuset.mems", &nodes.to_string()),
        }
    }

    /// Share of the processors. `None` where there is no such controller.
    #[must_use]
    pub fn cpu_shares(&self) -> Option<u64> {
        let file = if self.is_unified() { "cpu.weight" } else { "cpu.shares" };
        self.text("cpu", file)?.trim().parse().ok()
    }

    /// Microseconds over which the quota counts.
    #[must_use]
    pub fn cpu_period(&self) -> Option<u64> {
        if self.is_unified() {
            return self.text("cpu", "cpu.max")?.split_whitespace().nth(1)?.parse().ok();
        }
        self.text("cpu", "cpu.cfs_period_us")?.trim().parse().ok()
    }

    /// Microseconds of processor time in each period; negative is unlimited.
    #[must_use]
    pub fn cpu_quota(&self) -> Option<i64> {
        if self.is_unified() {
            let text = self.text("cpu", "cpu.max")?;
            let quota = text.split_whitespace().next()?;
            return if quota == "max" { Some(UNLIMITED) } else { quota.parse().ok() };
        }
        self.text("cpu", "cpu.cfs_quota_us")?.trim().parse().ok()
    }

    /// The least and the largest share of the processors.
    #[must_use]
    pub fn cpu_share_bounds(&self) -> (u64, u64) {
        if self.is_unified() { (1, 10_000) } else { (2, 262_144) }
    }

    /// The period and quota of a group that nobody limited.
    #[must_use]
    pub const fn unlimited_cpu() -> (u64, i64) {
        (PERIOD, UNLIMITED)
    }

    /// Most memory: `Some(None)` is unlimited, `None` without the controller.
    #[must_use]
    pub fn memory_hard(&self) -> Option<Option<Bytes>> {
        self.limit(if self.is_unified() { "memory.max" } else { "memory.limit_in_bytes" })
    }

    /// Memory that is left when memory is short.
    #[must_use]
    pub fn memory_soft(&self) -> Option<Option<Bytes>> {
        self.limit(if self.is_unified() { "memory.high" } else { "memory.soft_limit_in_bytes" })
    }

    /// Most memory and swap space together.
    #[must_use]
    pub fn memory_and_swap(&self) -> Option<Option<Bytes>> {
        if !self.is_unified() {
            return self.limit("memory.memsw.limit_in_bytes");
        }
        let swap = self.limit("memory.swap.max")?;
        let memory = self.memory_hard().flatten().unwrap_or_default();
        Some(swap.map(|swap| Bytes(swap.0.saturating_add(memory.0))))
    }

    /// Share of block IO.
    #[must_use]
    pub fn io_weight(&self) -> Option<u32> {
        let text = self.text("blkio", self.weight_file().ok()?)?;
        let line = text.lines().next()?;
        line.strip_prefix("default ").unwrap_or(line).trim().parse().ok()
    }

    /// Nodes that its memory may come from.
    #[must_use]
    pub fn memory_nodes(&self) -> Option<CpuSet> {
        self.text("cpuset", "cpuset.mems")?.trim().parse().ok()
    }

    /// Processors that its threads may run on, as set.
    #[must_use]
    pub fn cpus(&self) -> Option<CpuSet> {
        self.text("cpuset", "cpuset.cpus")?.trim().parse().ok()
    }

    /// Returns whether the group has this controller, named as in version 1.
    #[must_use]
    pub fn has(&self, controller: &'static str) -> bool {
        let file = match (controller, self.is_unified()) {
            ("cpu", true) => "cpu.max",
            ("memory", true) => "memory.max",
            ("blkio", true) => "io.max",
            (_, true) => "cpuset.cpus",
            (_, false) => "cgroup.procs",
        };
        self.folder(controller).is_some_and(|folder| folder.join(file).exists())
    }

    fn limit(&self, file: &'static str) -> Option<Option<Bytes>> {
        let text = self.text("memory", file)?;
        let text = text.trim();
        // Version 1 writes the largest whole number of pages.
        let unlimited = |bytes: u64| bytes >= i64::MAX.unsigned_abs() & !0xffff;
        Some(if text == "max" {
            None
        } else {
            Some(text.parse().ok()?).filter(|bytes| !unlimited(*bytes)).map(Bytes)
        })
    }

    fn weight_file(&self) -> Result<&'static str, CgroupError> {
        self.first_file(if self.is_unified() {
            ["io.weight", "io.bfq.weight"]
        } else {
            ["blkio.weight", "blkio.bfq.weight"]
        })
    }

    fn device_weight_file(&self) -> Result<&'static str, CgroupError> {
        self.first_file(if self.is_unified() {
            ["io.weight", "io.bfq.weight"]
        } else {
            ["blkio.weight_device", "blkio.bfq.weight_device"]
        })
    }

    /// The first of these files of the controller of block IO that is there.
    fn first_file(&self, files: [&'static str; 2]) -> Result<&'static str, CgroupError> {
        let controller = "blkio";
        let folder = self.folder(controller).ok_or(CgroupError::NoController { controller })?;
        let there = files.into_iter().find(|file| folder.join(file).exists());
        there.ok_or(CgroupError::NoSetting { controller, setting: files[0] })
    }

    fn write_limit(&self, file: &'static str, limit: Option<Bytes>) -> Result<(), CgroupError> {
        let none = if self.is_unified() { "max" } else { "-1" };
        let text = limit.map_or_else(|| none.to_owned(), |limit| limit.0.to_string());
        self.write("memory", file, &text)
    }

    fn write(
        &self,
        controller: &'static str,
        file: &'static str,
        text: &str,
    ) -> Result<(), CgroupError> {
        let folder = self.folder(controller).ok_or(CgroupError::NoController { controller })?;
        match write(&folder.join(file), text) {
            Err(error) if error.kind() == Some(io::ErrorKind::NotFound) => {
                Err(if self.has(controller) {
                    CgroupError::NoSetting { controller, setting: file }
                } else {
                    CgroupError::NoController { controller }
                })
            }
            written => written.map_err(CgroupError::File),
        }
    }
}

fn maximum(quota: i64) -> String {
    if quota < 0 { "max".to_owned() } else { quota.to_string() }
}
