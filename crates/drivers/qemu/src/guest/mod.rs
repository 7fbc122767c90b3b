//! A guest: its emulator process and what is noted of it while it runs.
//!
//! - [`Domain`], [`View`], [`Live`]: those of `ostler_hypervisor`, whose guest is an
//!   [`EmulatorProcess`]: one process, its monitor and its agent.
//! - [`Underway`](pending::Underway): devices that come, go or change.
//! - [`Taints`](taints::Taints): what in it is not of this daemon's making.
//! - [`OpenDevices`](open_devices::OpenDevices): the streams of its consoles.
//! - [`LastKnown`]: the last answers for statistics.
//!
//! Nothing here acts on the guest: `domain` does.

mod emulator_process;
mod last_known;
mod open_devices;
pub(crate) mod pending;
mod taints;

pub(crate) use emulator_process::{EmulatorProcess, Ending};
pub(crate) use last_known::{DiskAnswers, LastKnown, Sample};
pub(crate) use open_devices::{Ask, Hold};
pub(crate) use taints::Taint;

use crate::error::QemuError;
use ostler_core::{DomainRef, Error};
use ostler_hypervisor::Guest;
pub(crate) use ostler_hypervisor::{DiskName, Kept, Sizes};

/// A domain of this driver.
pub(crate) type Domain = ostler_hypervisor::Domain<EmulatorProcess>;
/// A domain in its turn.
pub(crate) type InTurn = ostler_hypervisor::InTurn<EmulatorProcess>;
/// The picture of a domain that readers get.
pub(crate) type View = ostler_hypervisor::View<EmulatorProcess>;
/// A guest that has an emulator process.
pub(crate) type Live = ostler_hypervisor::Live<EmulatorProcess>;

impl Guest for EmulatorProcess {
    type Error = QemuError;

    fn id(&self) -> i32 {
        self.id
    }

    fn into_wire(error: QemuError, domain: &DomainRef) -> Error {
        error.into_wire(&domain.name).about(domain.into())
    }
}

impl QemuError {
    /// The error as a client sees it, about `domain`.
    pub(crate) fn about(self, domain: &Domain) -> Error {
        let name = domain.view().name.clone();
        self.into_wire(&name).about(domain.as_error_object())
    }
}
