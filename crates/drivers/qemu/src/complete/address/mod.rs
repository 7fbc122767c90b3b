//! Places of devices on the buses of QEMU's machines.

mod dimm;
mod pci;

use super::PostParse;
use ostler_model::domain::post_parse::{address, consoles};
use ostler_model::domain::{DefError, DomainDef};

/// Gives a place to each device of a running domain that has none: among the
/// buses and ports that are there.
pub(super) fn join(context: &PostParse<'_>, def: &mut DomainDef) -> Result<(), DefError> {
    address::virtio_serial::assign(def)?;
    address::ccid::assign(def);
    dimm::run(def);
    pci::join(context, def)?;
    def.assign_usb_ports()
}

/// Gives every device its place.
pub(super) fn run(context: &PostParse<'_>, def: &mut DomainDef) -> Result<(), DefError> {
    address::virtio_serial::assign(def)?;
    address::ccid::assign(def);
    dimm::run(def);
    pci::run(context, def)?;
    address::usb::complete(def, context.new_definition)?;
    consoles::mirror(def);
    Ok(())
}
