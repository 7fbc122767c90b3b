//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

pub(super) mod capabilities;
pub(super) mod cpu_models;
pub(super) mod host;
pub(super) mod host_statistics;
pub(super) mod host_tuning;
pub(super) mod hypervisor;
