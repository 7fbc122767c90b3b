//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::DomainModificationImpact;
use ostler_core::{DomainRef, Error, Result, TypedParams};

/// What drivers do for clients: domain, tuning.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainTuning: Send + Sync {
    /// Gives the name of the scheduler, such as `posix`, and how many parameters it has.
    ///
    /// `virDomainGetSchedulerType`, since 0.2.3.
    async fn domain_scheduler_type(&self, domain: &DomainRef) -> Result<DomainSchedulerType> {
        Err(Error::no_support("virDomainGetSchedulerType"))
    }

    /// Gives the scheduler's parameters (shares, periods and quotas in microseconds) as they are in
    /// force, or as defined if the domain does not run.
    ///
    /// `virDomainGetSchedulerParameters`, since 0.2.3.
    async fn domain_scheduler_parameters(&self, domain: &DomainRef) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetSchedulerParameters"))
    }

    /// Sets parameters of the scheduler by name, on the running guest or else in the definition. An
    /// unknown name or a value out of its range is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainSetSchedulerParameters`, since 0.2.3.
    async fn domain_set_scheduler_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetSchedulerParameters"))
    }

    /// Sets memory limits by name, in KiB, on the running guest, in the definition or both. The
    /// live part needs a control group.
    ///
    /// `virDomainSetMemoryParameters`, since 0.8.5.
    async fn domain_set_memory_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetMemoryParameters"))
    }

    /// Gives the memory limits in KiB; a limit that is not set is 9,007,199,254,740,991.
    ///
    /// `virDomainGetMemoryParameters`, since 0.8.5.
    async fn domain_memory_parameters(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetMemoryParameters"))
    }

    /// Sets weights and limits of disk traffic by name, on the running guest, in the definition or
    /// both. The live part needs a control group.
    ///
    /// `virDomainSetBlkioParameters`, since 0.9.0.
    async fn domain_set_blkio_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetBlkioParameters"))
    }

    /// Gives weights and limits of disk traffic: bytes or operations per second by host device.
    ///
    /// `virDomainGetBlkioParameters`, since 0.9.0.
    async fn domain_blkio_parameters(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetBlkioParameters"))
    }

    /// Sets parameters of the scheduler by name (shares; periods and quotas in microseconds), on
    /// the running guest, in the definition or both. A value out of its range is refused with
    /// `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainSetSchedulerParametersFlags`, since 0.9.2.
    async fn domain_set_scheduler_parameters_flags(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetSchedulerParametersFlags"))
    }

    /// Gives the parameters of the scheduler (shares; periods and quotas in microseconds) of the
    /// running guest or the definition.
    ///
    /// `virDomainGetSchedulerParametersFlags`, since 0.9.2.
    async fn domain_scheduler_parameters_flags(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetSchedulerParametersFlags"))
    }

    /// Sets limits of one disk by name, in bytes or operations per second, on the running guest, in
    /// the definition or both; 0 means none. A total together with a read or write limit of its
    /// kind is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainSetBlockIoTune`, since 0.9.8.
    async fn domain_set_block_io_tune(
        &self,
        domain: &DomainRef,
        disk: &str,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetBlockIoTune"))
    }

    /// Gives the limits of one disk, in bytes or operations per second; 0 means none.
    ///
    /// `virDomainGetBlockIoTune`, since 0.9.8.
    async fn domain_block_io_tune(
        &self,
        domain: &DomainRef,
        disk: Option<&str>,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetBlockIoTune"))
    }

    /// Sets mode and set of host nodes that the guest's memory comes from, on the running guest, in
    /// the definition or both. The mode of a running guest cannot change.
    ///
    /// `virDomainSetNumaParameters`, since 0.9.9.
    ///
    /// The parameter `numa_mode` is a number of [`DomainNumatuneMemMode`](ostler_core::enumeration::DomainNumatuneMemMode).
    async fn domain_set_numa_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetNumaParameters"))
    }

    /// Gives mode (`virDomainNumatuneMemMode`) and set of host nodes that the guest's memory comes
    /// from.
    ///
    /// `virDomainGetNumaParameters`, since 0.9.9.
    ///
    /// The parameter `numa_mode` is a number of [`DomainNumatuneMemMode`](ostler_core::enumeration::DomainNumatuneMemMode).
    async fn domain_numa_parameters(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetNumaParameters"))
    }

    /// Sets bandwidth limits of one card by name, in KiB/s (average, peak) and KiB (burst), on the
    /// running guest, in the definition or both; 0 means none.
    ///
    /// `virDomainSetInterfaceParameters`, since 0.9.9.
    async fn domain_set_interface_parameters(
        &self,
        domain: &DomainRef,
        device: &str,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetInterfaceParameters"))
    }

    /// Gives the bandwidth limits of one card, in KiB/s (average, peak) and KiB (burst); 0 means
    /// none.
    ///
    /// `virDomainGetInterfaceParameters`, since 0.9.9.
    async fn domain_interface_parameters(
        &self,
        domain: &DomainRef,
        device: &str,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetInterfaceParameters"))
    }

    /// Makes a throttle group or sets its limits by name, in bytes or operations per second, on the
    /// running guest, in the definition or both.
    ///
    /// `virDomainSetThrottleGroup`, since 11.2.0.
    async fn domain_set_throttle_group(
        &self,
        domain: &DomainRef,
        group: &str,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetThrottleGroup"))
    }

    /// Removes a throttle group. One that a disk uses is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainDelThrottleGroup`, since 11.2.0.
    async fn domain_del_throttle_group(
        &self,
        domain: &DomainRef,
        group: Option<&str>,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainDelThrottleGroup"))
    }
}

/// What `virDomainGetSchedulerType` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainSchedulerType {
    /// `type`
    pub kind: String,
    /// `nparams`
    pub nparams: i32,
}
