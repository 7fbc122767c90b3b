//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.
//!
//! Everything that comes from the tables.

pub mod admin;
pub(crate) mod check;
pub mod lxc;
pub(crate) mod procedures;
pub mod qemu;
pub mod remote;
