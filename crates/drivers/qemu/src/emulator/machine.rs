//! Machine types.

use serde::{Deserialize, Serialize};

/// A machine type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    pub name: Box<str>,
    /// Another name, such as `pc` for the newest of its family.
    pub alias: Option<Box<str>>,
    /// How many processors it can have.
    pub max_cpus: u32,
    /// Whether processors can be plugged.
    pub hotplug_cpus: bool,
    /// Whether it is what QEMU takes when none is named.
    pub is_default: bool,
    /// QOM type of the processor when none is named.
    pub default_cpu: Option<Box<str>>,
    /// Whether NUMA nodes may be given by size alone.
    pub numa_by_size: bool,
    /// Id of the memory backend when none is named.
    pub default_ram_id: Option<Box<str>>,
    pub deprecated: bool,
    /// Whether it has ACPI; absent when the emulator does not tell.
    pub acpi: Option<bool>,
}
