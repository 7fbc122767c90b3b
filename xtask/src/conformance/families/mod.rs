//! One module a family.

mod firmware;
pub(crate) mod generic_xml;
mod qemu_arguments;
mod qemu_capabilities;
pub(crate) mod qemu_xml;
