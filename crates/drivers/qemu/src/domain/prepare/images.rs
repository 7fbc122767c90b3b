//! Images and boot files: they must be readable, and belong to the emulator's user while
//! the guest runs.

use crate::Qemu;
use crate::error::{QemuError, chain};
use crate::image;
use ostler_driver::Undo;
use ostler_host::file;
use ostler_host::ownership;
use ostler_model::domain::DomainDef;
use std::path::PathBuf;
use std::sync::Arc;

/// Refuses files that cannot be read before QEMU does, in words that say what to do.
pub(super) async fn check_sources(def: &DomainDef) -> Result<(), QemuError> {
    let mut sources: Vec<(String, PathBuf)> = Vec::new();
    if let Some(direct) = &def.os.direct {
        for (role, path) in
            [("kernel", &direct.kernel), ("initrd", &direct.initrd), ("device tree", &direct.dtb)]
        {
            sources.extend(path.as_deref().map(|path| (role.to_owned(), PathBuf::from(path))));
        }
    }
    for disk in &def.devices.disks {
        if let Some(path) = image::path(disk) {
            sources.push((format!("disk '{}'", disk.target.dev), PathBuf::from(path)));
        }
    }
    for (role, path) in sources {
        file::require_readable(path.clone()).await.map_err(|error| QemuError::Source {
            role,
            path,
            reason: chain(&error),
        })?;
    }
    Ok(())
}

/// Gives the images to the user the emulator runs as.
pub(super) async fn take(
    driver: &Arc<Qemu>,
    def: &DomainDef,
    undo: &mut Undo,
) -> Result<(), QemuError> {
    let Some(owner) = driver.image_owner() else { return Ok(()) };
    for path in driver.owned_files(def) {
        let taken = ownership::take(path.clone(), owner).await;
        taken.map_err(|source| QemuError::File {
            what: "cannot give the image to QEMU's user",
            source,
        })?;
        undo.push(format!("give '{}' back to its owner", path.display()), async move {
            ownership::release(path, owner).await.map(|_| ()).map_err(|error| chain(&error))
        });
    }
    Ok(())
}
