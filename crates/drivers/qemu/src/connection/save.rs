//! Saved guests: none can exist, for saving is not built.

use super::QemuConnection;
use async_trait::async_trait;
use ostler_core::{DomainRef, Result};
use ostler_driver::api::DomainSave;

#[async_trait]
impl DomainSave for QemuConnection {
    async fn domain_has_managed_save_image(&self, domain: &DomainRef) -> Result<bool> {
        let name = self.domain(domain)?.view().name.clone();
        // libvirtd may have left one before it was replaced.
        let image = self.driver.layout.save_image(&name);
        Ok(self.driver.host_has_file(&image.to_string_lossy()))
    }
}
