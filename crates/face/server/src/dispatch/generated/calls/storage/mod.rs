//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

pub(super) mod pool_definition;
pub(super) mod pool_lifecycle;
pub(super) mod pool_listing;
pub(super) mod volume_listing;
pub(super) mod volumes;
