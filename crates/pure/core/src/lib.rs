//! Identities, units and errors: the words every other crate speaks in.
//!
//! Pure: no IO, no clock, no randomness. A new identity that needs randomness
//! is made from bytes that the caller brings ([`Uuid::from_random_bytes`],
//! [`MacAddress::from_random_bytes`]).

pub mod enumeration;
mod error;
pub mod flags;
mod hidden;
mod identity;
mod reference;
mod typed_param;
mod unit;

pub use error::{Error, ErrorCode, ErrorDomain, ErrorLevel, ErrorObject, Result, chain};
pub use hidden::Hidden;
pub use identity::{MacAddress, ParseIdentityError, PciAddress, Uuid};
pub use reference::{
    CheckpointRef, ClientRef, DomainRef, InterfaceRef, NetworkPortRef, NetworkRef, NodeDeviceRef,
    NwfilterBindingRef, NwfilterRef, SecretRef, ServerRef, SnapshotRef, StoragePoolRef,
    StorageVolumeRef,
};
pub use typed_param::{TypedParam, TypedParams, TypedValue};
pub use unit::{Bytes, KiB};
