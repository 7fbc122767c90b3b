//! Memory: what the guest may use, what it says it uses, what the emulator
//! takes from the host.

use super::processor;
use crate::devices::balloon::{balloon_path, has_balloon};
use crate::error::QemuError;
use crate::guest::{Domain, Live, Sizes, View};
use ostler_core::enumeration::DomainMemoryStatTags as Tag;
use ostler_core::{Result, TypedParams};
use ostler_driver::api::DomainMemoryStat;
use ostler_qmp::command::{BalloonGuestStats, BalloonStats, QomGet};
use std::time::Duration;

/// KiB the guest may use now.
pub(crate) fn current(live: &Live) -> u64 {
    if has_balloon(&live.def) && live.machine.balloon_kib() > 0 {
        live.machine.balloon_kib()
    } else {
        live.def.memory.size.0
    }
}

/// The group `balloon` of the bulk call.
pub(crate) fn push(
    view: &View,
    sizes: &Sizes,
    guest: Option<&BalloonGuestStats>,
    params: &mut TypedParams,
) {
    params.push("balloon.current", sizes.memory);
    params.push("balloon.maximum", sizes.maximum_memory);
    let Some(live) = &view.live else { return };
    let told = guest.map(|guest| guest.stats.clone()).unwrap_or_default();
    let kib = |value: Option<u64>| BalloonStats::known(value).map(|bytes| bytes / 1024);
    let count = BalloonStats::known;
    let since = guest.and_then(|guest| u64::try_from(guest.last_update).ok());
    let since = since.or_else(|| has_balloon(&live.def).then_some(0));
    let resident = processor::times(live).map(|times| times.resident.0);
    for (field, value) in [
        ("balloon.swap_in", kib(told.stat_swap_in)),
        ("balloon.swap_out", kib(told.stat_swap_out)),
        ("balloon.major_fault", count(told.stat_major_faults)),
        ("balloon.minor_fault", count(told.stat_minor_faults)),
        ("balloon.unused", kib(told.stat_free_memory)),
        ("balloon.available", kib(told.stat_total_memory)),
        ("balloon.usable", kib(told.stat_available_memory)),
        ("balloon.last-update", since),
        ("balloon.disk_caches", kib(told.stat_disk_caches)),
        ("balloon.hugetlb_pgalloc", count(told.stat_htlb_pgalloc)),
        ("balloon.hugetlb_pgfail", count(told.stat_htlb_pgfail)),
        ("balloon.rss", resident),
    ] {
        if let Some(value) = value {
            params.push(field, value);
        }
    }
}

/// Collects the answer of `virDomainMemoryStats`.
pub(crate) async fn stats(domain: &Domain) -> Result<Vec<DomainMemoryStat>> {
    let live = domain.live()?;
    let mut stats = Vec::new();
    let mut push = |tag: Tag, value: Option<u64>| {
        stats.extend(value.map(|val| DomainMemoryStat { tag: tag.into(), val }));
    };
    if has_balloon(&live.def) {
        push(Tag::ActualBalloon, Some(current(&live)));
        let guest = guest_stats(&live).await.map_err(|error| error.about(domain))?;
        let kib = |value: Option<u64>| BalloonStats::known(value).map(|bytes| bytes / 1024);
        let count = BalloonStats::known;
        let told = &guest.stats;
        push(Tag::SwapIn, kib(told.stat_swap_in));
        push(Tag::SwapOut, kib(told.stat_swap_out));
        push(Tag::MajorFault, count(told.stat_major_faults));
        push(Tag::MinorFault, count(told.stat_minor_faults));
        push(Tag::Unused, kib(told.stat_free_memory));
        push(Tag::Available, kib(told.stat_total_memory));
        push(Tag::Usable, kib(told.stat_available_memory));
        push(Tag::LastUpdate, u64::try_from(guest.last_update).ok());
        push(Tag::DiskCaches, kib(told.stat_disk_caches));
        push(Tag::HugetlbPgalloc, count(told.stat_htlb_pgalloc));
        push(Tag::HugetlbPgfail, count(told.stat_htlb_pgfail));
    }
    push(Tag::Rss, processor::times(&live).map(|times| times.resident.0));
    Ok(stats)
}

async fn guest_stats(live: &Live) -> Result<BalloonGuestStats, QemuError> {
    let path = balloon_path(&live.def);
    let query = QomGet { path: &path, property: "guest-stats" };
    // A guest without the driver, or one nobody has asked to report, has none.
    let told = live.machine.monitor()?.call_within(Duration::from_secs(5), query).await;
    match told {
        Ok(value) => Ok(serde_json::from_value(value).unwrap_or_default()),
        Err(error) if error.refusal().is_some() => Ok(BalloonGuestStats::default()),
        Err(error) => Err(error.into()),
    }
}
