//! Finding and listing domains.

use super::TestConnection;
use async_trait::async_trait;
use ostler_core::flags::ConnectListAllDomainsFlags;
use ostler_core::{DomainRef, Error, ErrorDomain, Result, Uuid};
use ostler_driver::api::DomainListing;
use ostler_hypervisor::listing;
use std::sync::Arc;

/// libvirt's test driver names itself as the source of these errors.
fn ours(error: Error) -> Error {
    error.in_domain(ErrorDomain::Test)
}

#[async_trait]
impl DomainListing for TestConnection {
    async fn domain_lookup_by_id(&self, id: i32) -> Result<DomainRef> {
        listing::by_id(&self.driver.domains, id).map_err(ours)
    }

    async fn domain_lookup_by_name(&self, name: &str) -> Result<DomainRef> {
        listing::by_name(&self.driver.domains, name).map_err(ours)
    }

    async fn domain_lookup_by_uuid(&self, uuid: Uuid) -> Result<DomainRef> {
        listing::by_uuid(&self.driver.domains, uuid).map_err(ours)
    }

    async fn connect_list_domains(&self) -> Result<Vec<i32>> {
        Ok(listing::ids(&self.driver.domains))
    }

    async fn connect_number_of_domains(&self) -> Result<i32> {
        Ok(listing::count(&self.driver.domains, true))
    }

    async fn connect_list_defined_domains(&self) -> Result<Vec<String>> {
        Ok(listing::inactive_names(&self.driver.domains))
    }

    async fn connect_number_of_defined_domains(&self) -> Result<i32> {
        Ok(listing::count(&self.driver.domains, false))
    }

    async fn connect_list_all_domains(
        &self,
        flags: ConnectListAllDomainsFlags,
    ) -> Result<Arc<[DomainRef]>> {
        Ok(listing::all(&self.driver.domains, flags))
    }
}
