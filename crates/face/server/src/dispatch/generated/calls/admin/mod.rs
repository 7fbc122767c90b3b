//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

pub(super) mod clients;
pub(super) mod daemon;
pub(super) mod logging;
pub(super) mod servers;
