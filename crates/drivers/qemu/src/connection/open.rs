//! Opening and losing a connection.

use crate::Qemu;
use crate::domain::stop;
use crate::error::QemuError;
use crate::guest::{Domain, EmulatorProcess, Ending, InTurn};
use async_trait::async_trait;
use ostler_core::flags::DomainModificationImpact;
use ostler_core::{DomainRef, Error, ErrorDomain, Result, Uuid};
use ostler_driver::api::HypervisorConnection;
use ostler_driver::{Event, EventBus, Hypervisor};
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

/// One client's connection.
#[derive(Debug)]
pub(crate) struct QemuConnection {
    pub(crate) driver: Arc<Qemu>,
    /// Guests that go with it.
    autodestroy: Mutex<HashSet<(Uuid, i32)>>,
}

/// The running guest, the definition or both, as a call's `AFFECT_LIVE` and `AFFECT_CONFIG`
/// say.
pub(crate) type Impact = ostler_hypervisor::Impact<EmulatorProcess>;

impl QemuConnection {
    /// The domain a client means.
    pub(crate) fn domain(&self, reference: &DomainRef) -> Result<Arc<Domain>> {
        self.driver.find(reference.uuid, &reference.name)
    }

    /// The domain has its guest destroyed when this client goes.
    pub(crate) fn destroy_with_us(&self, uuid: Uuid, id: i32) {
        self.autodestroy.lock().unwrap_or_else(PoisonError::into_inner).insert((uuid, id));
    }
}

impl Drop for QemuConnection {
    fn drop(&mut self) {
        let guests =
            std::mem::take(&mut *self.autodestroy.lock().unwrap_or_else(PoisonError::into_inner));
        for (uuid, id) in guests {
            let Some(domain) = self.driver.domains.by_uuid(uuid) else { continue };
            let Some(live) = domain.view().live.clone().filter(|live| live.machine.id == id) else {
                continue;
            };
            let driver = Arc::clone(&self.driver);
            tokio::spawn(async move {
                let machine = &live.machine;
                let ended = stop::end(&driver, &domain, machine, Ending::Destroyed, false).await;
                if let Err(error) = ended {
                    tracing::error!(domain = machine.name, %error, "cannot destroy it with its client");
                }
            });
        }
    }
}

/// Resolves what a call is to affect.
pub(crate) fn impact(domain: &Domain, flags: DomainModificationImpact) -> Result<Impact> {
    Impact::of(&domain.view(), flags)
}

/// Makes a change with the domain's turn. What is affected is decided then: the
/// guest may have started or ended while this waited.
pub(crate) async fn change<F, Work>(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    job: &'static str,
    flags: DomainModificationImpact,
    work: F,
) -> Result<()>
where
    F: FnOnce(Arc<Qemu>, InTurn, Impact) -> Work + Send + 'static,
    Work: Future<Output = Result<(), QemuError>> + Send + 'static,
{
    impact(domain, flags)?;
    let driver = Arc::clone(driver);
    let work = move |domain: InTurn| async move {
        let impact = impact(&domain, flags)?;
        work(driver, domain, impact).await
    };
    domain.change(job, work).await
}

#[async_trait]
impl Hypervisor for Qemu {
    fn scheme(&self) -> &'static str {
        "qemu"
    }

    fn default_uri(&self) -> &'static str {
        self.uri()
    }

    fn error_domain(&self) -> ErrorDomain {
        ErrorDomain::Qemu
    }

    async fn open(&self, path: &str) -> Result<Arc<dyn HypervisorConnection>> {
        let ours = self.uri().trim_start_matches("qemu://");
        if path != ours {
            return Err(Error::internal(format!(
                "unexpected QEMU URI path '{path}': this daemon serves {}",
                self.uri()
            )));
        }
        let driver = self.shared();
        Ok(Arc::new(QemuConnection { driver, autodestroy: Mutex::default() }))
    }

    fn events(&self) -> &Arc<EventBus<Event>> {
        &self.events
    }

    fn is_busy(&self) -> bool {
        let mut busy = false;
        self.domains.for_each(|domain| busy |= domain.view().live.is_some());
        busy
    }
}
