//! The QEMU driver.

pub mod arguments;
pub mod command;
pub mod devices;
pub mod emulator;
