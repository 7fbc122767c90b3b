//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod definition;
mod lifecycle;
mod listing;
mod ports;
