//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod pool_definition;
mod pool_lifecycle;
mod pool_listing;
mod volume_listing;
mod volumes;

pub use pool_definition::*;
pub use pool_lifecycle::*;
pub use pool_listing::*;
pub use volume_listing::*;
pub use volumes::*;

/// A driver of this family: it has the traits of all its topics.
pub trait StorageDriver:
    StoragePoolDefinition
    + StoragePoolLifecycle
    + StoragePoolListing
    + StorageVolumeListing
    + StorageVolumes
{
}

impl<
    T: ?Sized
        + StoragePoolDefinition
        + StoragePoolLifecycle
        + StoragePoolListing
        + StorageVolumeListing
        + StorageVolumes,
> StorageDriver for T
{
}
