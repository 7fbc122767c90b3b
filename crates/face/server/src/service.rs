//! The service of one server: the programs that its clients may call, and the limits
//! under which they get them. [`crate::Server`] accepts clients for it.

use crate::{Limits, programs::Programs};
use arc_swap::ArcSwap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::{
    runtime::Handle,
    sync::{Notify, watch},
};

/// The service of one server.
pub(crate) struct Service {
    name: &'static str,
    programs: Programs,
    limits: ArcSwap<Limits>,
    /// The runtime of calls that are not answered in place.
    tasks: Handle,
    population: Mutex<Population>,
    /// Notified whenever there may be room for a client again.
    room: Notify,
    /// The number of clients.
    count: watch::Sender<usize>,
}

/// The numbers of clients.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Population {
    /// All clients.
    pub(crate) clients: usize,
    /// Those that have not authenticated.
    pub(crate) anonymous: u32,
}

impl Service {
    pub(crate) fn new(
        name: &'static str,
        limits: Limits,
        programs: Programs,
        tasks: Handle,
    ) -> Self {
        Self {
            name,
            programs,
            limits: ArcSwap::from_pointee(limits),
            tasks,
            population: Mutex::default(),
            room: Notify::new(),
            count: watch::channel(0).0,
        }
    }

    /// The server's name.
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// The limits now.
    pub(crate) fn limits(&self) -> Limits {
        **self.limits.load()
    }

    /// Changes the limits; clients that are there already stay.
    pub(crate) fn set_limits(&self, limits: Limits) {
        self.limits.store(Arc::new(limits));
        self.room.notify_waiters();
    }

    /// Follows the number of clients.
    pub(crate) fn watch_clients(&self) -> watch::Receiver<usize> {
        self.count.subscribe()
    }

    pub(crate) fn tasks(&self) -> &Handle {
        &self.tasks
    }

    pub(crate) fn programs(&self) -> &Programs {
        &self.programs
    }

    pub(crate) fn population(&self) -> Population {
        *self.lock()
    }

    /// Counts a client in.
    pub(crate) fn enter(&self, is_authenticated: bool) {
        let mut population = self.lock();
        population.clients += 1;
        population.anonymous += u32::from(!is_authenticated);
        self.count.send_replace(population.clients);
    }

    /// Counts a client out.
    pub(crate) fn leave(&self, is_authenticated: bool) {
        let mut population = self.lock();
        population.clients -= 1;
        population.anonymous -= u32::from(!is_authenticated);
        self.count.send_replace(population.clients);
        drop(population);
        self.room.notify_waiters();
    }

    /// A client has proved who it is.
    pub(crate) fn authenticated(&self) {
        self.lock().anonymous -= 1;
        self.room.notify_waiters();
    }

    /// Waits until the limits admit one more client.
    pub(crate) async fn wait_for_room(&self) {
        loop {
            let room = self.room.notified();
            tokio::pin!(room);
            // Registers before looking, so that no notice is missed.
            room.as_mut().enable();
            let (limits, population) = (self.limits(), self.population());
            let anonymous = limits.max_anonymous_clients;
            if population.clients < limits.max_clients as usize
                && (anonymous == 0 || population.anonymous < anonymous)
            {
                return;
            }
            room.await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Population> {
        // The numbers are right between any two statements.
        self.population.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
