//! Limits on a guest's memory, on call.

use super::fields::{self, Kind, UNLIMITED};
use super::group::limit;
use super::{announce, group_error, with_controller};
use crate::Qemu;
use crate::domain::edit::{self, Edited};
use crate::error::QemuError;
use crate::guest::{InTurn, Live};
use ostler_core::{Bytes, Error, KiB, Result, TypedParams};
use ostler_host::cgroup::Setting;
use ostler_model::domain::{DomainDef, MemTune};
use std::sync::Arc;

const HARD: &str = "hard_limit";
const SOFT: &str = "soft_limit";
const SWAP: &str = "swap_hard_limit";

/// The limits of a running guest, in KiB: what its group's files say.
pub(crate) fn of_guest(driver: &Qemu, live: &Live) -> Result<TypedParams> {
    let group = with_controller(driver, live, "memory")?;
    let kib = |limit: Option<Option<Bytes>>| limit.flatten().map(Bytes::to_kib);
    Ok(params(&MemTune {
        hard_limit: kib(group.memory_hard()),
        soft_limit: kib(group.memory_soft()),
        swap_hard_limit: kib(group.memory_and_swap()),
        min_guarantee: None,
    }))
}

/// The limits of a definition, in KiB.
pub(crate) fn of_definition(def: &DomainDef) -> TypedParams {
    params(&def.mem_tune.as_deref().cloned().unwrap_or_default())
}

fn params(tune: &MemTune) -> TypedParams {
    let mut params = TypedParams::default();
    for (field, limit) in
        [(HARD, tune.hard_limit), (SOFT, tune.soft_limit), (SWAP, tune.swap_hard_limit)]
    {
        params.push(field, limit.map_or(UNLIMITED, |limit| limit.0));
    }
    params
}

/// Sets them: of a running guest, of its definition on disk, or both.
pub(crate) async fn set(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    live: Option<&Arc<Live>>,
    config: bool,
    params: TypedParams,
) -> Result<(), QemuError> {
    fields::check(&params, &[HARD, SOFT, SWAP].map(|field| (field, Kind::ULLong)))?;
    let value = |field| fields::unsigned(&params, field).map(|kib| KiB(kib.min(UNLIMITED)));
    let change = MemTune {
        hard_limit: value(HARD),
        soft_limit: value(SOFT),
        swap_hard_limit: value(SWAP),
        min_guarantee: None,
    };
    if let Some(live) = live {
        with_controller(driver, live, "memory")?;
        check(&change, live.def.mem_tune.as_deref())?;
    }
    let edited = config.then(|| {
        Edited::new(domain, |def| {
            check(&change, def.mem_tune.as_deref())?;
            write(def, &change);
            Ok(())
        })
    });
    let edited = edited.transpose()?;
    if let Some(live) = live {
        let group = with_controller(driver, live, "memory")?;
        let hard = limit(change.hard_limit).map(Setting::MemoryHard);
        let swap = limit(change.swap_hard_limit).map(Setting::MemoryAndSwap);
        // Version 1 keeps the one below the other at each moment; in version 2
        // swap space has its own limit, what is left of the sum.
        let raises = match (limit(change.swap_hard_limit), group.memory_and_swap().flatten()) {
            (Some(new), Some(now)) => new.is_none_or(|new| new > now),
            _ => false,
        };
        let mut settings: Vec<Setting> = if raises && !group.is_unified() {
            swap.into_iter().chain(hard).collect()
        } else {
            hard.into_iter().chain(swap).collect()
        };
        settings.extend(limit(change.soft_limit).map(Setting::MemorySoft));
        group.set(settings).await.map_err(|error| group_error(&error))?;
        edit::in_force(domain, &live.machine, |def| write(def, &change));
        announce(driver, domain, TypedParams::default()).await;
    }
    match edited {
        Some(edited) => edited.save(driver, domain).await,
        None => Ok(()),
    }
}

/// Memory alone is at most as much as memory and swap space together.
fn check(change: &MemTune, before: Option<&MemTune>) -> Result<(), Error> {
    if change.hard_limit.is_none() && change.swap_hard_limit.is_none() {
        return Ok(());
    }
    let kib = |limit: Option<KiB>| limit.map_or(UNLIMITED, |limit| limit.0);
    let hard = change.hard_limit.or(before.and_then(|before| before.hard_limit));
    let swap = change.swap_hard_limit.or(before.and_then(|before| before.swap_hard_limit));
    if kib(hard) > kib(swap) {
        return Err(Error::invalid_arg(
            "memory hard_limit tunable value must be lower than or equal to swap_hard_limit",
        ));
    }
    Ok(())
}

/// Writes limits into a definition; an unlimited one is left out.
fn write(def: &mut DomainDef, change: &MemTune) {
    let tune = def.mem_tune.get_or_insert_default();
    let limited =
        |new: Option<KiB>, old: Option<KiB>| new.or(old).filter(|limit| limit.0 < UNLIMITED);
    tune.hard_limit = limited(change.hard_limit, tune.hard_limit);
    tune.soft_limit = limited(change.soft_limit, tune.soft_limit);
    tune.swap_hard_limit = limited(change.swap_hard_limit, tune.swap_hard_limit);
    if **tune == MemTune::default() {
        def.mem_tune = None;
    }
}
