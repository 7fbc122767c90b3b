//! Definitions on disk: `NAME.xml` in a driver's folder, and the links of what
//! starts with the daemon.
//!
//! Every change is durable before it is reported and leaves the old or the new
//! state behind if the daemon is killed in it. Renaming touches several files,
//! so a journal says what is being renamed until it is; [`Definitions::tidy`]
//! finishes what a journal says.

use super::{Standing, notice};
use ostler_core::{Uuid, chain};
use ostler_host::ObjectFolders;
use ostler_host::file::{self, Batch, FileError};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The longest definition or status that is read, in bytes.
pub const MAX_DEFINITION: u64 = 10 << 20;

/// The prefix of the journals of renames; no object's file begins so.
const JOURNAL: &str = ".rename-";

/// A change of definitions on disk that failed.
#[derive(Debug, thiserror::Error)]
#[error("{what}")]
pub struct StoreError {
    /// The operation: "cannot write the definition".
    pub what: &'static str,
    /// The operation on the file that failed.
    #[source]
    pub source: FileError,
}

/// Which start with the daemon a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Every one: `autostart/NAME.xml`.
    Always,
    /// The next one only: `autostart/NAME.xml.once`.
    Once,
}

/// The definitions of one driver.
#[derive(Debug, Clone)]
pub struct Definitions {
    /// The folders they are in.
    pub folders: ObjectFolders,
    /// The kind of object, for people: "domain".
    pub kind: &'static str,
    /// The command that edits one: "virsh edit".
    pub command: &'static str,
}

impl Link {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Always, Self::Once];

    const fn suffix(self) -> &'static str {
        match self {
            Self::Always => "",
            Self::Once => ".once",
        }
    }

    /// Returns whether an object has this link.
    #[must_use]
    pub const fn is_set<D>(self, standing: &Standing<D>) -> bool {
        match self {
            Self::Always => standing.autostart,
            Self::Once => standing.autostart_once,
        }
    }

    /// Notes whether an object has this link.
    pub const fn note<D>(self, standing: &mut Standing<D>, on: bool) {
        match self {
            Self::Always => standing.autostart = on,
            Self::Once => standing.autostart_once = on,
        }
    }

    /// The name of the link of the object `name`, in the folder of links.
    #[must_use]
    pub fn file(self, name: &str) -> String {
        format!("{name}.xml{}", self.suffix())
    }
}

/// The rename that is under way, kept until it is done.
#[derive(Debug, Serialize, Deserialize)]
struct Journal {
    uuid: String,
    from: String,
    to: String,
}

impl Definitions {
    /// The head of the file of the object `name`, after which its XML follows.
    #[must_use]
    pub fn head(&self, name: &str) -> String {
        notice(self.kind, self.command, name)
    }

    /// Writes the definition of the object `name`; `text` is its whole file.
    ///
    /// # Errors
    /// The file could not be written; the one before is still there.
    pub fn write_blocking(&self, name: &str, text: String) -> Result<(), StoreError> {
        let batch = Batch::new().write(self.folders.definition(name), text);
        batch.commit_blocking().map_err(failed("cannot write the definition"))
    }

    /// Removes a definition, after its links.
    ///
    /// # Errors
    /// A file could not be removed; the definition goes last.
    pub async fn remove<D>(&self, standing: &Standing<D>) -> Result<(), StoreError> {
        let mut batch = Batch::new();
        for link in Link::ALL.into_iter().filter(|link| link.is_set(standing)) {
            batch = batch.remove(self.link(link, &standing.name));
        }
        let batch = batch.remove(self.folders.definition(&standing.name));
        batch.commit().await.map_err(failed("cannot remove the definition"))
    }

    /// Makes or removes a link.
    ///
    /// # Errors
    /// The link could not be changed.
    pub async fn set_link(&self, link: Link, name: &str, on: bool) -> Result<(), StoreError> {
        let path = self.link(link, name);
        let done = match on {
            true => file::link_durable(path, self.folders.definition(name)).await,
            false => file::remove_durable(path).await,
        };
        done.map_err(failed("cannot change the autostart link"))
    }

    /// Puts `text`, the whole file of the object `to`, in the place of the
    /// definition of `standing`, whose name it had so far; links go along.
    ///
    /// # Errors
    /// A file could not be written; [`Definitions::tidy`] finishes or drops the
    /// rename when the daemon starts again.
    pub async fn rename<D>(
        &self,
        standing: &Standing<D>,
        uuid: Uuid,
        to: &str,
        text: String,
    ) -> Result<(), StoreError> {
        let failed = || failed("cannot rename the definition");
        let from = &*standing.name;
        let journal = self.folders.config.join(format!("{JOURNAL}{uuid}"));
        let entry = Journal { uuid: uuid.to_string(), from: from.to_owned(), to: to.to_owned() };
        let entry = serde_json::to_vec(&entry).unwrap_or_default();
        file::write_durable(&journal, entry).await.map_err(failed())?;
        let target = self.folders.definition(to);
        let mut batch = Batch::new().write(target.clone(), text);
        for link in Link::ALL.into_iter().filter(|link| link.is_set(standing)) {
            batch = batch.link(self.link(link, to), target.clone()).remove(self.link(link, from));
        }
        let batch = batch.remove(self.folders.definition(from)).remove(journal);
        batch.commit().await.map_err(failed())
    }

    /// Removes what a killed daemon was writing, and finishes its renames:
    /// forward if the new definition is there, else nothing had happened yet.
    pub async fn tidy(&self) {
        self.folders.remove_leftovers().await;
        let Ok(entries) = file::list_folder(&self.folders.config).await else { return };
        for entry in entries.iter().filter(|entry| entry.name.starts_with(JOURNAL)) {
            let path = self.folders.config.join(&entry.name);
            if let Err(error) = self.finish_rename(&path).await {
                let error = chain(&error);
                tracing::error!(journal = entry.name, error, "cannot finish a rename");
            }
        }
    }

    async fn finish_rename(&self, journal: &Path) -> Result<(), StoreError> {
        let failed = || failed("cannot finish renaming");
        let text = file::read_bounded(journal, MAX_DEFINITION).await.map_err(failed())?;
        let mut batch = Batch::new();
        if let Ok(Journal { from, to, .. }) = serde_json::from_slice(&text) {
            let there = file::list_folder(&self.folders.config).await.map_err(failed())?;
            let links = self.folders.autostart_links().await;
            let is_there = |name: &str| there.iter().any(|entry| entry.name == name);
            if is_there(&format!("{to}.xml")) {
                let target = self.folders.definition(&to);
                for link in Link::ALL.into_iter().filter(|link| links.contains(&link.file(&from))) {
                    batch = batch
                        .link(self.link(link, &to), target.clone())
                        .remove(self.link(link, &from));
                }
                if is_there(&format!("{from}.xml")) {
                    batch = batch.remove(self.folders.definition(&from));
                }
            }
        }
        batch.remove(journal).commit().await.map_err(failed())
    }

    fn link(&self, link: Link, name: &str) -> PathBuf {
        self.folders.autostart.join(link.file(name))
    }
}

fn failed(what: &'static str) -> impl FnOnce(FileError) -> StoreError {
    move |source| StoreError { what, source }
}
