//! Foreign crates: all versions in the workspace, each with its line of account.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Complaints, read};
use crate::Outcome;

const ACCOUNT: &str = "docs/dependencies.md";

pub(crate) fn check(root: &Path, complaints: &mut Complaints) -> Outcome {
    let manifest = read(&root.join("Cargo.toml"))?;
    let used = foreign(&manifest);
    let accounted = accounted(&read(&root.join(ACCOUNT))?);
    for name in used.difference(&accounted) {
        complaints.add(ACCOUNT, format!("has no line for {name}: need, alternatives, cost"));
    }
    for name in accounted.difference(&used) {
        complaints.add(ACCOUNT, format!("has a line for {name}, which Cargo.toml does not name"));
    }
    for member in members(&manifest) {
        let path = root.join(member).join("Cargo.toml");
        for line in own_versions(&read(&path)?) {
            complaints.add(
                format!("{member}/Cargo.toml"),
                format!("`{line}`: versions stand in [workspace.dependencies]"),
            );
        }
    }
    Ok(())
}

/// Names in [workspace.dependencies] that are not paths into this workspace.
fn foreign(manifest: &str) -> BTreeSet<String> {
    section(manifest, |header| header == "[workspace.dependencies]")
        .filter(|line| !line.contains("path ="))
        .filter_map(|line| line.split_once('=').map(|(name, _)| name.trim().to_owned()))
        .collect()
}

/// First cells of the account's table, where they name a crate.
fn accounted(account: &str) -> BTreeSet<String> {
    account
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

fn members(manifest: &str) -> Vec<&str> {
    let list = manifest.split_once("members = [").and_then(|(_, rest)| rest.split_once(']'));
    let Some((list, _)) = list else { return Vec::new() };
    list.split(',')
        .map(|each| each.trim().trim_matches('"'))
        .filter(|each| !each.is_empty())
        .collect()
}

/// Dependency lines of a member that do not defer to the workspace.
fn own_versions(manifest: &str) -> Vec<&str> {
    section(manifest, |header| header.ends_with("dependencies]"))
        .filter(|line| line.contains('='))
        .filter(|line| !line.contains("workspace = true") && !line.contains(".workspace=true"))
        .filter(|line| !line.contains("path ="))
        .collect()
}

/// Lines of the sections whose header is wanted, comments aside.
fn section<'a>(
    manifest: &'a str,
    wanted: impl Fn(&str) -> bool + 'a,
) -> impl Iterator<Item = &'a str> {
    let mut inside = false;
    manifest.lines().map(str::trim).filter(move |line| {
        if line.starts_with('[') {
            inside = wanted(line);
            return false;
        }
        inside && !line.is_empty() && !line.starts_with('#')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "[workspace]\nmembers = [\n  \"a\",\n  \"b/c\",\n]\n\
        [workspace.dependencies]\nours = { path = \"x\" }\n# no = \"1\"\nbytes = \"1\"\n\
        [profile.dev]\ndebug = 1\n";

    #[test]
    fn reads_the_manifest() {
        assert_eq!(foreign(MANIFEST), BTreeSet::from(["bytes".to_owned()]));
        assert_eq!(members(MANIFEST), ["a", "b/c"]);
    }

    #[test]
    fn finds_versions_of_its_own() {
        let member = "[dependencies]\nbytes.workspace = true\nlibc = \"0.2\"\n\
            [dev-dependencies]\ntempfile = { version = \"3\" }\n";
        assert_eq!(own_versions(member), ["libc = \"0.2\"", "tempfile = { version = \"3\" }"]);
    }

    #[test]
    fn reads_the_account() {
        let table = "| crate | need |\n|---|---|\n| `bytes` | buffers |\n";
        assert_eq!(accounted(table), BTreeSet::from(["bytes".to_owned()]));
    }
}
