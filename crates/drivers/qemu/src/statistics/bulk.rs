//! The call about all domains at once.
//!
//! Every emulator is asked before the first answer is waited for, and all
//! share one deadline: the call takes as long as the slowest guest, and at most
//! [`STATISTICS_DEADLINE`] even if one does not answer.

use super::block::AtRest;
use super::groups::{self, Record};
use super::interface::HostCounters;
use super::question::{Question, STATISTICS_DEADLINE, take};
use crate::Qemu;
use crate::guest::{Domain, View};
use ostler_core::flags::{ConnectGetAllDomainStatsFlags, DomainStatsTypes};
use ostler_core::{DomainRef, Error, Result};
use ostler_driver::api::DomainStatsRecord;
use std::sync::Arc;
use std::time::Instant;

/// The records of these domains.
pub(crate) async fn records(
    driver: &Qemu,
    domains: Vec<Arc<Domain>>,
    groups: DomainStatsTypes,
    flags: ConnectGetAllDomainStatsFlags,
) -> Result<Vec<DomainStatsRecord>> {
    let groups = wanted(groups, flags)?;
    let views: Vec<Arc<View>> = domains.iter().map(|domain| Arc::clone(&domain.view())).collect();
    let ask = |view: &Arc<View>| Question::ask(view.live.as_ref()?, groups);
    let questions: Vec<_> = views.iter().map(ask).collect();
    let network = if groups.contains(DomainStatsTypes::INTERFACE) {
        HostCounters::for_guests(driver, views.iter().filter_map(|view| view.live.as_deref()))
    } else {
        HostCounters::default()
    };
    let until = Instant::now() + STATISTICS_DEADLINE;
    let at_rest = groups.contains(DomainStatsTypes::BLOCK).then(|| AtRest::begin(&views));
    let mut samples = Vec::with_capacity(domains.len());
    for (view, question) in views.iter().zip(questions) {
        let sample = match (question, &view.live) {
            (Some(question), Some(live)) => take(&live.machine, question, until).await,
            _ => Arc::default(),
        };
        samples.push(sample);
    }
    let mut images = match at_rest {
        Some(at_rest) => at_rest.by(until).await.into_iter(),
        None => Vec::new().into_iter(),
    };
    let mut records = Vec::with_capacity(domains.len());
    for ((domain, view), sample) in domains.iter().zip(&views).zip(&samples) {
        let images = images.next().unwrap_or_default();
        // A transient domain may have ended in between.
        let Ok(sizes) = super::sizes(view) else { continue };
        let record = Record { view, sizes, sample, images: &images, network: &network };
        records.push(DomainStatsRecord {
            domain: DomainRef { name: view.name.clone(), uuid: domain.uuid, id: view.id() },
            params: record.params(groups),
        });
    }
    Ok(records)
}

/// No group asked for means all of them.
fn wanted(
    groups: DomainStatsTypes,
    flags: ConnectGetAllDomainStatsFlags,
) -> Result<DomainStatsTypes> {
    if groups.is_empty() {
        return Ok(groups::known());
    }
    let unknown = groups.difference(groups::known());
    if !unknown.is_empty() && flags.contains(ConnectGetAllDomainStatsFlags::ENFORCE_STATS) {
        return Err(Error::new(
            ostler_core::ErrorCode::ArgumentUnsupported,
            ostler_core::ErrorDomain::Qemu,
            format!("statistics groups {:#x} are not known", unknown.bits()),
        ));
    }
    Ok(groups)
}
