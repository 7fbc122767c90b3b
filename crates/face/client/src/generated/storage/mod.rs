//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod pool_definition;
mod pool_lifecycle;
mod pool_listing;
mod volume_listing;
mod volumes;
