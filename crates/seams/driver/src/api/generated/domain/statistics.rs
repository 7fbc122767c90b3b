//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::api::{DomainDiskError, DomainMemoryStat, DomainStatsRecord};
use async_trait::async_trait;
use ostler_core::flags::{
    ConnectGetAllDomainStatsFlags, DomainDirtyRateCalcFlags, DomainMemoryModFlags,
    DomainMessageType, DomainModificationImpact, DomainStatsTypes,
};
use ostler_core::{DomainRef, Error, Result, TypedParams};

/// What drivers do for clients: domain, statistics.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainStatistics: Send + Sync {
    /// `virDomainGetInfo`, since 0.0.3.
    async fn domain_info(&self, domain: &DomainRef) -> Result<DomainInfo> {
        Err(Error::no_support("virDomainGetInfo"))
    }

    /// `virDomainBlockStats`, since 0.3.2.
    async fn domain_block_stats(&self, domain: &DomainRef, path: &str) -> Result<DomainBlockStats> {
        Err(Error::no_support("virDomainBlockStats"))
    }

    /// `virDomainInterfaceStats`, since 0.3.2.
    async fn domain_interface_stats(
        &self,
        domain: &DomainRef,
        device: &str,
    ) -> Result<DomainInterfaceStats> {
        Err(Error::no_support("virDomainInterfaceStats"))
    }

    /// `virDomainMemoryStats`, since 0.7.5.
    async fn domain_memory_stats(&self, domain: &DomainRef) -> Result<Vec<DomainMemoryStat>> {
        Err(Error::no_support("virDomainMemoryStats"))
    }

    /// `virDomainGetBlockInfo`, since 0.8.1.
    async fn domain_block_info(&self, domain: &DomainRef, path: &str) -> Result<DomainBlockInfo> {
        Err(Error::no_support("virDomainGetBlockInfo"))
    }

    /// `virDomainGetState`, since 0.9.2.
    async fn domain_state(&self, domain: &DomainRef) -> Result<DomainStateAndReason> {
        Err(Error::no_support("virDomainGetState"))
    }

    /// `virDomainGetControlInfo`, since 0.9.3.
    async fn domain_control_info(&self, domain: &DomainRef) -> Result<DomainControlInfo> {
        Err(Error::no_support("virDomainGetControlInfo"))
    }

    /// `virDomainBlockStatsFlags`, since 0.9.5.
    async fn domain_block_stats_flags(
        &self,
        domain: &DomainRef,
        path: &str,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainBlockStatsFlags"))
    }

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

    /// `virDomainGetDiskErrors`, since 0.9.10.
    async fn domain_disk_errors(&self, domain: &DomainRef) -> Result<Vec<DomainDiskError>> {
        Err(Error::no_support("virDomainGetDiskErrors"))
    }

    /// `virDomainSetMemoryStatsPeriod`, since 1.1.1.
    async fn domain_set_memory_stats_period(
        &self,
        domain: &DomainRef,
        period: i32,
        flags: DomainMemoryModFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetMemoryStatsPeriod"))
    }

    /// `virConnectGetAllDomainStats`, since 1.2.8.
    async fn connect_all_domain_stats(
        &self,
        doms: &[DomainRef],
        stats: DomainStatsTypes,
        flags: ConnectGetAllDomainStatsFlags,
    ) -> Result<Vec<DomainStatsRecord>> {
        Err(Error::no_support("virConnectGetAllDomainStats"))
    }

    /// `virDomainGetPerfEvents`, since 1.3.3.
    async fn domain_perf_events(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetPerfEvents"))
    }

    /// `virDomainSetPerfEvents`, since 1.3.3.
    async fn domain_set_perf_events(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetPerfEvents"))
    }

    /// `virDomainGetMessages`, since 7.1.0.
    async fn domain_messages(
        &self,
        domain: &DomainRef,
        flags: DomainMessageType,
    ) -> Result<Vec<String>> {
        Err(Error::no_support("virDomainGetMessages"))
    }

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
    pub state: u8,
    /// `maxMem`
    pub max_memory: u64,
    /// `memory`
    pub memory: u64,
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
    pub allocation: u64,
    /// `capacity`
    pub capacity: u64,
    /// `physical`
    pub physical: u64,
}

/// What `virDomainGetState` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainStateAndReason {
    /// `state`
    pub state: i32,
    /// `reason`
    pub reason: i32,
}

/// What `virDomainGetControlInfo` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainControlInfo {
    /// `state`
    pub state: u32,
    /// `details`
    pub details: u32,
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
