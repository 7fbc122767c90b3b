//! Security labels: the users that guests' emulators run as.

use super::QemuConnection;
use async_trait::async_trait;
use ostler_core::{DomainRef, Result};
use ostler_driver::api::{DomainSecurity, DomainSecurityLabel};

#[async_trait]
impl DomainSecurity for QemuConnection {
    async fn domain_security_label(&self, domain: &DomainRef) -> Result<DomainSecurityLabel> {
        // That of the first model, `none`, which has no labels.
        self.domain(domain)?;
        Ok(none())
    }

    async fn domain_security_label_list(
        &self,
        domain: &DomainRef,
    ) -> Result<Vec<DomainSecurityLabel>> {
        let domain = self.domain(domain)?;
        let view = domain.view();
        let Some(live) = &view.live else { return Ok(Vec::new()) };
        let dac = live.def.security_labels.iter().filter_map(|label| {
            let label = label.label.as_deref().filter(|_| label.model.as_deref() == Some("dac"))?;
            Some(DomainSecurityLabel { label: label.to_owned(), enforcing: 0 })
        });
        Ok(std::iter::once(none()).chain(dac).collect())
    }
}

fn none() -> DomainSecurityLabel {
    DomainSecurityLabel { label: String::new(), enforcing: 0 }
}
