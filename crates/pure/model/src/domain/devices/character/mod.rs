//! Character devices: serial and parallel ports, consoles, channels.

mod ports;
mod source;

pub use ports::*;
pub use source::*;
