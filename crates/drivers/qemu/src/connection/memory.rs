//! How much memory a guest has and may have.

use super::QemuConnection;
use super::open::change;
use crate::domain::memory;
use crate::statistics;
use async_trait::async_trait;
use ostler_core::flags::{DomainMemoryModFlags, DomainModificationImpact};
use ostler_core::{DomainRef, Error, KiB, Result};
use ostler_driver::api::DomainMemory;

#[async_trait]
impl DomainMemory for QemuConnection {
    async fn domain_max_memory(&self, domain: &DomainRef) -> Result<KiB> {
        let domain = self.domain(domain)?;
        let view = domain.view();
        Ok(KiB(statistics::sizes(&view)?.maximum_memory))
    }

    async fn domain_set_max_memory(&self, domain: &DomainRef, memory: KiB) -> Result<()> {
        self.domain_set_memory_flags(domain, memory, DomainMemoryModFlags::MAXIMUM).await
    }

    async fn domain_set_memory(&self, domain: &DomainRef, memory: KiB) -> Result<()> {
        self.domain_set_memory_flags(domain, memory, DomainMemoryModFlags::LIVE).await
    }

    async fn domain_set_memory_flags(
        &self,
        domain: &DomainRef,
        memory: KiB,
        flags: DomainMemoryModFlags,
    ) -> Result<()> {
        if memory == KiB(0) {
            return Err(Error::invalid_arg("a domain has some memory: give a size in KiB"));
        }
        let maximum = flags.contains(DomainMemoryModFlags::MAXIMUM);
        let which = DomainModificationImpact::from_bits_truncate(flags.bits());
        let domain = self.domain(domain)?;
        change(
            &self.driver,
            &domain,
            "set memory",
            which,
            move |driver, domain, impact| async move {
                let (live, size) = (impact.live.as_ref(), memory);
                if !maximum {
                    return memory::set_current(&driver, &domain, live, impact.config, size).await;
                }
                if live.is_some() {
                    return Err(Error::operation_invalid(
                        "how much memory a running guest can have is fixed: add CONFIG alone",
                    )
                    .into());
                }
                memory::set_maximum(&driver, &domain, size).await
            },
        )
        .await
    }
}
