//! How much memory a guest has and may have.

use super::QemuConnection;
use crate::statistics;
use async_trait::async_trait;
use ostler_core::{DomainRef, Result};
use ostler_driver::api::DomainMemory;

#[async_trait]
impl DomainMemory for QemuConnection {
    async fn domain_max_memory(&self, domain: &DomainRef) -> Result<u64> {
        let domain = self.domain(domain)?;
        let view = domain.view();
        Ok(statistics::sizes(&view)?.maximum_memory)
    }
}
