//! Network cards, counted at their end on the host.

use crate::Qemu;
use crate::guest::{Domain, Live};
use ostler_core::{Error, ErrorDomain, Result, TypedParams};
use ostler_driver::api::DomainInterfaceStats;
use ostler_host::usage::{InterfaceCounters, interface_counters};
use ostler_model::domain::{DomainDef, Interface};
use std::collections::HashMap;

/// The host's device of a card.
fn device(interface: &Interface) -> Option<&str> {
    interface.target.as_ref()?.dev.as_deref()
}

/// Counters of one card, as the guest sees them: what the host's device
/// receives the guest has sent.
pub(crate) fn counters(
    driver: &Qemu,
    domain: &Domain,
    wanted: &str,
) -> Result<DomainInterfaceStats> {
    let live = domain.live()?;
    let named = |interface: &&Interface| {
        let mac = interface.mac.as_ref().and_then(|mac| mac.address);
        device(interface) == Some(wanted) || mac.is_some_and(|mac| wanted.parse() == Ok(mac))
    };
    let missing = || {
        Error::invalid_arg(format!("invalid path, '{wanted}' is not a known interface"))
            .in_domain(ErrorDomain::Domain)
    };
    let interface = live.def.devices.interfaces.iter().find(named).ok_or_else(missing)?;
    let no_device = || {
        Error::operation_unsupported(format!(
            "interface '{wanted}' has no device on the host that counts"
        ))
    };
    let name = device(interface).ok_or_else(no_device)?;
    let counters = interface_counters(&driver.host).get(name).copied().ok_or_else(no_device)?;
    Ok(as_stats(counters.mirrored()))
}

fn as_stats(counters: InterfaceCounters) -> DomainInterfaceStats {
    let signed = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    DomainInterfaceStats {
        rx_bytes: signed(counters.received_bytes),
        rx_packets: signed(counters.received_packets),
        rx_errs: signed(counters.received_errors),
        rx_drop: signed(counters.received_dropped),
        tx_bytes: signed(counters.sent_bytes),
        tx_packets: signed(counters.sent_packets),
        tx_errs: signed(counters.sent_errors),
        tx_drop: signed(counters.sent_dropped),
    }
}

/// The host's counters, read once for a whole bulk call and only when a guest
/// has a card that is counted there.
#[derive(Debug, Default)]
pub(crate) struct HostCounters(Option<HashMap<String, InterfaceCounters>>);

impl HostCounters {
    /// Reads them if one of the guests needs them.
    pub(crate) fn for_guests<'a>(
        driver: &Qemu,
        mut guests: impl Iterator<Item = &'a Live>,
    ) -> Self {
        let needed = guests
            .any(|live| live.def.devices.interfaces.iter().any(|card| device(card).is_some()));
        Self(needed.then(|| interface_counters(&driver.host)))
    }

    /// The group `net` of the bulk call.
    pub(crate) fn push(&self, def: &DomainDef, params: &mut TypedParams) {
        let cards = &def.devices.interfaces;
        params.push("net.count", u32::try_from(cards.len()).unwrap_or(u32::MAX));
        for (number, card) in cards.iter().enumerate() {
            let Some(name) = device(card) else { continue };
            params.push(format!("net.{number}.name"), name);
            let Some(counters) = self.0.as_ref().and_then(|all| all.get(name)) else { continue };
            let counters = counters.mirrored();
            for (field, value) in [
                ("rx.bytes", counters.received_bytes),
                ("rx.pkts", counters.received_packets),
                ("rx.errs", counters.received_errors),
                ("rx.drop", counters.received_dropped),
                ("tx.bytes", counters.sent_bytes),
                ("tx.pkts", counters.sent_packets),
                ("tx.errs", counters.sent_errors),
                ("tx.drop", counters.sent_dropped),
            ] {
                params.push(format!("net.{number}.{field}"), value);
            }
        }
    }
}
