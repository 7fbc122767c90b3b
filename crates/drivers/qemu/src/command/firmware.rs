//! Firmware: BIOS images, and flash with its variables.

use crate::arguments::{CommaList, CommandLine};
use crate::devices::BuildError;
use crate::devices::disk::{Image, Rest, Treatment};
use crate::scene::Scene;
use ostler_model::domain::{DiskSource, FileSource, FirmwareKind, LoaderKind, Nvram};
use ostler_xml::{Source, YesNo};

/// The flash chips' names for the block graph.
const CODE: &str = "libvirt-pflash0";
const VARIABLES: &str = "libvirt-pflash1";

/// Writes the block nodes of flash chips.
pub(super) fn write_pflash(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let os = &scene.domain.os;
    let chosen = os.loader.as_ref().is_some_and(|loader| loader.path.is_some());
    if os.firmware == Some(FirmwareKind::Efi) && !chosen {
        return Err(BuildError::incomplete("<os firmware='efi'>", "firmware chosen for it"));
    }
    let Some((code, readonly)) = code_path(scene) else { return Ok(()) };
    let loader_format = scene.domain.os.loader.as_ref().and_then(|loader| loader.format.as_deref());
    let code = DiskSource::File(Source(FileSource { path: Some(code.into()), extras: None }));
    let mut image = flash(CODE, &code, loader_format, readonly);
    image.always_format = true;
    write_image(scene, &image, line)?;
    if let Some((variables, format)) = variables(scene) {
        write_image(scene, &flash(VARIABLES, &variables, format, false), line)?;
    }
    Ok(())
}

/// The properties of `-machine` that name the flash chips.
pub(super) fn machine_properties(
    scene: &Scene<'_>,
    list: &mut CommaList,
) -> Result<(), BuildError> {
    if code_path(scene).is_none() {
        return Ok(());
    }
    list.set("pflash0", format_args!("{CODE}-format"));
    if let Some((variables, format)) = variables(scene) {
        let top = flash(VARIABLES, &variables, format, false).top(scene);
        list.set("pflash1", top);
    }
    Ok(())
}

/// Writes `-bios`, and the switch that keeps variables from the guest's hands.
pub(super) fn write_bios(scene: &Scene<'_>, line: &mut CommandLine) {
    let Some(loader) = &scene.domain.os.loader else { return };
    match loader.kind {
        Some(LoaderKind::Rom) | None => {
            if let Some(path) = &loader.path {
                line.option("-bios", path.as_ref());
            }
        }
        Some(LoaderKind::Pflash) if loader.secure == Some(YesNo::Yes) => {
            line.option("-global", "driver=cfi.pflash01,property=secure,value=on");
        }
        Some(LoaderKind::Pflash | LoaderKind::None) => {}
    }
}

/// The path of the firmware's code, when it is flash.
fn code_path<'a>(scene: &Scene<'a>) -> Option<(&'a str, bool)> {
    let loader = scene.domain.os.loader.as_deref()?;
    if loader.kind != Some(LoaderKind::Pflash) {
        return None;
    }
    Some((loader.path.as_deref()?, loader.readonly != Some(YesNo::No)))
}

/// The source of the firmware's variables, and their format.
fn variables<'a>(scene: &Scene<'a>) -> Option<(DiskSource, Option<&'a str>)> {
    let nvram: &Nvram = scene.domain.os.nvram.as_deref()?;
    let source = match (&nvram.source, &nvram.path) {
        (Some(source), _) => source.clone(),
        (None, Some(path)) => {
            DiskSource::File(Source(FileSource { path: Some(path.clone()), extras: None }))
        }
        (None, None) => return None,
    };
    Some((source, nvram.format.as_deref()))
}

fn flash<'a>(
    name: &str,
    source: &'a DiskSource,
    format: Option<&'a str>,
    readonly: bool,
) -> Image<'a> {
    Image {
        name: name.to_owned(),
        source,
        format: format.unwrap_or("raw"),
        readonly,
        treatment: Treatment::default(),
        encryption: source.extras().and_then(|extras| extras.encryption.as_deref()),
        auth: source.extras().and_then(|extras| extras.auth.as_deref()),
        metadata_cache: None,
        rest: Rest::Nothing,
        always_format: false,
    }
}

fn write_image(
    scene: &Scene<'_>,
    image: &Image<'_>,
    line: &mut CommandLine,
) -> Result<(), BuildError> {
    let mut parts = Vec::new();
    image.parts(scene, None, &mut parts)?;
    parts.iter().for_each(|part| part.write(line));
    Ok(())
}
