//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

pub(super) mod admin;
pub(super) mod authentication;
pub(super) mod events;
pub(super) mod session;
