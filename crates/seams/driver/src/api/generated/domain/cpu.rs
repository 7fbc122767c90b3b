//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::api::{DomainIothreadInfo, VcpuInfo};
use async_trait::async_trait;
use ostler_core::flags::{DomainModificationImpact, DomainVcpuFlags};
use ostler_core::{DomainRef, Error, Result, TypedParams};

/// What drivers do for clients: domain, cpu.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainCpu: Send + Sync {
    /// `virDomainGetMaxVcpus`, since 0.2.1.
    async fn domain_max_vcpus(&self, domain: &DomainRef) -> Result<i32> {
        Err(Error::no_support("virDomainGetMaxVcpus"))
    }

    /// `virDomainGetVcpus`, since 0.1.4.
    async fn domain_vcpus(
        &self,
        domain: &DomainRef,
        maxinfo: u32,
        maplen: u32,
    ) -> Result<DomainVcpus> {
        Err(Error::no_support("virDomainGetVcpus"))
    }

    /// `virDomainPinVcpu`, since 0.1.4.
    async fn domain_pin_vcpu(&self, domain: &DomainRef, vcpu: u32, cpumap: &[u8]) -> Result<()> {
        Err(Error::no_support("virDomainPinVcpu"))
    }

    /// `virDomainSetVcpus`, since 0.1.4.
    async fn domain_set_vcpus(&self, domain: &DomainRef, nvcpus: u32) -> Result<()> {
        Err(Error::no_support("virDomainSetVcpus"))
    }

    /// `virDomainSetVcpusFlags`, since 0.8.5.
    async fn domain_set_vcpus_flags(
        &self,
        domain: &DomainRef,
        nvcpus: u32,
        flags: DomainVcpuFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetVcpusFlags"))
    }

    /// `virDomainGetVcpusFlags`, since 0.8.5.
    async fn domain_vcpus_flags(&self, domain: &DomainRef, flags: DomainVcpuFlags) -> Result<i32> {
        Err(Error::no_support("virDomainGetVcpusFlags"))
    }

    /// `virDomainPinVcpuFlags`, since 0.9.3.
    async fn domain_pin_vcpu_flags(
        &self,
        domain: &DomainRef,
        vcpu: u32,
        cpumap: &[u8],
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainPinVcpuFlags"))
    }

    /// `virDomainGetVcpuPinInfo`, since 0.9.3.
    async fn domain_vcpu_pin_info(
        &self,
        domain: &DomainRef,
        ncpumaps: u32,
        maplen: u32,
        flags: DomainModificationImpact,
    ) -> Result<DomainVcpuPinInfo> {
        Err(Error::no_support("virDomainGetVcpuPinInfo"))
    }

    /// `virDomainPinEmulator`, since 0.10.0.
    async fn domain_pin_emulator(
        &self,
        domain: &DomainRef,
        cpumap: &[u8],
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainPinEmulator"))
    }

    /// `virDomainGetEmulatorPinInfo`, since 0.10.0.
    async fn domain_emulator_pin_info(
        &self,
        domain: &DomainRef,
        maplen: u32,
        flags: DomainModificationImpact,
    ) -> Result<DomainEmulatorPinInfo> {
        Err(Error::no_support("virDomainGetEmulatorPinInfo"))
    }

    /// `virDomainGetIOThreadInfo`, since 1.2.14.
    async fn domain_iothread_info(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<Vec<DomainIothreadInfo>> {
        Err(Error::no_support("virDomainGetIOThreadInfo"))
    }

    /// `virDomainPinIOThread`, since 1.2.14.
    async fn domain_pin_iothread(
        &self,
        domain: &DomainRef,
        iothreads_id: u32,
        cpumap: &[u8],
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainPinIOThread"))
    }

    /// `virDomainAddIOThread`, since 1.2.15.
    async fn domain_add_iothread(
        &self,
        domain: &DomainRef,
        iothread_id: u32,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainAddIOThread"))
    }

    /// `virDomainDelIOThread`, since 1.2.15.
    async fn domain_del_iothread(
        &self,
        domain: &DomainRef,
        iothread_id: u32,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainDelIOThread"))
    }

    /// `virDomainSetVcpu`, since 3.1.0.
    async fn domain_set_vcpu(
        &self,
        domain: &DomainRef,
        cpumap: &str,
        state: i32,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetVcpu"))
    }

    /// `virDomainSetIOThreadParams`, since 4.10.0.
    async fn domain_set_iothread_params(
        &self,
        domain: &DomainRef,
        iothread_id: u32,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetIOThreadParams"))
    }
}

/// What `virDomainGetVcpus` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainVcpus {
    /// `info`
    pub info: Vec<VcpuInfo>,
    /// `cpumaps`
    pub cpumaps: Vec<u8>,
}

/// What `virDomainGetVcpuPinInfo` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainVcpuPinInfo {
    /// `cpumaps`
    pub cpumaps: Vec<u8>,
    /// `num`
    pub num: i32,
}

/// What `virDomainGetEmulatorPinInfo` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainEmulatorPinInfo {
    /// `cpumaps`
    pub cpumaps: Vec<u8>,
    /// `ret`
    pub ret: i32,
}
