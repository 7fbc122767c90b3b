//! The emulators that rows name, out of their digests.

use crate::conformance::corpus::Corpus;
use ostler_qemu::emulator::{Capability, Emulator, digest};
use serde_json::Value;
use std::collections::BTreeMap;

/// The emulators that were read.
pub(crate) struct Emulators<'a> {
    table: &'a Value,
    known: BTreeMap<String, Emulator>,
}

impl<'a> Emulators<'a> {
    /// None yet, of this table of rows.
    pub(crate) fn new(table: &'a Value) -> Self {
        Self { table, known: BTreeMap::new() }
    }

    /// The emulator of a row, with the flags that the row adds and takes away.
    pub(crate) fn find(&mut self, corpus: &Corpus, row: &Value) -> Result<Emulator, String> {
        let text = |key: &str| row[key].as_str();
        let arch = text("arch").unwrap_or("x86_64");
        let variant = text("variant").unwrap_or_default();
        let version = match text("version") {
            Some("latest") | None => {
                self.table["latest"][format!("{arch}{variant}")].as_str().unwrap_or_default()
            }
            Some(version) => version,
        };
        let path = format!("qemucapabilitiesdata/caps_{version}_{arch}{variant}.xml");
        if !self.known.contains_key(&path) {
            let emulator = digest::read(&corpus.text(&path)?);
            let emulator = emulator.map_err(|error| format!("{path}: {error}"))?;
            self.known.insert(path.clone(), emulator);
        }
        let mut emulator = self.known[&path].clone();
        flags(row, "caps_add").for_each(|flag| emulator.capabilities.insert(flag));
        flags(row, "caps_del").for_each(|flag| emulator.capabilities.remove(flag));
        Ok(emulator)
    }
}

fn flags(row: &Value, key: &str) -> impl Iterator<Item = Capability> {
    let names = row[key].as_array().into_iter().flatten();
    names.filter_map(|name| Capability::by_name(name.as_str().unwrap_or_default()))
}
