//! The parts of a client's session that dispatch needs.

use super::ServerCalls;
use ostler_core::{
    DomainRef, InterfaceRef, NetworkPortRef, NetworkRef, NwfilterBindingRef, NwfilterRef, Result,
    SecretRef, StoragePoolRef, StorageVolumeRef,
};
use ostler_driver::api::{
    AdminDriver, HypervisorConnection, InterfaceDriver, NetworkDriver, NodeDeviceDriver,
    NwfilterDriver, SecretDriver, StorageDriver,
};
use ostler_protocol::Procedure;
use std::sync::Arc;

/// The object that a call is about, as the caller names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target<'a> {
    /// The connection, or an object that is not known before the call.
    Connection,
    /// A domain, also for its snapshots and checkpoints.
    Domain(&'a DomainRef),
    /// A network.
    Network(&'a NetworkRef),
    /// A port of a network.
    NetworkPort(&'a NetworkPortRef),
    /// A network interface of the host.
    Interface(&'a InterfaceRef),
    /// A storage pool.
    StoragePool(&'a StoragePoolRef),
    /// A storage volume.
    StorageVolume(&'a StorageVolumeRef),
    /// A device of the host, by name.
    NodeDevice(&'a str),
    /// A network filter.
    Nwfilter(&'a NwfilterRef),
    /// A network filter in force.
    NwfilterBinding(&'a NwfilterBindingRef),
    /// A secret.
    Secret(&'a SecretRef),
}

/// A client's session, as dispatch sees it.
///
/// The drivers are asked for anew with each call: what the session gives is
/// kept alive by the call, not by the session.
pub trait Session: ServerCalls + Send + Sync {
    /// Returns whether it may only read.
    fn is_read_only(&self) -> bool;

    /// Returns whether the caller is allowed this call on this object: the rules of
    /// [`Procedure::access`] whose conditions hold for `flags` and `selector`. That a read-only
    /// session gets no more than it may is checked before.
    ///
    /// # Errors
    /// It is not (`AccessDenied`).
    fn authorize(
        &self,
        procedure: &'static Procedure,
        target: Target<'_>,
        flags: u64,
        selector: u32,
    ) -> Result<()>;

    /// The hypervisor that the client has opened.
    fn hypervisor(&self) -> Option<Arc<dyn HypervisorConnection>>;

    /// The network driver beside it.
    fn network(&self) -> Option<Arc<dyn NetworkDriver>> {
        None
    }

    /// The driver of the host's network interfaces.
    fn interface(&self) -> Option<Arc<dyn InterfaceDriver>> {
        None
    }

    /// The storage driver.
    fn storage(&self) -> Option<Arc<dyn StorageDriver>> {
        None
    }

    /// The driver of the host's devices.
    fn node_device(&self) -> Option<Arc<dyn NodeDeviceDriver>> {
        None
    }

    /// The driver of network filters.
    fn nwfilter(&self) -> Option<Arc<dyn NwfilterDriver>> {
        None
    }

    /// The driver of secrets.
    fn secret(&self) -> Option<Arc<dyn SecretDriver>> {
        None
    }

    /// The administration of the daemon; only on its own socket.
    fn admin(&self) -> Option<Arc<dyn AdminDriver>> {
        None
    }
}
