//! Limits of what a filter lets through.

use super::{bytes_in, rate_specification, specified_rate, ticks};
use crate::netlink::attribute::{Attributes, attribute, native32};

const PARAMETERS: u16 = 1;
const RATE_TABLE: u16 = 2;
const RATE_64: u16 = 8;

/// The kernel drops what is too much.
const DROP: u32 = 2;
/// The kernel goes on with the next filter.
const CONTINUE: u32 = u32::MAX;

/// Offsets in the kernel's `struct tc_police`: index, action, limit, burst,
/// mtu, then the rate.
const ACTION: usize = 4;
const BURST: usize = 12;
const LARGEST: usize = 16;
const RATE: usize = 20;
const PEAK: usize = 32;
const WHOLE: usize = 56;

/// Entries of a table of times, one for each size of packet.
const ENTRIES: u64 = 256;

/// A limit of the packets that a filter lets through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Police {
    /// Bandwidth in bytes per second; more than 0.
    pub rate: u64,
    /// Bytes that may pass at once. The kernel keeps them as a time in units of
    /// 64 ns, so at high rates it tells of a few less.
    pub burst: u64,
    /// Largest packet that passes at all, in bytes: with offloads in use up to
    /// 64 KiB come as one.
    pub largest: u32,
    /// Whether what is too much is thrown away; otherwise the next filter has it.
    pub drop: bool,
}

impl Police {
    pub(super) fn attributes(&self) -> Attributes {
        let cell = self.cell();
        let mut parameters = vec![0; 4];
        let action = if self.drop { DROP } else { CONTINUE };
        for number in [action, 0, ticks(self.burst, self.rate), self.largest] {
            parameters.extend_from_slice(&number.to_ne_bytes());
        }
        parameters.extend(rate_specification(self.rate, cell));
        debug_assert_eq!(parameters.len(), PEAK);
        parameters.resize(WHOLE, 0);
        let mut attributes =
            Attributes::new().bytes(PARAMETERS, &parameters).bytes(RATE_TABLE, &self.table(cell));
        if self.rate > u64::from(u32::MAX) {
            attributes = attributes.bytes(RATE_64, &self.rate.to_ne_bytes());
        }
        attributes
    }

    /// The logarithm of the step between two sizes of the table, such that the
    /// largest packet is in it.
    fn cell(&self) -> u8 {
        (0..=24).find(|cell| u64::from(self.largest) >> cell < ENTRIES).unwrap_or(24)
    }

    /// The time that packets of each size take. The kernel insists on it, also
    /// where it counts by itself.
    fn table(&self, cell: u8) -> Vec<u8> {
        let size = |entry: u64| (entry + 1) << cell;
        (0..ENTRIES).flat_map(|entry| ticks(size(entry), self.rate).to_ne_bytes()).collect()
    }

    pub(super) fn read(attributes: &[u8]) -> Option<Self> {
        let parameters = attribute(attributes, PARAMETERS)?;
        let large = attribute(attributes, RATE_64)
            .and_then(|bytes| bytes.try_into().ok())
            .map(u64::from_ne_bytes);
        let rate = large.or_else(|| specified_rate(parameters, RATE))?;
        Some(Self {
            rate,
            burst: bytes_in(native32(parameters, BURST)?, rate),
            largest: native32(parameters, LARGEST)?,
            drop: native32(parameters, ACTION)? == DROP,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `tc` sends `police rate 10mbit burst 32000 mtu 65535 drop`, all but the
    /// table, whose times it rounds to microseconds.
    #[test]
    #[cfg(target_endian = "little")]
    fn a_limit_is_written_as_tc_writes_it() {
        let limit = Police { rate: 1_250_000, burst: 32_000, largest: 65_535, drop: true };
        let attributes = limit.attributes();
        let (parameters, table) = attributes.as_slice().split_at(4 + WHOLE);
        let sent = [
            0x3c, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x1a, 6, 0, 0xff, 0xff, 0, 0,
            8, 1, 0, 0, 0xff, 0xff, 0, 0, 0xd0, 0x12, 0x13, 0,
        ];
        assert_eq!(parameters[..sent.len()], sent);
        assert!(parameters[sent.len()..].iter().all(|byte| *byte == 0));
        assert_eq!(table[..4], [4, 4, 2, 0]);
        let whole = native32(table, 4 + 4 * 255);
        assert_eq!(whole, Some(ticks(65_536, 1_250_000)));
    }

    #[test]
    fn a_limit_is_read_as_it_was_written() {
        for rate in [1000, 1_250_000, 5_000_000_000] {
            let limit = Police { rate, burst: 32_000, largest: 65_535, drop: true };
            assert_eq!(Police::read(limit.attributes().as_slice()), Some(limit), "{rate}");
        }
    }
}
