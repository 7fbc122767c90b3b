//! Emulators: what is known of a QEMU binary.

pub mod capability;
