//! The parts of hypervisor drivers that are not one hypervisor's.
//!
//! - [`Domain`]: a domain, around the object of `ostler_driver::object`;
//!   [`Guest`] is what a driver gives of a running one.
//! - [`View`]: the picture of a domain that readers get; [`Live`] a running guest.
//! - [`Kept`]: the definition of a domain that does not run, small in memory.
//! - [`listing`]: finding and filtering domains.
//! - [`Impact`]: whether a call is about the running guest or the definition.
//! - [`emit_lifecycle`]: telling clients of a domain's life.
//! - [`HostClaims`], [`ImagesInUse`], [`Ports`]: things that no two guests of a host may
//!   have, by [`GuestKey`].
//! - [`disk`]: the image behind a disk.

mod claims;
pub mod disk;
mod domain;
mod events;
mod guest;
mod guest_key;
mod impact;
mod in_use;
mod kept;
pub mod listing;
mod ports;
mod view;

pub use claims::HostClaims;
pub use domain::{Domain, InTurn};
pub use events::{emit_lifecycle, emit_lifecycle_of};
pub use guest::Guest;
pub use guest_key::GuestKey;
pub use impact::Impact;
pub use in_use::ImagesInUse;
pub use kept::{DiskName, Essence, Kept, Sizes};
pub use ports::Ports;
pub use view::{Live, View};
