//! One module a family.

pub(crate) mod emulator;
mod firmware;
pub(crate) mod generic_xml;
pub(crate) mod image_chain;
pub(crate) mod processor;
mod qemu_arguments;
mod qemu_capabilities;
pub(crate) mod qemu_xml;
pub(crate) mod secret_xml;
pub(crate) mod storage_arguments;
pub(crate) mod storage_xml;
