//! Calls for the statistics of guests.

use super::QemuConnection;
use super::listing::matches;
use super::open::{Impact, change};
use crate::Qemu;
use crate::domain::memory;
use crate::guest::{Domain, InTurn};
use crate::statistics::{self, bulk};
use async_trait::async_trait;
use ostler_core::flags::{
    ConnectGetAllDomainStatsFlags, ConnectListAllDomainsFlags, DomainMemoryModFlags,
    DomainMessageType, DomainModificationImpact, DomainStatsTypes,
};
use ostler_core::{DomainRef, Error, Result, TypedParams};
use ostler_driver::api::{
    DomainBlockInfo, DomainBlockStats, DomainControlInfo, DomainDiskError, DomainInfo,
    DomainInterfaceStats, DomainMemoryStat, DomainStateAndReason, DomainStatistics,
    DomainStatsRecord,
};
use std::sync::Arc;

#[async_trait]
impl DomainStatistics for QemuConnection {
    async fn domain_info(&self, domain: &DomainRef) -> Result<DomainInfo> {
        statistics::info(&self.domain(domain)?.view())
    }

    async fn domain_state(&self, domain: &DomainRef) -> Result<DomainStateAndReason> {
        let state = self.domain(domain)?.view().state.reason();
        let (_, reason) = state.to_wire();
        Ok(DomainStateAndReason { state: state.first().into(), reason })
    }

    async fn domain_control_info(&self, domain: &DomainRef) -> Result<DomainControlInfo> {
        let domain = self.domain(domain)?;
        let live = domain.live()?;
        Ok(statistics::control(&domain, &live))
    }

    async fn domain_block_stats(&self, domain: &DomainRef, path: &str) -> Result<DomainBlockStats> {
        let domain = self.domain(domain)?;
        let counters = statistics::block::counters(&domain, path).await?;
        let signed = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
        Ok(DomainBlockStats {
            rd_req: signed(counters.rd_operations),
            rd_bytes: signed(counters.rd_bytes),
            wr_req: signed(counters.wr_operations),
            wr_bytes: signed(counters.wr_bytes),
            errs: -1,
        })
    }

    async fn domain_block_stats_flags(
        &self,
        domain: &DomainRef,
        path: &str,
    ) -> Result<TypedParams> {
        let domain = self.domain(domain)?;
        let counters = statistics::block::counters(&domain, path).await?;
        Ok(statistics::block::as_params(&counters))
    }

    async fn domain_block_info(&self, domain: &DomainRef, path: &str) -> Result<DomainBlockInfo> {
        let domain = self.domain(domain)?;
        statistics::block::info(&domain, path).await
    }

    async fn domain_disk_errors(&self, domain: &DomainRef) -> Result<Vec<DomainDiskError>> {
        let domain = self.domain(domain)?;
        statistics::block::errors(&domain).await
    }

    async fn domain_interface_stats(
        &self,
        domain: &DomainRef,
        device: &str,
    ) -> Result<DomainInterfaceStats> {
        let domain = self.domain(domain)?;
        statistics::interface::counters(&self.driver, &domain, device)
    }

    async fn domain_memory_stats(&self, domain: &DomainRef) -> Result<Vec<DomainMemoryStat>> {
        let domain = self.domain(domain)?;
        statistics::memory::stats(&domain).await
    }

    async fn domain_set_memory_stats_period(
        &self,
        domain: &DomainRef,
        period: i32,
        flags: DomainMemoryModFlags,
    ) -> Result<()> {
        let seconds = u32::try_from(period).map_err(|_| {
            Error::invalid_arg(format!("a period of {period} s: seconds are meant, or 0 for never"))
        })?;
        let which = DomainModificationImpact::from_bits_truncate(flags.bits());
        let domain = self.domain(domain)?;
        let work = move |driver: Arc<Qemu>, domain: InTurn, impact: Impact| async move {
            let live = impact.live.as_ref();
            memory::set_report_period(&driver, &domain, live, impact.config, seconds).await?;
            driver.save_status(&domain).await;
            Ok(())
        };
        change(&self.driver, &domain, "set statistics period", which, work).await
    }

    async fn connect_all_domain_stats(
        &self,
        doms: &[DomainRef],
        stats: DomainStatsTypes,
        flags: ConnectGetAllDomainStatsFlags,
    ) -> Result<Vec<DomainStatsRecord>> {
        let domains: Vec<Arc<Domain>> = if doms.is_empty() {
            self.driver.domains.all()
        } else {
            // A domain that is gone by now is not listed.
            doms.iter().filter_map(|domain| self.domain(domain).ok()).collect()
        };
        let filter = filters(flags);
        let domains = domains.into_iter().filter(|domain| matches(&domain.view(), filter));
        bulk::records(&self.driver, domains.collect(), stats, flags).await
    }

    async fn domain_messages(
        &self,
        domain: &DomainRef,
        flags: DomainMessageType,
    ) -> Result<Vec<String>> {
        let domain = self.domain(domain)?;
        let view = domain.view();
        let Some(live) = &view.live else { return Ok(Vec::new()) };
        let taints = &live.machine.taints;
        let wanted = |kind| flags.is_empty() || flags.contains(kind);
        let mut messages = Vec::new();
        if wanted(DomainMessageType::TAINTING) {
            messages.extend(taints.all().map(|taint| format!("tainted: {taint}")));
        }
        if wanted(DomainMessageType::DEPRECATION) {
            let deprecated = taints.deprecated();
            messages.extend(deprecated.iter().map(|what| format!("deprecated: {what}")));
        }
        Ok(messages)
    }

    async fn domain_cpu_stats(
        &self,
        domain: &DomainRef,
        nparams: u32,
        start_cpu: i32,
        _ncpus: u32,
    ) -> Result<ostler_driver::api::DomainCpuStats> {
        let domain = self.domain(domain)?;
        if start_cpu != -1 {
            return Err(Error::operation_unsupported(
                "processor time per host processor is not built: ask for the total (start_cpu -1)",
            ));
        }
        let params = statistics::processor::total(&domain)?;
        let count = i32::try_from(params.0.len()).unwrap_or(0);
        let params = if nparams == 0 { TypedParams::default() } else { params };
        Ok(ostler_driver::api::DomainCpuStats { params, nparams: count })
    }
}

/// The filters of the bulk call are those of listing, at the same bits.
fn filters(flags: ConnectGetAllDomainStatsFlags) -> ConnectListAllDomainsFlags {
    type Stats = ConnectGetAllDomainStatsFlags;
    type List = ConnectListAllDomainsFlags;
    [
        (Stats::ACTIVE, List::ACTIVE),
        (Stats::INACTIVE, List::INACTIVE),
        (Stats::PERSISTENT, List::PERSISTENT),
        (Stats::TRANSIENT, List::TRANSIENT),
        (Stats::RUNNING, List::RUNNING),
        (Stats::PAUSED, List::PAUSED),
        (Stats::SHUTOFF, List::SHUTOFF),
        (Stats::OTHER, List::OTHER),
    ]
    .into_iter()
    .filter(|(flag, _)| flags.contains(*flag))
    .fold(List::empty(), |filter, (_, flag)| filter | flag)
}
