//! What a driver is: the traits it implements, and the parts every driver is
//! made of.
//!
//! - [`api`]: the trait surface, one trait per topic of each object family.
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

pub mod api;
mod domain_job;
mod domain_state;
mod event;
mod event_bus;
mod hypervisor;
pub mod object;
mod reference;
mod secrets;
mod stream;
mod volumes;

pub use domain_state::{
    CrashedReason, DomainState, Lifecycle, PausedReason, RunningReason, ShutdownReason,
    ShutoffReason,
};
pub use event::{Event, EventFamily, Subject, event_id};
pub use event_bus::{EventBus, Listener};
pub use hypervisor::Hypervisor;
pub use object::{
    Conflict, ObjectList, Reservation, Turn, TurnError, Turns, Undo, UndoFailure, notice,
};
pub use reference::{
    CheckpointRef, ClientRef, DomainRef, InterfaceRef, NetworkPortRef, NetworkRef, NodeDeviceRef,
    NwfilterBindingRef, NwfilterRef, SecretRef, ServerRef, SnapshotRef, StoragePoolRef,
    StorageVolumeRef,
};
pub use secrets::{SecretLookup, SecretUsage, SecretVault};
pub use stream::{
    IoSink, IoSource, Part, PipeSink, PipeSource, Stream, StreamSink, StreamSource, pipe,
};
pub use volumes::{
    NetworkVolume, VolumeKind, VolumePlace, VolumePlaces, VolumeProtocol, VolumeReach,
};
