//! Definitions.

use super::{TestConnection, only};
use crate::definition::Domains;
use crate::life;
use async_trait::async_trait;
use ostler_core::flags::{DomainDefineFlags, DomainUndefineFlags, DomainXmlFlags};
use ostler_core::{DomainRef, Result};
use ostler_driver::api::DomainConfiguration;
use ostler_driver::object::{self, Link};
use ostler_model::domain::{DomainDef, OsKind};
use ostler_xml::View as Form;
use std::sync::Arc;

#[async_trait]
impl DomainConfiguration for TestConnection {
    async fn domain_define_xml(&self, xml: &str) -> Result<DomainRef> {
        self.domain_define_xml_flags(xml, DomainDefineFlags::empty()).await
    }

    /// Defines a domain. Elements that are not understood are refused, validated or not.
    async fn domain_define_xml_flags(
        &self,
        xml: &str,
        _flags: DomainDefineFlags,
    ) -> Result<DomainRef> {
        Ok(life::define(&self.driver, xml).await?.reference())
    }

    async fn domain_undefine(&self, domain: &DomainRef) -> Result<()> {
        self.domain_undefine_flags(domain, DomainUndefineFlags::empty()).await
    }

    async fn domain_undefine_flags(
        &self,
        domain: &DomainRef,
        flags: DomainUndefineFlags,
    ) -> Result<()> {
        // Managed saves, snapshots and checkpoints are not built, so there is
        // none that would have to go with the definition.
        let known = DomainUndefineFlags::MANAGED_SAVE
            | DomainUndefineFlags::SNAPSHOTS_METADATA
            | DomainUndefineFlags::CHECKPOINTS_METADATA;
        only(flags.bits(), known.bits(), "undefining a domain")?;
        life::undefine(&self.driver, &self.domain(domain)?).await
    }

    async fn domain_xml_desc(&self, domain: &DomainRef, flags: DomainXmlFlags) -> Result<String> {
        let domain = self.domain(domain)?;
        let view = domain.view();
        let (def, mut form) = match (&view.live, flags.contains(DomainXmlFlags::INACTIVE)) {
            (Some(live), false) => (Arc::clone(&live.def), Form::empty()),
            (Some(live), true) if view.persistent.is_none() => {
                let mut def = DomainDef::clone(&live.def);
                def.id = None;
                (Arc::new(def), Form::INACTIVE)
            }
            _ => (view.kept()?.def()?, Form::INACTIVE),
        };
        if flags.contains(DomainXmlFlags::SECURE) {
            form |= Form::SECURE;
        }
        Ok(def.to_xml(form))
    }

    async fn domain_os_type(&self, domain: &DomainRef) -> Result<String> {
        // libvirt's test driver says so of every domain.
        self.domain(domain)?;
        Ok(OsKind::Linux.to_string())
    }

    async fn domain_is_persistent(&self, domain: &DomainRef) -> Result<bool> {
        Ok(self.domain(domain)?.view().persistent.is_some())
    }

    async fn domain_is_updated(&self, domain: &DomainRef) -> Result<bool> {
        self.domain(domain)?;
        Ok(false)
    }

    async fn domain_autostart(&self, domain: &DomainRef) -> Result<bool> {
        Ok(self.domain(domain)?.view().autostart)
    }

    async fn domain_set_autostart(&self, domain: &DomainRef, autostart: bool) -> Result<()> {
        let (domain, domains) = (self.domain(domain)?, Domains(Arc::clone(&self.driver)));
        let set = object::set_autostart(&domains, &domain, Link::Always, autostart).await;
        set.map_err(|error| error.into_wire(&domain.name()))
    }
}
