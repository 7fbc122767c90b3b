//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod clients;
mod daemon;
mod logging;
mod servers;
