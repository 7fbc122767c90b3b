//! The life of a defined object: a domain, a pool, a secret and every family
//! to come. It is written here once; a driver says what is its own.
//!
//! ```text
//!             define                          start
//!   (none) ───────────> defined, inactive ───────────> defined, active
//!      ^    undefine           │     ^                   │        │
//!      ├───────────────────────┘     └───────────────────┘        │ undefine
//!      │                                    end                   v
//!      └────────────────────────────────────────────────── transient, active
//!                           end                create ───────────^
//! ```
//!
//! ```text
//!                 readers                                 changes
//!                    │                                       │
//!                    v                                       v
//!   Object ── view (arc-swap) <── publishes ── InTurn: one change at a time
//!                    ^
//!                    └── observe: what the outside reports of an active object
//! ```
//!
//! - [`Object`]: the published view and the turn queue of one object;
//!   [`Standing`] is the part of a view that all families share.
//! - [`InTurn`]: an object in its turn, the only way to write its definition. A
//!   change that waited for the turn of an object that is no longer listed does
//!   not run: it ends in [`TurnError::Gone`].
//! - [`Family`]: what a driver gives; [`define`], [`create`], [`undefine`],
//!   [`rename`], [`set_autostart`]: what it gets.
//! - [`Definitions`]: definitions, links and the journal of renames on disk.
//! - [`load`]: reading them again. [`list_loaded`] and [`find_or_list`]: listing
//!   what was read.
//! - [`ObjectList`]: the objects a driver knows, found by UUID, name or id.
//! - [`Change`]: a change says what it does, so that a long job can admit it.
//! - [`InLongJob`]: an object in a long job, which admits changes of the kinds it
//!   names between its steps. [`Job`]: its progress, and the way to end it.
//! - [`Turns`]: the queue behind [`InTurn`]. [`detached`]: work that outlives the
//!   client that asked for it.
//! - [`Undo`]: steps with inverses.

mod change;
mod definitions;
mod detached;
mod error;
mod job;
mod life;
mod list;
mod load;
mod notice;
mod queue;
mod shared;
#[cfg(test)]
mod tests;
mod turn;
mod undo;
mod view;

pub use change::{Change, ChangeKind, Kinds};
pub use definitions::{Definitions, Link, MAX_DEFINITION, StoreError};
pub use detached::{detached, detached_blocking};
pub use error::TurnError;
pub use job::{Job, JobReport, LongJob, Outcome};
pub use life::{
    Family, Renames, Step, create, define, find_or_list, forget_if_gone, list_loaded, rename,
    set_autostart, undefine,
};
pub use list::{Conflict, ObjectList, Reservation};
pub use load::{Loaded, identity, load};
pub use notice::notice;
pub use shared::Shared;
pub use turn::{LongTurn, Turn, Turns};
pub use undo::{Undo, UndoFailure};
pub use view::{Defined, InLongJob, InTurn, Life, Object, PATIENCE, Snapshot, Standing};
