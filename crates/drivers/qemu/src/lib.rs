//! The QEMU driver.

pub mod arguments;
pub mod emulator;
