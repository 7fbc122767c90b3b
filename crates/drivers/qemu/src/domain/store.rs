//! Definitions on disk: `/etc/libvirt/qemu/NAME.xml` and the autostart links.
//!
//! Every change is durable before it is reported and leaves the old or the new
//! state behind if the daemon is killed in it. Renaming touches several files,
//! so a journal says what is being renamed until it is; [`load`] finishes what
//! a journal says.

use crate::definition;
use crate::error::{QemuError, chain};
use ostler_core::Uuid;
use ostler_host::QemuLayout;
use ostler_host::file::{self, Batch};
use ostler_model::domain::DomainDef;
use ostler_xml::View;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::path::PathBuf;

/// No definition is longer.
pub(crate) const MAX_DEFINITION: u64 = 10 << 20;

/// A definition found on disk.
pub(crate) struct Stored {
    pub(crate) def: DomainDef,
    pub(crate) autostart: bool,
    pub(crate) autostart_once: bool,
}

/// The head of each file, in the place of libvirt's own warning.
fn head(name: &str) -> String {
    format!(
        "<!--\nThis file is written by the virtualization daemon; changes made to it here are lost.\n\
         Change the domain with: virsh edit {}\n-->\n\n",
        // Two hyphens may not stand in a comment.
        name.replace("--", "-")
    )
}

/// The content of a definition's file.
fn content(def: &DomainDef) -> Vec<u8> {
    let mut text = head(&def.name);
    text.push_str(&def.to_xml(View::INACTIVE | View::SECURE));
    text.into_bytes()
}

/// Writes a definition.
pub(crate) async fn save(layout: &QemuLayout, def: &DomainDef) -> Result<(), QemuError> {
    file::write_durable(layout.definition(&def.name), content(def))
        .await
        .map_err(|source| QemuError::File { what: "cannot write the definition", source })
}

/// Removes a definition and its links.
pub(crate) async fn remove(
    layout: &QemuLayout,
    name: &str,
    autostart: bool,
    autostart_once: bool,
) -> Result<(), QemuError> {
    let mut batch = Batch::new();
    if autostart {
        batch = batch.remove(layout.autostart_link(name));
    }
    if autostart_once {
        batch = batch.remove(layout.autostart_once_link(name));
    }
    batch
        .remove(layout.definition(name))
        .commit()
        .await
        .map_err(|source| QemuError::File { what: "cannot remove the definition", source })
}

/// Makes or removes the link that has it started with the daemon.
pub(crate) async fn set_autostart(
    layout: &QemuLayout,
    name: &str,
    link: PathBuf,
    on: bool,
) -> Result<(), QemuError> {
    let done = if on {
        file::link_durable(link, layout.definition(name)).await
    } else {
        file::remove_durable(link).await
    };
    done.map_err(|source| QemuError::File { what: "cannot change the autostart link", source })
}

/// Removes the variable store of a domain that is no more.
pub(crate) async fn remove_nvram(path: PathBuf) -> Result<(), QemuError> {
    file::remove_durable(path)
        .await
        .map_err(|source| QemuError::File { what: "cannot remove the variable store", source })
}

/// What is being renamed, kept until it is.
#[derive(Debug, Serialize, Deserialize)]
struct RenameJournal {
    uuid: String,
    from: String,
    to: String,
}

fn journal_path(layout: &QemuLayout, uuid: Uuid) -> PathBuf {
    layout.config.join(format!(".rename-{uuid}"))
}

/// Puts `def`, which has its new name, in the place of the definition `from`.
pub(crate) async fn rename(
    layout: &QemuLayout,
    from: &str,
    def: &DomainDef,
    autostart: bool,
    autostart_once: bool,
) -> Result<(), QemuError> {
    let failed = |source| QemuError::File { what: "cannot rename the definition", source };
    let journal = journal_path(layout, definition::uuid(def));
    let entry = RenameJournal {
        uuid: definition::uuid(def).to_string(),
        from: from.to_owned(),
        to: def.name.to_string(),
    };
    let entry = serde_json::to_vec(&entry).unwrap_or_default();
    file::write_durable(&journal, entry).await.map_err(failed)?;
    let mut batch = Batch::new().write(layout.definition(&def.name), content(def));
    for (has, link) in [
        (autostart, QemuLayout::autostart_link as fn(&QemuLayout, &str) -> PathBuf),
        (autostart_once, QemuLayout::autostart_once_link),
    ] {
        if has {
            batch = batch
                .link(link(layout, &def.name), layout.definition(&def.name))
                .remove(link(layout, from));
        }
    }
    batch.remove(layout.definition(from)).remove(journal).commit().await.map_err(failed)
}

/// Finishes a rename that a killed daemon left: forward if the new definition
/// is there, else nothing had happened yet.
async fn finish_renames(layout: &QemuLayout) {
    let Ok(entries) = file::list_folder(&layout.config).await else { return };
    for entry in entries.iter().filter(|entry| entry.name.starts_with(".rename-")) {
        let path = layout.config.join(&entry.name);
        if let Err(error) = finish_rename(layout, path).await {
            tracing::error!(journal = entry.name, error = %chain(&error), "cannot finish a rename");
        }
    }
}

async fn finish_rename(layout: &QemuLayout, journal: PathBuf) -> Result<(), QemuError> {
    let failed = |source| QemuError::File { what: "cannot finish renaming", source };
    let text = file::read_bounded(&journal, MAX_DEFINITION).await.map_err(failed)?;
    let mut batch = Batch::new();
    if let Ok(entry) = serde_json::from_slice::<RenameJournal>(&text) {
        let there = file::list_folder(&layout.config).await.map_err(failed)?;
        let links = file::list_folder(&layout.autostart).await.unwrap_or_default();
        let has =
            |list: &[file::FolderEntry], name: String| list.iter().any(|entry| entry.name == name);
        let (old, new) = (format!("{}.xml", entry.from), format!("{}.xml", entry.to));
        if has(&there, new.clone()) {
            for suffix in ["", ".once"] {
                if has(&links, format!("{old}{suffix}")) {
                    batch = batch
                        .link(
                            layout.autostart.join(format!("{new}{suffix}")),
                            layout.definition(&entry.to),
                        )
                        .remove(layout.autostart.join(format!("{old}{suffix}")));
                }
            }
            if has(&there, old) {
                batch = batch.remove(layout.definition(&entry.from));
            }
        }
    }
    batch.remove(journal).commit().await.map_err(failed)
}

/// Reads every definition. One that cannot be used is left where it is and
/// reported in the log.
pub(crate) async fn load(layout: &QemuLayout) -> Vec<Stored> {
    let _ = tokio::task::spawn_blocking({
        let folders = [layout.config.clone(), layout.autostart.clone(), layout.nvram.clone()];
        move || {
            folders.iter().for_each(|folder| {
                let _ = file::remove_leftovers_blocking(folder);
            })
        }
    })
    .await;
    finish_renames(layout).await;
    let links: HashSet<String> = match file::list_folder(&layout.autostart).await {
        Ok(entries) => entries.into_iter().map(|entry| entry.name).collect(),
        Err(_) => HashSet::new(),
    };
    let contents = match file::read_folder(&layout.config, ".xml", MAX_DEFINITION).await {
        Ok(contents) => contents,
        Err(error) => {
            tracing::error!(error = %chain(&error), "cannot read the definitions");
            return Vec::new();
        }
    };
    for error in &contents.failed {
        tracing::error!(error = %chain(error), "cannot read a definition");
    }
    parse_all(contents.files).await.into_iter().map(|def| with_links(def, &links)).collect()
}

fn with_links(def: DomainDef, links: &HashSet<String>) -> Stored {
    Stored {
        autostart: links.contains(&format!("{}.xml", def.name)),
        autostart_once: links.contains(&format!("{}.xml.once", def.name)),
        def,
    }
}

/// Parses on as many threads as there are processors.
async fn parse_all(files: Vec<(String, Vec<u8>)>) -> Vec<DomainDef> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = files.len().div_ceil(threads).max(1);
    let mut files = files.into_iter();
    let mut parts = Vec::new();
    loop {
        let part: Vec<_> = files.by_ref().take(share).collect();
        if part.is_empty() {
            break;
        }
        parts.push(tokio::task::spawn_blocking(move || {
            part.into_iter().filter_map(|(name, bytes)| parse(&name, &bytes)).collect::<Vec<_>>()
        }));
    }
    let mut defs = Vec::new();
    for part in parts {
        defs.append(&mut part.await.unwrap_or_default());
    }
    defs
}

fn parse(file: &str, bytes: &[u8]) -> Option<DomainDef> {
    let def = match std::str::from_utf8(bytes)
        .map_err(|error| error.to_string())
        .and_then(|text| DomainDef::parse(text).map_err(|error| error.to_string()))
    {
        Ok(def) => def,
        Err(error) => {
            tracing::error!(file, %error, "a definition on disk cannot be understood");
            return None;
        }
    };
    if file.strip_suffix(".xml") != Some(&*def.name) {
        tracing::error!(file, name = def.name, "a definition's file must have the domain's name");
        return None;
    }
    Some(def)
}
