//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::ConnectListAllDomainsFlags;
use ostler_core::{DomainRef, Error, Result, Uuid};
use std::sync::Arc;

/// What drivers do for clients: domain, listing.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainListing: Send + Sync {
    /// `virConnectListDefinedDomains`, since 0.1.1.
    async fn connect_list_defined_domains(&self) -> Result<Vec<String>> {
        Err(Error::no_support("virConnectListDefinedDomains"))
    }

    /// `virDomainLookupByID`, since 0.0.3.
    async fn domain_lookup_by_id(&self, id: i32) -> Result<DomainRef> {
        Err(Error::no_support("virDomainLookupByID"))
    }

    /// `virDomainLookupByName`, since 0.0.3.
    async fn domain_lookup_by_name(&self, name: &str) -> Result<DomainRef> {
        Err(Error::no_support("virDomainLookupByName"))
    }

    /// `virDomainLookupByUUID`, since 0.0.5.
    async fn domain_lookup_by_uuid(&self, uuid: Uuid) -> Result<DomainRef> {
        Err(Error::no_support("virDomainLookupByUUID"))
    }

    /// `virConnectNumOfDefinedDomains`, since 0.1.5.
    async fn connect_number_of_defined_domains(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfDefinedDomains"))
    }

    /// `virConnectListDomains`, since 0.0.3.
    async fn connect_list_domains(&self) -> Result<Vec<i32>> {
        Err(Error::no_support("virConnectListDomains"))
    }

    /// `virConnectNumOfDomains`, since 0.0.3.
    async fn connect_number_of_domains(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfDomains"))
    }

    /// `virConnectListAllDomains`, since 0.9.13.
    async fn connect_list_all_domains(
        &self,
        flags: ConnectListAllDomainsFlags,
    ) -> Result<Arc<[DomainRef]>> {
        Err(Error::no_support("virConnectListAllDomains"))
    }
}
