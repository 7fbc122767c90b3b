//! The firmware descriptors in `qemufirmwaredata`.

use crate::conformance::corpus::Corpus;
use ostler_model::domain::{Arch, FirmwareDescriptor, FirmwareFile, FirmwareKind, FirmwareMapping};
use serde_json::Value;
use std::collections::BTreeMap;

/// The folders of descriptors, of which later ones hide files of earlier ones.
const FOLDERS: [&str; 3] =
    ["usr/share/qemu/firmware", "etc/qemu/firmware", "home/user/.config/qemu/firmware"];

/// Reads all descriptors, in the order of their names.
pub(super) fn read(corpus: &Corpus) -> Vec<FirmwareDescriptor> {
    let mut files = BTreeMap::new();
    // The host runs as root, which has no folder of its own.
    for folder in &FOLDERS[..2] {
        let folder = format!("qemufirmwaredata/{folder}");
        for name in corpus.names(&folder) {
            files.insert(name.clone(), format!("{folder}/{name}"));
        }
    }
    files.values().filter_map(|path| parse(&corpus.json(path).ok()?)).collect()
}

fn parse(json: &Value) -> Option<FirmwareDescriptor> {
    let kinds = json["interface-types"].as_array()?;
    let kind = match kinds.first()?.as_str()? {
        "bios" => FirmwareKind::Bios,
        "uefi" => FirmwareKind::Efi,
        _ => return None,
    };
    let file = |value: &Value| {
        Some(FirmwareFile {
            path: value["filename"].as_str()?.into(),
            format: value["format"].as_str()?.into(),
        })
    };
    let mapping = &json["mapping"];
    let code = || file(&mapping["executable"]);
    let mapping = match (mapping["device"].as_str()?, mapping["mode"].as_str()) {
        ("memory", _) => FirmwareMapping::Memory(mapping["filename"].as_str()?.into()),
        ("flash", Some("combined")) => FirmwareMapping::Combined(code()?),
        ("flash", Some("stateless")) => FirmwareMapping::Stateless(code()?),
        ("flash", _) => {
            FirmwareMapping::Split { code: code()?, variables: file(&mapping["nvram-template"])? }
        }
        _ => return None,
    };
    let targets = json["targets"].as_array()?.iter().filter_map(|target| {
        let arch = match target["architecture"].as_str()? {
            "i386" => Arch::I686,
            "arm" => Arch::Armv7l,
            other => other.parse().ok()?,
        };
        let machines = target["machines"].as_array()?;
        Some((arch, machines.iter().filter_map(|name| Some(name.as_str()?.into())).collect()))
    });
    let features = json["features"].as_array()?;
    let has = |name: &str| features.iter().any(|feature| feature.as_str() == Some(name));
    Some(FirmwareDescriptor {
        kind,
        mapping,
        targets: targets.collect(),
        secure_boot: has("secure-boot"),
        enrolled_keys: has("enrolled-keys"),
        requires_smm: has("requires-smm"),
        amd_sev: has("amd-sev"),
        amd_sev_snp: has("amd-sev-snp"),
        intel_tdx: has("intel-tdx"),
    })
}
