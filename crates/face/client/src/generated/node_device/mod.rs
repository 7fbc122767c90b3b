//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod assignment;
mod description;
mod lifecycle;
mod listing;
