//! `vstorage-mount`, for pools of kind vstorage. They are unmounted as others
//! are ([`super::filesystem::unmount`]).

use super::{Built, Command, Tool, operand, unsupported};
use ostler_model::storage::{PoolKind, StoragePoolDef};

/// Mounts the cluster of a completed pool on its target, for the owner and
/// with the mode that the pool wants.
///
/// # Errors
/// When it is of another kind, or names no cluster.
pub fn mount(pool: &StoragePoolDef) -> Built<Command> {
    let object = format!("{} pool '{}'", pool.kind, pool.name);
    if pool.kind != PoolKind::Vstorage {
        return Err(unsupported(object, "this kind of pool has no Virtuozzo cluster"));
    }
    let cluster = operand(&object, "a cluster", pool.source.name.as_deref().unwrap_or_default())?;
    let target = operand(&object, "the folder", pool.target_path().unwrap_or_default())?;
    let mut command = Command::new(Tool::VstorageMount, ["-c", cluster]);
    if let Some(permissions) = pool.permissions() {
        let mode = permissions.mode.map(|mode| format!("{:o}", mode.bits()));
        let owner = permissions.owner.map(|owner| owner.to_string());
        let group = permissions.group.map(|group| group.to_string());
        for (option, value) in [("-m", mode), ("-u", owner), ("-g", group)] {
            if let Some(value) = value {
                command.extend([option.to_owned(), value]);
            }
        }
    }
    command.push(target);
    Ok(command)
}
