//! Asking an emulator what it is.
//!
//! QEMU is started without a machine, its monitor on one end of a socket pair,
//! and asked everything in two batches: what it has, and then about that. The
//! answers ([`Answers`]) are turned into an [`Emulator`] by [`interpret`],
//! which does no IO and so can be fed a recorded conversation.

mod answers;
mod expansion;
mod interpret;
mod questions;
mod session;

pub use answers::Answers;
pub use interpret::{Interview, interpret};
pub use session::{Session, SessionEnd};

use super::{AcceleratorKind, Emulator, ProbeError, Version};
use ostler_host::file::{self, FileError};
use ostler_host::process::User;
use ostler_qmp::command::KvmInfo;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

/// The oldest version that is spoken to.
pub const OLDEST: Version = Version::new(5, 2, 0);

/// How emulators are asked.
#[derive(Debug, Clone)]
pub struct ProbeOptions {
    /// How long everything may take.
    pub deadline: Duration,
    /// User to run it as; the daemon's own if absent.
    pub user: Option<User>,
}

impl Default for ProbeOptions {
    fn default() -> Self {
        Self { deadline: Duration::from_secs(20), user: None }
    }
}

/// Asks `binary` what it can do. `kvm` says whether KVM runs guests here, or
/// why not ([`trial`](super::trial)).
///
/// # Errors
/// When the program is missing, cannot be run, ends at once, or does not
/// answer in time.
pub async fn probe(
    binary: &Path,
    options: &ProbeOptions,
    kvm: Result<(), &str>,
) -> Result<Emulator, ProbeError> {
    check(binary).await?;
    let (emulated, accelerated) = tokio::join!(
        interview(binary, AcceleratorKind::Tcg, options),
        accelerated(binary, options, kvm),
    );
    let emulated = emulated?;
    let mut emulator = interpret(binary, accelerated.as_ref().ok(), &emulated)?;
    if emulator.version < OLDEST {
        let (binary, version) = (binary.to_owned(), emulator.version);
        return Err(ProbeError::TooOld { binary, version, least: OLDEST });
    }
    emulator.kvm_obstacle = accelerated.err();
    Ok(emulator)
}

/// Collects the emulator's answers under KVM, or why it does not run so. That it was built
/// without KVM, or that KVM does not fit its guests, is no error.
async fn accelerated(
    binary: &Path,
    options: &ProbeOptions,
    kvm: Result<(), &str>,
) -> Result<Interview, Box<str>> {
    kvm?;
    let interview = interview(binary, AcceleratorKind::Kvm, options).await;
    let interview = interview.map_err(|error| error.to_string())?;
    match interview.answers.optional::<KvmInfo>(&questions::KVM) {
        Some(KvmInfo { enabled: true, .. }) => Ok(interview),
        _ => Err(format!("the emulator '{}' does not use KVM", binary.display()).into()),
    }
}

/// Finds out what a start would only say in the system's words.
async fn check(binary: &Path) -> Result<(), ProbeError> {
    let binary = || binary.to_owned();
    match file::stamp(binary()).await {
        Ok(stamp) if stamp.is_program() => Ok(()),
        Ok(_) => {
            let obstacle = "it is not a file with the permission to execute";
            Err(ProbeError::NotExecutable { binary: binary(), obstacle })
        }
        Err(FileError::Failed { source, .. }) if source.kind() == ErrorKind::NotFound => {
            Err(ProbeError::Missing { binary: binary() })
        }
        Err(source) => Err(ProbeError::Inspect { binary: binary(), source }),
    }
}

async fn interview(
    binary: &Path,
    kind: AcceleratorKind,
    options: &ProbeOptions,
) -> Result<Interview, ProbeError> {
    let machine = format!("none,accel={}", kind.name());
    let session = Session::start(binary, ["-machine", &machine], options).await?;
    let asked = tokio::time::timeout(options.deadline, questions::ask(&session, kind)).await;
    let outcome = match asked {
        Ok(outcome) => outcome,
        Err(_) => Err(ostler_qmp::QmpError::TimedOut {
            command: "the questions".into(),
            after: options.deadline,
            withdrawn: false,
        }),
    };
    match outcome {
        Ok(answers) => {
            session.end().await;
            Ok(Interview { kind, answers })
        }
        Err(error) => Err(session.fail(error).await),
    }
}
