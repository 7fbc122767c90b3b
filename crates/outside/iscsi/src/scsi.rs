//! SCSI commands for the units of a target, and their answers.

use ostler_core::Bytes;

/// The kinds of units that are disks: direct access, and direct access made simple.
const DISKS: [u8; 2] = [0x00, 0x0e];

/// A disk of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disk {
    /// The number of its unit.
    pub lun: u16,
    /// How large it is.
    pub capacity: Bytes,
    /// In which unit it is read and written.
    pub block: u32,
}

/// A question: its sixteen bytes, and how much is taken as an answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question {
    pub(crate) block: [u8; 16],
    pub(crate) answer: u32,
}

/// How much of a list of units is taken: some 8,000.
const LIST_BYTES: u32 = 64 << 10;

fn question(first: &[u8], at: usize, answer: u32, width: usize) -> Question {
    let mut block = [0; 16];
    block[..first.len()].copy_from_slice(first);
    block[at..at + width].copy_from_slice(&answer.to_be_bytes()[4 - width..]);
    Question { block, answer }
}

/// Which units are there.
pub(crate) fn report_units() -> Question {
    question(&[0xa0], 6, LIST_BYTES, 4)
}

/// INQUIRY: the type of a unit.
pub(crate) fn inquiry() -> Question {
    question(&[0x12], 3, 96, 2)
}

/// How large a disk is, however large that is.
pub(crate) fn capacity() -> Question {
    question(&[0x9e, 0x10], 10, 32, 4)
}

/// How large a disk is that knows only of 2 TiB.
pub(crate) fn small_capacity() -> Question {
    Question { block: question(&[0x25], 0, 0, 0).block, answer: 8 }
}

/// The numbers in a list of units; those that name a unit behind another are left
/// out.
pub(crate) fn units(answer: &[u8]) -> Vec<u16> {
    let Some((length, list)) = answer.split_first_chunk::<4>() else { return Vec::new() };
    let length = u32::from_be_bytes(*length) as usize;
    let list = list.get(4..).unwrap_or_default();
    let mut units: Vec<u16> = list[..length.min(list.len())]
        .chunks_exact(8)
        .filter_map(|unit| match unit[0] >> 6 {
            0 if unit[0] == 0 => Some(u16::from(unit[1])),
            1 => Some(u16::from(unit[0] & 0x3f) << 8 | u16::from(unit[1])),
            _ => None,
        })
        .collect();
    units.sort_unstable();
    units.dedup();
    units
}

/// A unit's number as commands have it.
pub(crate) fn address(lun: u16) -> [u8; 8] {
    let [high, low] = lun.to_be_bytes();
    let high = if high == 0 { 0 } else { high | 0x40 };
    [high, low, 0, 0, 0, 0, 0, 0]
}

/// Returns whether what a unit says of itself is that it is a disk, and there.
pub(crate) fn is_disk(answer: &[u8]) -> bool {
    // The upper three bits say whether something is connected.
    answer.first().is_some_and(|kind| DISKS.contains(kind))
}

/// Size and block of a disk.
pub(crate) fn size(lun: u16, answer: &[u8]) -> Option<Disk> {
    let (last, rest) = match answer.len() {
        0..8 => return None,
        8 => {
            let (last, rest) = answer.split_first_chunk::<4>()?;
            (u64::from(u32::from_be_bytes(*last)), rest)
        }
        _ => {
            let (last, rest) = answer.split_first_chunk::<8>()?;
            (u64::from_be_bytes(*last), rest)
        }
    };
    let block = u32::from_be_bytes(*rest.first_chunk::<4>()?);
    let capacity = last.checked_add(1)?.checked_mul(u64::from(block))?;
    Some(Disk { lun, capacity: Bytes(capacity), block })
}
