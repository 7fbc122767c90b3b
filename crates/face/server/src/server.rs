//! One server of the daemon: it accepts clients, lists them and sees them off.
//!
//! A daemon has two, as libvirtd has: "libvirtd" for everybody and "admin"
//! for virt-admin.

use crate::{
    Access, Limits,
    client::{self, Client},
    programs::Programs,
    service::{Population, Service},
};
use ostler_transport::{Listener, Socket};
use std::{
    collections::BTreeMap,
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};
use tokio::{runtime::Handle, sync::watch};

/// The time for which the accepting of clients rests when the host has no descriptor
/// or memory for one more.
const EXHAUSTED: Duration = Duration::from_millis(200);

/// One server of the daemon.
pub struct Server {
    service: Arc<Service>,
    registry: Mutex<Registry>,
}

#[derive(Default)]
struct Registry {
    last_id: u64,
    clients: BTreeMap<u64, Arc<Client>>,
}

impl Server {
    pub(crate) fn new(
        name: &'static str,
        limits: Limits,
        programs: Programs,
        tasks: Handle,
    ) -> Self {
        let service = Arc::new(Service::new(name, limits, programs, tasks));
        Self { service, registry: Mutex::default() }
    }

    /// Its name, as virt-admin shows it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.service.name()
    }

    /// Its limits now.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.service.limits()
    }

    /// Changes its limits; clients that are there already stay.
    pub fn set_limits(&self, limits: Limits) {
        self.service.set_limits(limits);
    }

    /// Follows the number of its clients.
    #[must_use]
    pub fn watch_clients(&self) -> watch::Receiver<usize> {
        self.service.watch_clients()
    }

    pub(crate) fn population(&self) -> Population {
        self.service.population()
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
                self.service.wait_for_room().await;
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
                Arc::clone(&self.service),
                socket,
                access.read_only,
                SystemTime::now(),
                verdict,
            ));
            registry.clients.insert(id, Arc::clone(&client));
            // Under the lock, so that whoever sees the new number finds the client listed.
            self.service.enter(verdict == Some(true));
            client
        };
        tracing::debug!(client = client.id, uid = peer.uid, pid = peer.pid, "connected");
        let (server, admission) = (Arc::clone(self), access.admission.clone());
        tokio::spawn(async move {
            if verdict.is_none() {
                let asked = tokio::task::spawn_blocking(move || admission.admits_by_group(peer));
                client.authenticate(asked.await.unwrap_or(false));
            }
            client::connection::run(&client).await;
            server.farewell(&client);
        });
    }

    fn farewell(&self, client: &Client) {
        let mut registry = self.registry();
        registry.clients.remove(&client.id);
        self.service.leave(client.is_authenticated());
        drop(registry);
        tracing::debug!(client = client.id, "gone");
    }

    /// Ends all connections once what they wait for is done, at the latest
    /// after `patience`.
    pub async fn close(&self, patience: Duration) {
        for client in self.clients() {
            client.finish();
        }
        let mut count = self.service.watch_clients();
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

/// Says whether the host lacks something that may come back.
fn is_exhaustion(error: &io::Error) -> bool {
    use rustix::io::Errno;
    [Errno::MFILE, Errno::NFILE, Errno::NOBUFS, Errno::NOMEM]
        .iter()
        .any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}
