//! Sets of flags with the protocol's values, from `tables/flags.json`.

use super::names::{short_constants, type_name};
use super::output::Output;
use super::table::Tables;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const FOLDER: &str = "crates/pure/core/src/flags/generated";

pub(crate) fn generate(tables: &Tables, output: &mut Output) {
    let mut families: BTreeMap<&str, String> = BTreeMap::new();
    for (name, values) in &tables.flags {
        let body = families.entry(&values.family).or_default();
        let constants: Vec<(&str, i64)> =
            values.sorted().into_iter().filter(|(_, value)| *value != 0).collect();
        let names: Vec<&str> = constants.iter().map(|(name, _)| *name).collect();
        let short = short_constants(name, &names);
        let _ =
            write!(body, "flags! {{\n    /// libvirt's `{name}`.\n    {} {{\n", type_name(name));
        for ((long, value), short) in constants.iter().zip(short) {
            let _ = writeln!(body, "        /// `{long}`\n        {short} = {value:#x};");
        }
        body.push_str("    }\n}\n\n");
    }
    let families: BTreeMap<&str, String> = families
        .into_iter()
        .map(|(family, body)| (family, format!("use crate::flags::flags;\n\n{body}")))
        .collect();
    let names: BTreeSet<&str> = families.keys().copied().collect();
    let mut root = String::new();
    for family in &names {
        let _ = writeln!(root, "mod {family};");
    }
    root.push('\n');
    for family in &names {
        let _ = writeln!(root, "pub use {family}::*;");
    }
    output.own(FOLDER);
    output.rust(&format!("{FOLDER}/mod.rs"), "tables/flags.json", "", &root);
    for (family, body) in families {
        output.rust(&format!("{FOLDER}/{family}.rs"), "tables/flags.json", "", &body);
    }
}
