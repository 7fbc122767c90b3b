//! Which programs a client may call.

use crate::{Control, Drivers, Server, administration::Administration};
use ostler_protocol::{ADMIN, LXC, Program, QEMU, REMOTE};
use std::sync::{Arc, Weak};

/// The programs that a server speaks, besides keepalive.
pub(crate) enum Programs {
    /// remote, qemu and lxc, over these drivers.
    Main(Arc<Drivers>),
    /// admin.
    Admin(Arc<Administration>),
}

impl Programs {
    pub(crate) fn admin(control: Arc<dyn Control>, servers: Vec<Weak<Server>>) -> Self {
        Self::Admin(Arc::new(Administration::new(control, servers)))
    }

    /// The program of this number and version, if it is spoken here.
    pub(super) fn find(&self, number: u32, version: u32) -> Option<&'static Program> {
        let programs: &[&'static Program] = match self {
            Self::Main(_) => &[&REMOTE, &QEMU, &LXC],
            Self::Admin(_) => &[&ADMIN],
        };
        programs
            .iter()
            .copied()
            .find(|program| program.number == number && program.version == version)
    }
}
