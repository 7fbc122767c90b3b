//! What the command line needs to know of the emulator and of the guest's own
//! folders.

use crate::emulator::capability::{Capability, CapabilitySet};

/// The emulator a command line is written for.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// What it can do.
    pub capabilities: &'a CapabilitySet,
    /// Its version: `major * 1_000_000 + minor * 1_000 + micro`.
    pub version: u32,
    /// What is known of the guest's machine type, for its kind of hypervisor.
    pub machine: Option<&'a MachineFacts>,
}

/// What QEMU says of a machine type.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MachineFacts {
    /// The id of the object that holds the guest's memory.
    pub default_ram_id: Option<String>,
    /// Whether `-numa node,mem=` is still understood.
    pub numa_memory: bool,
    /// Whether the machine has an `acpi` property; `None` where QEMU is too old
    /// to say.
    pub acpi: Option<bool>,
}

impl Target<'_> {
    /// Whether the emulator can do this.
    #[must_use]
    pub const fn has(&self, flag: Capability) -> bool {
        self.capabilities.has(flag)
    }
}

/// The guest's own folders and the environment it inherits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The id and the name, short enough for a socket's path: `3-web`.
    pub short_name: String,
    /// What lives as long as the guest runs: `/var/lib/libvirt/qemu/domain-3-web`.
    pub run_lib: String,
    /// Variables that the guest inherits from the daemon, in order: `PATH`,
    /// `USER`, ...
    pub environment: Vec<(String, String)>,
}

impl Places {
    /// The folders of a guest with this id under the driver's library folder.
    #[must_use]
    pub fn new(lib_dir: &str, id: i64, name: &str) -> Self {
        let short_name = short_name(id, name);
        Self {
            run_lib: format!("{lib_dir}/domain-{short_name}"),
            short_name,
            environment: Vec::new(),
        }
    }
}

/// `ID-NAME` with at most twenty characters of the name, none of which is cut.
fn short_name(id: i64, name: &str) -> String {
    let short: String = name.chars().take(20).collect();
    format!("{id}-{short}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_named_after_the_id_and_the_start_of_the_name() {
        let places = Places::new("/lib", 7, "SomeDummyHugepagesGuest");
        assert_eq!(places.short_name, "7-SomeDummyHugepagesGu");
        assert_eq!(places.run_lib, "/lib/domain-7-SomeDummyHugepagesGu");
    }
}
