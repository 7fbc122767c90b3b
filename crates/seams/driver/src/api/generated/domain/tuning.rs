//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::DomainModificationImpact;
use ostler_core::{DomainRef, Error, Result, TypedParams};

/// What drivers do for clients: domain, tuning.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainTuning: Send + Sync {
    /// `virDomainGetSchedulerType`, since 0.2.3.
    async fn domain_scheduler_type(&self, domain: &DomainRef) -> Result<DomainSchedulerType> {
        Err(Error::no_support("virDomainGetSchedulerType"))
    }

    /// `virDomainGetSchedulerParameters`, since 0.2.3.
    async fn domain_scheduler_parameters(&self, domain: &DomainRef) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetSchedulerParameters"))
    }

    /// `virDomainSetSchedulerParameters`, since 0.2.3.
    async fn domain_set_scheduler_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetSchedulerParameters"))
    }

    /// `virDomainSetMemoryParameters`, since 0.8.5.
    async fn domain_set_memory_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetMemoryParameters"))
    }

    /// `virDomainGetMemoryParameters`, since 0.8.5.
    async fn domain_memory_parameters(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetMemoryParameters"))
    }

    /// `virDomainSetBlkioParameters`, since 0.9.0.
    async fn domain_set_blkio_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetBlkioParameters"))
    }

    /// `virDomainGetBlkioParameters`, since 0.9.0.
    async fn domain_blkio_parameters(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetBlkioParameters"))
    }

    /// `virDomainSetSchedulerParametersFlags`, since 0.9.2.
    async fn domain_set_scheduler_parameters_flags(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetSchedulerParametersFlags"))
    }

    /// `virDomainGetSchedulerParametersFlags`, since 0.9.2.
    async fn domain_scheduler_parameters_flags(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetSchedulerParametersFlags"))
    }

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

    /// `virDomainGetBlockIoTune`, since 0.9.8.
    async fn domain_block_io_tune(
        &self,
        domain: &DomainRef,
        disk: Option<&str>,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetBlockIoTune"))
    }

    /// `virDomainSetNumaParameters`, since 0.9.9.
    async fn domain_set_numa_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetNumaParameters"))
    }

    /// `virDomainGetNumaParameters`, since 0.9.9.
    async fn domain_numa_parameters(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetNumaParameters"))
    }

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

    /// `virDomainGetInterfaceParameters`, since 0.9.9.
    async fn domain_interface_parameters(
        &self,
        domain: &DomainRef,
        device: &str,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetInterfaceParameters"))
    }

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
