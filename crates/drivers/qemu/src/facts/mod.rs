//! Facts of the host that clients ask for: looked at when first needed, on a
//! thread that may wait, and kept where they do not change.

pub(crate) mod kept;
mod sysinfo;

use crate::emulator::documents::{SecurityLabels, host_processor};
use crate::settings::Settings;
use ostler_host::{HostRoot, machine, processor};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::OnceCell;

/// Facts about the host that were found out and stay.
#[derive(Debug, Default)]
pub(crate) struct HostFacts {
    sysinfo: OnceCell<String>,
    /// The host in nine numbers.
    pub(crate) numbers: kept::Numbers,
    /// The capabilities document.
    pub(crate) capabilities: kept::Document,
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

    /// Bits of physical addresses that guests under KVM can be shown.
    pub(crate) fn physical_bits(&self, host: &HostRoot) -> Option<u32> {
        let ask = || {
            let leaves = if host.is_system() { processor::running_cpuid() } else { Vec::new() };
            host_processor(&leaves, &[]).0.physical_bits()
        };
        *self.physical_bits.get_or_init(ask)
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
