//! The programs that clients of a server may call.

use crate::Drivers;
use ostler_driver::api::AdminDriver;
use ostler_protocol::{ADMIN, LXC, Program, QEMU, REMOTE};
use std::sync::Arc;

/// The programs that a server speaks, besides keepalive.
pub(crate) enum Programs {
    /// remote, qemu and lxc, over these drivers.
    Main(Arc<Drivers>),
    /// admin.
    Admin(Arc<dyn AdminDriver>),
}

impl Programs {
    /// The program of this number and version, if it is spoken here.
    pub(crate) fn find(&self, number: u32, version: u32) -> Option<&'static Program> {
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
