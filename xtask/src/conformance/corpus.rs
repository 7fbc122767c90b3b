//! The folder with the cases.

use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The folder with the cases.
pub(crate) struct Corpus {
    folder: PathBuf,
}

/// One case of `cases/FAMILY.json`.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) kind: String,
}

impl Corpus {
    /// The folder of the corpus.
    pub(crate) fn folder() -> PathBuf {
        std::env::var_os("OSTLER_CORPUS").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/facts/corpus"),
            PathBuf::from,
        )
    }

    /// The corpus, if it is there.
    pub(crate) fn find() -> Option<Self> {
        let folder = Self::folder();
        folder.is_dir().then_some(Self { folder })
    }

    /// The path of a file or folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> Result<String, String> {
        let path = self.folder.join(path);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// The names of the files in a folder.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.folder.join(folder)).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// A file as JSON.
    pub(crate) fn json(&self, path: &str) -> Result<Value, String> {
        serde_json::from_str(&self.text(path)?).map_err(|error| format!("{path}: {error}"))
    }

    /// The cases of `cases/FAMILY.json`.
    pub(crate) fn cases(&self, family: &str) -> Result<Vec<Case>, String> {
        let json = self.json(&format!("cases/{family}.json"))?;
        let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let cases = json.as_array().ok_or_else(|| format!("cases/{family}.json is no list"))?;
        let case = |case: &Value| Case { name: text(case, "case"), kind: text(case, "macro") };
        Ok(cases.iter().map(case).collect())
    }
}

/// The first difference of two texts, for people.
pub(crate) fn difference(expected: &str, found: &str) -> Option<String> {
    if expected == found {
        return None;
    }
    let (mut left, mut right) = (expected.lines(), found.lines());
    let mut number = 0;
    loop {
        number += 1;
        match (left.next(), right.next()) {
            (None, None) => return Some("ends of lines differ".to_owned()),
            (expected, found) if expected == found => {}
            (expected, found) => {
                let or_end = |line: Option<&str>| line.unwrap_or("(end)").trim().to_owned();
                let (expected, found) = (or_end(expected), or_end(found));
                return Some(format!("line {number}: expected {expected} found {found}"));
            }
        }
    }
}
