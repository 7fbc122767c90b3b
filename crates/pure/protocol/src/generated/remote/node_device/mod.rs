//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

mod assignment;
mod description;
mod lifecycle;
mod listing;

pub use assignment::*;
pub use description::*;
pub use lifecycle::*;
pub use listing::*;
