//! Guests' use of processor time, memory, disks and network cards.
//!
//! Whatever the host knows is read from it. What only the emulator knows is
//! asked with a short deadline; when it does not answer, the last known values
//! are given instead ([`crate::guest::LastKnown`]), so that one hung guest does not slow a
//! call about all.

pub(crate) mod block;
pub(crate) mod bulk;
mod groups;
pub(crate) mod interface;
pub(crate) mod memory;
pub(crate) mod processor;
mod question;

pub(crate) use question::{Question, take_first};

use crate::guest::{Domain, Live, Sizes, View};
use ostler_core::enumeration::{DomainControlErrorReason, DomainControlState};
use ostler_core::{KiB, Result};
use ostler_driver::DomainState;
use ostler_driver::api::{DomainControlInfo, DomainInfo};

/// The summary of a domain.
pub(crate) fn info(view: &View) -> Result<DomainInfo> {
    let sizes = sizes(view)?;
    Ok(DomainInfo {
        state: view.state.reason().first().into(),
        max_memory: KiB(sizes.maximum_memory),
        memory: KiB(sizes.memory),
        vcpus: u16::try_from(sizes.vcpus).unwrap_or(u16::MAX),
        cpu_time: view.live.as_ref().map_or(0, |live| processor::time(live)),
    })
}

/// How large a domain is now.
pub(crate) fn sizes(view: &View) -> Result<Sizes> {
    match &view.live {
        Some(live) => Ok(Sizes {
            maximum_memory: live.def.memory.size.0,
            memory: memory::current(live),
            maximum_vcpus: live.def.vcpu.maximum,
            vcpus: live.def.vcpu.current(),
        }),
        None => Ok(view.essence()?.sizes),
    }
}

/// Returns whether the way to the emulator is free: what `virsh domcontrol` shows.
pub(crate) fn control(domain: &Domain, live: &Live) -> DomainControlInfo {
    let told = |state: DomainControlState, details: DomainControlErrorReason, state_time| {
        DomainControlInfo { state: state.into(), details: details.into(), state_time }
    };
    if live.machine.monitor().is_err() || matches!(domain.view().state, DomainState::Shutoff(_)) {
        return told(DomainControlState::Error, DomainControlErrorReason::Monitor, 0);
    }
    match domain.changing_for() {
        Some(held) => {
            let milliseconds = u64::try_from(held.as_millis()).unwrap_or(u64::MAX);
            told(DomainControlState::Occupied, DomainControlErrorReason::None, milliseconds)
        }
        None => told(DomainControlState::Ok, DomainControlErrorReason::None, 0),
    }
}
