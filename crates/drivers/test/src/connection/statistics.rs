//! States, sizes and times of domains.

use super::TestConnection;
use crate::{Domain, View};
use async_trait::async_trait;
use ostler_core::flags::{
    ConnectGetAllDomainStatsFlags, ConnectListAllDomainsFlags, DomainStatsTypes,
};
use ostler_core::{DomainRef, KiB, Result, TypedParams};
use ostler_driver::api::{
    DomainControlInfo, DomainCpu, DomainInfo, DomainMemory, DomainStateAndReason, DomainStatistics,
    DomainStatsRecord,
};
use ostler_host::{Clock, SystemClock};
use ostler_hypervisor::Sizes;
use ostler_hypervisor::listing::matches;
use std::sync::Arc;

/// How large a domain is now.
fn sizes(view: &View) -> Result<Sizes> {
    match &view.live {
        Some(live) => Ok(Sizes::of(&live.def)),
        None => Ok(view.essence()?.sizes),
    }
}

/// The flags of a bulk request that filter domains have the values of the
/// flags that list them.
fn filters(flags: ConnectGetAllDomainStatsFlags) -> ConnectListAllDomainsFlags {
    ConnectListAllDomainsFlags::from_bits_truncate(flags.bits())
}

#[async_trait]
impl DomainStatistics for TestConnection {
    /// The processors' time is the clock's, as libvirt's test driver has it.
    async fn domain_info(&self, domain: &DomainRef) -> Result<DomainInfo> {
        let domain = self.domain(domain)?;
        let view = domain.view();
        let sizes = sizes(&view)?;
        let now = SystemClock.wall();
        Ok(DomainInfo {
            state: view.state.reason().first().into(),
            max_memory: KiB(sizes.maximum_memory),
            memory: KiB(sizes.memory),
            vcpus: u16::try_from(sizes.vcpus).unwrap_or(u16::MAX),
            cpu_time: u64::try_from(now.as_nanos()).unwrap_or(u64::MAX),
        })
    }

    async fn domain_state(&self, domain: &DomainRef) -> Result<DomainStateAndReason> {
        let state = self.domain(domain)?.view().state.reason();
        let (_, reason) = state.to_wire();
        Ok(DomainStateAndReason { state: state.first().into(), reason })
    }

    async fn domain_control_info(&self, domain: &DomainRef) -> Result<DomainControlInfo> {
        self.domain(domain)?.live()?;
        Ok(DomainControlInfo::default())
    }

    /// The state is all that libvirt's test driver tells.
    async fn connect_all_domain_stats(
        &self,
        doms: &[DomainRef],
        stats: DomainStatsTypes,
        flags: ConnectGetAllDomainStatsFlags,
    ) -> Result<Vec<DomainStatsRecord>> {
        let wanted = stats.is_empty() || stats.contains(DomainStatsTypes::STATE);
        let record = |domain: &Arc<Domain>| {
            let view = domain.view();
            let mut params = TypedParams::default();
            if wanted {
                let (state, reason) = view.state.reason().to_wire();
                params.push("state.state", state);
                params.push("state.reason", reason);
            }
            matches(&view, filters(flags))
                .then(|| DomainStatsRecord { domain: domain.reference(), params })
        };
        if doms.is_empty() {
            return Ok(self.driver.domains.all().iter().filter_map(record).collect());
        }
        let known: Vec<_> = doms.iter().filter_map(|dom| self.domain(dom).ok()).collect();
        Ok(known.iter().filter_map(record).collect())
    }
}

#[async_trait]
impl DomainMemory for TestConnection {
    async fn domain_max_memory(&self, domain: &DomainRef) -> Result<KiB> {
        Ok(KiB(sizes(&self.domain(domain)?.view())?.maximum_memory))
    }
}

#[async_trait]
impl DomainCpu for TestConnection {
    async fn domain_max_vcpus(&self, domain: &DomainRef) -> Result<i32> {
        let sizes = sizes(&self.domain(domain)?.view())?;
        Ok(i32::try_from(sizes.maximum_vcpus).unwrap_or(i32::MAX))
    }
}
