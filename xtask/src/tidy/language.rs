//! The first words of documentation: a sentence or a noun with its own subject.
//!
//! A block that begins "What ...", "Where ..." or "By what ..." names its subject nowhere:
//! "Directory of the notes; mode 0700" says what "Where notes are" leaves to be found out.
//! `docs/style.md` has examples.

use std::path::Path;

use super::{Complaints, read, shown, sources};
use crate::Outcome;

/// Words with which no block of documentation begins.
const FRAGMENTS: &[&str] = &[
    "What",
    "Whom",
    "Where",
    "As what",
    "As whom",
    "By what",
    "By whom",
    "From what",
    "In what",
    "Of what",
    "To whom",
    "With what",
];

/// Folders with blocks that are still to be mended, and how many. The numbers only fall.
const LEFT: &[(&str, usize)] = &[
    ("crates/bin/ostler", 2),
    ("crates/drivers/qemu", 80),
    ("crates/drivers/storage", 1),
    ("crates/drivers/test", 5),
    ("crates/face/client", 1),
    ("crates/face/remote", 9),
    ("crates/outside/host", 119),
    ("crates/outside/qmp", 38),
    ("crates/outside/qmp-peer", 1),
    ("crates/pure/core", 1),
    ("crates/pure/model", 124),
    ("crates/seams/api", 5),
    ("crates/seams/driver", 30),
    ("crates/seams/hypervisor", 7),
];

pub(crate) fn check(root: &Path, complaints: &mut Complaints) -> Outcome {
    for (folder, left) in folders(root)? {
        let mut found = Vec::new();
        for path in sources::files(&root.join(&folder))? {
            let is_rust = path.extension().is_some_and(|extension| extension == "rs");
            if !is_rust {
                continue;
            }
            let text = read(&path)?;
            if !sources::is_generated(&text) {
                let place = shown(root, &path).to_string();
                found.extend(fragments(&text).map(|line| format!("{place}:{line}")));
            }
        }
        if found.len() > left {
            for place in &found {
                complaints.add(
                    place,
                    "documentation begins with its subject, not with What, Where or the like \
                     (docs/style.md)",
                );
            }
        }
    }
    Ok(())
}

/// The crates' folders, each with the number of blocks that it may still have.
fn folders(root: &Path) -> Result<Vec<(String, usize)>, String> {
    let mut folders = vec!["xtask".to_owned()];
    for row in sources::folders(&root.join("crates"))? {
        for folder in sources::folders(&row)? {
            folders.push(shown(root, &folder).to_string());
        }
    }
    let left = |folder: &str| LEFT.iter().find(|it| it.0 == folder).map_or(0, |it| it.1);
    Ok(folders.into_iter().map(|folder| (folder.clone(), left(&folder))).collect())
}

/// The lines, counted from 1, of blocks of documentation that begin with a fragment.
fn fragments(text: &str) -> impl Iterator<Item = usize> {
    let comment = |line: &str| {
        let line = line.trim_start();
        let text = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))?;
        Some(text.trim_start().to_owned())
    };
    let mut is_inside = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        let comment = comment(line);
        let begins = !is_inside;
        is_inside = comment.is_some();
        let comment = comment.filter(|_| begins)?;
        let is_fragment = |words: &&str| {
            comment
                .strip_prefix(*words)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        FRAGMENTS.iter().any(is_fragment).then_some(index + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        fragments(text).collect()
    }

    #[test]
    fn blocks_that_begin_with_a_fragment_are_found() {
        let text = "//! What it is.\n//! Where it is.\n\n/// By what.\nfn f() {}\n    /// Whom.\n";
        assert_eq!(lines(text), [1, 4, 6]);
    }

    #[test]
    fn other_blocks_pass() {
        let text =
            "//! Whatever.\n\n/// Whether it is so.\n/// What.\n// What.\nlet a = \"What\";\n";
        assert_eq!(lines(text), Vec::<usize>::new());
    }
}
