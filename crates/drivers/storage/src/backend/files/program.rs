//! The work that qemu-img does: images of other formats than raw, and encrypted
//! ones.
//!
//! It is given the image as a descriptor, so it works on the very file that we
//! opened; and passphrases as nameless memory, so they are on no disk and in no
//! command line.

use super::beneath::{self, Name};
use super::making::{Making, open_source};
use crate::backend::tool::{UNHURRIED, execute, path_of};
use crate::backend::{Creation, Place, Resize, Source, Work};
use crate::blocking::blocking;
use crate::command::Command;
use crate::command::image::{NewImage, Resize as ResizeImage};
use crate::error::{StorageError, bad_definition};
use crate::volume::{Volume, describe};
use ostler_core::{Error, ErrorDomain};
use ostler_driver::SecretUsage;
use ostler_host::process::memory_file;
use ostler_host::volume::Directory;
use ostler_model::domain::{Encryption, SecretReference};
use ostler_model::storage::StorageVolumeDef;
use ostler_xml::Text;
use std::os::fd::OwnedFd;
use std::sync::Arc;

/// Under which numbers qemu-img gets what.
const IMAGE: i32 = 3;
const INPUT: i32 = 4;
const SECRET: i32 = 5;
const INPUT_SECRET: i32 = 6;

/// How often qemu-img may measure the processor, and what it says when that
/// came to nothing.
const MEASUREMENTS: u32 = 20;
const NOT_MEASURED: &str = "accurate CPU usage";

/// Makes an image.
pub(super) async fn create(
    making: Making,
    place: &Place,
    directory: &Directory,
    def: &StorageVolumeDef,
    source: Option<&Source>,
    how: Creation,
) -> Result<Making, StorageError> {
    if how.reflink {
        return Err(StorageError::unsupported(format!(
            "volume '{}' cannot share blocks with the one it is made from: both must be raw and \
             not encrypted; copy without the reflink flag",
            def.name
        )));
    }
    let mut def = def.clone();
    def.target.path = Some(Text::from(&*path_of(IMAGE)));
    let beneath = beneath::prepare(&mut def, directory, &place.live.contents).await?;
    let secret = secret_of(&place.work, def.target.encryption.as_deref(), &def.name).await?;
    let mut input_secret = None;
    let mut input_def = None;
    let mut input_file = None;
    if let Some(source) = source {
        let mut input = described(&source.place.work, source.place.live.target(), &source.volume);
        input_secret =
            secret_of(&source.place.work, input.target.encryption.as_deref(), &input.name).await?;
        if source.volume.details.as_ref().is_none_or(|details| details.backing.is_none()) {
            // No backing file, so no relative path to resolve: qemu-img may read it by
            // descriptor.
            input_file = Some(open_source(source).await?.0);
            input.target.path = Some(Text::from(&*path_of(INPUT)));
        } else if let Some(directory) = &source.place.live.directory {
            let path = directory.inside(&source.volume.name);
            input.target.path = Some(Text::from(&*path.to_string_lossy()));
        }
        input_def = Some(input);
    }
    let (secret_path, input_secret_path) = (path_of(SECRET), path_of(INPUT_SECRET));
    let image = NewImage {
        volume: &def,
        input: input_def.as_ref(),
        backing_is_address: beneath == Name::Address,
        preallocate: how.preallocate,
        secret_file: secret.as_ref().map(|_| &*secret_path),
        input_secret_file: input_secret.as_ref().map(|_| &*input_secret_path),
    };
    let mut commands = image.commands().map_err(bad_definition)?;
    if let Some(create) = commands.first_mut().filter(|_| beneath != Name::Path) {
        // It was looked at already.
        create.push("-u");
    }
    for command in commands {
        measured(&command, || {
            let mut descriptors = vec![(making.file.duplicate()?, IMAGE)];
            for (file, number) in
                [(&input_file, INPUT), (&secret, SECRET), (&input_secret, INPUT_SECRET)]
            {
                if let Some(file) = file {
                    descriptors.push((duplicate(file)?, number));
                }
            }
            Ok(descriptors)
        })
        .await?;
    }
    Ok(making)
}

/// Runs qemu-img, and again where it could not measure the processor.
///
/// Before it encrypts, qemu-img measures how fast keys are derived, by the
/// processor time of its own thread. The kernel divides that time between
/// program and kernel by samples, so that on a busy machine the measured part
/// can come out as nothing; qemu-img then gives up before it wrote anything.
async fn measured(
    command: &Command,
    descriptors: impl Fn() -> Result<Vec<(OwnedFd, i32)>, StorageError>,
) -> Result<(), StorageError> {
    for _ in 1..MEASUREMENTS {
        match execute(command, descriptors()?, UNHURRIED).await {
            Err(StorageError::Run(error)) if error.to_string().contains(NOT_MEASURED) => {}
            done => return done.map(drop),
        }
    }
    execute(command, descriptors()?, UNHURRIED).await.map(drop)
}

/// Changes how large the disk in an image is.
pub(super) async fn resize(
    work: &Work,
    target: &str,
    directory: &Arc<Directory>,
    volume: &Volume,
    resize: Resize,
) -> Result<(), StorageError> {
    let mut def = described(work, target, volume);
    let secret = secret_of(work, def.target.encryption.as_deref(), &volume.name).await?;
    def.target.path = Some(Text::from(&*path_of(IMAGE)));
    let secret_path = path_of(SECRET);
    let command = ResizeImage {
        volume: &def,
        capacity: resize.capacity,
        shrink: resize.shrink,
        allocate: resize.allocate,
        secret_file: secret.as_ref().map(|_| &*secret_path),
    };
    let command = command.command().map_err(bad_definition)?;
    let (in_folder, name) = (Arc::clone(directory), Arc::clone(&volume.name));
    let file = blocking(move || Ok(in_folder.open_to_write(&name)?)).await?;
    let mut descriptors = vec![(file, IMAGE)];
    descriptors.extend(secret.map(|secret| (secret, SECRET)));
    execute(&command, descriptors, UNHURRIED).await?;
    Ok(())
}

/// A volume as commands know it. The secret of an encrypted one is the one for
/// its path, else the one that it was made with.
fn described(work: &Work, target: &str, volume: &Volume) -> StorageVolumeDef {
    let mut def = describe::describe(volume, target, None);
    let path = def.target.path.as_deref().unwrap_or_default();
    let has_own = work
        .secrets
        .as_ref()
        .is_some_and(|secrets| secrets.secret_for(SecretUsage::Volume, path).is_some());
    let encryption = def.target.encryption.as_mut();
    if let Some(encryption) = encryption.filter(|known| has_own || known.secrets.is_empty()) {
        encryption.secrets = vec![SecretReference {
            kind: Some(Text::from("passphrase")),
            uuid: None,
            usage: def.target.path.clone(),
        }]
        .into();
    }
    def
}

/// The passphrase of an encryption, as a file that is nowhere.
async fn secret_of(
    work: &Work,
    encryption: Option<&Encryption>,
    volume: &str,
) -> Result<Option<OwnedFd>, StorageError> {
    let Some(encryption) = encryption else { return Ok(None) };
    let Some(reference) = encryption.secrets.first() else {
        return Err(StorageError::unsupported(format!(
            "volume '{volume}' is to be encrypted, and its <encryption> names no <secret>: define \
             a secret with the passphrase and name it"
        )));
    };
    let what = format!("the passphrase of volume '{volume}'");
    let value = work.secret(reference, SecretUsage::Volume, &what).await?;
    let file = blocking(move || Ok(memory_file(value.reveal())?)).await?;
    Ok(Some(file))
}

fn duplicate(file: &OwnedFd) -> Result<OwnedFd, StorageError> {
    file.try_clone().map_err(|error| {
        Error::system(format!("cannot give qemu-img a descriptor: {error}"))
            .in_domain(ErrorDomain::Storage)
            .into()
    })
}
