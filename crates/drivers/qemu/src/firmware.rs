//! The firmware of the host: descriptors as QEMU's `docs/interop/firmware.json`
//! specifies them, in its folders.
//!
//! A file in a later folder hides files of the same name in earlier ones; an
//! empty one hides them for good. What remains is tried in the order of names.

use crate::error::chain;
use crate::traits::{FirmwareDescriptor, FirmwareFile, FirmwareMapping};
use ostler_host::file;
use ostler_model::domain::{Arch, FirmwareKind};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Descriptors are of a few hundred bytes.
const MAX_DESCRIPTOR: u64 = 1 << 20;

/// A file that is no descriptor, or of firmware that no definition can ask for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FirmwareError {
    /// Not of the specification.
    #[error("'{0}' is missing or not as the specification has it")]
    Field(&'static str),
    /// Of another kind than BIOS and UEFI.
    #[error("it is neither BIOS nor UEFI")]
    Kind,
}

/// The folders of a host whose own configuration lies in `configuration`, the
/// one that comes last in the first place.
#[must_use]
pub fn folders(configuration: &Path) -> Vec<PathBuf> {
    let mut folders = vec!["/usr/share/qemu/firmware".into(), "/etc/qemu/firmware".into()];
    let own = configuration.join("qemu/firmware");
    if !folders.contains(&own) {
        folders.push(own);
    }
    folders
}

/// Reads the descriptors in these folders. What is no descriptor is left out,
/// with a line in the log.
#[must_use]
pub fn load_blocking(folders: &[PathBuf]) -> Vec<FirmwareDescriptor> {
    let mut found = BTreeMap::new();
    for folder in folders {
        // Most hosts have only one of them.
        let Ok(contents) = file::read_folder_blocking(folder, ".json", MAX_DESCRIPTOR) else {
            continue;
        };
        for error in &contents.failed {
            tracing::warn!(error = %chain(error), "cannot read a firmware descriptor");
        }
        for (name, content) in contents.files {
            let path = folder.join(&name);
            found.insert(name, (path, content));
        }
    }
    let read = |(path, content): (PathBuf, Vec<u8>)| match read(&content) {
        Ok(descriptor) => descriptor,
        Err(reason) => {
            tracing::warn!(path = %path.display(), reason, "a firmware descriptor is left out");
            None
        }
    };
    found.into_values().filter_map(read).collect()
}

fn read(content: &[u8]) -> Result<Option<FirmwareDescriptor>, String> {
    if content.trim_ascii().is_empty() {
        return Ok(None);
    }
    let json = serde_json::from_slice(content).map_err(|error| error.to_string())?;
    parse(&json).map(Some).map_err(|error| error.to_string())
}

/// Takes a descriptor out of its document.
///
/// # Errors
/// Names what is not as it should be.
pub fn parse(json: &Value) -> Result<FirmwareDescriptor, FirmwareError> {
    use FirmwareError::Field;
    let list = |name: &'static str| json[name].as_array().ok_or(Field(name));
    let kinds = list("interface-types")?;
    let kind = match kinds.first().and_then(Value::as_str) {
        Some("bios") => FirmwareKind::Bios,
        Some("uefi") => FirmwareKind::Efi,
        _ => return Err(FirmwareError::Kind),
    };
    let targets = list("targets")?.iter().filter_map(target).collect();
    let features = list("features")?;
    let has = |name: &str| features.iter().any(|feature| feature.as_str() == Some(name));
    Ok(FirmwareDescriptor {
        kind,
        mapping: mapping(&json["mapping"]).ok_or(Field("mapping"))?,
        targets,
        secure_boot: has("secure-boot"),
        enrolled_keys: has("enrolled-keys"),
        requires_smm: has("requires-smm"),
        amd_sev: has("amd-sev"),
        amd_sev_snp: has("amd-sev-snp"),
        intel_tdx: has("intel-tdx"),
    })
}

fn mapping(mapping: &Value) -> Option<FirmwareMapping> {
    let file = |value: &Value| {
        Some(FirmwareFile {
            path: value["filename"].as_str()?.into(),
            format: value["format"].as_str()?.into(),
        })
    };
    let code = || file(&mapping["executable"]);
    Some(match (mapping["device"].as_str()?, mapping["mode"].as_str()) {
        ("memory", _) => FirmwareMapping::Memory(mapping["filename"].as_str()?.into()),
        ("flash", Some("combined")) => FirmwareMapping::Combined(code()?),
        ("flash", Some("stateless")) => FirmwareMapping::Stateless(code()?),
        ("flash", None | Some("split")) => {
            FirmwareMapping::Split { code: code()?, variables: file(&mapping["nvram-template"])? }
        }
        _ => return None,
    })
}

/// An architecture, by QEMU's name, and the patterns of its machine types; none
/// of an architecture that we have no name for.
fn target(target: &Value) -> Option<(Arch, Vec<ostler_xml::Text>)> {
    let arch = match target["architecture"].as_str()? {
        "i386" => Arch::I686,
        "arm" => Arch::Armv7l,
        other => other.parse().ok()?,
    };
    let machines = target["machines"].as_array()?;
    Some((arch, machines.iter().filter_map(|name| Some(name.as_str()?.into())).collect()))
}

#[cfg(test)]
mod tests;
