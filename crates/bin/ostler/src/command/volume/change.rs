//! Deleting, resizing and wiping volumes.

use super::find;
use crate::{
    command::words,
    failure::{Failure, While},
    output::{Progress, size},
    parse::Arguments,
    session::Session,
};
use ostler_core::Bytes;
use ostler_core::enumeration::StorageVolWipeAlgorithm;
use ostler_core::flags::{StorageVolDeleteFlags, StorageVolResizeFlags};
use ostler_driver::api::StorageVolumes;

/// `vol-delete`
pub(in crate::command) async fn delete(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let mut flags = StorageVolDeleteFlags::empty();
    flags.set(StorageVolDeleteFlags::WITH_SNAPSHOTS, arguments.flag("delete-snapshots"));
    let (hypervisor, volume) = find::volume(session, arguments).await?;
    let named = arguments.required("vol")?;
    let deleted = hypervisor.storage_vol_delete(&volume, flags).await;
    deleted.while_(|| format!("Failed to delete vol {named}"))?;
    session.out.extra(format!("Vol {named} deleted\n"));
    Ok(())
}

/// `vol-resize`
pub(in crate::command) async fn resize(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let mut flags = StorageVolResizeFlags::empty();
    for (option, flag) in [
        ("allocate", StorageVolResizeFlags::ALLOCATE),
        ("delta", StorageVolResizeFlags::DELTA),
        ("shrink", StorageVolResizeFlags::SHRINK),
    ] {
        flags.set(flag, arguments.flag(option));
    }
    let given = arguments.required("capacity")?.trim_start();
    let (hypervisor, volume) = find::volume(session, arguments).await?;
    let capacity = match given.strip_prefix('-') {
        Some(_) if !arguments.flag("shrink") => {
            return Err(Failure::new("negative size requires --shrink"));
        }
        Some(positive) => positive,
        None => given,
    };
    let bytes = size::parse(capacity, 1)
        .ok_or_else(|| Failure::new(format!("Malformed size {capacity}")).hint("as in 10G"))?;
    let (by, name) = (if arguments.flag("delta") { "by" } else { "to" }, &volume.name);
    let resized = hypervisor.storage_vol_resize(&volume, Bytes(bytes), flags).await;
    resized.while_(|| format!("Failed to change size of volume '{name}' {by} {capacity}"))?;
    session.out.extra(format!("Size of volume '{name}' successfully changed {by} {capacity}\n"));
    Ok(())
}

/// `vol-wipe`
pub(in crate::command) async fn wipe(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let algorithm = arguments.text("algorithm")?;
    let (hypervisor, volume) = find::volume(session, arguments).await?;
    let algorithm: Option<StorageVolWipeAlgorithm> = match algorithm {
        None => None,
        Some(name) => Some(words::named(name).ok_or_else(|| {
            let known = words::all::<StorageVolWipeAlgorithm>().join(", ");
            Failure::new(format!("Unsupported algorithm '{name}'"))
                .hint(format!("there are {known}"))
        })?),
    };
    let progress = Progress::time(&format!("wiping {}", volume.name), session.out.is_quiet());
    let wiped = match algorithm {
        Some(algorithm) => hypervisor.storage_vol_wipe_pattern(&volume, algorithm).await,
        None => hypervisor.storage_vol_wipe(&volume).await,
    };
    drop(progress);
    let named = arguments.required("vol")?;
    wiped.while_(|| format!("Failed to wipe vol {named}"))?;
    session.out.extra(format!("Vol {named} wiped\n"));
    Ok(())
}
