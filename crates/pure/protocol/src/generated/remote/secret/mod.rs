//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

mod definition;
mod listing;
mod values;

pub use definition::*;
pub use listing::*;
pub use values::*;
