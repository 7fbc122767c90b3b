//! LVM, for pools of kind logical.
//!
//! Lists come as JSON (`--reportformat json`), sizes in bytes.

use super::{Built, Command, Tool, invalid, operand};
use ostler_core::Bytes;

/// How lists are wanted.
const REPORT: [&str; 5] = ["--reportformat", "json", "--units", "b", "--nosuffix"];

/// Makes a device a part that groups can be made of. A device that holds
/// something else is refused, unless `overwrite`.
///
/// # Errors
/// When the device's name reads as an option.
pub fn create_device(device: &str, overwrite: bool) -> Built<Command> {
    let mut command = Command::new(Tool::PvCreate, [""; 0]);
    if overwrite {
        command.extend(["-ff", "--yes"]);
    }
    command.push(operand("LVM", "a device", device)?);
    Ok(command)
}

/// Takes off a device whatever it is marked as.
///
/// # Errors
/// When the device's name reads as an option.
pub fn forget_device(device: &str) -> Built<Command> {
    Ok(Command::new(Tool::Wipefs, ["--all", "--force", operand("LVM", "a device", device)?]))
}

/// Takes LVM's mark off a device that is in no group.
///
/// # Errors
/// When the device's name reads as an option.
pub fn remove_device(device: &str) -> Built<Command> {
    Ok(Command::new(Tool::PvRemove, [operand("LVM", "a device", device)?]))
}

/// Makes a group of devices.
///
/// # Errors
/// When LVM could not have such names.
pub fn create_group<'a>(group: &str, devices: impl IntoIterator<Item = &'a str>) -> Built<Command> {
    let mut command = Command::new(Tool::VgCreate, [name(group)?]);
    for device in devices {
        command.push(operand("LVM", "a device", device)?);
    }
    Ok(command)
}

/// Makes a group's volumes appear on this host, as far as they are its own.
///
/// # Errors
/// When LVM could not have such a name.
pub fn start_group(group: &str) -> Built<Command> {
    Ok(Command::new(Tool::VgChange, ["-aly", name(group)?]))
}

/// The opposite of [`start_group`].
///
/// # Errors
/// When LVM could not have such a name.
pub fn stop_group(group: &str) -> Built<Command> {
    Ok(Command::new(Tool::VgChange, ["-aln", name(group)?]))
}

/// Removes a group, and with it its volumes.
///
/// # Errors
/// When LVM could not have such a name.
pub fn remove_group(group: &str) -> Built<Command> {
    Ok(Command::new(Tool::VgRemove, ["-f", name(group)?]))
}

/// Tells a group's size and what is free of it: `vg_name`, `vg_size`,
/// `vg_free`, `vg_extent_size`.
///
/// # Errors
/// When LVM could not have such a name.
pub fn describe_group(group: &str) -> Built<Command> {
    let mut command = Command::new(Tool::Vgs, REPORT);
    command.extend(["-o", "vg_name,vg_size,vg_free,vg_extent_size", name(group)?]);
    Ok(command)
}

/// Lists devices and the groups they are in: `pv_name`, `vg_name`.
#[must_use]
pub fn list_devices() -> Command {
    let mut command = Command::new(Tool::Pvs, REPORT);
    command.extend(["-o", "pv_name,vg_name"]);
    command
}

/// Lists a group's volumes, a line for each segment: `lv_name`, `lv_uuid`,
/// `lv_size`, `lv_attr`, `origin`, `origin_size`, `pool_lv`, `data_percent`,
/// `segtype`, `seg_size`, `devices`.
///
/// # Errors
/// When LVM could not have such a name.
pub fn list_volumes(group: &str) -> Built<Command> {
    let mut command = Command::new(Tool::Lvs, REPORT);
    let fields = "lv_name,lv_uuid,lv_size,lv_attr,origin,origin_size,pool_lv,data_percent,segtype,\
                  seg_size,devices";
    command.extend(["--segments", "-o", fields, name(group)?]);
    Ok(command)
}

/// A volume that is to be made in a group.
#[derive(Debug, Clone, Copy)]
pub struct NewLogicalVolume<'a> {
    /// The group.
    pub group: &'a str,
    /// Its name.
    pub name: &'a str,
    /// How large its disk is.
    pub capacity: Bytes,
    /// How much of the group it takes at first; less than the capacity is a
    /// snapshot of nothing, which grows as it is written.
    pub allocation: Bytes,
    /// The volume of the same group of which it is a snapshot.
    pub origin: Option<&'a str>,
    /// The source of its space as it is written, for a thin one.
    pub thin: Option<Thin<'a>>,
}

/// How a volume is thin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thin<'a> {
    /// In this pool of the group.
    Pool(&'a str),
    /// As the volume of which it is a snapshot.
    Origin,
}

impl NewLogicalVolume<'_> {
    /// The command.
    ///
    /// # Errors
    /// When LVM could not have such names, or the volume would take nothing.
    pub fn command(&self) -> Built<Command> {
        if let Some(thin) = self.thin {
            return self.thin_command(thin);
        }
        let taken = if self.allocation < self.capacity { self.allocation } else { self.capacity };
        if taken == Bytes(0) {
            let object = format!("volume '{}'", self.name);
            return Err(invalid(object, "its <allocation> must be more than nothing"));
        }
        let mut command = Command::new(Tool::LvCreate, ["--name", name(self.name)?]);
        command.extend(["-L".to_owned(), kib(taken)]);
        command.push("--yes");
        match self.origin {
            Some(origin) => {
                command
                    .extend(["-s".to_owned(), format!("{}/{}", name(self.group)?, name(origin)?)]);
            }
            None => {
                if taken < self.capacity {
                    let size = kib(self.capacity);
                    command.extend(["--type", "snapshot", "--virtualsize", &size]);
                } else {
                    // What lay there before is not to be found again.
                    command.extend(["--wipesignatures", "y"]);
                }
                command.push(name(self.group)?);
            }
        }
        Ok(command)
    }

    fn thin_command(&self, thin: Thin<'_>) -> Built<Command> {
        let mut command = Command::new(Tool::LvCreate, ["--name", name(self.name)?]);
        match (thin, self.origin) {
            (Thin::Pool(pool), None) => {
                command.extend(["--type", "thin", "--virtualsize", &kib(self.capacity)]);
                command.extend(["--thinpool", name(pool)?, name(self.group)?]);
            }
            (Thin::Origin, Some(origin)) => {
                // LVM hides snapshots of thin volumes at first, unless told not to.
                command.extend(["--setactivationskip", "n", "--snapshot"]);
                command.push(full_name(self.group, origin)?);
            }
            _ => {
                let object = format!("volume '{}'", self.name);
                return Err(invalid(object, "a thin volume is of a pool or of a thin volume"));
            }
        }
        Ok(command)
    }
}

fn kib(size: Bytes) -> String {
    format!("{}K", size.0.div_ceil(1024))
}

/// Changes how large a volume is. What lies on it is not asked.
///
/// # Errors
/// When LVM could not have such names.
pub fn resize_volume(group: &str, volume: &str, capacity: Bytes) -> Built<Command> {
    let mut command = Command::new(Tool::LvResize, ["--force", "--yes", "--size"]);
    command.extend([kib(capacity), full_name(group, volume)?]);
    Ok(command)
}

/// Gives a volume another name.
///
/// # Errors
/// When LVM could not have such names.
pub fn rename_volume(group: &str, from: &str, to: &str) -> Built<Command> {
    Ok(Command::new(Tool::LvRename, [name(group)?, name(from)?, name(to)?]))
}

/// Makes a volume disappear from this host.
///
/// # Errors
/// When LVM could not have such names.
pub fn stop_volume(group: &str, volume: &str) -> Built<Command> {
    Ok(Command::new(Tool::LvChange, ["-aln".to_owned(), full_name(group, volume)?]))
}

/// Removes a volume.
///
/// # Errors
/// When LVM could not have such names.
pub fn remove_volume(group: &str, volume: &str) -> Built<Command> {
    Ok(Command::new(Tool::LvRemove, ["-f".to_owned(), full_name(group, volume)?]))
}

fn full_name(group: &str, volume: &str) -> Built<String> {
    Ok(format!("{}/{}", name(group)?, name(volume)?))
}

/// A name of a group or volume.
fn name(name: &str) -> Built<&str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"+_.-".contains(&byte);
    let known = !matches!(name, "" | "." | "..") && !name.starts_with('-') && name.len() < 128;
    if known && name.bytes().all(plain) {
        return Ok(name);
    }
    Err(invalid(
        format!("'{}'", name.escape_debug()),
        "a name for LVM has letters, digits, '+', '_', '.' and '-' only, and does not begin with '-'",
    ))
}
