//! Completion of a definition for QEMU: defaults of its machines, beside those that
//! every hypervisor shares (`ostler_model::domain::post_parse`).
//!
//! In this order, each step a module:
//!
//! 1. `basics`: machine, emulator, identity, NUMA placement, IO threads;
//! 2. `processor`: the default CPU;
//! 3. `firmware`: the files of the firmware that the definition asks for;
//! 4. `implicit`: devices that a machine always has;
//! 5. `device`, `disk`: models and settings of each device;
//! 6. `serials`: buses and models of serial ports;
//! 7. `controllers`: models of controllers;
//! 8. `address`: places on PCI, USB, smartcard and virtio-serial buses.
//!
//! Completing a complete definition changes nothing. `join` completes one device
//! that comes to a running domain.

mod address;
mod basics;
mod controllers;
mod device;
mod disk;
mod firmware;
mod implicit;
mod join;
mod processor;
mod serials;

pub use join::Joined;

use crate::traits::{EmulatorTraits, FirmwareDescriptor};
use ostler_model::domain::{DefError, DomainDef, GeneratedFolders, IdentitySource, post_parse};

/// Completion of definitions for one emulator.
#[derive(Debug)]
pub struct PostParse<'a> {
    /// The emulator that will run the domain.
    pub emulator: &'a EmulatorTraits,
    /// The definition is new, so that defaults may be those of today.
    pub new_definition: bool,
    /// The host's firmware, in the order in which it is to be tried.
    pub firmwares: &'a [FirmwareDescriptor],
    /// Folder of the variables of guests' firmware.
    pub nvram_folder: Option<&'a str>,
    /// Folders whose files are chosen at each start and not kept.
    pub generated: GeneratedFolders<'a>,
}

impl<'a> PostParse<'a> {
    /// Completion for domains of `emulator`, without firmware or folders.
    #[must_use]
    pub const fn new(emulator: &'a EmulatorTraits) -> Self {
        Self {
            emulator,
            new_definition: false,
            firmwares: &[],
            nvram_folder: None,
            generated: GeneratedFolders { channels: None, domains: None },
        }
    }

    /// Completes `def`.
    ///
    /// # Errors
    /// The definition contradicts itself, or needs a machine, a firmware or a place on
    /// a bus that is not there.
    pub fn run(
        &self,
        def: &mut DomainDef,
        identities: &mut dyn IdentitySource,
    ) -> Result<(), DefError> {
        post_parse::strip_live(def);
        def.strip_generated(self.generated);
        post_parse::graphics::complete(def)?;
        basics::run(self, def, identities)?;
        processor::run(self, def);
        firmware::run(self, def)?;
        implicit::add_machine_devices(self, def);
        device::run(self, def, identities)?;
        serials::run(def);
        implicit::add_general_devices(self, def);
        controllers::run(self, def)?;
        address::run(self, def)
    }
}
