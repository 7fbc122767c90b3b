//! Secrets on disk.
//!
//! ```text
//!   /etc/libvirt/secrets/UUID.xml       the definition
//!                        UUID.sealed    the value, sealed with the host key
//!                        UUID.base64    the value as libvirtd wrote it; sealed and
//!                                       removed when it is found, or the only form
//!                                       where values are to be kept plain
//!   /var/lib/libvirt/secret/host-key    the key, made with the first value
//! ```
//!
//! Every change is one rename or removal that decides, and a daemon that is
//! killed around it leaves the old or the new state:
//!
//! | change | order | killed in between |
//! |---|---|---|
//! | new definition | stale values away, XML | no secret, no value |
//! | set value | value, its other form away | the plain one counts: the old state, or the new |
//! | undefine, or make ephemeral | XML away, values away | values without XML are dropped by `load` |
//! | keep an ephemeral secret | sealed value, XML | the same |
//!
//! All functions here wait for the disk; they are called on threads that may.

mod load;
mod seal;
#[cfg(test)]
mod tests;

pub(crate) use load::Stored;
pub(crate) use seal::Bytes;

use crate::layout::SecretLayout;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use ostler_core::Uuid;
use ostler_host::file::{self, Batch, FileError};
use seal::{HostKey, SealError};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// A host key has less, a value is at most 64 KiB before it is sealed.
const MAX_VALUE: u64 = 1 << 20;

/// Why something cannot be kept, read or removed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreError {
    #[error("cannot {what}")]
    File { what: &'static str, source: FileError },
    #[error("the host key '{}' is of no use", path.display())]
    Key { path: PathBuf, source: SealError },
    #[error(
        "the host key '{}' is missing, and values were sealed with it: put it back, or undefine \
         the secrets whose values cannot be read", path.display()
    )]
    KeyMissing { path: PathBuf },
    #[error("the value that was written cannot be read again: {0}")]
    Plain(String),
    #[error("the value cannot be sealed or opened")]
    Value(#[source] SealError),
}

/// How values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// Sealed with the host key.
    #[default]
    Sealed,
    /// As libvirtd keeps and reads them: open to whoever may read the file.
    Plain,
}

/// The folders of secrets. The host key is read each time it is needed: a value
/// must never be sealed with a key that is in memory only.
#[derive(Debug)]
pub(crate) struct Store {
    layout: SecretLayout,
    form: Form,
    /// Held while the key is made, which is done once.
    making_key: Mutex<()>,
}

impl Store {
    pub(crate) fn new(layout: SecretLayout, form: Form) -> Self {
        Self { layout, form, making_key: Mutex::new(()) }
    }

    /// Keeps the definition of a secret that is new on disk, with the value
    /// that it may have had in memory.
    pub(crate) fn add(
        &self,
        uuid: Uuid,
        xml: String,
        value: Option<&[u8]>,
    ) -> Result<(), StoreError> {
        let stale = Batch::new()
            .remove(self.layout.sealed_value(uuid))
            .remove(self.layout.plain_value(uuid));
        stale.commit_blocking().map_err(failed("remove values without a secret"))?;
        if let Some(value) = value {
            self.write_value(uuid, value)?;
        }
        self.write_definition(uuid, xml)
    }

    /// Writes a definition in the place of the one there is.
    pub(crate) fn write_definition(&self, uuid: Uuid, xml: String) -> Result<(), StoreError> {
        let batch = Batch::new().write(self.layout.definition(uuid), xml);
        batch.commit_blocking().map_err(failed("write the definition"))
    }

    /// Writes a value, and removes what was there of it in the other form: the
    /// plain one would pass for what libvirtd has set meanwhile.
    pub(crate) fn write_value(&self, uuid: Uuid, value: &[u8]) -> Result<(), StoreError> {
        let other = self.write_form(uuid, value)?;
        remove_if_there(other)
    }

    /// Writes a value in the form that it should have; gives the file of the
    /// other one.
    fn write_form(&self, uuid: Uuid, value: &[u8]) -> Result<PathBuf, StoreError> {
        let (path, content, other) = match self.form {
            Form::Sealed => {
                let sealed = self.key_for_sealing()?.seal(uuid, value);
                let sealed = sealed.map_err(StoreError::Value)?;
                (self.layout.sealed_value(uuid), sealed, self.layout.plain_value(uuid))
            }
            Form::Plain => {
                let plain = BASE64.encode(value).into_bytes();
                (self.layout.plain_value(uuid), plain, self.layout.sealed_value(uuid))
            }
        };
        let batch = Batch::new().write(path, content);
        batch.commit_blocking().map_err(failed("write the value"))?;
        Ok(other)
    }

    /// Removes a secret.
    pub(crate) fn remove(&self, uuid: Uuid) -> Result<(), StoreError> {
        let definition = Batch::new().remove(self.layout.definition(uuid));
        definition.commit_blocking().map_err(failed("remove the definition"))?;
        let values = Batch::new()
            .remove(self.layout.sealed_value(uuid))
            .remove(self.layout.plain_value(uuid));
        values.commit_blocking().map_err(failed("remove the value"))
    }

    /// The key; it is made when no value needs an older one.
    fn key_for_sealing(&self) -> Result<HostKey, StoreError> {
        if let Some(key) = self.key()? {
            return Ok(key);
        }
        let _making = self.making_key.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = self.key()? {
            return Ok(key);
        }
        let path = self.layout.host_key();
        let there = file::list_folder_blocking(&self.layout.config);
        let there = there.map_err(failed("look for sealed values"))?;
        if there.iter().any(|entry| entry.may_be_file(".sealed")) {
            return Err(StoreError::KeyMissing { path });
        }
        let (key, content) =
            HostKey::generate().map_err(|source| StoreError::Key { path: path.clone(), source })?;
        // The batch wants a copy of its own, which nobody wipes; the file has
        // the same bytes for whoever may read this memory.
        let batch = Batch::new().write(path, content.to_vec());
        batch.commit_blocking().map_err(failed("write the host key"))?;
        Ok(key)
    }

    fn key(&self) -> Result<Option<HostKey>, StoreError> {
        let path = self.layout.host_key();
        match file::read_bounded_blocking(&path, MAX_VALUE).map(Bytes::new) {
            Ok(content) => match HostKey::read(&content) {
                Ok(key) => Ok(Some(key)),
                Err(source) => Err(StoreError::Key { path, source }),
            },
            Err(error) if error.is_not_found() => Ok(None),
            Err(source) => Err(StoreError::File { what: "read the host key", source }),
        }
    }
}

/// Removes a value in the form that does not count any more.
fn remove_if_there(path: PathBuf) -> Result<(), StoreError> {
    if file::size_blocking(&path).is_none() {
        return Ok(());
    }
    let removed = Batch::new().remove(path).commit_blocking();
    removed.map_err(failed("remove the value in its other form"))
}

fn failed(what: &'static str) -> impl FnOnce(FileError) -> StoreError {
    move |source| StoreError::File { what, source }
}
