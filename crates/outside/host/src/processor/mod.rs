//! The host's processors: how many, how they are arranged, what they are and
//! what they have done.

mod cache;
mod cpuid;
mod cpuinfo;
mod node_info;
mod register;
mod set;
mod statistics;
mod subcore;
#[cfg(test)]
mod tests;
mod topology;

pub use cache::{CacheBank, CacheKind, cache_banks};
pub use cpuid::{CpuidLeaf, running_cpuid};
pub use cpuinfo::{Arm, CpuInfo};
pub use node_info::NodeInfo;
pub use register::feature_registers_blocking;
pub use set::{CpuSet, ParseCpuSetError};
pub(crate) use statistics::nanoseconds_per_tick;
pub use statistics::{ProcessorTimes, processor_times};
pub use subcore::kvm_threads_per_core;
pub use topology::{Cpu, CpuMap, Topology};
