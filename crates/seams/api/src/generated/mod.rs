//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

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
