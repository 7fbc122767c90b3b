//! One server of the daemon: its sockets, its clients, its limits.
//!
//! A daemon has two, as libvirtd has: "libvirtd" for everybody and "admin"
//! for virt-admin.

use crate::{
    Access, Limits,
    client::{self, Client, Programs},
};
use arc_swap::ArcSwap;
use ostler_transport::{Listener, Socket};
use std::{
    collections::BTreeMap,
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};
use tokio::{
    runtime::Handle,
    sync::{Notify, watch},
};

/// How long the accepting of clients rests when the host has no descriptor or
/// memory for one more.
const EXHAUSTED: Duration = Duration::from_millis(200);

/// One server of the daemon.
pub struct Server {
    name: &'static str,
    programs: Programs,
    limits: ArcSwap<Limits>,
    /// The runtime of calls that are not answered in place.
    tasks: Handle,
    registry: Mutex<Registry>,
    /// Told whenever there is room for a client again.
    room: Notify,
    /// Told whenever the number of clients changes.
    count: watch::Sender<usize>,
}

#[derive(Default)]
struct Registry {
    last_id: u64,
    clients: BTreeMap<u64, Arc<Client>>,
    anonymous: u32,
}

/// How many clients there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Population {
    pub(crate) clients: usize,
    pub(crate) anonymous: u32,
}

impl Server {
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
            registry: Mutex::default(),
            room: Notify::new(),
            count: watch::channel(0).0,
        }
    }

    /// Its name, as virt-admin shows it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Its limits now.
    #[must_use]
    pub fn limits(&self) -> Limits {
        **self.limits.load()
    }

    /// Changes its limits; clients that are there already stay.
    pub fn set_limits(&self, limits: Limits) {
        self.limits.store(Arc::new(limits));
        self.room.notify_waiters();
    }

    /// Follows the number of its clients.
    #[must_use]
    pub fn watch_clients(&self) -> watch::Receiver<usize> {
        self.count.subscribe()
    }

    pub(crate) fn tasks(&self) -> &Handle {
        &self.tasks
    }

    pub(crate) fn programs(&self) -> &Programs {
        &self.programs
    }

    pub(crate) fn population(&self) -> Population {
        let registry = self.registry();
        Population { clients: registry.clients.len(), anonymous: registry.anonymous }
    }

    pub(crate) fn clients(&self) -> Vec<Arc<Client>> {
        self.registry().clients.values().cloned().collect()
    }

    pub(crate) fn client(&self, id: u64) -> Option<Arc<Client>> {
        self.registry().clients.get(&id).cloned()
    }

    /// Accepts clients until `stop` says so or its sender is gone.
    pub async fn serve(
        self: Arc<Self>,
        listener: Listener,
        access: Access,
        mut stop: watch::Receiver<bool>,
    ) {
        let work = async {
            loop {
                self.wait_for_room().await;
                match listener.accept().await {
                    Ok(socket) => self.welcome(socket, &access),
                    Err(error) if is_exhaustion(&error) => {
                        tracing::warn!(
                            %error,
                            socket = %listener.path().display(),
                            "no room to accept a client; raise the limit of open files"
                        );
                        tokio::time::sleep(EXHAUSTED).await;
                    }
                    Err(error) => tracing::debug!(%error, "a client left before it was accepted"),
                }
            }
        };
        tokio::select! {
            () = work => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
    }

    /// Takes a connection in and starts its task.
    fn welcome(self: &Arc<Self>, socket: Socket, access: &Access) {
        let peer = socket.peer();
        let verdict = access.admission.admits_at_once(peer);
        let client = {
            let mut registry = self.registry();
            registry.last_id += 1;
            let id = registry.last_id;
            let client = Arc::new(Client::new(
                id,
                Arc::clone(self),
                socket,
                access.read_only,
                SystemTime::now(),
                verdict,
            ));
            registry.clients.insert(id, Arc::clone(&client));
            registry.anonymous += u32::from(verdict != Some(true));
            self.count.send_replace(registry.clients.len());
            client
        };
        tracing::debug!(client = client.id, uid = peer.uid, pid = peer.pid, "connected");
        let admission = access.admission.clone();
        tokio::spawn(async move {
            if verdict.is_none() {
                let asked = tokio::task::spawn_blocking(move || admission.admits_by_group(peer));
                client.authenticate(asked.await.unwrap_or(false));
            }
            client::connection::run(&client).await;
            client.server.farewell(&client);
        });
    }

    fn farewell(&self, client: &Client) {
        let mut registry = self.registry();
        registry.clients.remove(&client.id);
        registry.anonymous -= u32::from(!client.is_authenticated());
        self.count.send_replace(registry.clients.len());
        drop(registry);
        self.room.notify_waiters();
        tracing::debug!(client = client.id, "gone");
    }

    /// A client has proved who it is.
    pub(crate) fn authenticated(&self) {
        self.registry().anonymous -= 1;
        self.room.notify_waiters();
    }

    async fn wait_for_room(&self) {
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

    /// Ends all connections once what they wait for is done, at the latest
    /// after `patience`.
    pub async fn close(&self, patience: Duration) {
        for client in self.clients() {
            client.finish();
        }
        let mut count = self.count.subscribe();
        let gone = tokio::time::timeout(patience, count.wait_for(|count| *count == 0)).await;
        if gone.is_err() {
            for client in self.clients() {
                tracing::warn!(client = client.id, "its calls do not end; it is cut off");
                client.disconnect();
            }
        }
    }

    fn registry(&self) -> MutexGuard<'_, Registry> {
        // The registry is whole between any two statements.
        self.registry.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the host lacks something that may come back.
fn is_exhaustion(error: &io::Error) -> bool {
    use rustix::io::Errno;
    [Errno::MFILE, Errno::NFILE, Errno::NOBUFS, Errno::NOMEM]
        .iter()
        .any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}
