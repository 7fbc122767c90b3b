//! The host this driver runs guests on.

use super::QemuConnection;
use async_trait::async_trait;
use ostler_core::{Error, ErrorCode, ErrorDomain, Result, TypedParams};
use ostler_driver::api::{ConnectHost, NodeCpuMap, NodeInfo, NodeSecurityModel};
use ostler_host::machine;
use ostler_host::memory::NodeMemory;
use ostler_host::processor::CpuMap;

#[async_trait]
impl ConnectHost for QemuConnection {
    async fn node_info(&self) -> Result<NodeInfo> {
        let info = self.driver.node_info().await?;
        let memory = NodeMemory::of_all(&self.driver.host);
        let memory = memory.ok_or_else(|| untold("the size of its memory", "/proc/meminfo"))?;
        let signed = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
        Ok(NodeInfo {
            model: machine::architecture(),
            memory: memory.total,
            cpus: signed(info.cpus),
            mhz: signed(info.mhz),
            nodes: signed(info.nodes),
            sockets: signed(info.sockets),
            cores: signed(info.cores),
            threads: signed(info.threads),
        })
    }

    async fn connect_hostname(&self) -> Result<String> {
        Ok(self.driver.facts.host_name().await)
    }

    async fn node_security_model(&self) -> Result<NodeSecurityModel> {
        // The first of the models of the capabilities: guests are kept apart by
        // users alone, and that model is the second where there is one.
        Ok(NodeSecurityModel { model: "none".to_owned(), doi: "0".to_owned() })
    }

    async fn connect_sysinfo(&self) -> Result<String> {
        let told = self.driver.facts.sysinfo(&self.driver.host).await;
        told.map(str::to_owned).ok_or_else(|| {
            Error::new(
                ErrorCode::ConfigUnsupported,
                ErrorDomain::Qemu,
                "this host's firmware has no SMBIOS tables to tell of, or dmidecode is not \
                 installed",
            )
        })
    }

    async fn node_cpu_map(&self, need_map: bool, need_online: bool) -> Result<NodeCpuMap> {
        let map = CpuMap::read(&self.driver.host);
        let bits = map.present.last().map_or(0, |last| last.saturating_add(1));
        let online = u32::try_from(map.online.len()).unwrap_or(u32::MAX);
        Ok(NodeCpuMap {
            cpumap: if need_map { map.online.to_bytes(bits) } else { Vec::new() },
            online: if need_online { online } else { 0 },
            ret: i32::try_from(bits).unwrap_or(i32::MAX),
        })
    }

    async fn node_sev_info(&self) -> Result<TypedParams> {
        let host = machine::architecture();
        let emulator = self.driver.refreshed_emulators().await.for_architecture(&host);
        let sev =
            emulator.as_ref().and_then(|emulator| emulator.sev.as_ref()).ok_or_else(|| {
                Error::operation_unsupported(
                    "this host runs no SEV guests: it takes an AMD processor, KVM and a QEMU that \
                 have it",
                )
            })?;
        let mut params = TypedParams::default();
        params.push("pdh", &*sev.pdh);
        params.push("cert-chain", &*sev.cert_chain);
        params.push("cbitpos", sev.cbitpos);
        params.push("reduced-phys-bits", sev.reduced_phys_bits);
        params.push("max-guests", sev.max_guests);
        params.push("max-es-guests", sev.max_es_guests);
        if let Some(processor) = &sev.cpu0_id {
            params.push("cpu0-id", &**processor);
        }
        Ok(params)
    }
}

/// The kernel does not say.
pub(super) fn untold(what: &str, place: &str) -> Error {
    Error::internal(format!("the host does not tell {what}: {place} cannot be read"))
}
