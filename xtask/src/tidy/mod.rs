//! Checks what neither the compiler nor clippy knows of: `cargo xtask tidy`.
//!
//! Each check is a module with a `check` that adds its complaints to a list. The
//! tests of this module run the same checks, so `cargo test` holds them too.

mod cycles;
mod dependencies;
mod direction;
mod language;
mod licences;
mod sources;

use std::path::{Path, PathBuf};

use cargo_metadata::{Metadata, MetadataCommand};

use crate::Outcome;
use crate::complaints::Complaints;

pub(crate) fn run(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err("usage: cargo xtask tidy".to_owned());
    }
    let root = root();
    let metadata = metadata(&root)?;
    let mut complaints = Complaints::default();
    sources::check(&root, &mut complaints)?;
    language::check(&root, &mut complaints)?;
    direction::check(&metadata, &mut complaints);
    cycles::check(&root, &metadata, &mut complaints)?;
    dependencies::check(&root, &mut complaints)?;
    licences::check(&root, &metadata, &mut complaints)?;
    crate::honoured::check(&root, &mut complaints)?;
    complaints.outcome()
}

fn root() -> PathBuf {
    let mut root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.pop();
    root
}

fn metadata(root: &Path) -> Result<Metadata, String> {
    MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .other_options(
            ["--locked", "--filter-platform", "x86_64-unknown-linux-gnu"].map(str::to_owned),
        )
        .exec()
        .map_err(|error| format!("cargo metadata failed: {error}"))
}

/// A path as complaints show it: from the repository's root.
fn shown<'a>(root: &Path, path: &'a Path) -> std::path::Display<'a> {
    path.strip_prefix(root).unwrap_or(path).display()
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_tidy() {
        let mut complaints = Complaints::default();
        sources::check(&root(), &mut complaints).unwrap();
        complaints.outcome().unwrap();
    }

    #[test]
    fn documentation_begins_with_its_subject() {
        let mut complaints = Complaints::default();
        language::check(&root(), &mut complaints).unwrap();
        complaints.outcome().unwrap();
    }

    #[test]
    fn crates_depend_downwards() {
        let mut complaints = Complaints::default();
        direction::check(&metadata(&root()).unwrap(), &mut complaints);
        complaints.outcome().unwrap();
    }

    #[test]
    fn siblings_form_no_circles() {
        let mut complaints = Complaints::default();
        let root = root();
        cycles::check(&root, &metadata(&root).unwrap(), &mut complaints).unwrap();
        complaints.outcome().unwrap();
    }

    #[test]
    fn licences_are_allowed() {
        let mut complaints = Complaints::default();
        let root = root();
        licences::check(&root, &metadata(&root).unwrap(), &mut complaints).unwrap();
        complaints.outcome().unwrap();
    }

    #[test]
    fn dependencies_are_accounted_for() {
        let mut complaints = Complaints::default();
        dependencies::check(&root(), &mut complaints).unwrap();
        complaints.outcome().unwrap();
    }
}
