//! The daemon's two servers, side by side.

use crate::{Control, Drivers, Limits, Server, administration::Administration, programs::Programs};
use std::{sync::Arc, time::Duration};
use tokio::runtime::Handle;

/// The daemon's two servers and its drivers.
pub struct Daemon {
    drivers: Arc<Drivers>,
    server: Arc<Server>,
    admin: Arc<Server>,
}

impl Daemon {
    /// A daemon with these drivers; `control` is the part of the
    /// program that its administrator reaches.
    ///
    /// Connections are served by the runtime that calls [`Server::serve`];
    /// calls that are not answered in place, and whatever drivers start, run
    /// on `tasks`. Both may be the same. With a thread of its own for the
    /// connections, a call that computes for long keeps no client waiting.
    #[must_use]
    pub fn new(
        drivers: Drivers,
        limits: Limits,
        admin_limits: Limits,
        control: Arc<dyn Control>,
        tasks: Handle,
    ) -> Self {
        let drivers = Arc::new(drivers);
        let main = Programs::Main(Arc::clone(&drivers));
        let server = Arc::new(Server::new("libvirtd", limits, main, tasks.clone()));
        let admin = Arc::new_cyclic(|admin| {
            let servers = vec![Arc::downgrade(&server), admin.clone()];
            let administration = Arc::new(Administration::new(control, servers));
            Server::new("admin", admin_limits, Programs::Admin(administration), tasks)
        });
        Self { drivers, server, admin }
    }

    /// The server for everybody.
    #[must_use]
    pub fn server(&self) -> &Arc<Server> {
        &self.server
    }

    /// The server for virt-admin.
    #[must_use]
    pub fn admin(&self) -> &Arc<Server> {
        &self.admin
    }

    /// Says whether a driver has something running that the daemon must watch.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.drivers.is_busy()
    }

    /// Ends all connections, once the calls in flight are answered or
    /// `patience` is over.
    pub async fn close(&self, patience: Duration) {
        tokio::join!(self.server.close(patience), self.admin.close(patience));
    }
}
