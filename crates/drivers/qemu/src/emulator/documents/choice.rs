//! Which emulator, machine and way of running a client means.

use super::{DomainQuestion, HostOffer, domain_capabilities};
use crate::emulator::{AcceleratorKind, Emulator, Emulators, ProbeError};
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_model::capabilities::domain::DomainCapabilities;
use std::path::Path;
use std::sync::Arc;

/// The client's choice; what it leaves out is chosen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wish<'a> {
    pub emulator: Option<&'a str>,
    pub architecture: Option<&'a str>,
    pub machine: Option<&'a str>,
    /// The type of domain: `kvm`, `qemu`.
    pub domain_type: Option<&'a str>,
}

/// The emulator, machine and accelerator that were chosen.
#[derive(Debug, Clone)]
pub struct Chosen {
    pub emulator: Arc<Emulator>,
    pub kind: AcceleratorKind,
    /// The machine's own name, not one that stands for it.
    pub machine: Box<str>,
    pub architecture: Box<str>,
}

/// A wish that cannot be met.
#[derive(Debug, thiserror::Error)]
pub enum WishError {
    /// No emulator of that architecture is installed.
    #[error("no emulator for guests of the architecture '{architecture}' is installed")]
    NoEmulator { architecture: String },
    /// The named emulator cannot be used.
    #[error("{}", sentence(.0))]
    Emulator(#[source] ProbeError),
    /// The named emulator is for others.
    #[error("the emulator '{emulator}' runs guests of the architecture '{runs}', not '{wanted}'")]
    Architecture { emulator: String, runs: String, wanted: String },
    /// No such machine type.
    #[error("the emulator '{emulator}' has no machine type '{machine}'")]
    Machine { emulator: String, machine: String },
    /// It does not run guests so.
    #[error("the emulator '{emulator}' does not run domains of type '{domain_type}'{}", because(reason.as_deref()))]
    DomainType { emulator: String, domain_type: String, reason: Option<Box<str>> },
}

fn because(reason: Option<&str>) -> String {
    reason.map(|reason| format!(": {reason}")).unwrap_or_default()
}

/// The error with what caused it.
fn sentence(error: &ProbeError) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        text = format!("{text}: {error}");
        source = error.source();
    }
    text
}

impl From<WishError> for Error {
    fn from(error: WishError) -> Self {
        let code = match &error {
            WishError::NoEmulator { .. } => ErrorCode::ConfigUnsupported,
            WishError::Emulator(
                ProbeError::Missing { .. }
                | ProbeError::NotExecutable { .. }
                | ProbeError::Inspect { .. },
            ) => ErrorCode::SystemError,
            WishError::Emulator(_) => ErrorCode::InternalError,
            WishError::Architecture { .. }
            | WishError::Machine { .. }
            | WishError::DomainType { .. } => ErrorCode::InvalidArg,
        };
        Self::new(code, ErrorDomain::Qemu, error.to_string())
    }
}

/// Finds what is meant. An emulator that is not known yet is asked now.
///
/// # Errors
/// Names what cannot be had, and why.
pub async fn choose(
    emulators: &Emulators,
    host_architecture: &str,
    wish: Wish<'_>,
) -> Result<Chosen, WishError> {
    let emulator = match wish.emulator {
        Some(path) => emulators.emulator(Path::new(path)).await.map_err(WishError::Emulator)?,
        None => {
            let architecture = wish.architecture.unwrap_or(host_architecture);
            let missing = || WishError::NoEmulator { architecture: architecture.to_owned() };
            emulators.for_architecture(architecture).ok_or_else(missing)?
        }
    };
    let name = || emulator.binary.display().to_string();
    let architecture = wish.architecture.unwrap_or(&emulator.architecture);
    if !runs(&emulator.architecture, architecture) {
        return Err(WishError::Architecture {
            emulator: name(),
            runs: emulator.architecture.to_string(),
            wanted: architecture.to_owned(),
        });
    }
    let accelerator = match wish.domain_type {
        None => emulator.accelerators.first(),
        Some(wanted) => {
            emulator.accelerators.iter().find(|found| found.kind.domain_type() == wanted)
        }
    };
    let accelerator = accelerator.ok_or_else(|| {
        let wanted = wish.domain_type.unwrap_or_default();
        WishError::DomainType {
            emulator: name(),
            domain_type: wanted.to_owned(),
            reason: emulator.kvm_obstacle.clone().filter(|_| wanted == "kvm"),
        }
    })?;
    let machine = match wish.machine {
        Some(machine) => accelerator.machine(machine),
        None => accelerator.default_machine(&emulator.architecture),
    };
    let machine = machine.ok_or_else(|| WishError::Machine {
        emulator: name(),
        machine: wish.machine.unwrap_or("(the default)").to_owned(),
    })?;
    let (kind, machine) = (accelerator.kind, machine.name.clone());
    let architecture = architecture.into();
    Ok(Chosen { emulator: Arc::clone(&emulator), kind, machine, architecture })
}

/// Returns whether an emulator of one architecture runs guests of another.
fn runs(emulator: &str, guest: &str) -> bool {
    emulator == guest
        || matches!(
            (emulator, guest),
            ("x86_64", "i686") | ("aarch64", "armv7l") | ("ppc64", "ppc64le" | "ppc")
        )
}

impl Chosen {
    /// The domain capabilities: everything that a definition can ask of it.
    #[must_use]
    pub fn capabilities(&self, host: &HostOffer) -> Option<DomainCapabilities> {
        let accelerator = self.emulator.accelerator(self.kind)?;
        let machine = accelerator.machine(&self.machine)?;
        let (emulator, architecture) = (&*self.emulator, &*self.architecture);
        let question = DomainQuestion { emulator, accelerator, machine, architecture };
        Some(domain_capabilities(question, host))
    }
}
