//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{DomainMemoryFlags, DomainMemoryModFlags};
use ostler_core::{DomainRef, Error, Result};

/// What drivers do for clients: domain, memory.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainMemory: Send + Sync {
    /// `virDomainGetMaxMemory`, since 0.0.3.
    async fn domain_max_memory(&self, domain: &DomainRef) -> Result<u64> {
        Err(Error::no_support("virDomainGetMaxMemory"))
    }

    /// `virDomainSetMaxMemory`, since 0.0.3.
    async fn domain_set_max_memory(&self, domain: &DomainRef, memory: u64) -> Result<()> {
        Err(Error::no_support("virDomainSetMaxMemory"))
    }

    /// `virDomainSetMemory`, since 0.1.1.
    async fn domain_set_memory(&self, domain: &DomainRef, memory: u64) -> Result<()> {
        Err(Error::no_support("virDomainSetMemory"))
    }

    /// `virDomainMemoryPeek`, since 0.4.2.
    async fn domain_memory_peek(
        &self,
        domain: &DomainRef,
        offset: u64,
        size: u32,
        flags: DomainMemoryFlags,
    ) -> Result<Vec<u8>> {
        Err(Error::no_support("virDomainMemoryPeek"))
    }

    /// `virDomainSetMemoryFlags`, since 0.9.0.
    async fn domain_set_memory_flags(
        &self,
        domain: &DomainRef,
        memory: u64,
        flags: DomainMemoryModFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetMemoryFlags"))
    }
}
