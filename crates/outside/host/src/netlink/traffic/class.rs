//! Classes of `htb` queues.

use super::{
    Frame, Handle, KIND, OPTIONS, Wanted, bytes_in, rate_specification, specified_rate, ticks,
};
use crate::netlink::{
    attribute::{Attributes, attribute, native32},
    link::index,
    socket::{CREATE, EXCLUSIVE, REPLACE, Refusal, Socket},
};

const RTM_NEWTCLASS: u16 = 40;
const RTM_DELTCLASS: u16 = 41;
const RTM_GETTCLASS: u16 = 42;

const PARAMETERS: u16 = 1;
const RATE_64: u16 = 6;
const CEILING_64: u16 = 7;

/// Offsets in the kernel's `struct tc_htb_opt`: two rates of 12 bytes, then
/// burst, burst of the ceiling, quantum, level and priority.
const CEILING: usize = 12;
const BURST: usize = 24;
const CEILING_BURST: usize = 28;
const QUANTUM: usize = 32;
const PRIORITY: usize = 40;

/// A class of an `htb` queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Interface.
    pub interface: String,
    /// Queue or class that it shares the bandwidth of.
    pub parent: Handle,
    /// Handle of its own.
    pub handle: Handle,
    /// Bandwidth that it has for itself, in bytes per second; more than 0.
    pub rate: u64,
    /// Bandwidth that it may use while others leave it, in bytes per second.
    pub ceiling: u64,
    /// Bytes that it may send at once at the ceiling's rate after a pause. The
    /// kernel keeps them as a time in units of 64 ns, so at high rates it tells
    /// of a few less.
    pub burst: u64,
    /// Bytes that it may send at once at the interface's own speed.
    pub ceiling_burst: u64,
    /// Bytes that it sends before another class has its turn; the kernel makes
    /// them from the rate when not given.
    pub quantum: Option<u32>,
    /// Classes of a lower number are served first with what is left over: 0 to 7.
    pub priority: u32,
}

impl Class {
    fn options(&self) -> Attributes {
        let mut parameters = rate_specification(self.rate, 0);
        parameters.extend(rate_specification(self.ceiling, 0));
        let numbers = [
            ticks(self.burst, self.rate),
            ticks(self.ceiling_burst, self.ceiling),
            self.quantum.unwrap_or(0),
            0,
            self.priority,
        ];
        parameters.extend(numbers.iter().flat_map(|number| number.to_ne_bytes()));
        let mut options = Attributes::new();
        if self.rate > u64::from(u32::MAX) {
            options = options.bytes(RATE_64, &self.rate.to_ne_bytes());
        }
        if self.ceiling > u64::from(u32::MAX) {
            options = options.bytes(CEILING_64, &self.ceiling.to_ne_bytes());
        }
        options.bytes(PARAMETERS, &parameters)
    }

    fn read(interface: &str, found: Frame, options: &[u8]) -> Option<Self> {
        let parameters = attribute(options, PARAMETERS)?;
        let large = |kind| {
            let bytes = attribute(options, kind)?.try_into().ok()?;
            Some(u64::from_ne_bytes(bytes))
        };
        let rate = large(RATE_64).or_else(|| specified_rate(parameters, 0))?;
        let ceiling = large(CEILING_64).or_else(|| specified_rate(parameters, CEILING))?;
        Some(Self {
            interface: interface.to_owned(),
            parent: Handle::from_number(found.parent),
            handle: Handle::from_number(found.handle),
            rate,
            ceiling,
            burst: bytes_in(native32(parameters, BURST)?, rate),
            ceiling_burst: bytes_in(native32(parameters, CEILING_BURST)?, ceiling),
            quantum: native32(parameters, QUANTUM).filter(|quantum| *quantum != 0),
            priority: native32(parameters, PRIORITY)?,
        })
    }
}

pub(in crate::netlink) fn apply(
    socket: &mut Socket,
    class: &Class,
    wanted: Wanted,
) -> Result<(), Refusal> {
    let frame = Frame {
        interface: index(socket, &class.interface)?,
        handle: class.handle.number(),
        parent: class.parent.number(),
        info: 0,
    };
    let attributes = Attributes::new().text(KIND, "htb").nested(OPTIONS, &class.options());
    let request = frame.write(&attributes);
    match wanted {
        Wanted::New => socket.change(RTM_NEWTCLASS, CREATE | EXCLUSIVE, &request),
        Wanted::Replaced => socket.change(RTM_NEWTCLASS, CREATE | REPLACE, &request),
        Wanted::Gone => socket.change(RTM_DELTCLASS, 0, &request),
    }
}

/// The `htb` classes of an interface.
pub(in crate::netlink) fn list(
    socket: &mut Socket,
    interface: &str,
) -> Result<Vec<Class>, Refusal> {
    let frame = Frame { interface: index(socket, interface)?, ..Frame::default() };
    super::list(socket, RTM_GETTCLASS, frame, |found, kind, options| match kind {
        "htb" => Class::read(interface, found, options),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_read_as_it_was_written() {
        let check = |rate, ceiling, burst| {
            let class = Class {
                interface: "vnet0".into(),
                parent: Handle::new(1, 0),
                handle: Handle::new(1, 2),
                rate,
                ceiling,
                burst,
                ceiling_burst: 1600,
                quantum: Some(1514),
                priority: 3,
            };
            let frame = Frame { interface: 1, handle: 0x10002, parent: 0x10000, info: 0 };
            let read = Class::read("vnet0", frame, class.options().as_slice()).unwrap();
            assert_eq!(read, class);
        };
        check(125_000, 250_000, 15_000);
        // More than fits into 32 bits; each unit of 64 ns is 320 bytes.
        check(5_000_000_000, 12_500_000_000, 1_024_000);
    }
}
