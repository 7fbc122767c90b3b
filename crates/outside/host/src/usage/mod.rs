//! A guest's use of the host: processor time, memory, traffic.
//!
//! These are read often and for many guests, so each is a call or two on files
//! that the kernel makes up on the spot; nothing waits for a disk.

mod interface;
mod process;
mod scheduling;
#[cfg(test)]
mod tests;

pub use interface::{InterfaceCounters, interface_counters};
pub use process::{ProcessUsage, TaskTimes, UsageError};
pub use scheduling::SchedulingPolicy;
