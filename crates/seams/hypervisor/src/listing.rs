//! Finding, listing and filtering domains. Reads snapshots only.

use crate::{Domain, Guest, View};
use ostler_core::flags::ConnectListAllDomainsFlags as Flags;
use ostler_core::{DomainRef, Error, Result, Uuid};
use ostler_driver::{DomainState, ObjectList};
use std::sync::Arc;

/// The domain of this UUID, which a client knows by this name.
///
/// # Errors
/// There is none.
pub fn find<G: Guest>(
    domains: &ObjectList<Domain<G>>,
    uuid: Uuid,
    name: &str,
) -> Result<Arc<Domain<G>>> {
    domains
        .by_uuid(uuid)
        .ok_or_else(|| Error::no_domain(format!("no domain with matching uuid '{uuid}' ({name})")))
}

/// The domain of this UUID.
///
/// # Errors
/// There is none.
pub fn by_uuid<G: Guest>(domains: &ObjectList<Domain<G>>, uuid: Uuid) -> Result<DomainRef> {
    let domain = domains.by_uuid(uuid);
    let missing = || Error::no_domain(format!("no domain with matching uuid '{uuid}'"));
    Ok(domain.ok_or_else(missing)?.reference())
}

/// The domain of this name.
///
/// # Errors
/// There is none.
pub fn by_name<G: Guest>(domains: &ObjectList<Domain<G>>, name: &str) -> Result<DomainRef> {
    let domain = domains.by_name(name);
    let missing = || Error::no_domain(format!("no domain with matching name '{name}'"));
    Ok(domain.ok_or_else(missing)?.reference())
}

/// The domain that runs under this id.
///
/// # Errors
/// There is none.
pub fn by_id<G: Guest>(domains: &ObjectList<Domain<G>>, id: i32) -> Result<DomainRef> {
    let domain = domains.by_id(id);
    let missing = || Error::no_domain(format!("no domain with matching id {id}"));
    Ok(domain.ok_or_else(missing)?.reference())
}

/// The ids of running domains.
pub fn ids<G: Guest>(domains: &ObjectList<Domain<G>>) -> Vec<i32> {
    collect(domains, |_, view| view.live.as_ref().map(|live| live.machine.id()))
}

/// The names of domains that do not run.
pub fn inactive_names<G: Guest>(domains: &ObjectList<Domain<G>>) -> Vec<String> {
    collect(domains, |_, view| view.live.is_none().then(|| view.name.to_string()))
}

/// How many domains run, or do not.
pub fn count<G: Guest>(domains: &ObjectList<Domain<G>>, active: bool) -> i32 {
    let found = collect(domains, |_, view| (view.live.is_some() == active).then_some(()));
    i32::try_from(found.len()).unwrap_or(i32::MAX)
}

/// The domains that pass the filters.
pub fn all<G: Guest>(domains: &ObjectList<Domain<G>>, flags: Flags) -> Arc<[DomainRef]> {
    let picked = collect(domains, |domain, view| {
        matches(view, flags).then(|| DomainRef {
            name: view.name.clone(),
            uuid: domain.uuid,
            id: view.id(),
        })
    });
    picked.into()
}

/// Collects what `pick` gives of each domain, in no order.
pub fn collect<G: Guest, T>(
    domains: &ObjectList<Domain<G>>,
    mut pick: impl FnMut(&Domain<G>, &View<G>) -> Option<T>,
) -> Vec<T> {
    let mut picked = Vec::new();
    domains.for_each(|domain| picked.extend(pick(domain, &domain.view())));
    picked
}

/// Returns whether a domain passes every group of filters. A group of which no flag is set lets
/// all pass.
pub fn matches<G: Guest>(view: &View<G>, flags: Flags) -> bool {
    let group = |tests: &[(Flags, bool)]| {
        let wanted = tests.iter().filter(|(flag, _)| flags.contains(*flag));
        let mut wanted = wanted.peekable();
        wanted.peek().is_none() || wanted.any(|(_, holds)| *holds)
    };
    let active = view.live.is_some();
    let persistent = view.persistent.is_some();
    let running = matches!(view.state, DomainState::Running(_));
    let paused = matches!(view.state, DomainState::Paused(_));
    let shut_off = matches!(view.state, DomainState::Shutoff(_));
    group(&[(Flags::ACTIVE, active), (Flags::INACTIVE, !active)])
        && group(&[(Flags::PERSISTENT, persistent), (Flags::TRANSIENT, !persistent)])
        && group(&[
            (Flags::RUNNING, running),
            (Flags::PAUSED, paused),
            (Flags::SHUTOFF, shut_off),
            (Flags::OTHER, !running && !paused && !shut_off),
        ])
        && group(&[(Flags::AUTOSTART, view.autostart), (Flags::NO_AUTOSTART, !view.autostart)])
        // Managed saves, snapshots and checkpoints are not built: no domain
        // has any.
        && group(&[(Flags::MANAGEDSAVE, false), (Flags::NO_MANAGEDSAVE, true)])
        && group(&[(Flags::HAS_SNAPSHOT, false), (Flags::NO_SNAPSHOT, true)])
        && group(&[(Flags::HAS_CHECKPOINT, false), (Flags::NO_CHECKPOINT, true)])
}
