//! The files that a run makes, and how they reach the disk.

use crate::Outcome;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// The mark in the first line of every generated file, and of no other. Editors
/// and review tools know it too.
pub(crate) const MARK: &str = "@generated from ";

/// Name of the folders in which all generated Rust sources lie, and no others.
pub(crate) const FOLDER: &str = "generated";

/// The first line of a generated Rust source.
fn banner(tables: &str) -> String {
    format!("//! {MARK}`{tables}` by `cargo xtask codegen`; do not edit.\n")
}

/// Whole files by their path below the root.
pub(crate) struct Output {
    root: PathBuf,
    files: BTreeMap<PathBuf, String>,
    /// Folders that hold nothing but generated files.
    folders: Vec<PathBuf>,
}

impl Output {
    pub(crate) fn new(root: PathBuf) -> Self {
        Self { root, files: BTreeMap::new(), folders: Vec::new() }
    }

    /// Adds a Rust source made from `tables`; `about` are its `//!` lines.
    pub(crate) fn rust(&mut self, path: &str, tables: &str, about: &str, body: &str) {
        let mut text = banner(tables);
        if !about.is_empty() {
            text.push_str("//!\n");
            for line in about.lines() {
                text.push_str(format!("//! {line}").trim_end());
                text.push('\n');
            }
        }
        text.push('\n');
        text.push_str(body);
        self.files.insert(path.into(), text);
    }

    /// Adds any other file, banner included.
    pub(crate) fn plain(&mut self, path: &str, text: String) {
        self.files.insert(path.into(), text);
    }

    /// Says that this folder holds generated files only, so that others in it
    /// are stale.
    pub(crate) fn own(&mut self, folder: &str) {
        self.folders.push(folder.into());
    }

    /// Formats all Rust sources.
    pub(crate) fn format(&mut self) -> Outcome {
        let root = self.root.clone();
        let sources = self.files.iter_mut().filter(|(path, _)| is_rust(path));
        let queue = Mutex::new(sources.collect::<Vec<_>>());
        let failures = Mutex::new(Vec::new());
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    while let Some((path, text)) = queue.lock().ok().and_then(|mut q| q.pop()) {
                        match rustfmt(&root, text) {
                            Ok(formatted) => *text = formatted,
                            Err(why) => {
                                if let Ok(mut list) = failures.lock() {
                                    list.push(format!("{}: {why}", path.display()));
                                }
                            }
                        }
                    }
                });
            }
        });
        let failures = failures.into_inner().map_err(|_| "a formatter panicked".to_owned())?;
        if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
    }

    /// Writes what changed and removes what is stale.
    pub(crate) fn write(&self) -> Outcome {
        for (path, text) in &self.files {
            let full = self.root.join(path);
            if std::fs::read_to_string(&full).is_ok_and(|old| old == *text) {
                continue;
            }
            let wrote = match full.parent() {
                Some(folder) => std::fs::create_dir_all(folder),
                None => Ok(()),
            };
            wrote
                .and_then(|()| std::fs::write(&full, text))
                .map_err(|error| format!("cannot write {}: {error}", full.display()))?;
        }
        for path in self.surplus() {
            std::fs::remove_file(&path)
                .map_err(|error| format!("cannot remove {}: {error}", path.display()))?;
        }
        Ok(())
    }

    /// Says which files are not as they would be written.
    pub(crate) fn check(&self) -> Outcome {
        let differs = |(path, text): &(&PathBuf, &String)| {
            std::fs::read_to_string(self.root.join(path)).ok().as_ref() != Some(*text)
        };
        let mut stale: Vec<String> =
            self.files.iter().filter(differs).map(|(path, _)| path.display().to_string()).collect();
        stale.extend(self.surplus().iter().map(|path| format!("{} (surplus)", path.display())));
        if stale.is_empty() {
            Ok(())
        } else {
            Err(format!("stale, run `cargo xtask codegen`:\n{}", stale.join("\n")))
        }
    }

    fn surplus(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for folder in &self.folders {
            walk(&self.root.join(folder), &mut found);
        }
        let ours = |path: &PathBuf| {
            path.strip_prefix(&self.root).is_ok_and(|path| self.files.contains_key(path))
        };
        found.retain(|path| !ours(path));
        found
    }
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}

fn rustfmt(root: &Path, text: &str) -> Result<String, String> {
    let mut child = Command::new("rustfmt")
        .arg("--edition=2024")
        .arg("--config-path")
        .arg(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot run rustfmt: {error}"))?;
    let Some(mut input) = child.stdin.take() else { return Err("rustfmt has no input".into()) };
    let (written, output) = std::thread::scope(|scope| {
        let writer = scope.spawn(move || input.write_all(text.as_bytes()));
        let output = child.wait_with_output();
        (writer.join(), output)
    });
    let output = output.map_err(|error| format!("rustfmt: {error}"))?;
    if !output.status.success() || !matches!(written, Ok(Ok(()))) {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    String::from_utf8(output.stdout).map_err(|error| error.to_string())
}
