//! The layout of a disk: its partitions, and the free space between them.

use crate::error::{StorageError, failed};
use ostler_model::storage::{PoolFormat, VolumeFormat};

/// Partitions begin where this many bytes begin, as all programs of today have it.
const ALIGNMENT: u64 = 1 << 20;
pub(super) const SECTOR: u64 = 512;

/// A disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) size: u64,
    pub(super) table: PoolFormat,
    pub(super) partitions: Vec<Partition>,
    /// First and last bytes of what no partition has.
    pub(super) free: Vec<(u64, u64)>,
}

/// A partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Partition {
    pub(super) number: u32,
    pub(super) start: u64,
    /// Its last byte.
    pub(super) end: u64,
    pub(super) format: VolumeFormat,
}

/// The place of a new partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) number: u32,
    pub(super) logical: bool,
    pub(super) start: u64,
    pub(super) end: u64,
}

/// Reads `parted`'s list for programs. `head` are the disk's first bytes.
pub(super) fn read(text: &str, head: &[u8]) -> Result<Layout, StorageError> {
    let strange = || failed("cannot understand what parted says of the disk");
    let mut lines =
        text.lines().map(|line| line.trim_end_matches(';')).filter(|line| *line != "BYT");
    let header: Vec<&str> = lines.next().ok_or_else(strange)?.split(':').collect();
    let size = header.get(1).and_then(|size| bytes(size)).ok_or_else(strange)?;
    let table = match header.get(5).copied().unwrap_or_default() {
        "msdos" => PoolFormat::Dos,
        name => name.parse().unwrap_or(PoolFormat::Unknown),
    };
    let mut layout = Layout { size, table, partitions: Vec::new(), free: Vec::new() };
    for line in lines {
        let fields: Vec<&str> = line.split(':').collect();
        let (Some(number), Some(start), Some(end)) = (
            fields.first().and_then(|number| number.parse().ok()),
            fields.get(1).and_then(|start| bytes(start)),
            fields.get(2).and_then(|end| bytes(end)),
        ) else {
            continue;
        };
        let what = fields.get(4).copied().unwrap_or_default();
        if what == "free" {
            layout.free.push((start, end));
            continue;
        }
        let kind = (table == PoolFormat::Dos).then(|| kind_in(head, number)).flatten();
        let format = format(kind, what, fields.get(6).copied().unwrap_or_default());
        layout.partitions.push(Partition { number, start, end, format });
    }
    Ok(layout)
}

fn bytes(text: &str) -> Option<u64> {
    text.strip_suffix('B')?.parse().ok()
}

/// The kind of a primary partition, in the table of MS-DOS.
fn kind_in(head: &[u8], number: u32) -> Option<u8> {
    let index = usize::try_from(number.checked_sub(1)?).ok().filter(|index| *index < 4)?;
    head.get(446 + 16 * index + 4).copied().filter(|kind| *kind != 0)
}

fn format(kind: Option<u8>, content: &str, flags: &str) -> VolumeFormat {
    let flag = |name: &str| flags.split(',').any(|flag| flag.trim() == name);
    match (kind, content) {
        (Some(0x05 | 0x0f | 0x85), _) => VolumeFormat::Extended,
        _ if flag("lvm") => VolumeFormat::LinuxLvm,
        _ if flag("raid") => VolumeFormat::LinuxRaid,
        (Some(0x82), _) => VolumeFormat::LinuxSwap,
        (Some(0x83), _) => VolumeFormat::Linux,
        (Some(0x04 | 0x06 | 0x0e), _) | (_, "fat16") => VolumeFormat::Fat16,
        (Some(0x0b | 0x0c), _) | (_, "fat32") => VolumeFormat::Fat32,
        (_, content) if content.starts_with("linux-swap") => VolumeFormat::LinuxSwap,
        (_, "ext2" | "ext3" | "ext4" | "xfs" | "btrfs") => VolumeFormat::Linux,
        _ => VolumeFormat::None,
    }
}

impl Layout {
    /// The part of the disk in which further partitions lie.
    pub(super) fn extended(&self) -> Option<&Partition> {
        self.partitions.iter().find(|it| it.format == VolumeFormat::Extended)
    }

    /// Returns whether it lies in the extended one.
    pub(super) fn is_logical(&self, number: u32) -> bool {
        self.table == PoolFormat::Dos && number > 4
    }

    /// The smallest room that takes a partition of this size; a primary one
    /// where there can be one more.
    pub(super) fn spot(&self, size: u64, extended: bool) -> Option<Spot> {
        let size = size.max(1).checked_next_multiple_of(SECTOR)?;
        let dos = self.table == PoolFormat::Dos;
        if extended && (!dos || self.extended().is_some()) {
            return None;
        }
        let last = if dos { 4 } else { 128 };
        let taken = |number: &u32| self.partitions.iter().any(|it| it.number == *number);
        let primary = (1..=last).find(|number| !taken(number));
        let primary = primary.and_then(|number| self.fit(size, false).map(|at| (number, at)));
        let (number, logical, (start, end)) = match primary {
            Some((number, at)) => (number, false, at),
            None if dos && !extended => {
                let number = self.partitions.iter().map(|it| it.number).max()?.max(4) + 1;
                (number, true, self.fit(size, true)?)
            }
            None => return None,
        };
        Some(Spot { number, logical, start, end })
    }

    fn fit(&self, size: u64, logical: bool) -> Option<(u64, u64)> {
        let inside = |from: u64| {
            self.extended().is_some_and(|extended| extended.start <= from && from <= extended.end)
        };
        let rooms = self.free.iter().filter(|(from, _)| inside(*from) == logical);
        let fits = rooms.filter_map(|(from, to)| {
            // A logical one has a table of its own before it.
            let from = if logical { from.checked_add(SECTOR)? } else { *from };
            let start = from.max(ALIGNMENT).checked_next_multiple_of(ALIGNMENT)?;
            let end = start.checked_add(size - 1)?;
            Some((to.checked_sub(end)?, (start, end)))
        });
        fits.min().map(|(_, at)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: u64 = 1 << 20;

    #[test]
    fn a_gpt_disk() {
        let text = "BYT;\n/dev/sdb:67108864B:scsi:512:512:gpt:A disk: with colons:;\n\
                    1:17408B:1048575B:1031168B:free;\n1:1048576B:9437183B:8388608B:ext4:primary:;\n\
                    2:9437184B:17825791B:8388608B::x:lvm;\n1:17825792B:67092479B:49266688B:free;\n";
        let layout = read(text, &[]).expect("a layout");
        assert_eq!((layout.size, layout.table), (64 * MIB, PoolFormat::Gpt));
        let formats: Vec<_> = layout.partitions.iter().map(|it| it.format).collect();
        assert_eq!(formats, [VolumeFormat::Linux, VolumeFormat::LinuxLvm]);
        let spot = layout.spot(8 * MIB, false).expect("room");
        assert_eq!(spot, Spot { number: 3, logical: false, start: 17 * MIB, end: 25 * MIB - 1 });
        assert_eq!(layout.spot(60 * MIB, false), None);
        assert_eq!(layout.spot(MIB, true), None, "no extended ones");
        assert!(read("", &[]).is_err() && read("BYT;\nx\n", &[]).is_err());
    }

    #[test]
    fn a_dos_disk() {
        let mut head = [0; 512];
        for (index, kind) in [0x83, 0x82, 0x83, 0x0f].into_iter().enumerate() {
            head[446 + 16 * index + 4] = kind;
        }
        let text = "BYT;\n/dev/sdb:67108864B:scsi:512:512:msdos:Disk:;\n\
                    1:1048576B:2097151B:1048576B:::;\n2:2097152B:3145727B:1048576B:::;\n\
                    3:3145728B:4194303B:1048576B:::;\n4:4194304B:67108863B:62914560B:::lba;\n\
                    1:4194304B:67108863B:62914560B:free;\n";
        let layout = read(text, &head).expect("a layout");
        let formats: Vec<_> = layout.partitions.iter().map(|it| it.format).collect();
        use VolumeFormat as F;
        assert_eq!(formats, [F::Linux, F::LinuxSwap, F::Linux, F::Extended]);
        let spot = layout.spot(MIB, false).expect("room");
        assert_eq!(spot, Spot { number: 5, logical: true, start: 5 * MIB, end: 6 * MIB - 1 });
        assert!(layout.is_logical(5) && !layout.is_logical(4));
    }
}
