//! Names of processor models.

use super::QemuConnection;
use async_trait::async_trait;
use ostler_core::{Error, ErrorCode, ErrorDomain, Result};
use ostler_driver::api::ConnectCpuModels;
use ostler_model::capabilities::cpu_map::CpuMap;
use ostler_model::domain::Arch;
use std::sync::Arc;

#[async_trait]
impl ConnectCpuModels for QemuConnection {
    async fn connect_cpu_model_names(&self, arch: &str) -> Result<Arc<[String]>> {
        match architecture(arch)? {
            Arch::X86_64 | Arch::I686 => {
                Ok(CpuMap::x86().models().map(|model| model.name.to_owned()).collect())
            }
            // There is no map of these: what the emulator knows can be asked for.
            Arch::Aarch64
            | Arch::Armv6l
            | Arch::Armv7l
            | Arch::Armv7b
            | Arch::S390
            | Arch::S390x => Ok(Arc::default()),
            other => Err(Error::new(
                ErrorCode::NoSupport,
                ErrorDomain::Cpu,
                format!("there is no map of the processors of architecture '{other}'"),
            )),
        }
    }
}

/// The architecture that a client names.
pub(super) fn architecture(name: &str) -> Result<Arch> {
    name.parse().map_err(|_| {
        Error::invalid_arg(format!("unknown architecture '{name}'")).in_domain(ErrorDomain::Qemu)
    })
}
