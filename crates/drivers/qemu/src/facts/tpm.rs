//! The programs of the host that emulate a TPM: swtpm and its tools.

use crate::emulator::documents::TpmOffer;
use ostler_host::HostRoot;
use ostler_host::file::{FileStamp, stamp};
use ostler_host::process::{Program, RunLimits, installed, run};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The program that makes the state of a new TPM, and which says what versions
/// of TPM it can make.
const SETUP: &str = "swtpm_setup";
/// The programs without which no TPM is emulated.
const PROGRAMS: [&str; 3] = ["swtpm", "swtpm_ioctl", SETUP];

/// What the programs said, kept until the one that was asked is replaced.
#[derive(Debug, Default)]
pub(super) struct Emulators(Mutex<Option<(PathBuf, FileStamp, TpmOffer)>>);

impl Emulators {
    /// What the host offers now; `None` where one of the programs is missing or
    /// the host is a recorded one.
    pub(super) async fn offer(&self, host: &HostRoot) -> Option<TpmOffer> {
        if !host.is_system() {
            return None;
        }
        let find = || PROGRAMS.into_iter().map(installed).collect::<Option<Vec<_>>>();
        let setup = tokio::task::spawn_blocking(find).await.ok().flatten()?.pop()?;
        let now = stamp(&setup).await.ok()?;
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((path, then, offer)) = known
            && path == setup
            && then == now
        {
            return Some(offer);
        }
        let offer = TpmOffer { versions: versions_of(&setup).await };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((setup, now, offer.clone()));
        Some(offer)
    }
}

/// Asks the program; one that does not answer as expected offers no version.
async fn versions_of(setup: &Path) -> Vec<&'static str> {
    let program = Program::new(setup)
        .arguments(["--print-capabilities"])
        .inherit_variable("PATH")
        .variable("LC_ALL", "C");
    match run(program, RunLimits::default()).await {
        Ok(output) => versions_in(&output.stdout),
        Err(error) => {
            tracing::warn!(%error, "versions of emulated TPMs are unknown");
            Vec::new()
        }
    }
}

/// The versions in an answer: JSON with a list of `features`.
fn versions_in(answer: &[u8]) -> Vec<&'static str> {
    #[derive(serde::Deserialize)]
    struct Answer {
        features: Vec<String>,
    }
    let Ok(Answer { features }) = serde_json::from_slice(answer) else { return Vec::new() };
    [("tpm-1.2", "1.2"), ("tpm-2.0", "2.0")]
        .into_iter()
        .filter(|(feature, _)| features.iter().any(|known| known == feature))
        .map(|(_, version)| version)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_taken_from_the_features() {
        let answer = br#"{ "type": "swtpm_setup", "features": [ "tpm-1.2", "tpm-2.0",
            "cmdarg-keyfile-fd" ], "version": "0.7.1" }"#;
        assert_eq!(versions_in(answer), ["1.2", "2.0"]);
        assert_eq!(versions_in(br#"{"features":["tpm-2.0"]}"#), ["2.0"]);
        assert_eq!(versions_in(br#"{"features":[]}"#), [""; 0]);
        assert_eq!(versions_in(b"swtpm_setup: unknown option"), [""; 0]);
    }
}
