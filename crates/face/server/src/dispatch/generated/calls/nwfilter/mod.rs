//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

pub(super) mod bindings;
pub(super) mod filters;
pub(super) mod listing;
