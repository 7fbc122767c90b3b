//! Character devices: serial and parallel ports, consoles, channels.

mod of_device;
mod ports;
mod source;

pub use ports::*;
pub use source::*;
