//! Documents against recorded ones, where there are any.

#![expect(clippy::disallowed_methods, reason = "a test reads and writes files of its own")]

use super::domain::DomainCapabilities;
use super::host::Capabilities;
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

/// Checks that documents which are read and written again are what they were.
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
