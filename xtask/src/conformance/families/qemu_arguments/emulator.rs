//! The digests of emulators, as far as command lines need them.

use crate::conformance::corpus::Corpus;
use ostler_model::domain::VirtType;
use ostler_qemu::emulator::{Capability, CapabilitySet, Machine};
use serde_json::Value;
use std::collections::BTreeMap;

/// What is known of an emulator.
#[derive(Clone)]
pub(crate) struct Facts {
    pub(super) capabilities: CapabilitySet,
    machines: Vec<(VirtType, Machine)>,
}

/// The emulators that rows name.
pub(crate) struct Emulators<'a> {
    table: &'a Value,
    known: BTreeMap<String, Facts>,
}

impl<'a> Emulators<'a> {
    pub(crate) fn new(table: &'a Value) -> Self {
        Self { table, known: BTreeMap::new() }
    }

    /// The emulator of a row, as the row changes it.
    pub(crate) fn find(&mut self, corpus: &Corpus, row: &Value) -> Result<Facts, String> {
        let text = |key: &str| row[key].as_str();
        let arch = text("arch").unwrap_or("x86_64");
        let variant = text("variant").unwrap_or_default();
        let version = match text("version") {
            Some("latest") | None => {
                self.table["latest"][format!("{arch}{variant}")].as_str().unwrap_or_default()
            }
            Some(version) => version,
        };
        let key = format!("{version} {arch}{variant}");
        if !self.known.contains_key(&key) {
            self.known.insert(key.clone(), Facts::read(corpus, arch, version, variant)?);
        }
        Ok(self.known[&key].of_row(row))
    }
}

impl Facts {
    fn read(corpus: &Corpus, arch: &str, version: &str, variant: &str) -> Result<Self, String> {
        let path = format!("qemucapabilitiesdata/caps_{version}_{arch}{variant}.xml");
        let text = corpus.text(&path)?;
        let document =
            roxmltree::Document::parse(&text).map_err(|error| format!("{path}: {error}"))?;
        let root = document.root_element();
        let named =
            |name: &'static str| root.children().filter(move |child| child.has_tag_name(name));
        let capabilities =
            named("flag").filter_map(|flag| Capability::by_name(flag.attribute("name")?)).collect();
        Ok(Self { capabilities, machines: named("machine").filter_map(read_machine).collect() })
    }

    /// The same with the flags of a row added and taken away.
    fn of_row(&self, row: &Value) -> Self {
        let mut facts = self.clone();
        let flags = |key: &str| {
            row[key]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|flag| Capability::by_name(flag.as_str().unwrap_or_default()))
                .collect::<Vec<_>>()
        };
        flags("caps_add").into_iter().for_each(|flag| facts.capabilities.insert(flag));
        flags("caps_del").into_iter().for_each(|flag| facts.capabilities.remove(flag));
        facts
    }

    pub(super) fn machine(&self, kind: VirtType, name: &str) -> Option<&Machine> {
        let found = self.machines.iter().find(|(of, machine)| {
            *of == kind && (&*machine.name == name || machine.alias.as_deref() == Some(name))
        });
        found.map(|(_, machine)| machine)
    }
}

fn read_machine(node: roxmltree::Node<'_, '_>) -> Option<(VirtType, Machine)> {
    let kind = match node.attribute("type")? {
        "tcg" => VirtType::Qemu,
        other => other.parse().ok()?,
    };
    let yes = |name: &str| node.attribute(name) == Some("yes");
    let machine = Machine {
        name: node.attribute("name")?.into(),
        alias: node.attribute("alias").map(Into::into),
        max_cpus: node.attribute("maxCpus")?.parse().ok()?,
        hotplug_cpus: yes("hotplugCpus"),
        is_default: yes("default"),
        default_cpu: node.attribute("defaultCPU").map(Into::into),
        numa_by_size: yes("numaMemSupported"),
        default_ram_id: node.attribute("defaultRAMid").map(Into::into),
        deprecated: yes("deprecated"),
        acpi: node.attribute("acpi").map(|acpi| acpi == "yes"),
    };
    Some((kind, machine))
}
