//! The secrets on disk, when the daemon starts.
//!
//! What cannot be used is left where it is and told in the log; a secret whose
//! value cannot be opened is there, and says so when it is asked for the value.

use super::seal::Bytes;
use super::{MAX_VALUE, Store, StoreError, failed};
use crate::error::chain;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use ostler_core::Uuid;
use ostler_host::file::{self, Batch};
use ostler_model::secret::SecretDef;
use std::collections::HashSet;

/// No definition is longer.
const MAX_DEFINITION: u64 = 10 << 20;

/// A secret found on disk.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) uuid: Uuid,
    pub(crate) def: SecretDef,
    /// Its value, if it has one, or why it cannot be read.
    pub(crate) value: Option<Result<Bytes, String>>,
}

impl Store {
    /// Finds every secret, and finishes what a killed daemon, or a move from
    /// libvirtd, left to be done.
    pub(crate) fn load(&self) -> Vec<Stored> {
        for folder in [&self.layout.config, &self.layout.state] {
            if let Err(error) = file::remove_leftovers_blocking(folder) {
                tracing::warn!(error = %chain(&error), "cannot clear away unfinished files");
            }
        }
        let names: HashSet<String> = match file::list_folder_blocking(&self.layout.config) {
            Ok(entries) => entries.into_iter().map(|entry| entry.name).collect(),
            Err(error) => {
                tracing::error!(error = %chain(&error), "cannot list the secrets");
                return Vec::new();
            }
        };
        let mut uuids: Vec<Uuid> =
            names.iter().filter_map(|name| name.strip_suffix(".xml")?.parse().ok()).collect();
        uuids.sort_unstable();
        self.drop_orphans(&names);
        let found = uuids.into_iter().filter_map(|uuid| match self.load_one(uuid, &names) {
            Ok(stored) => Some(stored),
            Err(error) => {
                tracing::error!(%uuid, error, "a secret on disk cannot be used");
                None
            }
        });
        found.collect()
    }

    fn load_one(&self, uuid: Uuid, names: &HashSet<String>) -> Result<Stored, String> {
        let path = self.layout.definition(uuid);
        let text =
            file::read_bounded_blocking(&path, MAX_DEFINITION).map_err(|error| error.sentence())?;
        let text = std::str::from_utf8(&text).map_err(|error| error.to_string())?;
        let def = SecretDef::parse(text).map_err(|error| error.to_string())?;
        if def.uuid != Some(uuid) {
            return Err("its file is not named after its UUID".to_owned());
        }
        let has_plain = names.contains(&format!("{uuid}.base64"));
        let has_sealed = names.contains(&format!("{uuid}.sealed"));
        let plain = has_plain.then(|| self.read_plain(uuid));
        let value = match plain {
            // Whichever daemon wrote it did so after ours had sealed a value.
            Some(Ok(value)) => {
                self.migrate(uuid, &value);
                Some(Ok(value))
            }
            Some(Err(error)) if !has_sealed => Some(Err(error)),
            _ => has_sealed.then(|| self.read_sealed(uuid).map_err(|error| chain(&error))),
        };
        if let Some(Err(error)) = &value {
            tracing::error!(%uuid, error, "the value of a secret cannot be read");
        }
        Ok(Stored { uuid, def, value })
    }

    fn read_plain(&self, uuid: Uuid) -> Result<Bytes, String> {
        let path = self.layout.plain_value(uuid);
        let text = file::read_bounded_blocking(&path, MAX_VALUE).map(Bytes::new);
        let text = text.map_err(|error| error.sentence())?;
        let decoded = BASE64.decode(text.trim_ascii_end());
        decoded.map(Bytes::new).map_err(|_| format!("'{}' is not base64", path.display()))
    }

    /// Opens the sealed value of a secret.
    pub(crate) fn read_sealed(&self, uuid: Uuid) -> Result<Bytes, StoreError> {
        let path = self.layout.sealed_value(uuid);
        let Some(key) = self.key()? else {
            return Err(StoreError::KeyMissing { path: self.layout.host_key() });
        };
        let sealed = file::read_bounded_blocking(&path, MAX_VALUE);
        let sealed = sealed.map_err(failed("read the value"))?;
        key.open(uuid, &sealed).map_err(StoreError::Value)
    }

    /// Puts a sealed value in the place of a plain one. The plain one goes
    /// when the other is on disk and was seen to open.
    fn migrate(&self, uuid: Uuid, value: &Bytes) {
        let sealed = self.key_for_sealing().and_then(|key| {
            let sealed = key.seal(uuid, value).map_err(StoreError::Value)?;
            let batch = Batch::new().write(self.layout.sealed_value(uuid), sealed);
            batch.commit_blocking().map_err(failed("write the value"))?;
            self.read_sealed(uuid)
        });
        let done = sealed.and_then(|again| match again == *value {
            true => self.remove_plain(uuid),
            false => Err(StoreError::Value(super::SealError::Altered)),
        });
        match done {
            Ok(()) => tracing::info!(%uuid, "sealed the value of a secret"),
            Err(error) => {
                tracing::warn!(%uuid, error = %chain(&error), "a value stays unsealed on disk");
            }
        }
    }

    /// Drops sealed values of secrets that are gone.
    fn drop_orphans(&self, names: &HashSet<String>) {
        let orphans = names.iter().filter_map(|name| {
            let uuid: Uuid = name.strip_suffix(".sealed")?.parse().ok()?;
            (!names.contains(&format!("{uuid}.xml"))).then_some(uuid)
        });
        for uuid in orphans {
            let batch = Batch::new().remove(self.layout.sealed_value(uuid));
            match batch.commit_blocking() {
                Ok(()) => tracing::info!(%uuid, "dropped the value of a secret that is gone"),
                Err(error) => tracing::warn!(error = %chain(&error), "a value is left behind"),
            }
        }
    }
}
