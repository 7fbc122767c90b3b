//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::ConnectListAllDomainsFlags;
use ostler_core::{DomainRef, Error, Result, Uuid};
use std::sync::Arc;

/// What drivers do for clients: domain, listing.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainListing: Send + Sync {
    /// Lists the names of domains that are defined and do not run. New clients use
    /// `virConnectListAllDomains`, which is one consistent look.
    ///
    /// `virConnectListDefinedDomains`, since 0.1.1.
    async fn connect_list_defined_domains(&self) -> Result<Vec<String>> {
        Err(Error::no_support("virConnectListDefinedDomains"))
    }

    /// Finds the running domain with this id (1 and above; an id is given out once). It fails with
    /// `VIR_ERR_NO_DOMAIN` if there is none.
    ///
    /// `virDomainLookupByID`, since 0.0.3.
    async fn domain_lookup_by_id(&self, id: i32) -> Result<DomainRef> {
        Err(Error::no_support("virDomainLookupByID"))
    }

    /// Finds the domain of this name, running or not. It fails with `VIR_ERR_NO_DOMAIN` if there is
    /// none.
    ///
    /// `virDomainLookupByName`, since 0.0.3.
    async fn domain_lookup_by_name(&self, name: &str) -> Result<DomainRef> {
        Err(Error::no_support("virDomainLookupByName"))
    }

    /// Finds the domain of this UUID, running or not. It fails with `VIR_ERR_NO_DOMAIN` if there is
    /// none.
    ///
    /// `virDomainLookupByUUID`, since 0.0.5.
    async fn domain_lookup_by_uuid(&self, uuid: Uuid) -> Result<DomainRef> {
        Err(Error::no_support("virDomainLookupByUUID"))
    }

    /// Counts the domains that are defined and do not run.
    ///
    /// `virConnectNumOfDefinedDomains`, since 0.1.5.
    async fn connect_number_of_defined_domains(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfDefinedDomains"))
    }

    /// Lists the ids of running domains. New clients use `virConnectListAllDomains`.
    ///
    /// `virConnectListDomains`, since 0.0.3.
    async fn connect_list_domains(&self) -> Result<Vec<i32>> {
        Err(Error::no_support("virConnectListDomains"))
    }

    /// Counts the running domains.
    ///
    /// `virConnectNumOfDomains`, since 0.0.3.
    async fn connect_number_of_domains(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfDomains"))
    }

    /// Lists the domains that the flags select, in one consistent look; flags of one group widen,
    /// of different groups narrow the choice. Domains that the caller may not see are left out.
    ///
    /// `virConnectListAllDomains`, since 0.9.13.
    async fn connect_list_all_domains(
        &self,
        flags: ConnectListAllDomainsFlags,
    ) -> Result<Arc<[DomainRef]>> {
        Err(Error::no_support("virConnectListAllDomains"))
    }
}
