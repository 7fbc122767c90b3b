//! The digests of emulators in `qemucapabilitiesdata`, as far as the model
//! needs them.

use crate::conformance::corpus::Corpus;
use ostler_model::domain::{Arch, VirtType};
use ostler_qemu::traits::{Abilities, Ability, EmulatorTraits, MachineTraits};
use ostler_xml::Value as _;

/// Reads the digest of one emulator.
pub(super) fn read(
    corpus: &Corpus,
    arch: Arch,
    version: &str,
    variant: &str,
) -> Result<EmulatorTraits, String> {
    let path = format!("qemucapabilitiesdata/caps_{version}_{arch}{variant}.xml");
    let text = corpus.text(&path)?;
    let document = roxmltree::Document::parse(&text).map_err(|error| format!("{path}: {error}"))?;
    let root = document.root_element();
    let child = |name: &str| {
        let found = root.children().find(|child| child.has_tag_name(name));
        found.and_then(|child| child.text()).unwrap_or_default()
    };
    let flags = root.children().filter(|child| child.has_tag_name("flag"));
    let abilities: Abilities =
        flags.filter_map(|flag| Ability::from_text(flag.attribute("name")?)).collect();
    let machines = root.children().filter(|child| child.has_tag_name("machine"));
    Ok(EmulatorTraits {
        path: child("emulator").into(),
        arch,
        host_arch: Arch::X86_64,
        version: child("version").parse().unwrap_or_default(),
        abilities,
        machines: machines.filter_map(|machine| read_machine(machine, arch)).collect(),
    })
}

fn read_machine(node: roxmltree::Node<'_, '_>, arch: Arch) -> Option<MachineTraits> {
    let kind = match node.attribute("type")? {
        "tcg" => VirtType::Qemu,
        other => VirtType::from_text(other)?,
    };
    let cpu = node.attribute("defaultCPU");
    let suffix = format!("-{arch}-cpu");
    let default_cpu = cpu.map(|name| name.strip_suffix(&suffix).unwrap_or(name).into());
    Some(MachineTraits {
        kind,
        name: node.attribute("name")?.into(),
        alias: node.attribute("alias").map(Into::into),
        default: node.attribute("default") == Some("yes"),
        default_cpu,
        max_cpus: node.attribute("maxCpus")?.parse().ok()?,
    })
}
