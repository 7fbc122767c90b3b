//! Places of devices on their buses.

mod ccid;
mod dimm;
pub(super) mod drive;
mod pci;
mod usb;
pub(super) mod virtio_serial;

use super::PostParse;
use crate::domain::{DefError, DomainDef};

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
