//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::{DomainDiskError, DomainMemoryStat, DomainStatsRecord};
use async_trait::async_trait;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::{
    ConnectGetAllDomainStatsFlags, DomainDirtyRateCalcFlags, DomainMemoryModFlags,
    DomainMessageType, DomainModificationImpact, DomainStatsTypes,
};
use ostler_core::{Bytes, DomainRef, Error, KiB, Result, TypedParams};

/// What drivers do for clients: domain, statistics.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainStatistics: Send + Sync {
    /// Gives state, memory in KiB, number of virtual CPUs and consumed CPU time in nanoseconds. Of
    /// a domain that does not run, `memory` is that of the definition and the time is 0. It never
    /// waits for the guest.
    ///
    /// `virDomainGetInfo`, since 0.0.3.
    async fn domain_info(&self, domain: &DomainRef) -> Result<DomainInfo> {
        Err(Error::no_support("virDomainGetInfo"))
    }

    /// Gives requests, bytes and errors of one disk of a running guest, by its target name or
    /// source path; -1 stands for a number that is not counted. A disk that is not there is refused
    /// with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainBlockStats`, since 0.3.2.
    async fn domain_block_stats(&self, domain: &DomainRef, path: &str) -> Result<DomainBlockStats> {
        Err(Error::no_support("virDomainBlockStats"))
    }

    /// Gives bytes, packets, errors and drops of one card of a running guest, by its host device or
    /// MAC address; -1 stands for a number that is not counted. Directions are the guest's. A card
    /// that is not there is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainInterfaceStats`, since 0.3.2.
    async fn domain_interface_stats(
        &self,
        domain: &DomainRef,
        device: &str,
    ) -> Result<DomainInterfaceStats> {
        Err(Error::no_support("virDomainInterfaceStats"))
    }

    /// Gives what the balloon of a running guest reports, as tags with values: KiB, faults and huge
    /// pages as counts, the time of the last report in seconds since 1970. Values of the guest are
    /// as old as its last report.
    ///
    /// `virDomainMemoryStats`, since 0.7.5.
    async fn domain_memory_stats(&self, domain: &DomainRef) -> Result<Vec<DomainMemoryStat>> {
        Err(Error::no_support("virDomainMemoryStats"))
    }

    /// Gives a disk's capacity as the guest sees it, and the allocation and physical size of its
    /// image, all in bytes. Of a disk of a guest that does not run, the image is looked at.
    ///
    /// `virDomainGetBlockInfo`, since 0.8.1.
    async fn domain_block_info(&self, domain: &DomainRef, path: &str) -> Result<DomainBlockInfo> {
        Err(Error::no_support("virDomainGetBlockInfo"))
    }

    /// Gives the domain's state, and as `reason` why it is in it: a number of the enumeration that
    /// goes with the state, such as `virDomainPausedReason`. It never waits for the guest.
    ///
    /// `virDomainGetState`, since 0.9.2.
    async fn domain_state(&self, domain: &DomainRef) -> Result<DomainStateAndReason> {
        Err(Error::no_support("virDomainGetState"))
    }

    /// Tells whether the guest's monitor can be asked: it is free, has a job, has been asked for so
    /// many milliseconds, or has failed.
    ///
    /// `virDomainGetControlInfo`, since 0.9.3.
    async fn domain_control_info(&self, domain: &DomainRef) -> Result<DomainControlInfo> {
        Err(Error::no_support("virDomainGetControlInfo"))
    }

    /// Gives requests, bytes, times (nanoseconds) and errors of one disk of a running guest by
    /// name; an empty path means all disks together.
    ///
    /// `virDomainBlockStatsFlags`, since 0.9.5.
    async fn domain_block_stats_flags(
        &self,
        domain: &DomainRef,
        path: &str,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainBlockStatsFlags"))
    }

    /// Gives the running guest's CPU time in nanoseconds: with `start_cpu` -1 and `ncpus` 1 in all,
    /// else for `ncpus` host CPUs (at most 128) from `start_cpu` on. `nparams` 0 asks how many
    /// values there are, `ncpus` 0 how many CPUs.
    ///
    /// `virDomainGetCPUStats`, since 0.9.10.
    async fn domain_cpu_stats(
        &self,
        domain: &DomainRef,
        nparams: u32,
        start_cpu: i32,
        ncpus: u32,
    ) -> Result<DomainCpuStats> {
        Err(Error::no_support("virDomainGetCPUStats"))
    }

    /// Lists the disks of a running guest that have had an error since they were last without one.
    ///
    /// `virDomainGetDiskErrors`, since 0.9.10.
    async fn domain_disk_errors(&self, domain: &DomainRef) -> Result<Vec<DomainDiskError>> {
        Err(Error::no_support("virDomainGetDiskErrors"))
    }

    /// Has the balloon report every `period` seconds, on the running guest, in the definition or
    /// both; 0 ends it, a negative number is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainSetMemoryStatsPeriod`, since 1.1.1.
    async fn domain_set_memory_stats_period(
        &self,
        domain: &DomainRef,
        period: i32,
        flags: DomainMemoryModFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetMemoryStatsPeriod"))
    }

    /// Gives statistics of the listed domains, or of all that the flags select, in the groups of
    /// `stats` (0 for all). With `NOWAIT` a domain that has a job gives what is known without
    /// asking it; with `ENFORCE_STATS` a group that the driver does not have is refused with
    /// `VIR_ERR_ARGUMENT_UNSUPPORTED`.
    ///
    /// `virConnectGetAllDomainStats`, since 1.2.8.
    ///
    /// The parameter `dirtyrate.calc_status` is a number of [`DomainDirtyRateStatus`](ostler_core::enumeration::DomainDirtyRateStatus).
    ///
    /// The parameter `state.state` is a number of [`DomainState`](ostler_core::enumeration::DomainState).
    ///
    /// The parameter `vcpu.NUMBER.state` is a number of [`VcpuState`](ostler_core::enumeration::VcpuState).
    async fn connect_all_domain_stats(
        &self,
        doms: &[DomainRef],
        stats: DomainStatsTypes,
        flags: ConnectGetAllDomainStatsFlags,
    ) -> Result<Vec<DomainStatsRecord>> {
        Err(Error::no_support("virConnectGetAllDomainStats"))
    }

    /// Tells for each performance event by name whether it is counted, on the running guest or in
    /// the definition.
    ///
    /// `virDomainGetPerfEvents`, since 1.3.3.
    async fn domain_perf_events(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetPerfEvents"))
    }

    /// Has performance events counted or not, by name, on the running guest, in the definition or
    /// both.
    ///
    /// `virDomainSetPerfEvents`, since 1.3.3.
    async fn domain_set_perf_events(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetPerfEvents"))
    }

    /// Lists messages about the domain for people: deprecated settings, tainting, and with their
    /// flag disk errors. `types` 0 means all.
    ///
    /// `virDomainGetMessages`, since 7.1.0.
    async fn domain_messages(
        &self,
        domain: &DomainRef,
        flags: DomainMessageType,
    ) -> Result<Vec<String>> {
        Err(Error::no_support("virDomainGetMessages"))
    }

    /// Has the emulator measure for `seconds` (1 to 60) how much memory the guest changes;
    /// statistics give the result.
    ///
    /// `virDomainStartDirtyRateCalc`, since 7.2.0.
    async fn domain_start_dirty_rate_calc(
        &self,
        domain: &DomainRef,
        seconds: i32,
        flags: DomainDirtyRateCalcFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainStartDirtyRateCalc"))
    }
}

/// What `virDomainGetInfo` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainInfo {
    /// `state`
    pub state: Open<enumeration::DomainState>,
    /// `maxMem`
    pub max_memory: KiB,
    /// `memory`
    pub memory: KiB,
    /// `nrVirtCpu`
    pub vcpus: u16,
    /// `cpuTime`
    pub cpu_time: u64,
}

/// What `virDomainBlockStats` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainBlockStats {
    /// `rd_req`
    pub rd_req: i64,
    /// `rd_bytes`
    pub rd_bytes: i64,
    /// `wr_req`
    pub wr_req: i64,
    /// `wr_bytes`
    pub wr_bytes: i64,
    /// `errs`
    pub errs: i64,
}

/// What `virDomainInterfaceStats` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainInterfaceStats {
    /// `rx_bytes`
    pub rx_bytes: i64,
    /// `rx_packets`
    pub rx_packets: i64,
    /// `rx_errs`
    pub rx_errs: i64,
    /// `rx_drop`
    pub rx_drop: i64,
    /// `tx_bytes`
    pub tx_bytes: i64,
    /// `tx_packets`
    pub tx_packets: i64,
    /// `tx_errs`
    pub tx_errs: i64,
    /// `tx_drop`
    pub tx_drop: i64,
}

/// What `virDomainGetBlockInfo` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainBlockInfo {
    /// `allocation`
    pub allocation: Bytes,
    /// `capacity`
    pub capacity: Bytes,
    /// `physical`
    pub physical: Bytes,
}

/// What `virDomainGetState` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainStateAndReason {
    /// `state`
    pub state: Open<enumeration::DomainState>,
    /// `reason`
    pub reason: i32,
}

/// What `virDomainGetControlInfo` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainControlInfo {
    /// `state`
    pub state: Open<enumeration::DomainControlState>,
    /// `details`
    pub details: Open<enumeration::DomainControlErrorReason>,
    /// `stateTime`
    pub state_time: u64,
}

/// What `virDomainGetCPUStats` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainCpuStats {
    /// `params`
    pub params: TypedParams,
    /// `nparams`
    pub nparams: i32,
}
