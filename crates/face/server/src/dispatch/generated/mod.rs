//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

pub(super) mod calls;
pub(super) mod events;
pub(super) mod server_calls;
