//! Traffic control: the queues by which packets leave an interface, the classes
//! that share its bandwidth, and the filters that sort packets into them.
//!
//! ```text
//!  interface ── root queue 1: (htb) ── class 1:1 (10 MiB/s) ── queue 2: (sfq)
//!            │                     └── class 1:2 (the rest)
//!            └─ incoming ffff: ── filter (u32) with a limit: what is too much is thrown away
//! ```
//!
//! `netlink-packet-route` has the frame of these messages, but of what they
//! carry here only `u32` without limits; the rest is written by hand.

mod class;
mod filter;
mod handle;
mod police;
mod queue;

pub use class::Class;
pub use filter::{Filter, FilterKind, Selector};
pub use handle::Handle;
pub use police::Police;
pub use queue::{Queue, QueueKind};

pub(super) use class::{apply as apply_class, list as list_classes};
pub(super) use filter::{apply as apply_filter, list as list_filters};
pub(super) use queue::{apply as apply_queue, list as list_queues};

use super::{
    attribute::{Attributes, attribute, text},
    socket::{Message, Refusal, Socket},
};

const KIND: u16 = 1;
const OPTIONS: u16 = 2;

/// A message of traffic control: its header and its attributes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Frame {
    interface: u32,
    handle: u32,
    parent: u32,
    info: u32,
}

const FRAME: usize = 20;

impl Frame {
    fn write(self, attributes: &Attributes) -> Vec<u8> {
        let mut bytes = vec![0; 4];
        for number in [self.interface, self.handle, self.parent, self.info] {
            bytes.extend_from_slice(&number.to_ne_bytes());
        }
        bytes.extend_from_slice(attributes.as_slice());
        bytes
    }

    fn read(payload: &[u8]) -> Option<Self> {
        let number = |index: usize| super::attribute::native32(payload, 4 * index);
        Some(Self {
            interface: number(1)?,
            handle: number(2)?,
            parent: number(3)?,
            info: number(4)?,
        })
    }
}

/// Whether a queue, class or filter is to be there, and if one is already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// It is made; one of this handle must not be there.
    New,
    /// It is made, or takes the place of the one that is there.
    Replaced,
    /// It is removed.
    Gone,
}

/// Lists parts of an interface, each with its frame, kind and options.
fn list<T>(
    socket: &mut Socket,
    request: u16,
    frame: Frame,
    read: impl Fn(Frame, &str, &[u8]) -> Option<T>,
) -> Result<Vec<T>, Refusal> {
    let answers = socket.list(request, &frame.write(&Attributes::new()))?;
    let one = |answer: &Message| {
        let found = Frame::read(&answer.payload)?;
        let attributes = answer.payload.get(FRAME..)?;
        let kind = attribute(attributes, KIND).map(text)?;
        // A kernel may list those of all interfaces.
        if found.interface != frame.interface {
            return None;
        }
        read(found, &kind, attribute(attributes, OPTIONS).unwrap_or_default())
    };
    Ok(answers.iter().filter_map(one).collect())
}

/// The kernel's measure of the time in which `bytes` pass at `rate` bytes per second: units of
/// 64 nanoseconds.
fn ticks(bytes: u64, rate: u64) -> u32 {
    let nanoseconds = u128::from(bytes) * 1_000_000_000 / u128::from(rate.max(1));
    u32::try_from(nanoseconds / 64).unwrap_or(u32::MAX)
}

/// The bytes that pass at `rate` in this time, as `ticks` counts it.
fn bytes_in(ticks: u32, rate: u64) -> u64 {
    // Rounded, because the time was cut off.
    let bytes = (u128::from(ticks) * 64 * u128::from(rate) + 500_000_000) / 1_000_000_000;
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

/// A rate as the kernel writes it: `struct tc_ratespec`, for Ethernet frames.
/// The rate is cut off at 4 GiB/s; what is more stands in an attribute beside.
fn rate_specification(rate: u64, cell: u8) -> Vec<u8> {
    const ETHERNET: u8 = 1;
    // Cell, link layer, overhead, alignment of a cell, smallest packet.
    let mut bytes = vec![cell, ETHERNET, 0, 0, 0xff, 0xff, 0, 0];
    bytes.extend_from_slice(&u32::try_from(rate).unwrap_or(u32::MAX).to_ne_bytes());
    bytes
}

/// The rate of a `struct tc_ratespec` at `offset`.
fn specified_rate(bytes: &[u8], offset: usize) -> Option<u64> {
    super::attribute::native32(bytes, offset + 8).map(u64::from)
}
