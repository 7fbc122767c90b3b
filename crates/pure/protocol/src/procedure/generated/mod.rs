//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

pub(super) mod access;
