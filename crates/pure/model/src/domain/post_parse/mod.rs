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
mod firmware;
mod graphics;
mod implicit;
mod processor;

pub use disk::disk_name_index;

use super::{
    Arch, ChannelTarget, CharacterSource, DefError, DomainDef, EmulatorTraits, FirmwareDescriptor,
    Graphics, IdentitySource, Metadata,
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
    /// Where the sockets of guests' channels are made: what lies there is
    /// chosen at each start and not kept.
    pub channel_folder: Option<&'a str>,
    /// Where each running guest has a folder, likewise.
    pub domain_folder: Option<&'a str>,
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
            channel_folder: None,
            domain_folder: None,
        }
    }

    /// Completes `def`.
    pub fn run(
        &self,
        def: &mut DomainDef,
        identities: &mut dyn IdentitySource,
    ) -> Result<(), DefError> {
        strip_live(def);
        self.strip_generated(def);
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

impl PostParse<'_> {
    /// Takes out paths that were chosen at some start.
    fn strip_generated(&self, def: &mut DomainDef) {
        let below = |folder: Option<&str>, path: &str| {
            folder.is_some_and(|folder| {
                path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
            })
        };
        for channel in &mut def.devices.channels {
            if let (CharacterSource::Unix(unix), ChannelTarget::Virtio(port)) =
                (&mut channel.source, &channel.target)
                && let Some(path) = &unix.source.path
                && below(self.channel_folder, path)
                && is_generated(path, port.name.as_deref().unwrap_or_default())
            {
                unix.source.path = None;
            }
        }
        for graphics in &mut def.devices.graphics {
            if let Graphics::Vnc(vnc) = graphics
                && vnc.socket.as_deref().is_some_and(|path| below(self.domain_folder, path))
            {
                vnc.socket = None;
            }
        }
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

/// Whether a channel's socket has a name that the daemon would give it:
/// `GUEST.CHANNEL` or, in a folder of the guest's, `CHANNEL`.
fn is_generated(path: &str, channel: &str) -> bool {
    let Some(before) = path.strip_suffix(channel) else { return false };
    match (before.strip_suffix('/'), before.strip_suffix('.')) {
        (Some(folder), _) => {
            folder.rsplit('/').next().is_some_and(|name| name.starts_with("domain-"))
        }
        (None, Some(guest)) => !guest.ends_with('/'),
        (None, None) => false,
    }
}

/// Takes out what only a running domain has: a definition that comes in is
/// that of the next start.
fn strip_live(def: &mut DomainDef) {
    def.id = None;
    for label in &mut def.security_labels {
        label.image_label = None;
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
    if let Some(metadata) = &mut def.metadata {
        *metadata = Metadata::with_unique(std::mem::take(&mut metadata.entries).into_vec());
    }
}

/// What is the same for every driver.
fn generic(def: &mut DomainDef) -> Result<(), DefError> {
    graphics::run(def)
}
