//! Drivers' verdicts on what the model reads: `tables/honoured/DRIVER.txt`.
//!
//! The model declares every element and attribute it reads. For each of their
//! paths the table says `honoured` or `refused`, by the longest line that it
//! begins with; the driver refuses to start what sets a refused one, with the
//! table's reason. Checked here, by `cargo xtask tidy` and its tests:
//!
//! - each declared path has a verdict;
//! - a path that is honoured, and has no reason of its own beside it, is of a
//!   field that the driver's sources read;
//! - each line is about a path that is declared, and no refused one about a
//!   field without a reason;
//! - each path that domain capabilities announce something of is declared, so
//!   that a verdict on it is found.
//!
//! Readers are found by the field's name in the sources ([`readers`]), so a
//! name that several types share can hide a field that nobody reads: the count
//! of those that are found is a lower bound.

mod declarations;
mod families;
mod readers;
mod tokens;

pub(crate) use families::families;

use crate::complaints::Complaints;
use declarations::Declarations;
use ostler_qemu::honoured::{Table, Verdict, announced_paths};
use readers::Readers;
use std::path::Path;

/// A driver's table, the sources that may read for it, and the model's part.
struct Driver {
    table: &'static str,
    model: &'static str,
    root: &'static str,
    sources: &'static [&'static str],
}

/// The drivers that have a table.
const DRIVERS: [Driver; 1] = [Driver {
    table: QEMU,
    model: "crates/pure/model/src/domain",
    root: "DomainDef",
    sources: &["crates/drivers/qemu/src", "crates/pure/model/src/domain"],
}];

/// The table of the QEMU driver.
pub(crate) const QEMU: &str = "tables/honoured/qemu.txt";

/// Attributes that domain capabilities announce and hand-written readers read,
/// so that no declaration names them.
const HAND_READ: [&str; 1] = ["devices/console/@type"];

/// Adds what is wrong with the tables.
pub(crate) fn check(root: &Path, complaints: &mut Complaints) -> Result<(), String> {
    for driver in &DRIVERS {
        let table = read(root, driver.table)?;
        let declarations = Declarations::read(&root.join(driver.model))?;
        let readers = Readers::read(root, driver.sources)?;
        let declared = declarations.paths(driver.root);
        for line in &table.lines {
            if !declared.iter().any(|one| line.covers(&one.path)) {
                let sentence = format!("'{}' is declared nowhere", line.path);
                complaints.add(format!("{}:{}", driver.table, line.number), sentence);
            }
        }
        for path in announced_paths() {
            let known = HAND_READ.contains(&path) || declared.iter().any(|one| one.path == path);
            if !known {
                let sentence = format!("domain capabilities announce '{path}', declared nowhere");
                complaints.add(driver.table, sentence);
            }
        }
        for one in &declared {
            let place = format!("{} ({}.{})", one.path, one.owner, one.field);
            match table.verdict(&one.path) {
                None => complaints.add(driver.table, format!("no verdict on {place}")),
                Some(line) if line.verdict == Verdict::Refused || !line.reason.is_empty() => {}
                Some(_) if readers.reads(&one.field) || table.has_value(&one.path) => {}
                Some(_) => {
                    complaints.add(driver.table, format!("honoured without a reader: {place}"));
                }
            }
        }
    }
    Ok(())
}

/// Reads a driver's table.
pub(crate) fn read(root: &Path, name: &str) -> Result<Table, String> {
    let text = std::fs::read_to_string(root.join(name))
        .map_err(|error| format!("cannot read {name}: {error}"))?;
    Table::parse(&text).map_err(|error| format!("{name}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_model_reads_is_honoured_or_refused() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace");
        let mut complaints = Complaints::default();
        check(root, &mut complaints).unwrap();
        complaints.outcome().unwrap();
    }
}
