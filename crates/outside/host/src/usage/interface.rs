//! Traffic of network interfaces, from /proc/net/dev.

use crate::HostRoot;
use std::collections::HashMap;

/// Traffic of an interface, as the host sees it: packets that a guest sends over a tap device
/// are received by the host.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InterfaceCounters {
    /// Bytes received.
    pub received_bytes: u64,
    /// Packets received.
    pub received_packets: u64,
    /// Receptions that failed.
    pub received_errors: u64,
    /// Received packets that were thrown away.
    pub received_dropped: u64,
    /// Bytes sent.
    pub sent_bytes: u64,
    /// Packets sent.
    pub sent_packets: u64,
    /// Transmissions that failed.
    pub sent_errors: u64,
    /// Packets that were thrown away instead of sent.
    pub sent_dropped: u64,
}

impl InterfaceCounters {
    /// The same, as the other end of the interface sees it.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self {
            received_bytes: self.sent_bytes,
            received_packets: self.sent_packets,
            received_errors: self.sent_errors,
            received_dropped: self.sent_dropped,
            sent_bytes: self.received_bytes,
            sent_packets: self.received_packets,
            sent_errors: self.received_errors,
            sent_dropped: self.received_dropped,
        }
    }
}

/// The counters of all interfaces, by name: one file tells of all of them.
#[must_use]
pub fn interface_counters(root: &HostRoot) -> HashMap<String, InterfaceCounters> {
    root.text("/proc/net/dev").map(|text| parse(&text)).unwrap_or_default()
}

pub(super) fn parse(text: &str) -> HashMap<String, InterfaceCounters> {
    text.lines().filter_map(line).collect()
}

/// A line `NAME: 8 numbers for receiving 8 for sending`. A name may hold a
/// colon itself.
fn line(line: &str) -> Option<(String, InterfaceCounters)> {
    let (name, numbers) = line.rsplit_once(':')?;
    let mut fields = numbers.split_ascii_whitespace().map(str::parse::<u64>);
    let mut next = || fields.next()?.ok();
    let [received_bytes, received_packets, received_errors, received_dropped] =
        [next()?, next()?, next()?, next()?];
    for _ in 0..4 {
        next()?;
    }
    let counters = InterfaceCounters {
        received_bytes,
        received_packets,
        received_errors,
        received_dropped,
        sent_bytes: next()?,
        sent_packets: next()?,
        sent_errors: next()?,
        sent_dropped: next()?,
    };
    Some((name.trim().to_owned(), counters))
}
