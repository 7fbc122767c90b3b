//! The host as a machine: its name, its identity, its firmware's tables, and what it
//! can do for guests.

mod abilities;
mod firmware;
mod identity;
mod kernel;
mod kvm;
#[cfg(test)]
mod tests;

pub use crate::processor::kvm_threads_per_core;
pub use abilities::{SuspendTargets, has_iommu, suspend_targets};
pub use firmware::{Dmi, DmiSection, DmiSource, dmi};
pub use identity::{architecture, host_name, machine_id, machine_uuid};
pub use kernel::{Kernel, kernel};
pub use kvm::{Kvm, KvmClock, kvm, kvm_clock};
