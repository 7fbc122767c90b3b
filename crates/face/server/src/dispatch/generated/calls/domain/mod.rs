//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

pub(super) mod agent;
pub(super) mod blocks;
pub(super) mod checkpoints;
pub(super) mod configuration;
pub(super) mod console;
pub(super) mod cpu;
pub(super) mod devices;
pub(super) mod jobs;
pub(super) mod lifecycle;
pub(super) mod listing;
pub(super) mod memory;
pub(super) mod metadata;
pub(super) mod migration;
pub(super) mod save;
pub(super) mod security;
pub(super) mod snapshots;
pub(super) mod statistics;
pub(super) mod tuning;
