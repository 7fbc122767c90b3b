//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::{DomainIothreadInfo, VcpuInfo};
use async_trait::async_trait;
use ostler_core::flags::{DomainModificationImpact, DomainVcpuFlags};
use ostler_core::{DomainRef, Error, Result, TypedParams};

/// What drivers do for clients: domain, cpu.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainCpu: Send + Sync {
    /// Gives the most virtual CPUs that the domain can have: of its definition if it does not run,
    /// else of the running guest.
    ///
    /// `virDomainGetMaxVcpus`, since 0.2.1.
    async fn domain_max_vcpus(&self, domain: &DomainRef) -> Result<i32> {
        Err(Error::no_support("virDomainGetMaxVcpus"))
    }

    /// Gives state, host CPU and CPU time (nanoseconds) of up to `maxinfo` virtual CPUs of a
    /// running guest, and their affinity maps of `maplen` bytes each, one after another. A domain
    /// that does not run is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainGetVcpus`, since 0.1.4.
    async fn domain_vcpus(
        &self,
        domain: &DomainRef,
        maxinfo: u32,
        maplen: u32,
    ) -> Result<DomainVcpus> {
        Err(Error::no_support("virDomainGetVcpus"))
    }

    /// Binds a virtual CPU of a running guest to the host CPUs whose bits are set in the map (bit 0
    /// of byte 0 is CPU 0). A number past the guest's last CPU, or a map without a host CPU, is
    /// refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainPinVcpu`, since 0.1.4.
    async fn domain_pin_vcpu(&self, domain: &DomainRef, vcpu: u32, cpumap: &[u8]) -> Result<()> {
        Err(Error::no_support("virDomainPinVcpu"))
    }

    /// Sets the number of virtual CPUs of a running guest, 1 up to its maximum; else
    /// `VIR_ERR_INVALID_ARG`. CPUs are plugged or unplugged.
    ///
    /// `virDomainSetVcpus`, since 0.1.4.
    async fn domain_set_vcpus(&self, domain: &DomainRef, nvcpus: u32) -> Result<()> {
        Err(Error::no_support("virDomainSetVcpus"))
    }

    /// Sets the number of virtual CPUs, 1 up to the maximum: of the running guest, the definition
    /// or both; with `MAXIMUM` the maximum itself, in the definition only; with `GUEST` the CPUs
    /// that the guest uses, by its agent.
    ///
    /// `virDomainSetVcpusFlags`, since 0.8.5.
    async fn domain_set_vcpus_flags(
        &self,
        domain: &DomainRef,
        nvcpus: u32,
        flags: DomainVcpuFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetVcpusFlags"))
    }

    /// Gives the number of virtual CPUs: of the running guest or the definition, current or
    /// maximum, or by the guest's agent those that it uses.
    ///
    /// `virDomainGetVcpusFlags`, since 0.8.5.
    async fn domain_vcpus_flags(&self, domain: &DomainRef, flags: DomainVcpuFlags) -> Result<i32> {
        Err(Error::no_support("virDomainGetVcpusFlags"))
    }

    /// Binds a virtual CPU to the host CPUs whose bits are set in the map, on the running guest, in
    /// the definition or both. A CPU that the guest has not is refused with `VIR_ERR_INVALID_ARG`.
    ///
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

    /// Gives the affinity maps of up to `ncpumaps` virtual CPUs, each of `maplen` bytes, as in
    /// force or as defined; a CPU without a binding has all host CPUs.
    ///
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

    /// Binds the emulator's threads that are no virtual CPU to the host CPUs whose bits are set in
    /// the map, on the running guest, in the definition or both.
    ///
    /// `virDomainPinEmulator`, since 0.10.0.
    async fn domain_pin_emulator(
        &self,
        domain: &DomainRef,
        cpumap: &[u8],
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainPinEmulator"))
    }

    /// Gives the affinity map of the emulator's threads, of `maplen` bytes; without a binding it
    /// has all host CPUs.
    ///
    /// `virDomainGetEmulatorPinInfo`, since 0.10.0.
    async fn domain_emulator_pin_info(
        &self,
        domain: &DomainRef,
        maplen: u32,
        flags: DomainModificationImpact,
    ) -> Result<DomainEmulatorPinInfo> {
        Err(Error::no_support("virDomainGetEmulatorPinInfo"))
    }

    /// Lists the IO threads of the running guest or of the definition, with the host CPUs that each
    /// is bound to.
    ///
    /// `virDomainGetIOThreadInfo`, since 1.2.14.
    async fn domain_iothread_info(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<Vec<DomainIothreadInfo>> {
        Err(Error::no_support("virDomainGetIOThreadInfo"))
    }

    /// Binds an IO thread to the host CPUs whose bits are set in the map, on the running guest, in
    /// the definition or both. A thread that is not there is refused with `VIR_ERR_INVALID_ARG`.
    ///
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

    /// Adds an IO thread with this id (1 and above) to the running guest, the definition or both.
    /// One that is there is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainAddIOThread`, since 1.2.15.
    async fn domain_add_iothread(
        &self,
        domain: &DomainRef,
        iothread_id: u32,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainAddIOThread"))
    }

    /// Removes an IO thread from the running guest, the definition or both. One that a disk uses is
    /// refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainDelIOThread`, since 1.2.15.
    async fn domain_del_iothread(
        &self,
        domain: &DomainRef,
        iothread_id: u32,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainDelIOThread"))
    }

    /// Plugs (1) or unplugs (0) the virtual CPUs of the list, on the running guest or in the
    /// definition; another state is refused with `VIR_ERR_INVALID_ARG`.
    ///
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

    /// Sets polling (nanoseconds) and pool sizes of an IO thread by name, on the running guest.
    ///
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
