//! @generated from `tables/programs/qemu.json` by `cargo xtask codegen`; do not edit.

mod events;

pub use events::*;
