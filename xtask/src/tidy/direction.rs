//! The one direction of dependency, over `cargo metadata`.
//!
//! A crate's row is the folder under `crates/` that it lies in. It uses only what
//! stands on its own row or below; drivers do not use one another; pure crates
//! use nothing that does IO or knows a clock, however far down, and so do the few
//! crates above them that clients use without a runtime.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, Package};

use super::Complaints;

/// Rows from the bottom up.
const ROWS: &[&str] = &["pure", "outside", "seams", "drivers", "face", "bin"];

/// Crates that must not stand anywhere below a pure one.
const NOT_PURE: &[&str] = &[
    "async-std",
    "chrono",
    "getrandom",
    "libc",
    "mio",
    "nix",
    "rand",
    "rustix",
    "socket2",
    "time",
    "tokio",
    "tracing-subscriber",
];

/// Crates above the pure ones that know no runtime either, so that programs
/// that block can use them.
const WITHOUT_RUNTIME: &[&str] = &["ostler-api", "ostler-client"];

/// Crates that know the wire, and the rows that must not.
const WIRE: &[&str] = &["ostler-protocol", "ostler-xdr"];
const NO_WIRE: &[&str] = &["outside", "seams", "drivers"];

pub(crate) fn check(metadata: &Metadata, complaints: &mut Complaints) {
    let members = metadata.workspace_packages();
    let rows: BTreeMap<&str, usize> = members
        .iter()
        .filter_map(|package| row(package).map(|row| (package.name.as_str(), row)))
        .collect();
    for package in &members {
        let Some(&own) = rows.get(package.name.as_str()) else {
            if package.name.as_str() != "xtask" {
                complaints.add(&package.name, "lies on no row: move it to a folder of crates/");
            }
            continue;
        };
        for dependency in &package.dependencies {
            let Some(&other) = rows.get(dependency.name.as_str()) else { continue };
            if let Some(sentence) = verdict(own, other, &dependency.name) {
                complaints.add(&package.name, sentence);
            }
        }
        let pure = ROWS[own] == "pure";
        if pure || WITHOUT_RUNTIME.contains(&package.name.as_str()) {
            let is = if pure { "is pure" } else { "needs no runtime" };
            for impure in below(metadata, package).intersection(&NOT_PURE.iter().copied().collect())
            {
                complaints.add(
                    &package.name,
                    format!("{is}, but {impure} stands below it (see `cargo tree -i {impure}`)"),
                );
            }
        }
    }
}

/// Why a crate of row `own` may not use the crate `name` of row `other`.
fn verdict(own: usize, other: usize, name: &str) -> Option<String> {
    let (own_row, other_row) = (ROWS[own], ROWS[other]);
    if other > own {
        Some(format!("stands on the row {own_row} and uses {name}, above it on {other_row}"))
    } else if own == other && own_row == "drivers" {
        Some(format!("uses its neighbour {name}: drivers meet through the traits in ostler-driver"))
    } else if NO_WIRE.contains(&own_row) && WIRE.contains(&name) {
        Some(format!("uses {name}: only server and remote know the wire"))
    } else {
        None
    }
}

fn row(package: &Package) -> Option<usize> {
    let folders: Vec<&str> = package.manifest_path.components().map(|part| part.as_str()).collect();
    let at = folders.iter().rposition(|folder| *folder == "crates")?;
    ROWS.iter().position(|row| folders.get(at + 1) == Some(row))
}

/// Names of all packages below one, build and test dependencies aside.
fn below<'a>(metadata: &'a Metadata, package: &Package) -> BTreeSet<&'a str> {
    let Some(resolve) = &metadata.resolve else { return BTreeSet::new() };
    let mut found = BTreeSet::new();
    let mut ahead = vec![&package.id];
    while let Some(id) = ahead.pop() {
        let Some(node) = resolve.nodes.iter().find(|node| node.id == *id) else { continue };
        for dependency in &node.deps {
            let normal =
                dependency.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal);
            let name = metadata[&dependency.pkg].name.as_str();
            if normal && found.insert(name) {
                ahead.push(&dependency.pkg);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(own: &str, other: &str, name: &str, allowed: bool) {
        let index = |row: &str| ROWS.iter().position(|each| *each == row).unwrap();
        assert_eq!(
            verdict(index(own), index(other), name).is_none(),
            allowed,
            "{own} {other} {name}"
        );
    }

    #[test]
    fn rows() {
        check("face", "seams", "ostler-driver", true);
        check("face", "face", "ostler-transport", true);
        check("pure", "pure", "ostler-core", true);
        check("pure", "outside", "ostler-host", false);
        check("seams", "drivers", "ostler-qemu", false);
        check("drivers", "drivers", "ostler-storage", false);
        check("drivers", "face", "ostler-server", false);
        check("drivers", "pure", "ostler-protocol", false);
        check("drivers", "pure", "ostler-model", true);
        check("face", "pure", "ostler-xdr", true);
    }
}
