//! The definitions on disk, when the daemon starts.
//!
//! ```text
//!   NAME.xml ── name and UUID, as our writer (and libvirt's) puts them ──> listed, unread
//!          └─── anything else ──> read at once                                │
//!                                                    read_all, in the background
//! ```
//!
//! Reading a definition takes far longer than finding its name and UUID, and a
//! client that waits for the first list needs no more. So a file that has both
//! where they are always written is packed as it is and read after the daemon
//! serves, or when somebody asks for it before that.

use super::store::{MAX_DEFINITION, finish_renames};
use super::{Domain, Kept};
use crate::Qemu;
use crate::definition;
use crate::error::chain;
use crate::layout::QemuLayout;
use ostler_core::Uuid;
use ostler_host::file::{self, FolderEntry};
use ostler_model::domain::DomainDef;
use std::path::Path;
use std::sync::Arc;

/// How many files are in memory at once, on each thread.
const TOGETHER: usize = 32;

/// A definition found on disk.
pub(crate) struct Stored {
    pub(crate) name: String,
    pub(crate) uuid: Uuid,
    pub(crate) kept: Arc<Kept>,
    pub(crate) autostart: bool,
    pub(crate) autostart_once: bool,
}

/// Finds every definition. One that cannot be used is left where it is and
/// reported in the log.
pub(crate) async fn load(layout: &QemuLayout) -> Vec<Stored> {
    layout.objects.remove_leftovers().await;
    finish_renames(layout).await;
    let links = layout.objects.autostart_links().await;
    let entries = match file::list_folder(&layout.objects.config).await {
        Ok(mut entries) => {
            entries.retain(|entry| entry.may_be_file(".xml"));
            entries
        }
        Err(error) => {
            tracing::error!(error = %chain(&error), "cannot read the definitions");
            return Vec::new();
        }
    };
    let mut found = take_all(layout, entries).await;
    for stored in &mut found {
        stored.autostart = links.contains(&format!("{}.xml", stored.name));
        stored.autostart_once = links.contains(&format!("{}.xml.once", stored.name));
    }
    found
}

/// Takes the files on as many threads as there are processors.
async fn take_all(layout: &QemuLayout, mut entries: Vec<FolderEntry>) -> Vec<Stored> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = entries.len().div_ceil(threads).max(TOGETHER);
    let mut parts = Vec::new();
    while !entries.is_empty() {
        let part = entries.split_off(entries.len().saturating_sub(share));
        let folder = layout.objects.config.clone();
        parts.push(tokio::task::spawn_blocking(move || take_share(&folder, part)));
    }
    let mut found = Vec::new();
    for part in parts {
        found.append(&mut part.await.unwrap_or_default());
    }
    found
}

fn take_share(folder: &Path, mut entries: Vec<FolderEntry>) -> Vec<Stored> {
    let mut found = Vec::with_capacity(entries.len());
    while !entries.is_empty() {
        let some = entries.split_off(entries.len().saturating_sub(TOGETHER));
        match file::read_files_blocking(folder, some, MAX_DEFINITION) {
            Ok(contents) => {
                for error in &contents.failed {
                    tracing::error!(error = %chain(error), "cannot read a definition");
                }
                let files = contents.files.iter();
                found.extend(files.filter_map(|(name, bytes)| take(name, bytes)));
            }
            Err(error) => {
                tracing::error!(error = %chain(&error), "cannot read the definitions");
                break;
            }
        }
    }
    found
}

fn take(file: &str, bytes: &[u8]) -> Option<Stored> {
    let understood = std::str::from_utf8(bytes).map_err(|error| error.to_string());
    let understood = understood.and_then(|text| match identity(text) {
        Some((name, uuid)) => Ok((name.to_owned(), uuid, Kept::unread(text))),
        None => {
            let def = DomainDef::parse(text).map_err(|error| error.to_string())?;
            Ok((def.name.to_string(), definition::uuid(&def), Kept::read(&def, text)))
        }
    });
    let (name, uuid, kept) = match understood {
        Ok(understood) => understood,
        Err(error) => {
            tracing::error!(file, %error, "a definition on disk cannot be understood");
            return None;
        }
    };
    if file.strip_suffix(".xml") != Some(&*name) {
        tracing::error!(file, name, "a definition's file must have the domain's name");
        return None;
    }
    Some(Stored { name, uuid, kept, autostart: false, autostart_once: false })
}

/// Name and UUID of a definition whose first elements they are, each on a line
/// of its own, after a comment at most. `None` is no error: the file is read
/// as a whole then.
fn identity(text: &str) -> Option<(&str, Uuid)> {
    let mut rest = text;
    if let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->")?.1;
    }
    let (head, rest) = rest.trim_start().strip_prefix("<domain ")?.split_once(">\n")?;
    let (name, rest) = rest.strip_prefix("  <name>")?.split_once("</name>\n")?;
    let (uuid, _) = rest.strip_prefix("  <uuid>")?.split_once("</uuid>\n")?;
    let plain = |text: &str| !text.contains(['<', '>', '&', '\n']);
    let whole = text.trim_end().ends_with("</domain>");
    (whole && plain(head) && plain(name)).then_some((name, uuid.parse().ok()?))
}

/// Reads the definitions that were put off. A domain whose definition turns out
/// to be useless is left out from then on; one that runs goes on as transient.
pub(crate) fn read_all_blocking(driver: &Qemu) {
    for domain in driver.domains.all() {
        let view = domain.view().clone();
        let Some(Err(error)) = view.persistent.as_ref().map(|kept| kept.essence()) else {
            continue;
        };
        tracing::error!(name = &*view.name, %error, "a definition on disk is left out");
        leave_out(driver, &domain, view.persistent.as_ref());
    }
}

/// Forgets a useless definition, unless it was replaced meanwhile.
fn leave_out(driver: &Qemu, domain: &Domain, useless: Option<&Arc<Kept>>) {
    // Whoever changes the domain now meets the error itself.
    let Some(_turn) = domain.turns.try_turn("leave out") else { return };
    let is_same = |kept: Option<&Arc<Kept>>| {
        kept.zip(useless).is_some_and(|(kept, useless)| Arc::ptr_eq(kept, useless))
    };
    domain.publish(|view| {
        if is_same(view.persistent.as_ref()) {
            view.persistent = None;
        }
    });
    let view = domain.view();
    if view.persistent.is_none() && view.live.is_none() {
        driver.domains.remove(domain.uuid);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UUID: &str = "8c7d0d3e-7d0e-4b1c-9e57-0a1b2c3d4e5f";

    fn file(head: &str) -> String {
        format!(
            "{head}<domain type='qemu'>\n  <name>web</name>\n  <uuid>{UUID}</uuid>\n</domain>\n"
        )
    }

    #[test]
    fn what_is_where_it_is_always_written_is_found_without_reading() {
        let uuid = UUID.parse().expect("valid");
        assert_eq!(identity(&file("")), Some(("web", uuid)));
        assert_eq!(identity(&file("<!--\n a comment\n-->\n\n")), Some(("web", uuid)));
    }

    #[test]
    fn what_is_written_otherwise_is_read_as_a_whole() {
        let text = file("");
        for (from, to) in [
            ("<name>web", "<name>a&amp;b"),
            ("  <name>", " <name>"),
            ("<name>web</name>", "<title>web</title>"),
            (UUID, "8c7d0d3e"),
            ("</domain>\n", ""),
        ] {
            assert_eq!(identity(&text.replace(from, to)), None, "{to}");
        }
    }

    #[test]
    fn a_file_must_have_the_name_of_its_domain() {
        let text = file("");
        assert!(take("web.xml", text.as_bytes()).is_some());
        assert!(take("db.xml", text.as_bytes()).is_none());
        assert!(take("web.xml", b"<domain type='qemu'>").is_none());
    }
}
