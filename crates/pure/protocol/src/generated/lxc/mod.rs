//! @generated from `tables/programs/lxc.json` by `cargo xtask codegen`; do not edit.
//!
//! The structures of the program `lxc`.

mod namespaces;

pub use namespaces::*;
