//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{DomainMemoryFlags, DomainMemoryModFlags};
use ostler_core::{Bytes, DomainRef, Error, KiB, Result};

/// What drivers do for clients: domain, memory.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainMemory: Send + Sync {
    /// Gives the most memory that the domain may have, in KiB.
    ///
    /// `virDomainGetMaxMemory`, since 0.0.3.
    async fn domain_max_memory(&self, domain: &DomainRef) -> Result<KiB> {
        Err(Error::no_support("virDomainGetMaxMemory"))
    }

    /// Sets the most memory that the domain may have, in KiB, for its next start; 0 is refused with
    /// `VIR_ERR_INVALID_ARG`. QEMU guests that run are refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainSetMaxMemory`, since 0.0.3.
    async fn domain_set_max_memory(&self, domain: &DomainRef, memory: KiB) -> Result<()> {
        Err(Error::no_support("virDomainSetMaxMemory"))
    }

    /// Sets the memory of a running guest, in KiB, by its balloon; it takes effect as the guest
    /// gives memory back. More than the maximum, or 0, is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainSetMemory`, since 0.1.1.
    async fn domain_set_memory(&self, domain: &DomainRef, memory: KiB) -> Result<()> {
        Err(Error::no_support("virDomainSetMemory"))
    }

    /// Reads `size` bytes (at most 4 MiB) at `offset` of a running guest's memory. The one flag
    /// that is set says whether the offset is virtual or physical.
    ///
    /// `virDomainMemoryPeek`, since 0.4.2.
    async fn domain_memory_peek(
        &self,
        domain: &DomainRef,
        offset: Bytes,
        size: u32,
        flags: DomainMemoryFlags,
    ) -> Result<Vec<u8>> {
        Err(Error::no_support("virDomainMemoryPeek"))
    }

    /// Sets memory in KiB: of the running guest by its balloon, in the definition or both; with
    /// `MAXIMUM` the maximum, in the definition only. More than the maximum is refused with
    /// `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainSetMemoryFlags`, since 0.9.0.
    async fn domain_set_memory_flags(
        &self,
        domain: &DomainRef,
        memory: KiB,
        flags: DomainMemoryModFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetMemoryFlags"))
    }
}
