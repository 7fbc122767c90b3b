//! @generated from `tables/programs/admin.json` by `cargo xtask codegen`; do not edit.

mod admin;

pub use admin::*;
