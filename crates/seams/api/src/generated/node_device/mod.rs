//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod assignment;
mod description;
mod lifecycle;
mod listing;

pub use assignment::*;
pub use description::*;
pub use lifecycle::*;
pub use listing::*;

/// A driver of this family: it has the traits of all its topics.
pub trait NodeDeviceDriver:
    NodeDeviceAssignment + NodeDeviceDescription + NodeDeviceLifecycle + NodeDeviceListing
{
}

impl<
    T: ?Sized + NodeDeviceAssignment + NodeDeviceDescription + NodeDeviceLifecycle + NodeDeviceListing,
> NodeDeviceDriver for T
{
}
