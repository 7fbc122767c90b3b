//! The definitions on disk, when the daemon starts.

use super::{Definitions, Link, MAX_DEFINITION};
use ostler_core::{Uuid, chain};
use ostler_host::file::{self, FolderEntry};
use std::path::Path;

/// How many files are in memory at once, on each thread.
const TOGETHER: usize = 32;

/// A definition found on disk.
#[derive(Debug)]
pub struct Loaded<D> {
    /// The name it has and its file is called by.
    pub name: String,
    /// The definition that `understand` made of it.
    pub definition: D,
    /// Whether it starts with the daemon.
    pub autostart: bool,
    /// Whether it starts with the daemon the next time only.
    pub autostart_once: bool,
}

/// Finds every definition, after [`Definitions::tidy`]. `understand` gives the
/// name in a file's text and what is to be made of it, or why it is of no use;
/// it runs on threads that may wait. A file that cannot be used, or has not the
/// name of its object, is left where it is and reported in the log.
pub async fn load<D: Send + 'static>(
    definitions: &Definitions,
    understand: fn(&str) -> Result<(String, D), String>,
) -> Vec<Loaded<D>> {
    definitions.tidy().await;
    let links = definitions.folders.autostart_links().await;
    let entries = match file::list_folder(&definitions.folders.config).await {
        Ok(mut entries) => {
            entries.retain(|entry| entry.may_be_file(".xml"));
            entries
        }
        Err(error) => {
            let kind = definitions.kind;
            tracing::error!(kind, error = %chain(&error), "cannot read the definitions");
            return Vec::new();
        }
    };
    let mut found = take_all(definitions, entries, understand).await;
    for loaded in &mut found {
        loaded.autostart = links.contains(&Link::Always.file(&loaded.name));
        loaded.autostart_once = links.contains(&Link::Once.file(&loaded.name));
    }
    found
}

/// Takes the files on as many threads as there are processors.
async fn take_all<D: Send + 'static>(
    definitions: &Definitions,
    mut entries: Vec<FolderEntry>,
    understand: fn(&str) -> Result<(String, D), String>,
) -> Vec<Loaded<D>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = entries.len().div_ceil(threads).max(TOGETHER);
    let mut parts = Vec::new();
    while !entries.is_empty() {
        let part = entries.split_off(entries.len().saturating_sub(share));
        let folder = definitions.folders.config.clone();
        let kind = definitions.kind;
        parts
            .push(tokio::task::spawn_blocking(move || take_share(kind, &folder, part, understand)));
    }
    let mut found = Vec::new();
    for part in parts {
        found.append(&mut part.await.unwrap_or_default());
    }
    found
}

fn take_share<D>(
    kind: &'static str,
    folder: &Path,
    mut entries: Vec<FolderEntry>,
    understand: fn(&str) -> Result<(String, D), String>,
) -> Vec<Loaded<D>> {
    let mut found = Vec::with_capacity(entries.len());
    while !entries.is_empty() {
        let some = entries.split_off(entries.len().saturating_sub(TOGETHER));
        match file::read_files_blocking(folder, some, MAX_DEFINITION) {
            Ok(contents) => {
                for error in &contents.failed {
                    tracing::error!(kind, error = %chain(error), "cannot read a definition");
                }
                let files = contents.files.iter();
                found.extend(files.filter_map(|(file, bytes)| take(kind, file, bytes, understand)));
            }
            Err(error) => {
                tracing::error!(kind, error = %chain(&error), "cannot read the definitions");
                break;
            }
        }
    }
    found
}

fn take<D>(
    kind: &'static str,
    file: &str,
    bytes: &[u8],
    understand: fn(&str) -> Result<(String, D), String>,
) -> Option<Loaded<D>> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string());
    let (name, definition) = match text.and_then(understand) {
        Ok(understood) => understood,
        Err(error) => {
            tracing::error!(kind, file, error, "a definition on disk cannot be understood");
            return None;
        }
    };
    if file.strip_suffix(".xml") != Some(&*name) {
        tracing::error!(kind, file, name, "the file of a definition must have the object's name");
        return None;
    }
    Some(Loaded { name, definition, autostart: false, autostart_once: false })
}

/// The name and UUID of a definition whose first elements they are, each on a
/// line of its own, after a comment at most; `root` is its root element.
/// `None` is no error: such a text is read as a whole.
///
/// Our writer and libvirt's put them there, and reading the rest takes far
/// longer than a client that waits for the first list needs to wait.
#[must_use]
pub fn identity<'t>(text: &'t str, root: &str) -> Option<(&'t str, Uuid)> {
    let mut rest = text;
    if let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->")?.1;
    }
    let rest = rest.trim_start().strip_prefix('<')?.strip_prefix(root)?.strip_prefix(' ')?;
    let (head, rest) = rest.split_once(">\n")?;
    let (name, rest) = rest.strip_prefix("  <name>")?.split_once("</name>\n")?;
    let (uuid, _) = rest.strip_prefix("  <uuid>")?.split_once("</uuid>\n")?;
    let plain = |text: &str| !text.contains(['<', '>', '&', '\n']);
    let end = text.trim_end().strip_suffix('>')?.strip_suffix(root)?;
    (end.ends_with("</") && plain(head) && plain(name)).then_some((name, uuid.parse().ok()?))
}
