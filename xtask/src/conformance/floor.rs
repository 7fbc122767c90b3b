//! `tests/conformance-floor`: what was reached, a line `name: N` each.

use std::{collections::BTreeMap, fs, path::PathBuf};

/// The numbers that were reached.
pub(crate) struct Floor {
    reached: BTreeMap<String, usize>,
}

impl Floor {
    fn path() -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/conformance-floor")
    }

    /// Reads the file.
    pub(crate) fn read() -> Result<Self, String> {
        let path = Self::path();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(format!("{}: {error}", path.display())),
        };
        let mut reached = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let parsed = line
                .rsplit_once(": ")
                .and_then(|(name, number)| Some((name.to_owned(), number.parse().ok()?)));
            let (name, number) =
                parsed.ok_or_else(|| format!("{}: '{line}' is no 'name: N'", path.display()))?;
            reached.insert(name, number);
        }
        Ok(Self { reached })
    }

    /// Compares with what was reached, and keeps the higher number. A sentence
    /// when it is lower now.
    pub(crate) fn compare(&mut self, name: &str, passed: usize) -> Option<String> {
        let reached = self.reached.entry(name.to_owned()).or_insert(0);
        let before = *reached;
        *reached = before.max(passed);
        (passed < before).then(|| format!("{name} from {before} to {passed}"))
    }

    /// Writes the file.
    pub(crate) fn write(&self) -> Result<(), String> {
        let mut text = String::from(
            "# What `cargo xtask conformance` reached. `--raise` writes it; numbers only rise.\n",
        );
        for (name, number) in &self.reached {
            text.push_str(&format!("{name}: {number}\n"));
        }
        let path = Self::path();
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_only_rise() {
        let mut floor = Floor { reached: BTreeMap::from([("a".to_owned(), 5)]) };
        assert_eq!(floor.compare("a", 6), None);
        assert!(floor.compare("a", 5).is_some_and(|said| said.contains("from 6 to 5")));
        assert_eq!(floor.reached["a"], 6);
    }
}
