//! What qemu-img does for us: images of other formats than raw.

use super::blocking;
use super::change::{FILE_NUMBER, UNHURRIED};
use super::create::Making;
use crate::backend::Place;
use crate::error::StorageError;
use crate::volume::{Creation, Resize, Source, Volume};
use ostler_core::{Error, ErrorDomain};
use ostler_host::process::{Program, run};
use ostler_host::volume::Directory;
use ostler_model::storage::{StorageVolumeDef, VolumeFormat};
use std::sync::Arc;

/// Makes an image with qemu-img.
pub(super) async fn create(
    _making: Making,
    _place: &Place,
    _directory: &Arc<Directory>,
    def: &StorageVolumeDef,
    _source: Option<Source>,
    _how: Creation,
) -> Result<Making, StorageError> {
    Err(Error::no_support(&format!("volumes of format '{}'", def.format())).into())
}

/// Changes how large the disk in an image is.
pub(super) async fn resize(
    directory: &Arc<Directory>,
    volume: &Volume,
    resize: Resize,
) -> Result<(), StorageError> {
    let Some(
        format @ (VolumeFormat::Qcow2
        | VolumeFormat::Qcow
        | VolumeFormat::Qed
        | VolumeFormat::Vdi
        | VolumeFormat::Vpc
        | VolumeFormat::Vmdk),
    ) = volume.format
    else {
        return Err(Error::operation_unsupported(format!(
            "volume '{}' cannot be resized: its format is not one whose size can change",
            volume.name
        ))
        .in_domain(ErrorDomain::Storage)
        .into());
    };
    let (in_folder, name) = (Arc::clone(directory), Arc::clone(&volume.name));
    let file = blocking(move || Ok(in_folder.open_to_write(&name)?)).await?;
    let mut program = Program::new("qemu-img")
        .arguments(["resize", "-q", "-f", format.as_str()])
        .inherit_variable("PATH")
        .descriptor(file, FILE_NUMBER);
    if resize.allocate {
        program = program.argument("--preallocation=falloc");
    }
    if resize.shrink {
        program = program.argument("--shrink");
    }
    let program = program
        .argument(format!("/proc/self/fd/{FILE_NUMBER}"))
        .argument(resize.capacity.0.to_string());
    run(program, UNHURRIED).await?;
    Ok(())
}
