//! Plain enumerations with the protocol's values, from
//! `tables/enumerations.json`.

use super::names::{camel, short_constants, type_name};
use super::output::Output;
use super::table::Tables;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const FOLDER: &str = "crates/pure/core/src/enumeration/generated";

pub(crate) fn generate(tables: &Tables, output: &mut Output) -> Result<(), String> {
    let mut families: BTreeMap<&str, String> = BTreeMap::new();
    for (name, values) in &tables.enumerations {
        let constants = values.sorted();
        let names: Vec<&str> = constants.iter().map(|(name, _)| *name).collect();
        let short = short_constants(name, &names);
        let body = families
            .entry(&values.family)
            .or_insert_with(|| "use crate::enumeration::enumeration;\n\n".to_owned());
        let _ = write!(
            body,
            "enumeration! {{\n    /// libvirt's `{name}`.\n    {} {{\n",
            type_name(name)
        );
        let mut seen = BTreeSet::new();
        for ((long, value), short) in constants.iter().zip(short) {
            if seen.insert(*value) {
                let _ =
                    writeln!(body, "        /// `{long}`\n        {} = {value},", camel(&short));
            }
        }
        body.push_str("    }\n}\n\n");
    }
    let mut root = String::new();
    for family in families.keys() {
        let _ = writeln!(root, "mod {family};");
    }
    root.push('\n');
    for family in families.keys() {
        let _ = writeln!(root, "pub use {family}::*;");
    }
    root.push_str("mod pair;\npub use pair::*;\n");
    output.own(FOLDER);
    output.rust(&format!("{FOLDER}/pair.rs"), "tables/enumerations.json", "", &pairs(tables)?);
    output.rust(&format!("{FOLDER}/mod.rs"), "tables/enumerations.json", "", &root);
    for (family, body) in families {
        output.rust(&format!("{FOLDER}/{family}.rs"), "tables/enumerations.json", "", &body);
    }
    Ok(())
}

/// Enumerations of two numbers, the first of which says what the second means.
fn pairs(tables: &Tables) -> Result<String, String> {
    let mut body = "use crate::enumeration::{self, pair};\n".to_owned();
    let mut used = BTreeSet::new();
    let mut text = String::new();
    for (name, pair) in &tables.pairs {
        let first = tables.enumerations.get(&pair.first).ok_or("a pair of nothing")?;
        let constants = first.sorted();
        let names: Vec<&str> = constants.iter().map(|(name, _)| *name).collect();
        let of = type_name(&pair.first);
        let _ = write!(
            text,
            "pair! {{\n    /// `{}`, and what goes with it.\n    {} by {of} {{\n",
            pair.first,
            type_name(name)
        );
        for (long, short) in names.iter().zip(short_constants(&pair.first, &names)) {
            let second = pair.second.get(*long).ok_or(format!("{name}: nothing for {long}"))?;
            let second = type_name(second);
            let _ = writeln!(text, "        /// `{long}`\n        {}({second}),", camel(&short));
            used.insert(second);
        }
        text.push_str("    }\n}\n\n");
        used.insert(of);
    }
    let used: Vec<String> = used.into_iter().collect();
    let _ = writeln!(body, "use enumeration::{{{}}};\n", used.join(", "));
    body.push_str(&text);
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::super::root;
    use super::*;
    use std::fs;
    use std::path::Path;

    /// libvirt declares reasons for a state that it does not have, so nothing
    /// ever carries a number of them.
    const NEVER_SENT: [&str; 1] = ["virDomainPMSuspendedDiskReason"];

    /// The text of all Rust sources but those that declare the enumerations.
    fn sources(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.ends_with("core/src/enumeration") {
                continue;
            }
            if path.is_dir() {
                sources(&path, text);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                text.push_str(&fs::read_to_string(&path).expect("a source"));
            }
        }
    }

    #[test]
    fn every_enumeration_is_used() {
        let tables = Tables::load(&root().join("tables")).expect("the tables");
        let mut text = String::new();
        sources(&root().join("crates"), &mut text);
        let words: BTreeSet<&str> =
            text.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        let used = |name: &String| words.contains(type_name(name).as_str());
        let in_pair = |name: &String| {
            tables
                .pairs
                .iter()
                .any(|(pair, of)| used(pair) && of.second.values().any(|s| s == name))
        };
        let unused: Vec<&String> = tables
            .enumerations
            .keys()
            .filter(|name| !used(name) && !in_pair(name))
            .filter(|name| !NEVER_SENT.contains(&name.as_str()))
            .collect();
        assert!(unused.is_empty(), "give these a column that says `/NAME`: {unused:?}");
    }
}
