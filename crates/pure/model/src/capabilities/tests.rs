//! Documents against recorded ones, where there are any.

use super::cpu_map::{Choice, CpuData, CpuMap, Cpuid, Purpose, decode};
use super::domain::DomainCapabilities;
use super::host::Capabilities;
use roxmltree::{Document, Node};
use std::path::{Path, PathBuf};

fn corpus(folder: &str) -> Option<PathBuf> {
    let root = std::env::var_os("OSTLER_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/facts/corpus"),
        PathBuf::from,
    );
    let folder = root.join(folder);
    if !folder.is_dir() {
        eprintln!("skipped: {} is not there", folder.display());
        return None;
    }
    Some(folder)
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_str().is_some_and(|path| path.ends_with(ending)))
        .collect();
    files.sort();
    files
}

/// What is read and written again is what it was.
fn check_round_trip(folder: &str, again: fn(&str) -> Result<String, String>, least: usize) {
    let Some(folder) = corpus(folder) else { return };
    let files = files(&folder, ".xml");
    let mut failed = Vec::new();
    for path in &files {
        let text = std::fs::read_to_string(path).unwrap();
        match again(&text) {
            Ok(found) if found == text => {}
            Ok(found) => {
                let mut pairs = text.lines().zip(found.lines());
                let pair = pairs.find(|(expected, found)| expected != found);
                failed.push(format!("{}: {pair:?}", path.display()));
            }
            Err(error) => failed.push(format!("{}: {error}", path.display())),
        }
    }
    let good = files.len() - failed.len();
    eprintln!("{}: {good} of {}", folder.display(), files.len());
    assert!(good >= least, "{}", failed.join("\n"));
}

#[test]
fn recorded_host_capabilities_come_out_as_they_went_in() {
    let again = |text: &str| {
        Capabilities::parse(text).map(|read| read.format()).map_err(|error| error.to_string())
    };
    check_round_trip("vircaps2xmldata", again, 8);
}

#[test]
fn recorded_domain_capabilities_come_out_as_they_went_in() {
    let again = |text: &str| {
        DomainCapabilities::parse(text).map(|read| read.format()).map_err(|error| error.to_string())
    };
    // One has nothing at all, in a form that no host has.
    check_round_trip("domaincapsdata", again, 53);
}

fn number(node: Node<'_, '_>, name: &str) -> u32 {
    let text = node.attribute(name).unwrap_or("0x0").trim_start_matches("0x");
    u32::from_str_radix(text, 16).unwrap()
}

fn processor(text: &str) -> CpuData {
    let document = Document::parse(text).unwrap();
    let mut data = CpuData::default();
    for node in document.root_element().children() {
        if node.has_tag_name("cpuid") {
            let register = |name| number(node, name);
            let answer = Cpuid {
                eax: register("eax"),
                ebx: register("ebx"),
                ecx: register("ecx"),
                edx: register("edx"),
            };
            data.insert(register("eax_in"), register("ecx_in"), answer);
        } else if node.has_tag_name("msr") {
            let value = u64::from(number(node, "edx")) << 32 | u64::from(number(node, "eax"));
            data.insert_register(number(node, "index"), value);
        }
    }
    data
}

fn described(text: &str) -> (String, Vec<String>) {
    let document = Document::parse(text).unwrap();
    let root = document.root_element();
    let model = root.children().find(|node| node.has_tag_name("model")).unwrap();
    let features = root.children().filter(|node| node.has_tag_name("feature"));
    let features = features.map(|node| {
        let policy = node.attribute("policy").unwrap_or("require");
        format!("{policy} {}", node.attribute("name").unwrap())
    });
    (model.text().unwrap().to_owned(), features.collect())
}

fn check_processors(ending: &str, purpose: Purpose, least: usize) {
    let Some(folder) = corpus("cputestdata") else { return };
    let map = CpuMap::x86();
    let (mut all, mut failed) = (0, Vec::new());
    for path in files(&folder, &format!("-{ending}.xml")) {
        let name = path.file_name().unwrap().to_str().unwrap();
        if !name.starts_with("x86_64-cpuid-") || name.contains("baseline") {
            continue;
        }
        let recording = name.replace(&format!("-{ending}.xml"), ".xml");
        let Ok(text) = std::fs::read_to_string(folder.join(recording)) else { continue };
        all += 1;
        let data = processor(&text);
        let (vendor, features) = (data.vendor(), data.features(map));
        let allow = |_: &_| Choice::Allowed;
        let found =
            decode(map, vendor.as_deref(), data.signature(), &features, purpose, allow).unwrap();
        let with = |policy, names: &[&str]| {
            names.iter().map(|name| format!("{policy} {name}")).collect::<Vec<_>>()
        };
        let mut features = with("require", &found.required);
        features.extend(with("disable", &found.disabled));
        let expected = described(&std::fs::read_to_string(&path).unwrap());
        if (found.model.to_owned(), features) != expected {
            failed.push(format!("{name}: {} instead of {}", found.model, expected.0));
        }
    }
    eprintln!("processors for {ending}: {} of {all}", all - failed.len());
    assert!(all - failed.len() >= least, "{}", failed.join("\n"));
}

#[test]
fn recorded_hosts_get_their_models() {
    check_processors("host", Purpose::Host, 46);
}

#[test]
fn recorded_processors_get_their_models_for_guests() {
    check_processors("guest", Purpose::Guest, 43);
}
