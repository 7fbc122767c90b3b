//! Post-parse: what the XML left out is put in.
//!
//! In this order, each step a module:
//!
//! 1. `basics`: machine, emulator, memory, processors, lifecycle, boot order;
//! 2. `processor`: the default CPU;
//! 3. `implicit`: devices that a machine always has;
//! 4. `device`: models and settings of each device;
//! 5. `graphics`: what screens listen on;
//! 6. `consoles`: the pairing of consoles with serial ports;
//! 7. `controllers`: what addresses and devices imply;
//! 8. `address`: places on PCI, USB, drive and serial buses.
//!
//! Running it over its own result changes nothing.

mod address;
mod basics;
mod consoles;
mod controllers;
mod device;
mod disk;
mod graphics;
mod implicit;
mod processor;

pub use disk::disk_name_index;

use super::{DefError, DomainDef, EmulatorTraits, IdentitySource};
use ostler_xml::Document;

/// What post-parse goes by.
pub struct PostParse<'a> {
    /// The emulator that will run the domain.
    pub emulator: &'a EmulatorTraits,
    /// The definition is new, so that defaults may be those of today.
    pub new_definition: bool,
}

impl<'a> PostParse<'a> {
    /// Post-parse for domains of `emulator`.
    #[must_use]
    pub const fn new(emulator: &'a EmulatorTraits) -> Self {
        Self { emulator, new_definition: false }
    }

    /// Completes `def`.
    pub fn run(
        &self,
        def: &mut DomainDef,
        identities: &mut dyn IdentitySource,
    ) -> Result<(), DefError> {
        strip_live(def);
        generic(def)?;
        basics::run(self, def, identities)?;
        processor::run(self, def);
        implicit::add_machine_devices(self, def);
        device::run(self, def, identities)?;
        graphics::after_defaults(def);
        consoles::run(self, def)?;
        implicit::add_general_devices(self, def);
        controllers::run(self, def)?;
        address::run(self, def)
    }
}

impl DomainDef {
    /// Reads a definition for no hypervisor in particular: with the defaults
    /// that every driver shares, checked for what no driver could take.
    pub fn parse_generic(xml: &str) -> Result<Self, DefError> {
        let mut def: Self = Document::parse(xml)?.read("domain")?;
        strip_live(&mut def);
        generic(&mut def)?;
        basics::shared(&mut def);
        disk::sort(&mut def);
        consoles::pair(&mut def);
        def.validate_generic()?;
        Ok(def)
    }
}

/// Takes out what only a running domain has: a definition that comes in is
/// that of the next start.
fn strip_live(def: &mut DomainDef) {
    def.id = None;
    def.devices.disks.iter_mut().for_each(disk::strip_live);
}

/// What is the same for every driver.
fn generic(def: &mut DomainDef) -> Result<(), DefError> {
    graphics::run(def)
}
