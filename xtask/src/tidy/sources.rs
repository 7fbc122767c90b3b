//! How source files look: length, opening words, names, white space.

use std::path::{Path, PathBuf};

use super::{Complaints, read, shown};
use crate::Outcome;
use crate::codegen::output;

/// Past this a file nearly always holds two things.
const LONGEST: usize = 800;

/// Names that say nothing of what a module holds.
const EMPTY_NAMES: &[&str] = &["utils", "util", "common", "helpers", "helper", "manager", "misc"];

/// Folders in which `unsafe` may be allowed; the C library joins when it is built.
const UNSAFE_PLACES: &[&str] = &["crates/outside/host/src/sys/"];

const FOLDERS: &[&str] =
    &["crates", "xtask", "tests", "benches", "scripts", "docs", "tables", "fuzz"];
const TEXTS: &[&str] = &["rs", "toml", "md", "py", "sh", "c", "go", "pl"];

pub(crate) fn check(root: &Path, complaints: &mut Complaints) -> Outcome {
    for folder in FOLDERS {
        let folder = root.join(folder);
        if folder.is_dir() {
            for path in files(&folder)? {
                check_file(root, &path, complaints)?;
            }
        }
    }
    Ok(())
}

fn check_file(root: &Path, path: &Path, complaints: &mut Complaints) -> Outcome {
    let place = shown(root, path);
    let extension = path.extension().and_then(|each| each.to_str()).unwrap_or("");
    if !TEXTS.contains(&extension) {
        return Ok(());
    }
    let text = read(path)?;
    for (number, line) in text.lines().enumerate() {
        let place = format!("{place}:{}", number + 1);
        if line.ends_with([' ', '\t']) {
            complaints.add(place, "white space at the end of the line");
        }
    }
    if !text.is_empty() && (!text.ends_with('\n') || text.ends_with("\n\n")) {
        complaints.add(&place, "must end in exactly one line end");
    }
    if extension == "rs" && !check_generated(&place.to_string(), path, &text, complaints) {
        check_rust(&place.to_string(), path, &text, complaints);
    }
    Ok(())
}

fn check_rust(place: &str, path: &Path, text: &str, complaints: &mut Complaints) {
    let lines = text.lines().count();
    if lines > LONGEST && path.file_name().is_some_and(|name| name != "tests.rs") {
        complaints.add(place, format!("{lines} lines: it holds more than one thing"));
    }
    let is_test = path.components().any(|part| part.as_os_str() == "tests")
        || path.file_name().is_some_and(|name| name == "tests.rs");
    if !is_test && !text.trim_start().starts_with("//!") {
        complaints.add(place, "opens without `//!`: what is it, what is it not?");
    }
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
    let folder =
        path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or("");
    if let Some(name) = [stem, folder].into_iter().find(|name| EMPTY_NAMES.contains(name)) {
        complaints.add(place, format!("'{name}' names nothing: name the noun"));
    }
    let may_be_unsafe = UNSAFE_PLACES.iter().any(|allowed| place.starts_with(allowed));
    for (number, line) in text.lines().enumerate() {
        let line = line.trim_start();
        let place = format!("{place}:{}", number + 1);
        if begins_getter(line) {
            complaints.add(&place, "a function is named without `get_`");
        }
        if !may_be_unsafe && lets_unsafe_in(line) {
            complaints.add(&place, "`unsafe` belongs into the one module of host");
        }
    }
}

/// Returns whether a line lifts the ban on `unsafe` that the workspace's lints lay.
fn lets_unsafe_in(line: &str) -> bool {
    let attribute = line.trim_start_matches("#[").trim_start_matches("#![");
    attribute.len() < line.len()
        && (attribute.starts_with("allow(") || attribute.starts_with("expect("))
        && attribute.contains("unsafe_code")
}

/// Returns whether a line declares a function `get_...`; `get_mut` is the standard library's
/// own name for the other half of `get`.
fn begins_getter(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words
        .by_ref()
        .take_while(|word| {
            *word == "fn" || word.starts_with("pub") || ["async", "const", "unsafe"].contains(word)
        })
        .any(|word| word == "fn")
        && line
            .split_once("fn ")
            .is_some_and(|(_, name)| name.starts_with("get_") && !name.starts_with("get_mut("))
}

/// Returns whether a Rust source bears the generator's mark, in its first line.
pub(super) fn is_generated(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.contains(output::MARK))
}

/// Returns whether a Rust source is generated: it bears the generator's mark and lies in a
/// folder of such sources. One without the other is complained of.
fn check_generated(place: &str, path: &Path, text: &str, complaints: &mut Complaints) -> bool {
    let marked = is_generated(text);
    let placed = path
        .parent()
        .is_some_and(|folder| folder.components().any(|part| part.as_os_str() == output::FOLDER));
    match (marked, placed) {
        (true, false) => {
            complaints.add(place, "is generated: it belongs into a folder `generated`");
        }
        (false, true) => {
            complaints.add(place, "is written by hand: folders `generated` are the generator's");
        }
        (true, true) | (false, false) => {}
    }
    marked
}

/// The folders in a folder, sorted.
pub(super) fn folders(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let complaint = |error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(complaint)? {
        let path = entry.map_err(complaint)?.path();
        if path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// All files below a folder, sorted; those of tests' corpora are left out.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let complaint = |error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(complaint)? {
        let entry = entry.map_err(complaint)?;
        let path = entry.path();
        let kind = entry.file_type().map_err(complaint)?;
        let skipped = [".git", "target", "__pycache__", "corpus", "golden"];
        if kind.is_dir() && !skipped.iter().any(|name| entry.file_name() == *name) {
            found.extend(files(&path)?);
        } else if kind.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_sources_are_marked_and_placed() {
        let check = |place: &str, text: &str, generated: bool, fine: bool| {
            let mut complaints = Complaints::default();
            let found = check_generated(place, Path::new(place), text, &mut complaints);
            assert_eq!((found, complaints.0.is_empty()), (generated, fine), "{place}");
        };
        let marked = "//! @generated from `tables/` by `cargo xtask codegen`; do not edit.\n";
        check("crates/pure/core/src/flags/generated/domain.rs", marked, true, true);
        check("crates/pure/core/src/flags/domain.rs", marked, true, false);
        check("crates/pure/core/src/flags/generated/domain.rs", "//! Page.\n", false, false);
        check("crates/pure/core/src/flags/generated.rs", "//! Page.\n", false, true);
    }

    fn complaints_of(place: &str, text: &str) -> Vec<String> {
        let mut complaints = Complaints::default();
        check_rust(place, Path::new(place), text, &mut complaints);
        complaints.0
    }

    #[test]
    fn what_is_complained_of() {
        let fine = "//! Page.\nfn name() {}\n";
        assert_eq!(complaints_of("crates/pure/xml/src/lib.rs", fine), Vec::<String>::new());
        assert_eq!(complaints_of("crates/pure/xml/src/utils.rs", fine).len(), 1);
        assert_eq!(complaints_of("a.rs", "fn name() {}\n").len(), 1);
        assert_eq!(complaints_of("a.rs", "//! P.\npub(crate) async fn get_name() {}\n").len(), 1);
        assert_eq!(complaints_of("a.rs", "//! P.\nlet x = list.get_name();\n").len(), 0);
        assert_eq!(complaints_of("a.rs", "//! P.\npub fn get_mut(&mut self) {}\n").len(), 0);
        assert_eq!(complaints_of("a.rs", &format!("//! P.\n{}", "\n".repeat(801))).len(), 1);
        assert_eq!(complaints_of("a.rs", "//! P.\n#![allow(unsafe_code)]\n").len(), 1);
        let place = "crates/outside/host/src/sys/spawn.rs";
        assert_eq!(complaints_of(place, "//! P.\n#![expect(unsafe_code)]\n").len(), 0);
    }
}
