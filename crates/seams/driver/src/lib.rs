//! The traits that a driver implements, and the parts that every driver is made of.
//!
//! - [`api`]: the trait surface, one trait per topic of each object family. It is a
//!   crate of its own, which needs no runtime.
//! - [`DomainState`], [`Lifecycle`]: what a domain does, and the events that tell of it.
//! - [`object`]: the life of a defined object, written once for all families.
//! - [`SecretVault`]: how drivers come by the values of secrets.
//! - [`VolumePlaces`]: how they come by the volumes that disks name.
//! - [`EventBus`]: from the place of an event to its listeners.
//!
//! Nothing here asks who the caller is, and nothing here knows the wire.

#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, reason = "tests make and look at files as they like")
)]

mod domain_job;
mod domain_state;
mod event_bus;
mod hypervisor;
pub mod object;
mod secrets;
mod stream;
mod volumes;

pub use ostler_api as api;
pub use ostler_api::{
    Event, EventFamily, Part, Stream, StreamSink, StreamSource, Subject, event_id,
};
/// References: how a client and a driver name an object to each other. They are
/// words of the core; here they stand together for those who write drivers.
pub use ostler_core::{
    CheckpointRef, ClientRef, DomainRef, InterfaceRef, NetworkPortRef, NetworkRef, NodeDeviceRef,
    NwfilterBindingRef, NwfilterRef, SecretRef, ServerRef, SnapshotRef, StoragePoolRef,
    StorageVolumeRef,
};

pub use domain_state::{
    CrashedReason, DomainState, Lifecycle, PausedReason, RunningReason, ShutdownReason,
    ShutoffReason,
};
pub use event_bus::{EventBus, Listener};
pub use hypervisor::Hypervisor;
pub use object::{
    Conflict, ObjectList, Reservation, Turn, TurnError, Turns, Undo, UndoFailure, notice,
};
pub use secrets::{SecretLookup, SecretUsage, SecretVault};
pub use stream::{IoSink, IoSource, PipeSink, PipeSource, over_io, pair, pipe};
pub use volumes::{
    NetworkVolume, VolumeKind, VolumePlace, VolumePlaces, VolumeProtocol, VolumeReach,
};
