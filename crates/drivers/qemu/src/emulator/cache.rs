//! Emulators' answers, kept on disk until they or the host change.
//!
//! One file per binary under `capabilities/`, JSON: the facts that it was made
//! under ([`Facts`]), and the emulator. A file that cannot be read, is of
//! another format or was made under other facts is as good as none.

use super::Emulator;
use ostler_host::file::{self, FileError, FileStamp};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Counted up whenever probing finds more or otherwise than before.
const FORMAT: u32 = 2;

/// No emulator's answers come near this size.
const BOUND: u64 = 16 * 1024 * 1024;

/// Under which circumstances an emulator was asked: if any of them differs, it
/// has to be asked again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    format: u32,
    binary: PathBuf,
    stamp: String,
    host: String,
    kvm: Option<String>,
}

#[derive(Serialize)]
struct Entry<'a> {
    facts: &'a Facts,
    emulator: &'a Emulator,
}

#[derive(Deserialize)]
struct StoredFacts {
    facts: Facts,
}

#[derive(Deserialize)]
struct StoredEmulator {
    emulator: Emulator,
}

impl Facts {
    /// The circumstances: the binary as it is now, a text that changes with
    /// the host (kernel, microcode), and why KVM cannot be used, if so.
    #[must_use]
    pub fn new(binary: &Path, stamp: &FileStamp, host: &str, kvm: Result<(), &str>) -> Self {
        Self {
            format: FORMAT,
            binary: binary.to_owned(),
            stamp: format!("{stamp:?}"),
            host: host.to_owned(),
            kvm: kvm.err().map(str::to_owned),
        }
    }
}

/// Reads the facts about an emulator that was asked under these very circumstances.
#[must_use]
pub fn load_blocking(folder: &Path, facts: &Facts) -> Option<Emulator> {
    let path = entry_path(folder, &facts.binary);
    let text = match file::read_bounded_blocking(&path, BOUND) {
        Ok(text) => text,
        Err(error) => {
            tracing::debug!(%error, "no cached capabilities");
            return None;
        }
    };
    let stored: Result<StoredFacts, _> = serde_json::from_slice(&text);
    match stored {
        Ok(stored) if stored.facts == *facts => {}
        Ok(_) => return None,
        Err(error) => {
            tracing::warn!(path = %path.display(), %error, "cached capabilities are not readable");
            return None;
        }
    }
    match serde_json::from_slice::<StoredEmulator>(&text) {
        Ok(stored) => Some(stored.emulator),
        Err(error) => {
            tracing::warn!(path = %path.display(), %error, "cached capabilities are not readable");
            None
        }
    }
}

/// Keeps what an emulator answered.
///
/// # Errors
/// When it cannot be written; what was there before is still there.
pub async fn store(folder: &Path, facts: &Facts, emulator: &Emulator) -> Result<(), FileError> {
    let path = entry_path(folder, &facts.binary);
    match serde_json::to_vec(&Entry { facts, emulator }) {
        Ok(text) => file::write_durable(path, text).await,
        Err(error) => {
            // Maps have text for keys and numbers are finite: this is a bug.
            tracing::error!(%error, "capabilities cannot be written as JSON");
            Ok(())
        }
    }
}

/// The name people know, and a number that tells binaries of one name apart.
fn entry_path(folder: &Path, binary: &Path) -> PathBuf {
    let name = binary.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let hash = binary
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
    let short: String = name.chars().take(100).collect();
    folder.join(format!("{short}-{hash:016x}.json"))
}
