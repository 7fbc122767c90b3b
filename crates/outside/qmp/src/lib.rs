//! QEMU's monitor and guest agent protocols.
