//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

mod definition;
mod lifecycle;
mod listing;
mod ports;

pub use definition::*;
pub use lifecycle::*;
pub use listing::*;
pub use ports::*;
