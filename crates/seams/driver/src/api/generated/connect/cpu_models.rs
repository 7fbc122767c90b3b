//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{ConnectBaselineCpuFlags, ConnectCompareCpuFlags};
use ostler_core::{Error, Result};
use std::sync::Arc;

/// What drivers do for clients: connect, cpu models.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait ConnectCpuModels: Send + Sync {
    /// `virConnectCompareCPU`, since 0.7.5.
    async fn connect_compare_cpu(&self, xml: &str, flags: ConnectCompareCpuFlags) -> Result<i32> {
        Err(Error::no_support("virConnectCompareCPU"))
    }

    /// `virConnectBaselineCPU`, since 0.7.7.
    async fn connect_baseline_cpu(
        &self,
        xml_cpus: &[&str],
        flags: ConnectBaselineCpuFlags,
    ) -> Result<String> {
        Err(Error::no_support("virConnectBaselineCPU"))
    }

    /// `virConnectGetCPUModelNames`, since 1.1.3.
    async fn connect_cpu_model_names(&self, arch: &str) -> Result<Arc<[String]>> {
        Err(Error::no_support("virConnectGetCPUModelNames"))
    }

    /// `virConnectCompareHypervisorCPU`, since 4.4.0.
    async fn connect_compare_hypervisor_cpu(
        &self,
        emulator: Option<&str>,
        arch: Option<&str>,
        machine: Option<&str>,
        virttype: Option<&str>,
        xml_cpu: &str,
        flags: ConnectCompareCpuFlags,
    ) -> Result<i32> {
        Err(Error::no_support("virConnectCompareHypervisorCPU"))
    }

    /// `virConnectBaselineHypervisorCPU`, since 4.4.0.
    async fn connect_baseline_hypervisor_cpu(
        &self,
        emulator: Option<&str>,
        arch: Option<&str>,
        machine: Option<&str>,
        virttype: Option<&str>,
        xml_cpus: &[&str],
        flags: ConnectBaselineCpuFlags,
    ) -> Result<String> {
        Err(Error::no_support("virConnectBaselineHypervisorCPU"))
    }
}
