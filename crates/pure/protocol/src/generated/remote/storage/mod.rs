//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

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
