//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::enumeration;
use ostler_core::flags::DomainModificationImpact;
use ostler_core::{DomainRef, Error, Result};

/// What drivers do for clients: domain, metadata.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainMetadata: Send + Sync {
    /// Sets title, description, or the metadata element of the namespace `uri` (with prefix `key`),
    /// on the running guest, in the definition or both; no text removes it. A title with a line
    /// break is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainSetMetadata`, since 0.9.10.
    async fn domain_set_metadata(
        &self,
        domain: &DomainRef,
        kind: enumeration::DomainMetadataType,
        metadata: Option<&str>,
        key: Option<&str>,
        uri: Option<&str>,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetMetadata"))
    }

    /// Gives title, description, or the metadata element of the namespace `uri`. One that is not
    /// there is refused with `VIR_ERR_NO_DOMAIN_METADATA`.
    ///
    /// `virDomainGetMetadata`, since 0.9.10.
    async fn domain_metadata(
        &self,
        domain: &DomainRef,
        kind: enumeration::DomainMetadataType,
        uri: Option<&str>,
        flags: DomainModificationImpact,
    ) -> Result<String> {
        Err(Error::no_support("virDomainGetMetadata"))
    }

    /// Gives a domain that does not run another name. A running one is refused with
    /// `VIR_ERR_OPERATION_INVALID`; so is a name that is taken or a domain with snapshots.
    ///
    /// `virDomainRename`, since 1.2.19.
    async fn domain_rename(&self, domain: &DomainRef, new_name: Option<&str>) -> Result<()> {
        Err(Error::no_support("virDomainRename"))
    }
}
