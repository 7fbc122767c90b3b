//! Abilities of a host, and of a kind of guest on it: the documents that clients ask for, and
//! the CPU map by which processors get their names.

pub mod cpu_map;
pub mod domain;
pub mod host;
mod sysinfo;

pub use sysinfo::{HostSysinfo, MemoryDevice, Processor};

#[cfg(test)]
mod tests;
