//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

pub(super) mod assignment;
pub(super) mod description;
pub(super) mod lifecycle;
pub(super) mod listing;
