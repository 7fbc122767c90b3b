//! Finding and listing domains. Reads snapshots only.

use super::QemuConnection;
use crate::domain::{Domain, View};
use async_trait::async_trait;
use ostler_core::flags::ConnectListAllDomainsFlags as Flags;
use ostler_core::{DomainRef, Error, Result, Uuid};
use ostler_driver::DomainState;
use ostler_driver::api::DomainListing;
use std::sync::Arc;

#[async_trait]
impl DomainListing for QemuConnection {
    async fn domain_lookup_by_id(&self, id: i32) -> Result<DomainRef> {
        let domain = self.driver.domains.by_id(id);
        let missing = || Error::no_domain(format!("no domain with matching id {id}"));
        Ok(domain.ok_or_else(missing)?.reference())
    }

    async fn domain_lookup_by_name(&self, name: &str) -> Result<DomainRef> {
        let domain = self.driver.domains.by_name(name);
        let missing = || Error::no_domain(format!("no domain with matching name '{name}'"));
        Ok(domain.ok_or_else(missing)?.reference())
    }

    async fn domain_lookup_by_uuid(&self, uuid: Uuid) -> Result<DomainRef> {
        let domain = self.driver.domains.by_uuid(uuid);
        let missing = || Error::no_domain(format!("no domain with matching uuid '{uuid}'"));
        Ok(domain.ok_or_else(missing)?.reference())
    }

    async fn connect_list_domains(&self) -> Result<Vec<i32>> {
        Ok(self.collect(|_, view| view.live.as_ref().map(|live| live.machine.id)))
    }

    async fn connect_number_of_domains(&self) -> Result<i32> {
        Ok(count(&self.collect(|_, view| view.live.as_ref().map(|_| ()))))
    }

    async fn connect_list_defined_domains(&self) -> Result<Vec<String>> {
        Ok(self.collect(|_, view| view.live.is_none().then(|| view.name.to_string())))
    }

    async fn connect_number_of_defined_domains(&self) -> Result<i32> {
        Ok(count(&self.collect(|_, view| view.live.is_none().then_some(()))))
    }

    async fn connect_list_all_domains(&self, flags: Flags) -> Result<Arc<[DomainRef]>> {
        Ok(self
            .collect(|domain, view| {
                matches(view, flags).then(|| DomainRef {
                    name: view.name.clone(),
                    uuid: domain.uuid,
                    id: view.id(),
                })
            })
            .into())
    }
}

impl QemuConnection {
    fn collect<T>(&self, mut pick: impl FnMut(&Domain, &View) -> Option<T>) -> Vec<T> {
        let mut picked = Vec::new();
        self.driver.domains.for_each(|domain| picked.extend(pick(domain, &domain.view())));
        picked
    }
}

fn count<T>(list: &[T]) -> i32 {
    i32::try_from(list.len()).unwrap_or(i32::MAX)
}

/// Whether a domain passes every group of filters. A group of which no flag is
/// set lets all pass.
pub(crate) fn matches(view: &View, flags: Flags) -> bool {
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
