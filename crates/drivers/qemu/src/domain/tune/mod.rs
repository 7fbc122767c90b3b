//! Tuning: the share of the host that a guest gets, at its start and later.
//!
//! ```text
//!   start    group ── settings of the whole ── emulator born in it ── threads in their parts ── cont
//!   call     definition on disk, group and threads, definition in force, event
//!   restart  the group is found again by the guest's number, name and partition
//! ```
//!
//! - `group`: the control group, from the start to the end.
//! - `threads`: which thread is a processor, an IO thread or the emulator's.
//! - `place`: processors, quota and policy of the threads.
//! - `pin`, `scheduler`, `memory`, `blkio`, `numa`: the calls.
//! - `fields`: the typed parameters of those calls.
//!
//! Without a group processors and policies still hold, since they are the
//! threads' own. What needs a group is refused by name.

pub(crate) mod blkio;
pub(crate) mod fields;
pub(crate) mod group;
pub(crate) mod memory;
pub(crate) mod numa;
pub(crate) mod pin;
mod place;
pub(crate) mod scheduler;
mod threads;

pub(crate) use place::{check_all, has_thread_wishes, place_threads};

use crate::Qemu;
use crate::error::QemuError;
use crate::guest::{InTurn, Live};
use ostler_core::{Error, TypedParams};
use ostler_driver::Event;
use ostler_host::cgroup::{CgroupError, GuestCgroup};
use std::sync::Arc;

/// The group of a running guest, if it has this controller.
pub(crate) fn with_controller(
    driver: &Qemu,
    live: &Live,
    controller: &'static str,
) -> Result<GuestCgroup, Error> {
    let group = driver.cgroup_of(&live.machine, &live.def);
    group.filter(|group| group.has(controller)).ok_or_else(|| {
        Error::operation_invalid(format!(
            "cgroup {} controller is not mounted: domain '{}' has no control group with it",
            controller.to_uppercase(),
            live.machine.name
        ))
    })
}

/// The error of a setting that the group does not take.
pub(crate) fn group_error(error: &CgroupError) -> QemuError {
    Error::system(crate::error::chain(error)).into()
}

/// Tells clients which settings are new, and notes them for a restart.
async fn announce(driver: &Arc<Qemu>, domain: &InTurn, params: TypedParams) {
    driver.save_status(domain).await;
    if !params.0.is_empty() {
        driver.events.publish(Event::DomainTunable { domain: domain.reference(), params });
    }
}
