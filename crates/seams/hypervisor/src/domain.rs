//! A domain of any hypervisor.

use crate::{Guest, Live, View};
use ostler_core::{DomainRef, Error, ErrorObject, Result, Uuid};
use ostler_driver::object::{self, Change, Defined, Object};
use std::future::Future;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::AtomicI32;

/// A domain in its turn.
pub type InTurn<G> = object::InTurn<Domain<G>>;

/// One domain, whose guest is `G` while it runs.
#[derive(Debug)]
pub struct Domain<G: Guest> {
    object: Object<View<G>>,
    /// The time in which its agent must show that it is there: seconds, or one
    /// of libvirt's `virDomainAgentResponseTimeoutValues`.
    pub agent_timeout: AtomicI32,
}

impl<G: Guest> Domain<G> {
    /// A domain that is not listed yet.
    #[must_use]
    pub fn new(uuid: Uuid, view: View<G>) -> Arc<Self> {
        Arc::new(Self { object: Object::new(uuid, view), agent_timeout: AtomicI32::new(-1) })
    }

    /// Publishes what became of `guest`, if that is the one that runs it now.
    /// Says whether it was.
    pub fn publish_for(&self, guest: &Arc<G>, change: impl Fn(&mut View<G>)) -> bool {
        self.observe_if(|view| view.is_run_by(guest), change)
    }

    /// The running guest.
    ///
    /// # Errors
    /// There is none.
    pub fn live(&self) -> Result<Arc<Live<G>>> {
        let view = self.view();
        view.live.clone().ok_or_else(|| view.not_running())
    }

    /// The reference by which clients name it now.
    pub fn reference(&self) -> DomainRef {
        let view = self.view();
        DomainRef { name: view.name.clone(), uuid: self.uuid, id: view.id() }
    }

    /// This domain as the object of an error.
    pub fn as_error_object(&self) -> ErrorObject {
        ErrorObject::from(&self.reference())
    }

    /// Runs `work` in the domain's turn, to its end: also when the client that
    /// asked goes away.
    ///
    /// # Errors
    /// The turn did not come, or `work` failed; either is told about this domain.
    pub async fn change<R, F, Work>(self: &Arc<Self>, job: &'static str, work: F) -> Result<R>
    where
        R: Send + 'static,
        F: FnOnce(InTurn<G>) -> Work + Send + 'static,
        Work: Future<Output = Result<R, G::Error>> + Send + 'static,
    {
        self.change_kind(Change::modify(job), work).await
    }

    /// As [`Domain::change`], for a change of another kind.
    ///
    /// # Errors
    /// As [`Domain::change`].
    pub async fn change_kind<R, F, Work>(self: &Arc<Self>, change: Change, work: F) -> Result<R>
    where
        R: Send + 'static,
        F: FnOnce(InTurn<G>) -> Work + Send + 'static,
        Work: Future<Output = Result<R, G::Error>> + Send + 'static,
    {
        self.change_as(change, work).await.map_err(|error| G::into_wire(error, &self.reference()))
    }

    /// Runs `work` on the running guest, in the domain's turn. A guest that has
    /// ended while this waited is an error.
    ///
    /// # Errors
    /// The domain does not run, the turn did not come, or `work` failed.
    pub async fn change_live<R, F, Work>(self: &Arc<Self>, change: Change, work: F) -> Result<R>
    where
        R: Send + 'static,
        G::Error: From<Error>,
        F: FnOnce(InTurn<G>, Arc<Live<G>>) -> Work + Send + 'static,
        Work: Future<Output = Result<R, G::Error>> + Send + 'static,
    {
        self.live()?;
        let work = |domain: InTurn<G>| async move {
            let live = domain.live()?;
            work(domain, live).await
        };
        self.change_kind(change, work).await
    }
}

impl<G: Guest> Deref for Domain<G> {
    type Target = Object<View<G>>;

    fn deref(&self) -> &Object<View<G>> {
        &self.object
    }
}

impl<G: Guest> Defined for Domain<G> {
    type View = View<G>;
}
