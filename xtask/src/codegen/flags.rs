//! Sets of flags with the protocol's values, from `tables/flags.json`.

use super::names::{short_constants, type_name};
use super::output::Output;
use super::table::Tables;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const FOLDER: &str = "crates/pure/core/src/flags";

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
        .map(|(family, body)| (family, format!("use super::flags;\n\n{body}")))
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
    root.push_str(ROOT);
    output.own(FOLDER);
    let about = "Sets of flags, with the values that the protocol gives them.";
    output.rust(&format!("{FOLDER}/mod.rs"), "tables/flags.json", about, &root);
    for (family, body) in families {
        output.rust(&format!("{FOLDER}/{family}.rs"), "tables/flags.json", "", &body);
    }
}

const ROOT: &str = r#"
/// Declares a set of flags.
macro_rules! flags {
    ($(#[doc = $doc:literal])* $name:ident {
        $($(#[doc = $flag_doc:literal])* $flag:ident = $value:literal;)*
    }) => {
        bitflags::bitflags! {
            $(#[doc = $doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
            pub struct $name: u32 {
                $($(#[doc = $flag_doc])* const $flag = $value;)*
            }
        }

        impl $name {
            /// The set of these bits that have a name.
            ///
            /// # Errors
            /// None: it is of the form of `from_wire`.
            pub const fn known(bits: u32) -> Result<Self, u32> {
                Ok(Self::from_bits_truncate(bits))
            }

            /// The set of these bits; those that have no name are the error.
            pub const fn from_wire(bits: u32) -> Result<Self, u32> {
                match Self::from_bits(bits) {
                    Some(flags) => Ok(flags),
                    None => Err(bits & !Self::all().bits()),
                }
            }
        }
    };
}

use flags;
"#;
