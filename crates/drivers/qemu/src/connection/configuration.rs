//! Definitions.

use super::QemuConnection;
use crate::domain::{autostart, define};
use async_trait::async_trait;
use ostler_core::flags::{DomainDefineFlags, DomainUndefineFlags, DomainXmlFlags};
use ostler_core::{DomainRef, Error, Result};
use ostler_driver::api::DomainConfiguration;
use ostler_driver::object::Link;
use ostler_model::domain::{DomainDef, OsKind};
use ostler_xml::View;
use std::sync::Arc;

impl QemuConnection {
    /// A running guest's definition as the next start would find it.
    fn without_choices(&self, live: &DomainDef) -> Arc<DomainDef> {
        let mut def = live.clone();
        self.driver.with_generated_folders(|folders| def.forget_start(folders));
        Arc::new(def)
    }
}

#[async_trait]
impl DomainConfiguration for QemuConnection {
    async fn domain_define_xml(&self, xml: &str) -> Result<DomainRef> {
        self.domain_define_xml_flags(xml, DomainDefineFlags::empty()).await
    }

    async fn domain_define_xml_flags(
        &self,
        xml: &str,
        flags: DomainDefineFlags,
    ) -> Result<DomainRef> {
        let validate = flags.contains(DomainDefineFlags::VALIDATE);
        Ok(define::define(&self.driver, xml, validate).await?.reference())
    }

    async fn domain_undefine(&self, domain: &DomainRef) -> Result<()> {
        self.domain_undefine_flags(domain, DomainUndefineFlags::empty()).await
    }

    async fn domain_undefine_flags(
        &self,
        domain: &DomainRef,
        flags: DomainUndefineFlags,
    ) -> Result<()> {
        if flags.contains(DomainUndefineFlags::NVRAM | DomainUndefineFlags::KEEP_NVRAM) {
            return Err(Error::invalid_arg("NVRAM and KEEP_NVRAM exclude each other"));
        }
        // Managed saves, snapshots and checkpoints are not built, so there is
        // none that would have to go with the definition.
        define::undefine(&self.driver, &self.domain(domain)?, flags).await
    }

    async fn domain_xml_desc(&self, domain: &DomainRef, flags: DomainXmlFlags) -> Result<String> {
        if flags.contains(DomainXmlFlags::UPDATE_CPU) {
            return Err(Error::operation_unsupported(
                "expanding the processor's model (UPDATE_CPU) is not built",
            ));
        }
        let domain = self.domain(domain)?;
        let view = domain.view();
        let wants_inactive = flags.contains(DomainXmlFlags::INACTIVE);
        let wants_migratable = flags.contains(DomainXmlFlags::MIGRATABLE);
        let is_plain = !wants_migratable && !flags.contains(DomainXmlFlags::SECURE);
        let (def, mut form) = match (&view.live, &view.persistent) {
            (Some(live), _) if wants_migratable && !wants_inactive => {
                (self.without_choices(&live.def), View::INACTIVE)
            }
            (Some(live), _) if !wants_inactive => (Arc::clone(&live.def), View::empty()),
            (_, Some(kept)) if is_plain => return kept.inactive_xml(),
            (_, Some(kept)) => (kept.def()?, View::INACTIVE),
            // A transient domain's definition is the one in force.
            (Some(live), None) => (self.without_choices(&live.def), View::INACTIVE),
            (None, None) => return Err(view.not_persistent()),
        };
        if flags.contains(DomainXmlFlags::SECURE) {
            form |= View::SECURE;
        }
        if wants_migratable {
            form |= View::MIGRATABLE | View::INACTIVE;
        }
        Ok(def.to_xml(form))
    }

    async fn domain_os_type(&self, domain: &DomainRef) -> Result<String> {
        let domain = self.domain(domain)?;
        let view = domain.view();
        let def = view.current()?;
        Ok(def.os.kind.kind.unwrap_or(OsKind::Hvm).to_string())
    }

    async fn domain_is_persistent(&self, domain: &DomainRef) -> Result<bool> {
        Ok(self.domain(domain)?.view().persistent.is_some())
    }

    async fn domain_is_updated(&self, domain: &DomainRef) -> Result<bool> {
        // Only a running guest's definition on disk can be newer than itself,
        // and libvirt has never told of that for QEMU.
        self.domain(domain)?;
        Ok(false)
    }

    async fn domain_autostart(&self, domain: &DomainRef) -> Result<bool> {
        Ok(self.domain(domain)?.view().autostart)
    }

    async fn domain_set_autostart(&self, domain: &DomainRef, autostart: bool) -> Result<()> {
        autostart::set(&self.driver, &self.domain(domain)?, Link::Always, autostart).await
    }

    async fn domain_autostart_once(&self, domain: &DomainRef) -> Result<bool> {
        Ok(self.domain(domain)?.view().autostart_once)
    }

    async fn domain_set_autostart_once(&self, domain: &DomainRef, autostart: bool) -> Result<()> {
        autostart::set(&self.driver, &self.domain(domain)?, Link::Once, autostart).await
    }
}
