//! The secrets on disk, when the daemon starts.
//!
//! What cannot be used is left where it is and told in the log; a secret whose
//! value cannot be opened is there, and says so when it is asked for the value.

use super::seal::Bytes;
use super::{Form, MAX_VALUE, SealError, Store, StoreError, failed, remove_if_there};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use ostler_core::Uuid;
use ostler_core::chain;
use ostler_driver::object::MAX_DEFINITION;
use ostler_host::file::{self, Batch};
use ostler_model::secret::SecretDef;
use std::collections::HashSet;

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
        let other_form = match self.form {
            Form::Sealed => matches!(plain, Some(Ok(_))),
            Form::Plain => has_sealed,
        };
        let value = match plain {
            // Whichever daemon wrote it did so after ours had sealed a value.
            Some(Ok(value)) => Some(Ok(value)),
            Some(Err(error)) if !has_sealed => Some(Err(error)),
            _ => has_sealed.then(|| self.read_sealed(uuid).map_err(|error| chain(&error))),
        };
        if let (Some(Ok(value)), true) = (&value, other_form) {
            self.migrate(uuid, value);
        }
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

    /// Writes a value in the form that it should have, and removes the other
    /// when that is on disk and was seen to be right.
    fn migrate(&self, uuid: Uuid, value: &Bytes) {
        let done = self.write_form(uuid, value).and_then(|other| {
            let again = match self.form {
                Form::Sealed => self.read_sealed(uuid)?,
                Form::Plain => self.read_plain(uuid).map_err(StoreError::Plain)?,
            };
            match again == *value {
                true => remove_if_there(other),
                false => Err(StoreError::Value(SealError::Altered)),
            }
        });
        match done {
            Ok(()) => tracing::info!(%uuid, form = ?self.form, "took over the value of a secret"),
            Err(error) => {
                let error = chain(&error);
                tracing::warn!(%uuid, error, "a value stays in the form it had on disk");
            }
        }
    }

    /// Drops values of secrets that are gone: sealed ones, which are ours, and
    /// plain ones where we write those.
    fn drop_orphans(&self, names: &HashSet<String>) {
        let ours: &[&str] = match self.form {
            Form::Sealed => &["sealed"],
            Form::Plain => &["sealed", "base64"],
        };
        let orphans = names.iter().filter(|name| {
            let Some((uuid, ending)) = name.split_once('.') else { return false };
            let is_value = ours.contains(&ending) && uuid.parse::<Uuid>().is_ok();
            is_value && !names.contains(&format!("{uuid}.xml"))
        });
        for file in orphans {
            let batch = Batch::new().remove(self.layout.config.join(file));
            match batch.commit_blocking() {
                Ok(()) => tracing::info!(file, "dropped the value of a secret that is gone"),
                Err(error) => tracing::warn!(error = %chain(&error), "a value is left behind"),
            }
        }
    }
}
