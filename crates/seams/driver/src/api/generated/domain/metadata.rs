//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::DomainModificationImpact;
use ostler_core::{DomainRef, Error, Result};

/// What drivers do for clients: domain, metadata.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainMetadata: Send + Sync {
    /// `virDomainSetMetadata`, since 0.9.10.
    async fn domain_set_metadata(
        &self,
        domain: &DomainRef,
        kind: i32,
        metadata: Option<&str>,
        key: Option<&str>,
        uri: Option<&str>,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetMetadata"))
    }

    /// `virDomainGetMetadata`, since 0.9.10.
    async fn domain_metadata(
        &self,
        domain: &DomainRef,
        kind: i32,
        uri: Option<&str>,
        flags: DomainModificationImpact,
    ) -> Result<String> {
        Err(Error::no_support("virDomainGetMetadata"))
    }

    /// `virDomainRename`, since 1.2.19.
    async fn domain_rename(&self, domain: &DomainRef, new_name: Option<&str>) -> Result<()> {
        Err(Error::no_support("virDomainRename"))
    }
}
