//! Licences, sources and banned crates, as `deny.toml` lists them.
//!
//! cargo-deny does this and more, but takes minutes to build; these three rules
//! hold at every check. Advisories stay with cargo-deny.

use std::collections::BTreeSet;
use std::path::Path;

use cargo_metadata::Metadata;

use super::{Complaints, read};
use crate::Outcome;

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

pub(crate) fn check(root: &Path, metadata: &Metadata, complaints: &mut Complaints) -> Outcome {
    let rules = read(&root.join("deny.toml"))?;
    let allowed = quoted(&rules, "\nallow = [");
    let banned = quoted(&rules, "\ndeny = [");
    if allowed.is_empty() || banned.is_empty() {
        return Err("deny.toml lists no licences or no bans".to_owned());
    }
    let members: BTreeSet<_> = metadata.workspace_members.iter().collect();
    for package in metadata.packages.iter().filter(|package| !members.contains(&package.id)) {
        let licence = package.license.as_deref().unwrap_or("none named");
        if !permits(licence, &allowed) {
            complaints.add(&package.name, format!("licence {licence} is not in deny.toml"));
        }
        if banned.contains(package.name.as_str()) {
            complaints.add(&package.name, "is banned by deny.toml");
        }
        if package.source.as_ref().is_none_or(|source| source.repr != REGISTRY) {
            complaints.add(&package.name, "comes from elsewhere than crates.io");
        }
    }
    Ok(())
}

/// Returns whether an SPDX expression can be met by allowed licences.
fn permits(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let expression = expression.replace('/', " OR ").replace(['(', ')'], " ");
    expression.split(" AND ").all(|all| {
        all.split(" OR ").any(|any| {
            let words: Vec<&str> = any.split_whitespace().collect();
            allowed.contains(words.join(" ").as_str())
        })
    })
}

/// The quoted strings of the list that `opening` opens.
fn quoted<'a>(rules: &'a str, opening: &str) -> BTreeSet<&'a str> {
    let list = rules.split_once(opening).and_then(|(_, rest)| rest.split_once(']'));
    list.map_or_else(BTreeSet::new, |(list, _)| list.split('"').skip(1).step_by(2).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions() {
        let allowed = BTreeSet::from(["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"]);
        let check = |expression: &str, fine: bool| {
            assert_eq!(permits(expression, &allowed), fine, "{expression}");
        };
        check("MIT", true);
        check("MIT/Apache-2.0", true);
        check("GPL-3.0-only", false);
        check("GPL-3.0-only OR MIT", true);
        check("MIT AND GPL-3.0-only", false);
        check("(MIT OR Apache-2.0) AND MIT", true);
        check("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only", true);
        check("none named", false);
    }

    #[test]
    fn lists() {
        let rules =
            "[licenses]\nallow = [\n  \"MIT\",\n  \"ISC\",\n]\n[bans]\ndeny = [{ name = \"x\" }]\n";
        assert_eq!(quoted(rules, "\nallow = ["), BTreeSet::from(["ISC", "MIT"]));
        assert_eq!(quoted(rules, "\ndeny = ["), BTreeSet::from(["x"]));
        assert_eq!(quoted(rules, "\nother = ["), BTreeSet::new());
    }
}
