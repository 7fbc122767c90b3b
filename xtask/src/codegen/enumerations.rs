//! Plain enumerations with the protocol's values, from
//! `tables/enumerations.json`.

use super::names::{camel, short_constants, type_name};
use super::output::Output;
use super::table::Tables;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const FOLDER: &str = "crates/pure/core/src/enumeration/generated";

pub(crate) fn generate(tables: &Tables, output: &mut Output) {
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
    output.own(FOLDER);
    output.rust(&format!("{FOLDER}/mod.rs"), "tables/enumerations.json", "", &root);
    for (family, body) in families {
        output.rust(&format!("{FOLDER}/{family}.rs"), "tables/enumerations.json", "", &body);
    }
}
