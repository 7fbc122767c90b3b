//! `qemuxmlconf`: domains of the QEMU driver.
//!
//! A row wants three things: the XML that comes out, the same XML again when
//! that is put in, and a command line. A row passes only when all that it names
//! is right. The lines `qemuxmlconf-xml` count the XML alone, the lines
//! `qemuxmlconf-args` the command line that is made of the expected XML.

use super::{firmware, qemu_arguments, qemu_capabilities};
use crate::conformance::{
    Score,
    corpus::{Corpus, difference},
};
use ostler_core::{MacAddress, Uuid};
use ostler_model::domain::{Arch, DomainDef, GeneratedFolders, IdentitySource, VirtType};
use ostler_qemu::complete::PostParse;
use ostler_qemu::traits::{Ability, EmulatorTraits, FirmwareDescriptor};
use ostler_qemu::validate::validate;
use ostler_xml::View;
use serde_json::Value;
use std::collections::BTreeMap;

/// Identities that count up, for cases that leave theirs out.
#[derive(Debug, Default)]
pub(super) struct Counting(u8);

impl IdentitySource for Counting {
    fn uuid(&mut self) -> Uuid {
        self.0 += 1;
        let mut bytes = [0x11; 16];
        bytes[15] = self.0;
        Uuid::from_bytes(bytes)
    }

    fn mac_address(&mut self) -> MacAddress {
        self.0 += 1;
        MacAddress::from_bytes([0x52, 0x54, 0, 0, 0, self.0])
    }
}

/// One row of the table.
struct Row<'a> {
    json: &'a Value,
    name: String,
}

impl Row<'_> {
    fn text(&self, key: &str) -> Option<&str> {
        self.json[key].as_str()
    }
}

/// The surroundings of a row.
struct Scene<'a> {
    emulator: &'a EmulatorTraits,
    firmwares: &'a [FirmwareDescriptor],
}

/// Runs the family.
pub(crate) fn run(corpus: &Corpus) -> Result<Vec<Score>, String> {
    let table = corpus.json("qemuxmlconf.json")?;
    let rows = table["cases"].as_array().ok_or("qemuxmlconf.json has no cases")?;
    let mut whole = Score::new("qemuxmlconf");
    let mut xml = Score::new("qemuxmlconf-xml");
    let mut pc = Score::new("qemuxmlconf-xml-x86_64");
    let mut refused = Score::new("qemuxmlconf-refused");
    let firmwares = firmware::read(corpus);
    let mut arguments = Score::new("qemuxmlconf-args");
    let mut pc_arguments = Score::new("qemuxmlconf-args-x86_64");
    let mut probed = qemu_arguments::Emulators::new(&table);
    let mut emulators = Emulators { table: &table, known: BTreeMap::new() };
    for json in rows {
        let name = |key: &str| json[key].as_str().unwrap_or_default();
        let row = Row { json, name: format!("{}{}", name("name"), name("suffix")) };
        let scene = Scene { emulator: emulators.find(corpus, &row)?, firmwares: &firmwares };
        if row.text("expect") == Some("parse_failure") {
            let failure = check_refused(corpus, &row, &scene);
            refused.count(&row.name, failure.clone());
            whole.count(&row.name, failure);
            continue;
        }
        let failure = check_xml(corpus, &row, &scene)?;
        let probed = probed.find(corpus, json)?;
        let is_pc = row.text("arch") == Some("x86_64");
        if let Some(output) = row.text("out_xml") {
            xml.count(&row.name, failure.clone());
            let expected = corpus.text(&format!("qemuxmlconfdata/{output}"))?;
            let built = match DomainDef::parse(&expected) {
                Ok(def) => qemu_arguments::check(corpus, json, &probed, def),
                Err(error) => Some(error.to_string()),
            };
            if is_pc {
                pc.count(&row.name, failure.clone());
                pc_arguments.count(&row.name, built.clone());
            }
            arguments.count(&row.name, built);
        }
        let failure = failure.or_else(|| {
            let path = format!("qemuxmlconfdata/{}", row.text("in").unwrap_or_default());
            let def = corpus.text(&path).and_then(|input| prepare(&input, &row, &scene));
            match def {
                Ok(def) => qemu_arguments::check(corpus, json, &probed, def),
                Err(reason) => Some(reason),
            }
        });
        whole.count(&row.name, failure);
    }
    Ok(vec![whole, xml, pc, arguments, pc_arguments, refused])
}

/// The emulators that rows name.
struct Emulators<'a> {
    table: &'a Value,
    known: BTreeMap<String, EmulatorTraits>,
}

impl Emulators<'_> {
    fn find(&mut self, corpus: &Corpus, row: &Row<'_>) -> Result<&EmulatorTraits, String> {
        let arch = row.text("arch").unwrap_or("x86_64");
        let variant = row.text("variant").unwrap_or_default();
        let key = format!("{arch}{variant}");
        let version = match row.text("version") {
            Some("latest") | None => self.table["latest"][&key].as_str().unwrap_or_default(),
            Some(version) => version,
        };
        let key = format!("{version} {key}");
        if !self.known.contains_key(&key) {
            let arch: Arch = arch.parse()?;
            let traits = qemu_capabilities::read(corpus, arch, version, variant)?;
            self.known.insert(key.clone(), traits);
        }
        self.known.get(&key).ok_or_else(|| "the emulator was just read".to_owned())
    }
}

fn prepare(xml: &str, row: &Row<'_>, scene: &Scene<'_>) -> Result<DomainDef, String> {
    let mut def = DomainDef::parse(xml).map_err(|error| error.to_string())?;
    let abi_update = row.json["abi_update"].as_bool() == Some(true);
    let mut emulator = scene.emulator.clone();
    let flags = |key: &str| row.json[key].as_array().into_iter().flatten();
    let named = |flag: &Value| flag.as_str().and_then(<Ability as ostler_xml::Value>::from_text);
    flags("caps_add").filter_map(named).for_each(|ability| emulator.abilities.insert(ability));
    flags("caps_del").filter_map(named).for_each(|ability| emulator.abilities.remove(ability));
    if row.text("version") == Some("latest") {
        // So that outputs do not change with each version, aliases are names there.
        for machine in &mut emulator.machines {
            if let Some(alias) = machine.alias.take() {
                machine.name = alias;
            }
        }
    }
    if let Some(arch) = row.text("host_arch") {
        emulator.host_arch = arch.parse()?;
    } else if def.kind == VirtType::Kvm {
        emulator.host_arch = emulator.arch;
    }
    let mut context = PostParse::new(&emulator);
    context.new_definition = abi_update;
    context.firmwares = scene.firmwares;
    context.nvram_folder = Some("/var/lib/libvirt/qemu/nvram");
    context.generated = GeneratedFolders {
        channels: Some("/var/lib/libvirt/qemu/channel/target"),
        domains: Some("/var/lib/libvirt/qemu"),
    };
    context.run(&mut def, &mut Counting::default()).map_err(|error| error.to_string())?;
    validate(&def, &emulator).map_err(|error| error.to_string())?;
    Ok(def)
}

fn check_refused(corpus: &Corpus, row: &Row<'_>, scene: &Scene<'_>) -> Option<String> {
    let path = format!("qemuxmlconfdata/{}", row.text("in").unwrap_or_default());
    // One case has no input on purpose.
    let Ok(input) = corpus.text(&path) else { return None };
    match prepare(&input, row, scene) {
        Err(_) => None,
        Ok(_) => Some("was taken, but must be refused".to_owned()),
    }
}

fn check_xml(corpus: &Corpus, row: &Row<'_>, scene: &Scene<'_>) -> Result<Option<String>, String> {
    let Some(output) = row.text("out_xml") else { return Ok(None) };
    let expected = corpus.text(&format!("qemuxmlconfdata/{output}"))?;
    let input = corpus.text(&format!("qemuxmlconfdata/{}", row.text("in").unwrap_or_default()))?;
    for input in [&input, &expected] {
        let failure = match prepare(input, row, scene) {
            Ok(def) => difference(&expected, &def.to_xml(View::SECURE)),
            Err(error) => Some(error),
        };
        if failure.is_some() {
            return Ok(failure);
        }
    }
    Ok(None)
}
