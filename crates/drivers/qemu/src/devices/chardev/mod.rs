//! Character devices: the host's end of serial ports, consoles, channels,
//! the monitor and everything else that QEMU speaks to through bytes.

mod source;

pub(crate) use source::{Character, reconnect};
