//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.
//!
//! The trait surface: one trait per topic of each object family.
//!
//! A method that a driver does not have answers `VIR_ERR_NO_SUPPORT`. Methods
//! are named after their procedures, without `get`; lists are whole, flags are
//! sets whose unknown bits were refused before.

mod admin;
mod connect;
mod domain;
pub mod event;
mod interface;
mod lxc;
mod network;
mod node_device;
mod nwfilter;
mod qemu;
mod secret;
mod storage;
mod types;

pub use admin::*;
pub use connect::*;
pub use domain::*;
pub use interface::*;
pub use lxc::*;
pub use network::*;
pub use node_device::*;
pub use nwfilter::*;
pub use qemu::*;
pub use secret::*;
pub use storage::*;
pub use types::*;

/// A client's connection to a hypervisor. Dropping it is how the driver learns that
/// the client is gone.
pub trait HypervisorConnection: ConnectDriver + DomainDriver + QemuDriver + LxcDriver {}

impl<T: ?Sized + ConnectDriver + DomainDriver + QemuDriver + LxcDriver> HypervisorConnection for T {}
