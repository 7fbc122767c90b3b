//! @generated from `tables/programs/admin.json` by `cargo xtask codegen`; do not edit.
//!
//! The structures of the program `admin`.

mod clients;
mod daemon;
mod logging;
mod server;
mod servers;

pub use clients::*;
pub use daemon::*;
pub use logging::*;
pub use server::*;
pub use servers::*;
