//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod capabilities;
mod cpu_models;
mod host;
mod host_statistics;
mod host_tuning;
mod hypervisor;
