//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

mod bindings;
mod filters;
mod listing;

pub use bindings::*;
pub use filters::*;
pub use listing::*;
