//! Secrets on disk.
//!
//! ```text
//!   /etc/libvirt/secrets/UUID.xml       the definition
//!                        UUID.sealed    the value, sealed with the host key
//!                        UUID.base64    the value as libvirtd wrote it; sealed and
//!                                       removed when it is found
//!   /var/lib/libvirt/secret/host-key    the key, made with the first value
//! ```
//!
//! Every change is one rename or removal that decides, and a daemon that is
//! killed around it leaves the old or the new state:
//!
//! | change | order | killed in between |
//! |---|---|---|
//! | new definition | stale values away, XML | no secret, no value |
//! | set value | sealed value, plain one away | the plain value is the old state |
//! | undefine, or make ephemeral | XML away, values away | values without XML are dropped by `load` |
//! | keep an ephemeral secret | sealed value, XML | the same |
//!
//! All functions here wait for the disk; they are called on threads that may.

mod load;
mod seal;
#[cfg(test)]
mod tests;

pub(crate) use load::Stored;
pub(crate) use seal::{Bytes, SealError};

use ostler_core::Uuid;
use ostler_host::SecretLayout;
use ostler_host::file::{self, Batch, FileError};
use seal::HostKey;
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
    #[error("the value cannot be sealed or opened")]
    Value(#[source] SealError),
}

/// The folders of secrets. The host key is read each time it is needed: a value
/// must never be sealed with a key that is in memory only.
#[derive(Debug)]
pub(crate) struct Store {
    layout: SecretLayout,
    /// Held while the key is made, which is done once.
    making_key: Mutex<()>,
}

impl Store {
    pub(crate) fn new(layout: SecretLayout) -> Self {
        Self { layout, making_key: Mutex::new(()) }
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

    /// Seals and writes a value.
    pub(crate) fn write_value(&self, uuid: Uuid, value: &[u8]) -> Result<(), StoreError> {
        let sealed = self.key_for_sealing()?.seal(uuid, value).map_err(StoreError::Value)?;
        let batch = Batch::new().write(self.layout.sealed_value(uuid), sealed);
        batch.commit_blocking().map_err(failed("write the value"))?;
        // Found again, it would pass for what libvirtd has set meanwhile.
        self.remove_plain(uuid)
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

    fn remove_plain(&self, uuid: Uuid) -> Result<(), StoreError> {
        let path = self.layout.plain_value(uuid);
        if file::size_blocking(&path).is_none() {
            return Ok(());
        }
        let removed = Batch::new().remove(path).commit_blocking();
        removed.map_err(failed("remove the value that is not sealed"))
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

fn failed(what: &'static str) -> impl FnOnce(FileError) -> StoreError {
    move |source| StoreError::File { what, source }
}
