//! Places of devices on their buses.

mod ccid;
mod dimm;
pub(super) mod drive;
mod pci;
mod usb;
pub(super) mod virtio_serial;

use super::PostParse;
use crate::domain::{DefError, DomainDef};

/// Gives a place to each device of a running domain that has none: among the
/// buses and ports that are there.
pub(super) fn join(context: &PostParse<'_>, def: &mut DomainDef) -> Result<(), DefError> {
    virtio_serial::run(def)?;
    ccid::run(def);
    dimm::run(def);
    pci::join(context, def)?;
    def.assign_usb_ports()
}

/// Gives every device its place.
pub(super) fn run(context: &PostParse<'_>, def: &mut DomainDef) -> Result<(), DefError> {
    virtio_serial::run(def)?;
    ccid::run(def);
    dimm::run(def);
    pci::run(context, def)?;
    usb::run(def, context.new_definition)?;
    super::consoles::mirror(def);
    Ok(())
}
