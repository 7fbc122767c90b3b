//! Places of devices on buses, for drivers whose guests have such buses.

pub mod ccid;
pub mod drive;
pub mod pci;
pub mod usb;
pub mod virtio_serial;
