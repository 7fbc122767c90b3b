//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, STRING_OKAY, encode};
use async_trait::async_trait;
use ostler_api::DomainStatistics;
use ostler_api::{
    DomainBlockInfo, DomainBlockStats, DomainControlInfo, DomainCpuStats, DomainDiskError,
    DomainInfo, DomainInterfaceStats, DomainMemoryStat, DomainStateAndReason, DomainStatsRecord,
};
use ostler_core::flags::{
    ConnectGetAllDomainStatsFlags, DomainDirtyRateCalcFlags, DomainMemoryModFlags,
    DomainMessageType, DomainModificationImpact, DomainStatsTypes,
};
use ostler_core::{DomainRef, Result, TypedParams};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::borrow::Cow;

#[async_trait]
impl<C: Caller> DomainStatistics for Remote<C> {
    async fn domain_info(&self, domain: &DomainRef) -> Result<DomainInfo> {
        let procedure = RemoteProcedure::DomainGetInfo.info();
        let arguments = remote::DomainGetInfoArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetInfoRet = answer.result(procedure)?;
        let value = DomainInfo {
            state: ret.state,
            max_memory: ret.max_memory,
            memory: ret.memory,
            vcpus: ret.vcpus,
            cpu_time: ret.cpu_time,
        };
        Ok(value)
    }

    async fn domain_block_stats(&self, domain: &DomainRef, path: &str) -> Result<DomainBlockStats> {
        let procedure = RemoteProcedure::DomainBlockStats.info();
        let arguments = remote::DomainBlockStatsArgs { domain: domain.clone(), path };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainBlockStatsRet = answer.result(procedure)?;
        let value = DomainBlockStats {
            rd_req: ret.rd_req,
            rd_bytes: ret.rd_bytes,
            wr_req: ret.wr_req,
            wr_bytes: ret.wr_bytes,
            errs: ret.errs,
        };
        Ok(value)
    }

    async fn domain_interface_stats(
        &self,
        domain: &DomainRef,
        device: &str,
    ) -> Result<DomainInterfaceStats> {
        let procedure = RemoteProcedure::DomainInterfaceStats.info();
        let arguments = remote::DomainInterfaceStatsArgs { domain: domain.clone(), device };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainInterfaceStatsRet = answer.result(procedure)?;
        let value = DomainInterfaceStats {
            rx_bytes: ret.rx_bytes,
            rx_packets: ret.rx_packets,
            rx_errs: ret.rx_errs,
            rx_drop: ret.rx_drop,
            tx_bytes: ret.tx_bytes,
            tx_packets: ret.tx_packets,
            tx_errs: ret.tx_errs,
            tx_drop: ret.tx_drop,
        };
        Ok(value)
    }

    async fn domain_memory_stats(&self, domain: &DomainRef) -> Result<Vec<DomainMemoryStat>> {
        let procedure = RemoteProcedure::DomainMemoryStats.info();
        let arguments =
            remote::DomainMemoryStatsArgs { domain: domain.clone(), max_stats: 1024, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMemoryStatsRet = answer.result(procedure)?;
        let value = ret
            .stats
            .into_iter()
            .map(|item| DomainMemoryStat { tag: item.tag, val: item.val })
            .collect();
        Ok(value)
    }

    async fn domain_block_info(&self, domain: &DomainRef, path: &str) -> Result<DomainBlockInfo> {
        let procedure = RemoteProcedure::DomainGetBlockInfo.info();
        let arguments = remote::DomainGetBlockInfoArgs { domain: domain.clone(), path, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetBlockInfoRet = answer.result(procedure)?;
        let value = DomainBlockInfo {
            allocation: ret.allocation,
            capacity: ret.capacity,
            physical: ret.physical,
        };
        Ok(value)
    }

    async fn domain_state(&self, domain: &DomainRef) -> Result<DomainStateAndReason> {
        let procedure = RemoteProcedure::DomainGetState.info();
        let arguments = remote::DomainGetStateArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetStateRet = answer.result(procedure)?;
        let value = DomainStateAndReason { state: ret.state, reason: ret.reason };
        Ok(value)
    }

    async fn domain_control_info(&self, domain: &DomainRef) -> Result<DomainControlInfo> {
        let procedure = RemoteProcedure::DomainGetControlInfo.info();
        let arguments = remote::DomainGetControlInfoArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetControlInfoRet = answer.result(procedure)?;
        let value = DomainControlInfo {
            state: ret.state,
            details: ret.details,
            state_time: ret.state_time,
        };
        Ok(value)
    }

    async fn domain_block_stats_flags(
        &self,
        domain: &DomainRef,
        path: &str,
    ) -> Result<TypedParams> {
        let procedure = RemoteProcedure::DomainBlockStatsFlags.info();
        let arguments = remote::DomainBlockStatsFlagsArgs {
            domain: domain.clone(),
            path,
            nparams: 16,
            flags: STRING_OKAY,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainBlockStatsFlagsRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn domain_cpu_stats(
        &self,
        domain: &DomainRef,
        nparams: u32,
        start_cpu: i32,
        ncpus: u32,
    ) -> Result<DomainCpuStats> {
        let procedure = RemoteProcedure::DomainGetCpuStats.info();
        let arguments = remote::DomainGetCpuStatsArgs {
            domain: domain.clone(),
            nparams,
            start_cpu,
            ncpus,
            flags: STRING_OKAY,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetCpuStatsRet<'_> = answer.result(procedure)?;
        let value = DomainCpuStats { params: ret.params.into_owned(), nparams: ret.nparams };
        Ok(value)
    }

    async fn domain_disk_errors(&self, domain: &DomainRef) -> Result<Vec<DomainDiskError>> {
        let procedure = RemoteProcedure::DomainGetDiskErrors.info();
        let arguments =
            remote::DomainGetDiskErrorsArgs { domain: domain.clone(), maxerrors: 256, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetDiskErrorsRet<'_> = answer.result(procedure)?;
        let value = ret
            .errors
            .into_iter()
            .map(|item| DomainDiskError { disk: item.disk.to_owned(), error: item.error })
            .collect();
        Ok(value)
    }

    async fn domain_set_memory_stats_period(
        &self,
        domain: &DomainRef,
        period: i32,
        flags: DomainMemoryModFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetMemoryStatsPeriod.info();
        let arguments = remote::DomainSetMemoryStatsPeriodArgs {
            domain: domain.clone(),
            period,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn connect_all_domain_stats(
        &self,
        doms: &[DomainRef],
        stats: DomainStatsTypes,
        flags: ConnectGetAllDomainStatsFlags,
    ) -> Result<Vec<DomainStatsRecord>> {
        let procedure = RemoteProcedure::ConnectGetAllDomainStats.info();
        let arguments = remote::ConnectGetAllDomainStatsArgs {
            doms: doms.to_vec(),
            stats: stats.bits(),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectGetAllDomainStatsRet<'_> = answer.result(procedure)?;
        let value = ret
            .ret_stats
            .into_iter()
            .map(|item| DomainStatsRecord { domain: item.domain, params: item.params.into_owned() })
            .collect();
        Ok(value)
    }

    async fn domain_perf_events(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        let procedure = RemoteProcedure::DomainGetPerfEvents.info();
        let arguments = remote::DomainGetPerfEventsArgs {
            domain: domain.clone(),
            flags: flags.bits() | STRING_OKAY,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetPerfEventsRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn domain_set_perf_events(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetPerfEvents.info();
        let arguments = remote::DomainSetPerfEventsArgs {
            domain: domain.clone(),
            params: Cow::Borrowed(params),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_messages(
        &self,
        domain: &DomainRef,
        flags: DomainMessageType,
    ) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::DomainGetMessages.info();
        let arguments =
            remote::DomainGetMessagesArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetMessagesRet<'_> = answer.result(procedure)?;
        let value = ret.msgs.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn domain_start_dirty_rate_calc(
        &self,
        domain: &DomainRef,
        seconds: i32,
        flags: DomainDirtyRateCalcFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainStartDirtyRateCalc.info();
        let arguments = remote::DomainStartDirtyRateCalcArgs {
            domain: domain.clone(),
            seconds,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
