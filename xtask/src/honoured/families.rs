//! The verdicts by family, for docs/compatibility.md: an element below
//! `<domain>`, or a kind of device.

use super::declarations::Declarations;
use super::{DRIVERS, read};
use ostler_qemu::honoured::{Line, Table, Verdict};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// The verdicts on the paths of one family.
#[derive(Debug, Default)]
struct Family {
    /// Paths of elements and attributes that are honoured.
    honoured: BTreeSet<String>,
    /// Honoured elements directly below the family's own.
    elements: BTreeSet<String>,
    /// Refused paths by their reason, an attribute's value behind `=`.
    refused: BTreeMap<String, BTreeSet<String>>,
}

/// Makes the tables of all drivers, each with one row per family.
///
/// # Errors
/// Names a table or a source that cannot be read.
pub(crate) fn families(root: &Path) -> Result<String, String> {
    let mut text = String::new();
    for driver in &DRIVERS {
        let table = read(root, driver.table)?;
        let declarations = Declarations::read(&root.join(driver.model))?;
        let paths: BTreeSet<String> =
            declarations.paths(driver.root).into_iter().map(|one| one.path).collect();
        text.push_str(&rows(&table, &paths));
    }
    Ok(text)
}

fn rows(table: &Table, paths: &BTreeSet<String>) -> String {
    let mut families: BTreeMap<&str, Family> = BTreeMap::new();
    for path in paths.iter().filter(|path| *path != "devices") {
        let (name, rest) = split(path);
        families.entry(name).or_default().add(table, path, rest);
    }
    let mut text = "| family | honoured paths | honoured elements in it | refused |\n\
                    |---|--:|---|---|\n"
        .to_owned();
    for (name, family) in &families {
        let name = if name.is_empty() { "attributes of `<domain>`".to_owned() } else { tag(name) };
        let elements: Vec<String> = family.elements.iter().map(|one| format!("`{one}`")).collect();
        let refused: Vec<String> = family
            .refused
            .iter()
            .map(|(reason, paths)| {
                let paths: Vec<String> = paths.iter().map(|path| quoted(path)).collect();
                format!("{}: {}", paths.join(", "), reason.replace('<', "\\<"))
            })
            .collect();
        let (count, elements) = (family.honoured.len(), elements.join(", "));
        let _ = writeln!(text, "| {name} | {count} | {elements} | {} |", refused.join("; "));
    }
    text
}

/// The family of a path, and what follows it: `devices/disk` and `target/@dev`.
fn split(path: &str) -> (&str, &str) {
    if path.starts_with('@') {
        return ("", path);
    }
    let steps = if path.starts_with("devices/") { 2 } else { 1 };
    let end = path.match_indices('/').nth(steps - 1).map_or(path.len(), |(at, _)| at);
    (&path[..end], path[end..].trim_start_matches('/'))
}

fn tag(family: &str) -> String {
    match family.strip_prefix("devices/") {
        Some(kind) => format!("device `<{kind}>`"),
        None => format!("`<{family}>`"),
    }
}

/// A refused path; the empty one is the whole family.
fn quoted(path: &str) -> String {
    if path.is_empty() { "all of it".to_owned() } else { format!("`{path}`") }
}

impl Family {
    fn add(&mut self, table: &Table, path: &str, rest: &str) {
        if let Some(line) = table.verdict(path).filter(|line| line.verdict == Verdict::Refused) {
            self.refuse(line, place(line, path, rest));
            return;
        }
        for line in table.lines.iter().filter(|line| line.is_value_of(path)) {
            let value = line.value.as_deref().unwrap_or_default();
            self.refuse(line, format!("{rest}={value}"));
        }
        self.honoured.insert(path.to_owned());
        if let Some(name) = rest.split('/').next().filter(|name| is_element(name)) {
            self.elements.insert(name.to_owned());
        }
    }

    fn refuse(&mut self, line: &Line, path: String) {
        self.refused.entry(line.reason.clone()).or_default().insert(path);
    }
}

/// The shortest start of a path that the line refuses, below the family; the
/// line's own path if it is for any depth.
fn place(line: &Line, path: &str, rest: &str) -> String {
    if line.path.starts_with("**") {
        return line.path.clone();
    }
    let family = path.len() - rest.len();
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    let mut starts = ends.filter(|end| line.covers(&path[..*end]));
    let end = starts.next().unwrap_or(path.len()).max(family);
    path[family..end].to_owned()
}

fn is_element(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_has_its_counts_and_reasons() {
        let table = Table::parse(
            "honoured  @type\nhonoured  devices\nrefused  devices/a/b  not built\n\
             refused  devices/a/@c=x  no x\nrefused  z  never\n",
        )
        .unwrap();
        let paths = [
            "@type",
            "devices",
            "devices/a",
            "devices/a/@c",
            "devices/a/b",
            "devices/a/b/@d",
            "devices/a/e",
            "devices/a/e/@f",
            "z",
            "z/@g",
        ];
        let paths = paths.map(str::to_owned).into_iter().collect();
        let rows = rows(&table, &paths);
        let rows: Vec<&str> = rows.lines().skip(2).collect();
        assert_eq!(
            rows,
            [
                "| attributes of `<domain>` | 1 |  |  |",
                "| device `<a>` | 4 | `e` | `@c=x`: no x; `b`: not built |",
                "| `<z>` | 0 |  | all of it: never |",
            ]
        );
    }
}
