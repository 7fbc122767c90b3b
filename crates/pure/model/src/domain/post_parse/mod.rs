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
//! Running it over its own result changes nothing. `join` completes one device
//! that comes to a running domain.

mod address;
mod basics;
mod consoles;
mod controllers;
mod device;
mod disk;
mod firmware;
mod graphics;
mod implicit;
mod join;
mod processor;

pub use disk::disk_name_index;
pub use join::Joined;

use super::{
    Arch, ChannelTarget, DefError, DomainDef, EmulatorTraits, FirmwareDescriptor, GeneratedFolders,
    Graphics, IdentitySource, Listen, Metadata,
};
use ostler_xml::Document;

/// What post-parse goes by.
pub struct PostParse<'a> {
    /// The emulator that will run the domain.
    pub emulator: &'a EmulatorTraits,
    /// The definition is new, so that defaults may be those of today.
    pub new_definition: bool,
    /// The host's firmware, in the order in which it is to be tried.
    pub firmwares: &'a [FirmwareDescriptor],
    /// Where the variables of guests' firmware are kept.
    pub nvram_folder: Option<&'a str>,
    /// What lies there is chosen at each start and not kept.
    pub generated: GeneratedFolders<'a>,
}

impl<'a> PostParse<'a> {
    /// Post-parse for domains of `emulator`.
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
    pub fn run(
        &self,
        def: &mut DomainDef,
        identities: &mut dyn IdentitySource,
    ) -> Result<(), DefError> {
        strip_live(def);
        def.strip_generated(self.generated);
        generic(def)?;
        basics::run(self, def, identities)?;
        processor::run(self, def);
        firmware::run(self, def)?;
        implicit::add_machine_devices(self, def);
        device::run(self, def, identities)?;
        consoles::run(def);
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
        def.os.kind.arch.get_or_insert(Arch::X86_64);
        basics::shared(&mut def);
        disk::sort(&mut def);
        controllers::sort(&mut def);
        device::shared(&mut def);
        controllers::add_implied(&mut def)?;
        consoles::pair(&mut def);
        def.validate_generic()?;
        Ok(def)
    }
}

/// Takes out what only a running domain has: a definition that comes in is
/// that of the next start.
fn strip_live(def: &mut DomainDef) {
    def.id = None;
    for label in &mut def.security_labels {
        label.image_label = None;
        label.implicit = None;
    }
    def.devices.disks.iter_mut().for_each(disk::strip_live);
    for channel in &mut def.devices.channels {
        if let ChannelTarget::Virtio(port) | ChannelTarget::Xen(port) = &mut channel.target {
            port.state = None;
        }
    }
    for module in &mut def.devices.memory {
        module.target.current = None;
    }
    def.devices.graphics.iter_mut().for_each(strip_live_graphics);
    if let Some(metadata) = &mut def.metadata {
        *metadata = Metadata::with_unique(std::mem::take(&mut metadata.entries).into_vec());
    }
}

fn strip_live_graphics(graphics: &mut Graphics) {
    let Graphics::Vnc(vnc) = graphics else { return };
    vnc.websocket_generated = None;
    for listen in &mut vnc.listens {
        match listen {
            Listen::Address(address) => address.from_config = None,
            Listen::Socket(socket) => socket.auto_generated = None,
            Listen::Network(_) | Listen::None => {}
        }
    }
}

/// What is the same for every driver.
fn generic(def: &mut DomainDef) -> Result<(), DefError> {
    graphics::run(def)
}
