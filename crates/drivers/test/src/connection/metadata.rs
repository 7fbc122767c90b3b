//! Names.

use super::TestConnection;
use crate::life;
use async_trait::async_trait;
use ostler_core::{DomainRef, Error, Result};
use ostler_driver::api::DomainMetadata;

#[async_trait]
impl DomainMetadata for TestConnection {
    async fn domain_rename(&self, domain: &DomainRef, new_name: Option<&str>) -> Result<()> {
        let name = new_name.ok_or_else(|| Error::invalid_arg("the new name is missing"))?;
        life::rename(&self.driver, &self.domain(domain)?, name).await
    }
}
