//! `mount`, `umount` and `mkfs`, for pools of kind fs and netfs.

use super::{Built, Command, Tool, invalid, operand, unsupported};
use ostler_model::storage::{PoolFormat, PoolKind, StoragePoolDef};

/// Mount options of every pool: no devices, no programs that run as another user, no
/// programs at all.
const SAFE: [&str; 3] = ["nodev", "nosuid", "noexec"];

/// Mounts a completed pool of kind fs or netfs on its target.
///
/// # Errors
/// When it is of another kind, or names something that cannot be mounted.
pub fn mount(pool: &StoragePoolDef) -> Built<Command> {
    let object = describe(pool);
    if pool.kind == PoolKind::Vstorage {
        return Err(unsupported(object, "Virtuozzo's own client mounts this kind of pool"));
    }
    let source = mount_source(pool)?;
    let target = pool.target_path().unwrap_or_default();
    let target = operand(&object, "the folder to mount on", target)?;
    let mut options: Vec<String> = SAFE.iter().map(|option| (*option).to_owned()).collect();
    options.extend(format_options(pool));
    options.extend(pool.mount_options.iter().map(|option| option.name.to_string()));
    let mut command = Command::new(Tool::Mount, ["-o", &options.join(",")]);
    // A server's file system is told by how it is named.
    let by_name = pool.kind == PoolKind::Netfs && pool.source.format == Some(PoolFormat::Auto);
    if let Some(format) = pool.source.format.filter(|_| !by_name) {
        command.extend(["-t", kernel_name(format)]);
    }
    command.extend([source.as_str(), target]);
    Ok(command)
}

/// Unmounts a completed pool.
///
/// # Errors
/// When it has no folder to unmount.
pub fn unmount(pool: &StoragePoolDef) -> Built<Command> {
    let target = pool.target_path().unwrap_or_default();
    Ok(Command::new(Tool::Umount, [operand(&describe(pool), "the mounted folder", target)?]))
}

/// Makes the file system of a completed pool of kind fs on its device. Other
/// than `mkfs` by itself it overwrites one that is there: whether it may is
/// asked before.
///
/// # Errors
/// When the pool does not say of what type it shall be, or that type cannot be
/// made.
pub fn make(pool: &StoragePoolDef) -> Built<Command> {
    let object = describe(pool);
    let device = mount_source(pool)?;
    let format = pool.source.format.unwrap_or(PoolFormat::Auto);
    let mut command = Command::new(Tool::Mkfs, ["-t", kernel_name(format)]);
    match format {
        PoolFormat::Xfs => command.push("-f"),
        PoolFormat::Ext2 | PoolFormat::Ext3 | PoolFormat::Ext4 => command.extend(["-F", "-q"]),
        PoolFormat::Vfat => {}
        _ => {
            let problem = format!(
                "a file system of format '{format}' cannot be made here; ext2, ext3, ext4, xfs and \
                 vfat can"
            );
            return Err(unsupported(object, problem));
        }
    }
    command.push(device);
    Ok(command)
}

/// The mount source of a completed pool of kind fs, netfs or vstorage: a device, a
/// server and its folder, or a cluster of Virtuozzo. The same string stands in the
/// kernel's list of mounts.
///
/// # Errors
/// When it is of another kind or names something that cannot be mounted.
pub fn mount_source(pool: &StoragePoolDef) -> Built<String> {
    let object = describe(pool);
    let source = &pool.source;
    match pool.kind {
        PoolKind::Fs => {
            let device = source.devices.first().map_or("", |device| &*device.path);
            operand(&object, "a device", device).map(str::to_owned)
        }
        PoolKind::Netfs => {
            if source.hosts.len() != 1 {
                return Err(invalid(object, "its source must have exactly one host"));
            }
            let host = source.hosts.first().map_or("", |host| &*host.name);
            let host = operand(&object, "a server", host)?;
            let dir = source.dir.as_deref().unwrap_or_default();
            Ok(match source.format {
                Some(PoolFormat::Cifs) => format!("//{host}/{}", dir.trim_start_matches('/')),
                Some(PoolFormat::Glusterfs) => format!("{host}:{dir}"),
                // The colons of an address are not the one before the folder.
                _ if host.contains(':') && !host.starts_with('[') => format!("[{host}]:{dir}"),
                _ => format!("{host}:{dir}"),
            })
        }
        PoolKind::Vstorage => {
            let cluster = source.name.as_deref().unwrap_or_default();
            Ok(format!("vstorage://{}", operand(&object, "a cluster", cluster)?))
        }
        _ => Err(unsupported(object, "this kind of pool is not mounted")),
    }
}

/// The options that follow from format and server.
fn format_options(pool: &StoragePoolDef) -> Vec<String> {
    let source = &pool.source;
    let given = |names: &[&str]| {
        let name = |option: &str| option.split('=').next().unwrap_or_default().to_owned();
        pool.mount_options
            .iter()
            .flat_map(|option| option.name.split(','))
            .any(|option| names.contains(&name(option).as_str()))
    };
    if pool.kind != PoolKind::Netfs {
        return Vec::new();
    }
    let mut options = Vec::new();
    let port = source.hosts.first().and_then(|host| host.port);
    match source.format {
        Some(PoolFormat::Glusterfs) => options.push("direct-io-mode=1".to_owned()),
        // A guest has no name: where one is given, it is not a guest.
        Some(PoolFormat::Cifs) => {
            if !given(&["user", "username", "credentials", "cred", "sec"]) {
                options.push("guest".to_owned());
            }
            options.extend(port.map(|port| format!("port={port}")));
        }
        _ => {
            options.extend(source.protocol_version.as_ref().map(|ver| format!("nfsvers={ver}")));
            options.extend(port.map(|port| format!("port={port}")));
        }
    }
    options
}

/// The name of a format for the kernel and `mkfs`.
fn kernel_name(format: PoolFormat) -> &'static str {
    match format {
        PoolFormat::HfsPlus => "hfsplus",
        other => other.as_str(),
    }
}

fn describe(pool: &StoragePoolDef) -> String {
    format!("{} pool '{}'", pool.kind, pool.name)
}
