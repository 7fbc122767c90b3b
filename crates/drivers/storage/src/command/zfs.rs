//! `zpool` and `zfs`, for pools of kind zfs.
//!
//! Lists come without headings, tabs between exact numbers (`-Hp`).

use super::{Built, Command, Tool, invalid, operand};
use ostler_core::Bytes;

/// Makes a pool of devices.
///
/// # Errors
/// When ZFS could not have such names.
pub fn create_pool<'a>(pool: &str, devices: impl IntoIterator<Item = &'a str>) -> Built<Command> {
    let mut command = Command::new(Tool::Zpool, ["create", name(pool)?]);
    for device in devices {
        command.push(operand("ZFS", "a device", device)?);
    }
    Ok(command)
}

/// Destroys a pool, and with it its volumes.
///
/// # Errors
/// When ZFS could not have such a name.
pub fn destroy_pool(pool: &str) -> Built<Command> {
    Ok(Command::new(Tool::Zpool, ["destroy", name(pool)?]))
}

/// Tells a pool's state and sizes: a line each of health, size, free and
/// allocated.
///
/// # Errors
/// When ZFS could not have such a name.
pub fn describe_pool(pool: &str) -> Built<Command> {
    Ok(Command::new(Tool::Zpool, ["get", "-Hp", "health,size,free,allocated", name(pool)?]))
}

/// Lists a pool's volumes: name, size, what is reserved.
///
/// # Errors
/// When ZFS could not have such a name.
pub fn list_volumes(pool: &str) -> Built<Command> {
    let fields = "name,volsize,refreservation";
    Ok(Command::new(Tool::Zfs, ["list", "-Hp", "-t", "volume", "-r", "-o", fields, name(pool)?]))
}

/// Makes a volume. Where `allocation` is less than `capacity` it is sparse,
/// with that much reserved.
///
/// # Errors
/// When ZFS could not have such names.
pub fn create_volume(
    pool: &str,
    volume: &str,
    capacity: Bytes,
    allocation: Bytes,
) -> Built<Command> {
    let kib = |size: Bytes| format!("{}K", size.0.div_ceil(1024));
    let mut command = Command::new(Tool::Zfs, ["create"]);
    if allocation < capacity {
        command.push("-s");
        if allocation > Bytes(0) {
            command.extend(["-o".to_owned(), format!("refreservation={}", kib(allocation))]);
        }
    }
    command.extend(["-V".to_owned(), kib(capacity), full_name(pool, volume)?]);
    Ok(command)
}

/// Destroys a volume.
///
/// # Errors
/// When ZFS could not have such names.
pub fn destroy_volume(pool: &str, volume: &str) -> Built<Command> {
    Ok(Command::new(Tool::Zfs, ["destroy".to_owned(), full_name(pool, volume)?]))
}

/// Gives a volume another name.
///
/// # Errors
/// When ZFS could not have such names.
pub fn rename_volume(pool: &str, volume: &str, new: &str) -> Built<Command> {
    let (from, to) = (full_name(pool, volume)?, full_name(pool, new)?);
    Ok(Command::new(Tool::Zfs, ["rename".to_owned(), from, to]))
}

fn full_name(pool: &str, volume: &str) -> Built<String> {
    let volume = name(volume)?;
    if volume.contains('/') {
        return Err(invalid(format!("volume '{volume}'"), "no slash may stand in its name"));
    }
    Ok(format!("{}/{volume}", name(pool)?))
}

/// A name of a pool, which may be a data set in one, or of a volume. What ZFS
/// reads as a snapshot or bookmark is no such name.
fn name(name: &str) -> Built<&str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_.:-/ ".contains(&byte);
    let begins = name.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric());
    if begins
        && name.bytes().all(plain)
        && !name.split('/').any(|step| matches!(step, "" | "." | ".."))
    {
        return Ok(name);
    }
    Err(invalid(
        format!("'{}'", name.escape_debug()),
        "a name for ZFS begins with a letter or digit and has letters, digits, '_', '.', ':', '-' \
         and blanks only",
    ))
}
