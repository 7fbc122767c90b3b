//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod agent;
mod blocks;
mod checkpoints;
mod configuration;
mod console;
mod cpu;
mod devices;
mod jobs;
mod lifecycle;
mod listing;
mod memory;
mod metadata;
mod migration;
mod save;
mod security;
mod snapshots;
mod statistics;
mod tuning;
