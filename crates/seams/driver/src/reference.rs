//! References: how a client and a driver name an object to each other. They are
//! words of the core; here they stand together for those who write drivers.

pub use ostler_core::{
    CheckpointRef, ClientRef, DomainRef, InterfaceRef, NetworkPortRef, NetworkRef, NodeDeviceRef,
    NwfilterBindingRef, NwfilterRef, SecretRef, ServerRef, SnapshotRef, StoragePoolRef,
    StorageVolumeRef,
};
