//! Events: what a driver tells of, and how listeners choose.
//!
//! [`Event`](crate::Event) is generated from the messages of the protocol. An event belongs
//! to a family and has a number there; clients register for a number, for all
//! objects or for one ([`Subject`]).

use ostler_core::{DomainRef, NetworkRef, NodeDeviceRef, SecretRef, StoragePoolRef};

/// The families of events; numbers count anew in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventFamily {
    /// Of domains: libvirt's `virDomainEventID`.
    Domain,
    /// Of networks: `virNetworkEventID`.
    Network,
    /// Of storage pools: `virStoragePoolEventID`.
    StoragePool,
    /// Of devices of the host: `virNodeDeviceEventID`.
    NodeDevice,
    /// Of secrets: `virSecretEventID`.
    Secret,
    /// An event of QEMU's monitor, as it came.
    Monitor,
    /// Of the connection itself.
    Connection,
}

/// The object that an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'a> {
    /// The connection.
    Connection,
    /// A domain.
    Domain(&'a DomainRef),
    /// A network.
    Network(&'a NetworkRef),
    /// A storage pool.
    StoragePool(&'a StoragePoolRef),
    /// A device of the host.
    NodeDevice(&'a NodeDeviceRef),
    /// A secret.
    Secret(&'a SecretRef),
}

impl Subject<'_> {
    /// Returns whether both are the same object: by UUID, or by name where there is none. Names
    /// and ids may have changed meanwhile.
    #[must_use]
    pub fn is_same(self, other: Subject<'_>) -> bool {
        match (self, other) {
            (Self::Connection, Subject::Connection) => true,
            (Self::Domain(a), Subject::Domain(b)) => a.uuid == b.uuid,
            (Self::Network(a), Subject::Network(b)) => a.uuid == b.uuid,
            (Self::StoragePool(a), Subject::StoragePool(b)) => a.uuid == b.uuid,
            (Self::NodeDevice(a), Subject::NodeDevice(b)) => a.name == b.name,
            (Self::Secret(a), Subject::Secret(b)) => a.uuid == b.uuid,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Event, event_id};
    use ostler_core::Uuid;

    fn domain(name: &str, uuid: u8, id: i32) -> DomainRef {
        DomainRef { name: name.into(), uuid: Uuid::from_bytes([uuid; 16]), id }
    }

    #[test]
    fn a_renamed_domain_is_still_the_same() {
        let (old, new, other) = (domain("a", 1, 4), domain("b", 1, -1), domain("a", 2, 4));
        assert!(Subject::Domain(&old).is_same(Subject::Domain(&new)));
        assert!(!Subject::Domain(&old).is_same(Subject::Domain(&other)));
        assert!(!Subject::Domain(&old).is_same(Subject::Connection));
    }

    #[test]
    fn events_know_family_number_and_subject() {
        let demo = domain("demo", 3, 1);
        let event = Event::DomainPmsuspend { domain: demo.clone(), reason: 0 };
        assert_eq!((event.family(), event.id()), (EventFamily::Domain, event_id::DOMAIN_PMSUSPEND));
        assert_eq!(event.subject(), Subject::Domain(&demo));
        assert_eq!(event_id::DOMAIN_PMSUSPEND, 12);
    }
}
