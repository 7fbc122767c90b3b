//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::{ConnectBaselineCpuFlags, ConnectCompareCpuFlags};
use ostler_core::{Error, Result};
use std::sync::Arc;

/// What drivers do for clients: connect, cpu models.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait ConnectCpuModels: Send + Sync {
    /// Compares the CPU of the XML with the host's: incompatible, identical, or the host has all of
    /// it and more. With `FAIL_INCOMPATIBLE` the first fails with `VIR_ERR_CPU_INCOMPATIBLE`.
    ///
    /// `virConnectCompareCPU`, since 0.7.5.
    async fn connect_compare_cpu(
        &self,
        xml: &str,
        flags: ConnectCompareCpuFlags,
    ) -> Result<Open<enumeration::CpuCompareResult>> {
        Err(Error::no_support("virConnectCompareCPU"))
    }

    /// Computes a CPU that all the hosts can give whose CPUs are listed (1 to 256 XML documents).
    /// If there is no such CPU, it fails with `VIR_ERR_OPERATION_FAILED`.
    ///
    /// `virConnectBaselineCPU`, since 0.7.7.
    async fn connect_baseline_cpu(
        &self,
        xml_cpus: &[&str],
        flags: ConnectBaselineCpuFlags,
    ) -> Result<String> {
        Err(Error::no_support("virConnectBaselineCPU"))
    }

    /// Lists the names of the CPU models of an architecture. One that is not known is refused with
    /// `VIR_ERR_INVALID_ARG`.
    ///
    /// `virConnectGetCPUModelNames`, since 1.1.3.
    async fn connect_cpu_model_names(&self, arch: &str) -> Result<Arc<[String]>> {
        Err(Error::no_support("virConnectGetCPUModelNames"))
    }

    /// Compares the CPU of the XML with the best that the hypervisor can give on this host, for
    /// this emulator, architecture, machine and type.
    ///
    /// `virConnectCompareHypervisorCPU`, since 4.4.0.
    async fn connect_compare_hypervisor_cpu(
        &self,
        emulator: Option<&str>,
        arch: Option<&str>,
        machine: Option<&str>,
        virttype: Option<&str>,
        xml_cpu: &str,
        flags: ConnectCompareCpuFlags,
    ) -> Result<Open<enumeration::CpuCompareResult>> {
        Err(Error::no_support("virConnectCompareHypervisorCPU"))
    }

    /// Computes a CPU that the hypervisor can give on all the hosts whose CPUs are listed (1 to 256
    /// XML documents).
    ///
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
