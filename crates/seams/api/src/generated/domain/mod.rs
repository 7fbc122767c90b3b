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

pub use agent::*;
pub use blocks::*;
pub use checkpoints::*;
pub use configuration::*;
pub use console::*;
pub use cpu::*;
pub use devices::*;
pub use jobs::*;
pub use lifecycle::*;
pub use listing::*;
pub use memory::*;
pub use metadata::*;
pub use migration::*;
pub use save::*;
pub use security::*;
pub use snapshots::*;
pub use statistics::*;
pub use tuning::*;

/// A driver of this family: it has the traits of all its topics.
pub trait DomainDriver:
    DomainAgent
    + DomainBlocks
    + DomainCheckpoints
    + DomainConfiguration
    + DomainConsole
    + DomainCpu
    + DomainDevices
    + DomainJobs
    + DomainLifecycle
    + DomainListing
    + DomainMemory
    + DomainMetadata
    + DomainMigration
    + DomainSave
    + DomainSecurity
    + DomainSnapshots
    + DomainStatistics
    + DomainTuning
{
}

impl<
    T: ?Sized
        + DomainAgent
        + DomainBlocks
        + DomainCheckpoints
        + DomainConfiguration
        + DomainConsole
        + DomainCpu
        + DomainDevices
        + DomainJobs
        + DomainLifecycle
        + DomainListing
        + DomainMemory
        + DomainMetadata
        + DomainMigration
        + DomainSave
        + DomainSecurity
        + DomainSnapshots
        + DomainStatistics
        + DomainTuning,
> DomainDriver for T
{
}
