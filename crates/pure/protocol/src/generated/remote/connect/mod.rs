//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

mod capabilities;
mod cpu_models;
mod host;
mod host_statistics;
mod host_tuning;
mod hypervisor;

pub use capabilities::*;
pub use cpu_models::*;
pub use host::*;
pub use host_statistics::*;
pub use host_tuning::*;
pub use hypervisor::*;
