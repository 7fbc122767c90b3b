//! `core::ErrorCode` and `core::ErrorDomain` from `tables/errors.json`.

use super::names::camel;
use super::output::Output;
use super::table::Tables;
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(crate) fn generate(tables: &Tables, output: &mut Output) -> Result<(), String> {
    let mut body = String::new();
    let numbers = &tables.errors.numbers;
    enumeration(&mut body, "ErrorCode", "What went wrong: libvirt's `virErrorNumber`.", numbers);
    let domains = &tables.errors.domains;
    enumeration(
        &mut body,
        "ErrorDomain",
        "Which part reports it: libvirt's `virErrorDomain`.",
        domains,
    );
    output.rust("crates/pure/core/src/error/generated/mod.rs", "tables/errors.json", "", &body);
    Ok(())
}

fn enumeration(body: &mut String, name: &str, about: &str, table: &BTreeMap<String, i64>) {
    let mut rows: Vec<(&String, i64)> =
        table.iter().map(|(name, number)| (name, *number)).collect();
    rows.sort_by_key(|(_, number)| *number);
    let derives = "#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]";
    let _ = write!(body, "/// {about}\n{derives}\n#[repr(i32)]\npub enum {name} {{\n");
    for (constant, number) in &rows {
        let _ = write!(body, "/// `{constant}`\n{} = {number},\n", variant(constant));
    }
    let _ = write!(
        body,
        "}}\n\nimpl {name} {{\n/// The value with this number on the wire, if this version knows it.\n#[must_use]\n\
         pub const fn from_wire(number: i32) -> Option<Self> {{\nSome(match number {{\n"
    );
    for (constant, number) in &rows {
        let _ = writeln!(body, "{number} => Self::{},", variant(constant));
    }
    body.push_str("_ => return None,\n})\n}\n}\n\n");
}

/// `VIR_ERR_NO_SUPPORT` is `NoSupport`, `VIR_WAR_NO_NETWORK` is `WarnNoNetwork`.
fn variant(constant: &str) -> String {
    if let Some(rest) = constant.strip_prefix("VIR_WAR_") {
        return format!("Warn{}", camel(rest));
    }
    let rest = constant.strip_prefix("VIR_ERR_").or_else(|| constant.strip_prefix("VIR_FROM_"));
    camel(rest.unwrap_or(constant))
}
