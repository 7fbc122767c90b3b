//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

mod authentication;
mod events;
mod session;

pub use authentication::*;
pub use events::*;
pub use session::*;
