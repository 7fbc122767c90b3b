//! Post-parse: defaults for what the XML leaves out, as far as they are the same
//! for every hypervisor.
//!
//! - `defaults`: lifecycle, boot order, memory, NUMA cells;
//! - `graphics`: addresses and ports that screens listen on;
//! - `disk`, `devices`: settings of devices;
//! - `consoles`: the pairing of consoles with serial ports;
//! - `controllers`: the list of controllers; `implied`: those that devices imply;
//! - `address`: places on drive, smartcard, virtio-serial, USB and PCI buses.
//!
//! [`DomainDef::parse_generic`] is all that a hypervisor needs whose guests have no
//! machine of their own. Other drivers call the parts and add the defaults of
//! their machines between them.

pub mod address;
pub mod consoles;
pub mod controllers;
pub mod defaults;
pub mod devices;
pub mod disk;
pub mod graphics;
pub mod implied;

use super::{Arch, ChannelTarget, DefError, DomainDef, Graphics, IdentitySource, Listen, Metadata};
use ostler_xml::Document;

impl DomainDef {
    /// Reads a definition for no hypervisor in particular: with the defaults
    /// that every driver shares, checked for what no driver can take.
    ///
    /// # Errors
    /// The XML is not a domain's, or contradicts itself.
    pub fn parse_generic(xml: &str, identities: &mut dyn IdentitySource) -> Result<Self, DefError> {
        let mut def: Self = Document::parse(xml)?.read("domain")?;
        strip_live(&mut def);
        graphics::complete(&mut def)?;
        def.os.kind.arch.get_or_insert(Arch::X86_64);
        def.uuid.get_or_insert_with(|| identities.uuid());
        defaults::complete(&mut def);
        disk::sort(&mut def);
        def.devices.disks.iter_mut().try_for_each(disk::complete)?;
        controllers::sort(&mut def);
        devices::complete(&mut def, identities);
        implied::add(&mut def)?;
        address::ccid::assign(&mut def);
        consoles::pair(&mut def);
        def.validate_generic()?;
        Ok(def)
    }
}

/// Removes the values that only a running domain has: a definition that a client
/// gives is that of the next start.
pub fn strip_live(def: &mut DomainDef) {
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
