//! Facts of the host that clients ask for: looked at when first needed, on a
//! thread that may wait, and kept where they do not change.

mod kept;
mod sysinfo;

use crate::Qemu;
use crate::emulator::documents::{
    FirmwareOffer, HostOffer, SecurityLabels, guest_capabilities, host_capabilities_blocking,
    host_processor,
};
use crate::traits::{FirmwareDescriptor, FirmwareMapping};
use crate::{firmware, settings::Settings};
use ostler_core::{Error, Result};
use ostler_host::processor::{self, NodeInfo};
use ostler_host::{HostRoot, file, machine};
use ostler_model::capabilities::host::Capabilities;
use ostler_model::domain::{Arch, FirmwareKind};
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::OnceCell;

/// Facts about the host that were found out and stay.
#[derive(Debug, Default)]
pub(crate) struct HostFacts {
    sysinfo: OnceCell<String>,
    numbers: kept::Numbers,
    capabilities: kept::Document,
    name: Mutex<Option<HostName>>,
    physical_bits: OnceLock<Option<u32>>,
}

/// The host's name by the resolver, and when the resolver was asked.
#[derive(Debug, Clone)]
struct HostName {
    name: String,
    asked: Instant,
}

/// How long the resolver's answer is taken for true.
const NAME_HOLDS: Duration = Duration::from_secs(60);

impl HostFacts {
    /// The host's name, with its domain.
    pub(crate) async fn host_name(&self) -> String {
        let known = self.name.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(known) = known.filter(|known| known.asked.elapsed() < NAME_HOLDS) {
            return known.name;
        }
        let name = machine::host_name().await;
        let asked = Instant::now();
        *self.name.lock().unwrap_or_else(PoisonError::into_inner) =
            Some(HostName { name: name.clone(), asked });
        name
    }

    /// `<sysinfo>`, as the firmware's tables have it.
    pub(crate) async fn sysinfo(&self, host: &HostRoot) -> Option<&str> {
        let ask = || async {
            machine::dmi(host).await.map(|dmi| sysinfo::document(&dmi).format()).ok_or(())
        };
        self.sysinfo.get_or_try_init(ask).await.ok().map(String::as_str)
    }

    fn physical_bits(&self, host: &HostRoot) -> Option<u32> {
        let ask = || {
            let leaves = if host.is_system() { processor::running_cpuid() } else { Vec::new() };
            host_processor(&leaves, &[]).0.physical_bits()
        };
        *self.physical_bits.get_or_init(ask)
    }
}

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

/// User and group that guests run as, where the daemon may choose.
pub(crate) fn labels(settings: &Settings) -> Option<SecurityLabels> {
    let user = settings.user.as_ref().map(|user| SecurityLabels { uid: user.uid, gid: user.gid });
    let ourselves = || SecurityLabels {
        uid: rustix::process::geteuid().as_raw(),
        gid: rustix::process::getegid().as_raw(),
    };
    settings.command.privileged.then(|| user.unwrap_or_else(ourselves))
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
