//! Definitions on disk: `/etc/libvirt/qemu/NAME.xml` and the autostart links.
//!
//! Every change is durable before it is reported and leaves the old or the new
//! state behind if the daemon is killed in it. Renaming touches several files,
//! so a journal says what is being renamed until it is; `load` finishes what
//! a journal says.

use super::Kept;
use crate::definition;
use crate::error::{QemuError, chain};
use crate::layout::QemuLayout;
use ostler_core::{Error, Uuid};
use ostler_driver::notice;
use ostler_host::file::{self, Batch};
use ostler_model::domain::DomainDef;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// No definition is longer.
pub(crate) const MAX_DEFINITION: u64 = 10 << 20;

/// The content of a definition's file, and what is kept of it in memory.
fn content(def: &DomainDef) -> (String, Arc<Kept>) {
    let mut text = notice("domain", "virsh edit", &def.name);
    let head = text.len();
    let (xml, has_secrets) = def.to_file_xml();
    text.push_str(&xml);
    let kept = Kept::written(def, &text, Some(head).filter(|_| !has_secrets));
    (text, kept)
}

/// Writes a definition, and gives what is kept of it in memory.
pub(crate) async fn save(layout: &QemuLayout, def: Arc<DomainDef>) -> Result<Arc<Kept>, QemuError> {
    let layout = layout.clone();
    let saved = tokio::task::spawn_blocking(move || save_blocking(&layout, &def)).await;
    saved.map_err(|_| QemuError::from(Error::internal("saving ended in a bug of this program")))?
}

/// As [`save`], on a thread that may wait.
pub(crate) fn save_blocking(layout: &QemuLayout, def: &DomainDef) -> Result<Arc<Kept>, QemuError> {
    let (text, kept) = content(def);
    Batch::new()
        .write(layout.objects.definition(&def.name), text)
        .commit_blocking()
        .map_err(|source| QemuError::File { what: "cannot write the definition", source })?;
    Ok(kept)
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
        batch = batch.remove(layout.objects.autostart_link(name));
    }
    if autostart_once {
        batch = batch.remove(layout.autostart_once_link(name));
    }
    batch
        .remove(layout.objects.definition(name))
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
        file::link_durable(link, layout.objects.definition(name)).await
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
    layout.objects.config.join(format!(".rename-{uuid}"))
}

/// Puts `def`, which has its new name, in the place of the definition `from`.
pub(crate) async fn rename(
    layout: &QemuLayout,
    from: &str,
    def: &DomainDef,
    autostart: bool,
    autostart_once: bool,
) -> Result<Arc<Kept>, QemuError> {
    let failed = |source| QemuError::File { what: "cannot rename the definition", source };
    let journal = journal_path(layout, definition::uuid(def));
    let entry = RenameJournal {
        uuid: definition::uuid(def).to_string(),
        from: from.to_owned(),
        to: def.name.to_string(),
    };
    let entry = serde_json::to_vec(&entry).unwrap_or_default();
    file::write_durable(&journal, entry).await.map_err(failed)?;
    let (text, kept) = content(def);
    let mut batch = Batch::new().write(layout.objects.definition(&def.name), text);
    let objects = &layout.objects;
    for (has, old, new) in [
        (autostart, objects.autostart_link(from), objects.autostart_link(&def.name)),
        (autostart_once, layout.autostart_once_link(from), layout.autostart_once_link(&def.name)),
    ] {
        if has {
            batch = batch.link(new, objects.definition(&def.name)).remove(old);
        }
    }
    batch.remove(objects.definition(from)).remove(journal).commit().await.map_err(failed)?;
    Ok(kept)
}

/// Finishes a rename that a killed daemon left: forward if the new definition
/// is there, else nothing had happened yet.
pub(super) async fn finish_renames(layout: &QemuLayout) {
    let Ok(entries) = file::list_folder(&layout.objects.config).await else { return };
    for entry in entries.iter().filter(|entry| entry.name.starts_with(".rename-")) {
        let path = layout.objects.config.join(&entry.name);
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
        let there = file::list_folder(&layout.objects.config).await.map_err(failed)?;
        let links = file::list_folder(&layout.objects.autostart).await.unwrap_or_default();
        let has =
            |list: &[file::FolderEntry], name: String| list.iter().any(|entry| entry.name == name);
        let (old, new) = (format!("{}.xml", entry.from), format!("{}.xml", entry.to));
        if has(&there, new.clone()) {
            for suffix in ["", ".once"] {
                if has(&links, format!("{old}{suffix}")) {
                    batch = batch
                        .link(
                            layout.objects.autostart.join(format!("{new}{suffix}")),
                            layout.objects.definition(&entry.to),
                        )
                        .remove(layout.objects.autostart.join(format!("{old}{suffix}")));
                }
            }
            if has(&there, old) {
                batch = batch.remove(layout.objects.definition(&entry.from));
            }
        }
    }
    batch.remove(journal).commit().await.map_err(failed)
}
