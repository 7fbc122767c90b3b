//! Calls for the documents of what the host and its emulators can do.

use super::QemuConnection;
use super::cpu_models::architecture;
use crate::emulator::documents::{Chosen, Wish, WishError, choose};
use crate::honoured;
use async_trait::async_trait;
use ostler_core::flags::ConnectGetDomainCapabilitiesFlags;
use ostler_core::{Error, ErrorDomain, Result};
use ostler_driver::api::ConnectCapabilities;
use ostler_host::machine::{self, Kvm};

/// The number that clients have always been told for guests without KVM: the true maximum
/// depends on the machine type and is in the domain capabilities.
const MAX_VCPUS_WITHOUT_KVM: i32 = 16;

#[async_trait]
impl ConnectCapabilities for QemuConnection {
    async fn connect_max_vcpus(&self, kind: Option<&str>) -> Result<i32> {
        let kind = kind.map(str::to_ascii_lowercase);
        match kind.as_deref() {
            None | Some("qemu") => Ok(MAX_VCPUS_WITHOUT_KVM),
            Some("kvm") => match machine::kvm(&self.driver.host) {
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
            Some(other) => Err(Error::invalid_arg(format!(
                "unknown type '{other}': this driver runs guests of type 'qemu' and 'kvm'"
            ))
            .in_domain(ErrorDomain::Qemu)),
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
        // On x86 no feature is given up by QEMU, so none is to be left out.
        _flags: ConnectGetDomainCapabilitiesFlags,
    ) -> Result<String> {
        arch.map(architecture).transpose()?;
        let wish =
            Wish { emulator: emulatorbin, architecture: arch, machine, domain_type: virttype };
        let chosen = self.choose(wish).await?;
        let host =
            self.driver.host_offer(architecture(&chosen.architecture)?, &chosen.machine).await?;
        let mut document = chosen
            .capabilities(&host)
            .ok_or_else(|| Error::internal(format!("machine type '{}' is gone", chosen.machine)))?;
        honoured::withdraw(&mut document);
        Ok(document.format())
    }
}

impl QemuConnection {
    async fn choose(&self, wish: Wish<'_>) -> Result<Chosen> {
        let host = machine::architecture();
        let chosen = match choose(&*self.driver.emulators().await, &host, wish).await {
            // It may not have been its turn yet.
            Err(WishError::NoEmulator { .. }) => {
                choose(&*self.driver.refreshed_emulators().await, &host, wish).await
            }
            chosen => chosen,
        };
        chosen.map_err(Error::from)
    }
}
