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

pub(crate) fn check(root: &Path, complaints: &mut Complaints) -> Outcome {
    for folder in folders(root)? {
        for path in sources::files(&root.join(&folder))? {
            let is_rust = path.extension().is_some_and(|extension| extension == "rs");
            if !is_rust {
                continue;
            }
            let text = read(&path)?;
            if sources::is_generated(&text) {
                continue;
            }
            for line in fragments(&text) {
                complaints.add(
                    format!("{}:{line}", shown(root, &path)),
                    "documentation begins with its subject, not with What, Where or the like \
                     (docs/style.md)",
                );
            }
        }
    }
    Ok(())
}

/// The crates' folders, xtask's own among them.
fn folders(root: &Path) -> Result<Vec<String>, String> {
    let mut folders = vec!["xtask".to_owned()];
    for row in sources::folders(&root.join("crates"))? {
        for folder in sources::folders(&row)? {
            folders.push(shown(root, &folder).to_string());
        }
    }
    Ok(folders)
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
