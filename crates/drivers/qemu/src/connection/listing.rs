//! Finding and listing domains.

use super::QemuConnection;
use async_trait::async_trait;
use ostler_core::flags::ConnectListAllDomainsFlags;
use ostler_core::{DomainRef, Result, Uuid};
use ostler_driver::api::DomainListing;
use ostler_hypervisor::listing;
pub(crate) use ostler_hypervisor::listing::matches;
use std::sync::Arc;

#[async_trait]
impl DomainListing for QemuConnection {
    async fn domain_lookup_by_id(&self, id: i32) -> Result<DomainRef> {
        listing::by_id(&self.driver.domains, id)
    }

    async fn domain_lookup_by_name(&self, name: &str) -> Result<DomainRef> {
        listing::by_name(&self.driver.domains, name)
    }

    async fn domain_lookup_by_uuid(&self, uuid: Uuid) -> Result<DomainRef> {
        listing::by_uuid(&self.driver.domains, uuid)
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
