//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod definition;
mod listing;
mod transactions;
