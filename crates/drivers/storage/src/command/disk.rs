//! `parted` and `partx`, for pools of kind disk.
//!
//! Lists come in the form for programs (`--machine`): lines of fields with
//! colons between, sizes in bytes.

use super::{Built, Command, Tool, invalid, operand, unsupported};
use ostler_model::storage::{PoolFormat, VolumeFormat};

/// A part of a disk, for the partition that is to be made there.
#[derive(Debug, Clone, Copy)]
pub struct NewPartition<'a> {
    /// The disk.
    pub device: &'a str,
    /// Its partition table.
    pub table: PoolFormat,
    /// Its type.
    pub format: VolumeFormat,
    /// Whether it lies within an extended one.
    pub logical: bool,
    /// Its first byte.
    pub start: u64,
    /// Its last byte.
    pub end: u64,
}

/// Writes an empty partition table, over one that is there.
///
/// # Errors
/// When the table cannot be made, or the device's name reads as an option.
pub fn make_table(device: &str, table: PoolFormat) -> Built<Command> {
    let device = operand("disk", "a device", device)?;
    let label = match table {
        PoolFormat::Dos => "msdos",
        PoolFormat::Dvh
        | PoolFormat::Gpt
        | PoolFormat::Mac
        | PoolFormat::Bsd
        | PoolFormat::Pc98
        | PoolFormat::Sun => table.as_str(),
        _ => {
            let problem = format!(
                "a partition table of format '{table}' cannot be made; dos, gpt, dvh, mac, bsd, \
                 pc98 and sun can"
            );
            return Err(unsupported(format!("disk '{device}'"), problem));
        }
    };
    Ok(Command::new(Tool::Parted, ["--script", device, "mklabel", label]))
}

/// Lists a disk's partitions and the room between them.
///
/// # Errors
/// When the device's name reads as an option.
pub fn list(device: &str) -> Built<Command> {
    let device = operand("disk", "a device", device)?;
    Ok(Command::new(Tool::Parted, ["--script", "--machine", device, "unit", "B", "print", "free"]))
}

impl NewPartition<'_> {
    /// The command.
    ///
    /// # Errors
    /// When there can be no such partition.
    pub fn command(&self) -> Built<Command> {
        let device = operand("disk", "a device", self.device)?;
        let object = format!("a partition of disk '{device}'");
        if self.end < self.start {
            return Err(invalid(object, "it ends before it begins"));
        }
        let dos = self.table == PoolFormat::Dos;
        let extended = self.format == VolumeFormat::Extended;
        if !dos && (extended || self.logical) {
            let problem = format!("a table of format '{}' has primary partitions only", self.table);
            return Err(unsupported(object, problem));
        }
        let place = match (extended, self.logical) {
            (true, true) => return Err(invalid(object, "extended ones do not nest")),
            (true, false) => "extended",
            (false, true) => "logical",
            (false, false) => "primary",
        };
        let mut command = Command::new(Tool::Parted, ["--script", device, "mkpart", place]);
        command.extend(match self.format {
            VolumeFormat::Fat16 => Some("fat16"),
            VolumeFormat::Fat32 => Some("fat32"),
            VolumeFormat::Linux => Some("ext2"),
            VolumeFormat::LinuxSwap => Some("linux-swap"),
            // LVM and RAID have a mark of their own, set behind.
            _ => None,
        });
        command.extend([format!("{}B", self.start), format!("{}B", self.end)]);
        Ok(command)
    }

    /// Marks the partition of that number as what LVM or RAID live on; nothing
    /// for others.
    ///
    /// # Errors
    /// When the device's name reads as an option.
    pub fn mark(&self, number: u32) -> Built<Option<Command>> {
        let device = operand("disk", "a device", self.device)?;
        let flag = match self.format {
            VolumeFormat::LinuxLvm => "lvm",
            VolumeFormat::LinuxRaid => "raid",
            _ => return Ok(None),
        };
        let number = number.to_string();
        let arguments = ["--script", device, "set", &number, flag, "on"];
        Ok(Some(Command::new(Tool::Parted, arguments)))
    }
}

/// Removes the partition of that number.
///
/// # Errors
/// When the device's name reads as an option.
pub fn remove(device: &str, number: u32) -> Built<Command> {
    let device = operand("disk", "a device", device)?;
    Ok(Command::new(Tool::Parted, ["--script", device, "rm", &number.to_string()]))
}

/// Makes the kernel forget the partition of that number, which it does only if
/// nobody has it open. The table on the disk stays.
///
/// # Errors
/// When the device's name reads as an option.
pub fn forget(device: &str, number: u32) -> Built<Command> {
    let device = operand("disk", "a device", device)?;
    Ok(Command::new(Tool::Partx, ["--delete", "--nr", &number.to_string(), device]))
}

/// Makes the kernel know the partitions that the table has.
///
/// # Errors
/// When the device's name reads as an option.
pub fn remember(device: &str) -> Built<Command> {
    let device = operand("disk", "a device", device)?;
    Ok(Command::new(Tool::Partx, ["--update", device]))
}
