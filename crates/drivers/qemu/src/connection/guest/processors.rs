//! Processors that the guest switches on and off itself.

use super::ask;
use crate::guest::{Domain, Live};
use ostler_core::{Error, Result, TypedParams};
use ostler_qmp::agent::{GuestGetVcpus, GuestSetVcpus, GuestVcpu};
use ostler_xml::NumberSet;

/// The parameters of `virDomainGetGuestVcpus`.
pub(super) fn to_params(vcpus: &[GuestVcpu]) -> TypedParams {
    let set = |which: fn(&GuestVcpu) -> bool| -> String {
        let chosen = vcpus.iter().filter(|vcpu| which(vcpu));
        chosen.filter_map(number).collect::<NumberSet>().to_string()
    };
    let mut params = TypedParams::default();
    params.push("vcpus", set(|_| true));
    params.push("online", set(|vcpu| vcpu.online));
    params.push("offlinable", set(|vcpu| vcpu.can_offline));
    params
}

fn number(vcpu: &GuestVcpu) -> Option<u32> {
    u32::try_from(vcpu.logical_id).ok().filter(|number| *number <= NumberSet::LARGEST)
}

/// Switches these processors on or off.
pub(super) async fn switch(
    domain: &Domain,
    live: &Live,
    wanted: &NumberSet,
    online: bool,
) -> Result<()> {
    let there = ask(domain, live, GuestGetVcpus).await?;
    let missing = |wanted: &u32| !there.iter().any(|vcpu| number(vcpu) == Some(*wanted));
    let missing: NumberSet = wanted.iter().filter(missing).collect();
    if !missing.is_empty() {
        return Err(Error::invalid_arg(format!("the guest has no processors {missing}")));
    }
    let mut chosen: Vec<GuestVcpu> = there
        .into_iter()
        .filter(|vcpu| number(vcpu).is_some_and(|number| wanted.contains(number)))
        .collect();
    if let (false, Some(fixed)) = (online, chosen.iter().find(|vcpu| !vcpu.can_offline)) {
        return Err(Error::operation_unsupported(format!(
            "the guest cannot switch its processor {} off",
            fixed.logical_id
        )));
    }
    chosen.iter_mut().for_each(|vcpu| vcpu.online = online);
    change(domain, live, &chosen).await
}

/// How many are switched on, and how many there are.
pub(in super::super) async fn counts(domain: &Domain, live: &Live) -> Result<(usize, usize)> {
    let there = ask(domain, live, GuestGetVcpus).await?;
    Ok((there.iter().filter(|vcpu| vcpu.online).count(), there.len()))
}

/// Switches as many on or off as it takes to have `wanted` of them.
pub(in super::super) async fn set_count(domain: &Domain, live: &Live, wanted: u32) -> Result<()> {
    let there = ask(domain, live, GuestGetVcpus).await?;
    let online = there.iter().filter(|vcpu| vcpu.online).count();
    let wanted = usize::try_from(wanted).unwrap_or(usize::MAX);
    let chosen: Vec<GuestVcpu> = if wanted > online {
        let off = there.iter().filter(|vcpu| !vcpu.online).take(wanted - online);
        off.map(|vcpu| GuestVcpu { online: true, ..*vcpu }).collect()
    } else {
        // From the end: the first ones are the last to go.
        let on = there.iter().rev().filter(|vcpu| vcpu.online && vcpu.can_offline);
        on.take(online - wanted).map(|vcpu| GuestVcpu { online: false, ..*vcpu }).collect()
    };
    if chosen.len() != online.abs_diff(wanted) {
        return Err(Error::invalid_arg(format!(
            "the guest cannot have {wanted} of its {} processors switched on",
            there.len()
        )));
    }
    change(domain, live, &chosen).await
}

/// The agent may do a part and say how many; it is given the rest again.
async fn change(domain: &Domain, live: &Live, mut vcpus: &[GuestVcpu]) -> Result<()> {
    while !vcpus.is_empty() {
        let done = ask(domain, live, GuestSetVcpus { vcpus }).await?;
        let done = usize::try_from(done).ok().filter(|done| (1..=vcpus.len()).contains(done));
        let done = done.ok_or_else(|| {
            Error::internal(format!(
                "the agent in domain '{}' changed another number of processors than asked",
                domain.view().name
            ))
        })?;
        vcpus = &vcpus[done..];
    }
    Ok(())
}
