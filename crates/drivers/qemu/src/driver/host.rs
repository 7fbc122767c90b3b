//! The host as the driver sees it: its firmware, its numbers and the capabilities
//! documents made of both.

use super::Qemu;
use crate::emulator::documents::{
    FirmwareOffer, HostOffer, guest_capabilities, host_capabilities_blocking,
};
use crate::facts::{kept, labels};
use crate::firmware;
use crate::traits::{FirmwareDescriptor, FirmwareMapping};
use ostler_core::{Error, Result};
use ostler_host::processor::NodeInfo;
use ostler_host::{HostRoot, file, machine};
use ostler_model::capabilities::host::Capabilities;
use ostler_model::domain::{Arch, FirmwareKind};
use std::path::Path;

impl Qemu {
    /// Looks at the host, on a thread that may wait.
    pub(crate) async fn of_host<T: Send + 'static>(
        &self,
        look: impl FnOnce(&HostRoot) -> T + Send + 'static,
    ) -> Result<T> {
        let host = self.host.clone();
        tokio::task::spawn_blocking(move || look(&host))
            .await
            .map_err(|error| Error::internal(format!("the host could not be looked at: {error}")))
    }

    /// The firmware that the host has now.
    pub(crate) async fn firmwares(&self) -> Result<Vec<FirmwareDescriptor>> {
        let folders = self.settings.firmware_folders.clone();
        self.of_host(move |_| firmware::load_blocking(&folders)).await
    }

    /// The host in nine numbers.
    pub(crate) async fn node_info(&self) -> Result<NodeInfo> {
        if let Some(known) = self.facts.numbers.known(&self.host) {
            return Ok(known);
        }
        let read = self.of_host(kept::Numbers::read_blocking).await?;
        let info = read.1;
        self.facts.numbers.keep(read);
        Ok(info)
    }

    /// The capabilities document.
    pub(crate) async fn capabilities(&self) -> Result<String> {
        let emulators = self.refreshed_emulators().await.all();
        let stamp = kept::Stamp::read(&self.host);
        if let Some(known) = self.facts.capabilities.known(&stamp, &emulators) {
            return Ok(known);
        }
        let (uuid, labels) = (self.settings.host_uuid, labels(&self.settings));
        let guests = emulators.iter().map(|emulator| guest_capabilities(emulator)).collect();
        let make = move |host: &HostRoot| {
            let host = host_capabilities_blocking(host, uuid, labels);
            Capabilities { host, guests }.format()
        };
        let text = self.of_host(make).await?;
        self.facts.capabilities.keep(stamp, emulators, text.clone());
        Ok(text)
    }

    /// Collects what the host adds to an emulator's abilities.
    pub(crate) async fn host_offer(&self, arch: Arch, machine: &str) -> Result<HostOffer> {
        let machine = machine.to_owned();
        let folders = self.settings.firmware_folders.clone();
        let physical_bits = self.facts.physical_bits(&self.host);
        let look = move |host: &HostRoot| HostOffer {
            firmware: offer(&firmware::load_blocking(&folders), arch, &machine),
            vfio: machine::has_iommu(host) && is_there(&host.path("/dev/vfio/vfio")),
            // The programs are not looked for: the table refuses emulated TPMs and RDP
            // displays.
            tpm: None,
            rdp: false,
            power_model: None,
            physical_bits,
        };
        self.of_host(look).await
    }
}

fn is_there(path: &Path) -> bool {
    file::stamp_blocking(path).is_ok()
}

/// The firmware for this architecture and machine type.
fn offer(firmwares: &[FirmwareDescriptor], arch: Arch, machine: &str) -> FirmwareOffer {
    let mut offer = FirmwareOffer::default();
    for firmware in firmwares.iter().filter(|firmware| firmware.is_for(arch, machine)) {
        let path = match &firmware.mapping {
            FirmwareMapping::Split { code, .. }
            | FirmwareMapping::Combined(code)
            | FirmwareMapping::Stateless(code) => &code.path,
            FirmwareMapping::Memory(path) => path,
        };
        if !offer.images.contains(path) && is_there(Path::new(&**path)) {
            offer.images.push(path.clone());
        }
        offer.secure |= firmware.secure_boot && firmware.requires_smm;
    }
    for kind in [FirmwareKind::Bios, FirmwareKind::Efi] {
        let mut fitting = firmwares.iter().filter(|firmware| firmware.is_for(arch, machine));
        if fitting.any(|firmware| firmware.kind == kind) {
            offer.kinds.push(kind.to_string().into());
        }
    }
    offer
}
