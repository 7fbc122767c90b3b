//! A guest's share of the host: processors, memory, block IO, nodes.

use super::QemuConnection;
use super::open::{Impact, change, impact};
use crate::domain::tune::{blkio, memory, numa, scheduler};
use async_trait::async_trait;
use ostler_core::flags::DomainModificationImpact;
use ostler_core::{DomainRef, Result, TypedParams};
use ostler_driver::api::{DomainSchedulerType, DomainTuning};

#[async_trait]
impl DomainTuning for QemuConnection {
    async fn domain_scheduler_type(&self, domain: &DomainRef) -> Result<DomainSchedulerType> {
        self.domain(domain)?;
        Ok(DomainSchedulerType { kind: "posix".to_owned(), nparams: scheduler::COUNT })
    }

    async fn domain_scheduler_parameters(&self, domain: &DomainRef) -> Result<TypedParams> {
        self.domain_scheduler_parameters_flags(domain, DomainModificationImpact::empty()).await
    }

    async fn domain_scheduler_parameters_flags(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        let domain = self.domain(domain)?;
        match impact(&domain, flags)?.live {
            Some(live) => scheduler::of_guest(&self.driver, &live),
            None => Ok(scheduler::of_definition(&*domain.view().definition(None)?)),
        }
    }

    async fn domain_set_scheduler_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
    ) -> Result<()> {
        let flags = DomainModificationImpact::empty();
        self.domain_set_scheduler_parameters_flags(domain, params, flags).await
    }

    async fn domain_set_scheduler_parameters_flags(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let (domain, params) = (self.domain(domain)?, params.clone());
        let work = move |driver, domain, impact: Impact| async move {
            scheduler::set(&driver, &domain, impact.live.as_ref(), impact.config, params).await
        };
        change(&self.driver, &domain, "set scheduler parameters", flags, work).await
    }

    async fn domain_memory_parameters(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        let domain = self.domain(domain)?;
        match impact(&domain, flags)?.live {
            Some(live) => memory::of_guest(&self.driver, &live),
            None => Ok(memory::of_definition(&*domain.view().definition(None)?)),
        }
    }

    async fn domain_set_memory_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let (domain, params) = (self.domain(domain)?, params.clone());
        let work = move |driver, domain, impact: Impact| async move {
            memory::set(&driver, &domain, impact.live.as_ref(), impact.config, params).await
        };
        change(&self.driver, &domain, "set memory parameters", flags, work).await
    }

    async fn domain_blkio_parameters(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        let domain = self.domain(domain)?;
        match impact(&domain, flags)?.live {
            Some(live) => blkio::of_guest(&self.driver, &live),
            None => Ok(blkio::of_definition(&*domain.view().definition(None)?)),
        }
    }

    async fn domain_set_blkio_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let (domain, params) = (self.domain(domain)?, params.clone());
        let work = move |driver, domain, impact: Impact| async move {
            blkio::set(&driver, &domain, impact.live.as_ref(), impact.config, params).await
        };
        change(&self.driver, &domain, "set blkio parameters", flags, work).await
    }

    async fn domain_numa_parameters(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        let domain = self.domain(domain)?;
        let live = impact(&domain, flags)?.live;
        let def = domain.view().definition(live.as_deref())?;
        Ok(numa::of(&self.driver, &def, live.as_deref()))
    }

    async fn domain_set_numa_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let (domain, params) = (self.domain(domain)?, params.clone());
        let work = move |driver, domain, impact: Impact| async move {
            numa::set(&driver, &domain, impact.live.as_ref(), impact.config, params).await
        };
        change(&self.driver, &domain, "set numa parameters", flags, work).await
    }
}
