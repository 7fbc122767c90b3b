//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod clients;
mod daemon;
mod logging;
mod servers;

pub use clients::*;
pub use daemon::*;
pub use logging::*;
pub use servers::*;

/// A driver of this family: it has the traits of all its topics.
pub trait AdminDriver: AdminClients + AdminDaemon + AdminLogging + AdminServers {}

impl<T: ?Sized + AdminClients + AdminDaemon + AdminLogging + AdminServers> AdminDriver for T {}
