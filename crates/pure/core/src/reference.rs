//! References: how a client and a driver name an object to each other.
//!
//! Names are shared (`Arc<str>`), so that a list of ten thousand references
//! costs ten thousand counts, not ten thousand copies.

use crate::enumeration::{ClientTransport, Open, SecretUsageType};
use crate::{ErrorObject, Uuid};
use std::sync::Arc;

/// A domain.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DomainRef {
    /// Its name, unique on its connection.
    pub name: Arc<str>,
    /// Its UUID, which a rename does not change.
    pub uuid: Uuid,
    /// Its id while it runs, otherwise -1.
    pub id: i32,
}

impl From<&DomainRef> for ErrorObject {
    fn from(DomainRef { name, uuid, id }: &DomainRef) -> Self {
        Self::Domain { name: name.to_string(), uuid: *uuid, id: *id }
    }
}

/// A virtual network.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NetworkRef {
    /// Its name.
    pub name: Arc<str>,
    /// Its UUID.
    pub uuid: Uuid,
}

/// A port of a virtual network.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NetworkPortRef {
    /// The network it belongs to.
    pub network: NetworkRef,
    /// Its UUID.
    pub uuid: Uuid,
}

/// A network filter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NwfilterRef {
    /// Its name.
    pub name: Arc<str>,
    /// Its UUID.
    pub uuid: Uuid,
}

/// A network filter in force on a port.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NwfilterBindingRef {
    /// The network device it filters.
    pub port_device: Arc<str>,
    /// The name of the filter.
    pub filter_name: Arc<str>,
}

/// A network interface of the host.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct InterfaceRef {
    /// Its name.
    pub name: Arc<str>,
    /// Its MAC address, as text; empty where it has none.
    pub mac: Arc<str>,
}

/// A storage pool.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StoragePoolRef {
    /// Its name.
    pub name: Arc<str>,
    /// Its UUID.
    pub uuid: Uuid,
}

/// A storage volume.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StorageVolumeRef {
    /// The name of its pool.
    pub pool: Arc<str>,
    /// Its name, unique in its pool.
    pub name: Arc<str>,
    /// Its key, unique everywhere; usually its path.
    pub key: Arc<str>,
}

/// A device of the host.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NodeDeviceRef {
    /// Its name.
    pub name: Arc<str>,
}

/// A secret.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SecretRef {
    /// Its UUID.
    pub uuid: Uuid,
    /// The kind of its use: libvirt's `virSecretUsageType`.
    pub usage_type: Open<SecretUsageType>,
    /// The name of its use, among those of that kind.
    pub usage_id: Arc<str>,
}

/// A checkpoint of a domain.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CheckpointRef {
    /// Its name, unique in its domain.
    pub name: Arc<str>,
    /// Its domain.
    pub domain: DomainRef,
}

/// A snapshot of a domain.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SnapshotRef {
    /// Its name, unique in its domain.
    pub name: Arc<str>,
    /// Its domain.
    pub domain: DomainRef,
}

/// A server inside the daemon, for its administrator.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ServerRef {
    /// Its name.
    pub name: Arc<str>,
}

/// A client of a server, for the daemon's administrator.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ClientRef {
    /// The server it is connected to.
    pub server: ServerRef,
    /// Its number, unique in its server.
    pub id: u64,
    /// The time at which it connected, in seconds since 1970.
    pub timestamp: i64,
    /// Its transport: libvirt's `virClientTransport`.
    pub transport: Open<ClientTransport>,
}
