//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

pub(super) mod definition;
pub(super) mod listing;
pub(super) mod transactions;
