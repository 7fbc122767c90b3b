//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{DomainDefineFlags, DomainUndefineFlags, DomainXmlFlags};
use ostler_core::{DomainRef, Error, Result};

/// What drivers do for clients: domain, configuration.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainConfiguration: Send + Sync {
    /// `virDomainDefineXML`, since 0.1.1.
    async fn domain_define_xml(&self, xml: &str) -> Result<DomainRef> {
        Err(Error::no_support("virDomainDefineXML"))
    }

    /// `virDomainGetXMLDesc`, since 0.0.3.
    async fn domain_xml_desc(&self, domain: &DomainRef, flags: DomainXmlFlags) -> Result<String> {
        Err(Error::no_support("virDomainGetXMLDesc"))
    }

    /// `virDomainGetAutostart`, since 0.2.1.
    async fn domain_autostart(&self, domain: &DomainRef) -> Result<bool> {
        Err(Error::no_support("virDomainGetAutostart"))
    }

    /// `virDomainGetOSType`, since 0.0.3.
    async fn domain_os_type(&self, domain: &DomainRef) -> Result<String> {
        Err(Error::no_support("virDomainGetOSType"))
    }

    /// `virDomainSetAutostart`, since 0.2.1.
    async fn domain_set_autostart(&self, domain: &DomainRef, autostart: bool) -> Result<()> {
        Err(Error::no_support("virDomainSetAutostart"))
    }

    /// `virDomainUndefine`, since 0.1.1.
    async fn domain_undefine(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainUndefine"))
    }

    /// `virDomainIsPersistent`, since 0.7.3.
    async fn domain_is_persistent(&self, domain: &DomainRef) -> Result<bool> {
        Err(Error::no_support("virDomainIsPersistent"))
    }

    /// `virDomainIsUpdated`, since 0.8.6.
    async fn domain_is_updated(&self, domain: &DomainRef) -> Result<bool> {
        Err(Error::no_support("virDomainIsUpdated"))
    }

    /// `virDomainUndefineFlags`, since 0.9.4.
    async fn domain_undefine_flags(
        &self,
        domain: &DomainRef,
        flags: DomainUndefineFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainUndefineFlags"))
    }

    /// `virDomainDefineXMLFlags`, since 1.2.12.
    async fn domain_define_xml_flags(
        &self,
        xml: &str,
        flags: DomainDefineFlags,
    ) -> Result<DomainRef> {
        Err(Error::no_support("virDomainDefineXMLFlags"))
    }

    /// `virDomainGetAutostartOnce`, since 11.2.0.
    async fn domain_autostart_once(&self, domain: &DomainRef) -> Result<bool> {
        Err(Error::no_support("virDomainGetAutostartOnce"))
    }

    /// `virDomainSetAutostartOnce`, since 11.2.0.
    async fn domain_set_autostart_once(&self, domain: &DomainRef, autostart: bool) -> Result<()> {
        Err(Error::no_support("virDomainSetAutostartOnce"))
    }
}
