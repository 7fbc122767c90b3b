//! What the host and its emulators can do, in documents.

use super::QemuConnection;
use super::cpu_models::architecture;
use crate::emulator::documents::{DomainQuestion, domain_capabilities};
use crate::emulator::{Accelerator, AcceleratorKind, Emulator, Machine};
use crate::error::chain;
use async_trait::async_trait;
use ostler_core::flags::ConnectGetDomainCapabilitiesFlags;
use ostler_core::{Error, ErrorDomain, Result};
use ostler_driver::api::ConnectCapabilities;
use ostler_host::machine::{self, Kvm};
use ostler_model::domain::Arch;
use std::path::Path;
use std::sync::Arc;

/// What clients have always been told of guests without KVM: the true maximum
/// depends on the machine type and is in the domain capabilities.
const MAX_VCPUS_WITHOUT_KVM: i32 = 16;

#[async_trait]
impl ConnectCapabilities for QemuConnection {
    async fn connect_max_vcpus(&self, kind: Option<&str>) -> Result<i32> {
        let kind = kind.map(str::to_ascii_lowercase);
        match kind.as_deref() {
            None | Some("qemu") => Ok(MAX_VCPUS_WITHOUT_KVM),
            Some("kvm") => match self.driver.of_host(machine::kvm).await? {
                Kvm::Answers { maximum_cpus } => {
                    Ok(i32::try_from(maximum_cpus).unwrap_or(i32::MAX))
                }
                Kvm::Absent => Err(Error::system(
                    "cannot ask KVM for its maximum of processors: there is no /dev/kvm",
                )),
                Kvm::Refused(error) => Err(Error::system(format!(
                    "cannot ask KVM for its maximum of processors: /dev/kvm: {error}"
                ))),
            },
            Some(other) => Err(refuse(format!(
                "unknown type '{other}': this driver runs guests of type 'qemu' and 'kvm'"
            ))),
        }
    }

    async fn connect_capabilities(&self) -> Result<String> {
        self.driver.capabilities().await
    }

    async fn connect_domain_capabilities(
        &self,
        emulatorbin: Option<&str>,
        arch: Option<&str>,
        machine: Option<&str>,
        virttype: Option<&str>,
        _flags: ConnectGetDomainCapabilitiesFlags,
    ) -> Result<String> {
        let arch = arch.map(architecture).transpose()?;
        let emulator = self.emulator(emulatorbin, arch).await?;
        let accelerator = accelerator(&emulator, virttype)?;
        let machine = machine_type(&emulator, accelerator, machine)?;
        let guest = &*emulator.architecture;
        let host = self.driver.host_offer(architecture(guest)?, &machine.name).await?;
        let question =
            DomainQuestion { emulator: &emulator, accelerator, machine, architecture: guest };
        Ok(domain_capabilities(question, &host).format())
    }
}

impl QemuConnection {
    /// The emulator that is meant: the one named, or the one for this
    /// architecture, or the one for the host's own.
    async fn emulator(&self, binary: Option<&str>, arch: Option<Arch>) -> Result<Arc<Emulator>> {
        let Some(binary) = binary else {
            let wanted = arch.map_or_else(machine::architecture, |arch| arch.to_string());
            let known = self.driver.emulators().await.for_architecture(&wanted);
            let known = match known {
                Some(emulator) => Some(emulator),
                None => self.driver.refreshed_emulators().await.for_architecture(&wanted),
            };
            return known.ok_or_else(|| {
                Error::config_unsupported(format!(
                    "this host has no emulator for architecture '{wanted}': install QEMU's package \
                     for it"
                ))
                .in_domain(ErrorDomain::Qemu)
            });
        };
        let asked = self.driver.emulators().await.emulator(Path::new(binary)).await;
        let emulator = asked.map_err(|error| {
            Error::config_unsupported(format!(
                "emulator '{binary}' cannot be used: {}",
                chain(&error)
            ))
            .in_domain(ErrorDomain::Qemu)
        })?;
        match arch {
            Some(arch) if *arch.to_string() != *emulator.architecture => Err(refuse(format!(
                "emulator '{binary}' is for architecture '{}', not '{arch}'",
                emulator.architecture
            ))),
            _ => Ok(emulator),
        }
    }
}

/// The way of running guests that is meant; the quickest if none is named.
fn accelerator<'a>(emulator: &'a Emulator, virttype: Option<&str>) -> Result<&'a Accelerator> {
    let binary = emulator.binary.display();
    let Some(wanted) = virttype else {
        return emulator
            .accelerators
            .first()
            .ok_or_else(|| refuse(format!("emulator '{binary}' runs no guests on this host")));
    };
    let found = emulator.accelerators.iter().find(|one| one.kind.domain_type() == wanted);
    found.ok_or_else(|| {
        let obstacle = emulator.kvm_obstacle.as_deref();
        let obstacle = obstacle.filter(|_| wanted == AcceleratorKind::Kvm.domain_type());
        let why = obstacle.map(|obstacle| format!(": {obstacle}")).unwrap_or_default();
        refuse(format!("emulator '{binary}' does not run guests of type '{wanted}' here{why}"))
    })
}

fn machine_type<'a>(
    emulator: &Emulator,
    accelerator: &'a Accelerator,
    name: Option<&str>,
) -> Result<&'a Machine> {
    let binary = emulator.binary.display();
    let found = match name {
        Some(name) => accelerator.machine(name),
        None => accelerator.default_machine(&emulator.architecture),
    };
    found.ok_or_else(|| {
        refuse(match name {
            Some(name) => format!("emulator '{binary}' has no machine type '{name}'"),
            None => format!("emulator '{binary}' has no default machine type: name one"),
        })
    })
}

fn refuse(detail: String) -> Error {
    Error::invalid_arg(detail).in_domain(ErrorDomain::Qemu)
}
