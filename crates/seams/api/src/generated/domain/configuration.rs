//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{DomainDefineFlags, DomainUndefineFlags, DomainXmlFlags};
use ostler_core::{DomainRef, Error, Result};

/// What drivers do for clients: domain, configuration.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainConfiguration: Send + Sync {
    /// Defines a domain without starting it, or replaces the definition of the domain with the same
    /// UUID. A running guest keeps what it runs with until its next start. Another domain of the
    /// name or UUID is refused with `VIR_ERR_OPERATION_FAILED`.
    ///
    /// `virDomainDefineXML`, since 0.1.1.
    async fn domain_define_xml(&self, xml: &str) -> Result<DomainRef> {
        Err(Error::no_support("virDomainDefineXML"))
    }

    /// Gives the domain's XML: as it runs if it does, else as it is defined.
    /// `VIR_DOMAIN_XML_INACTIVE` asks for the definition, `VIR_DOMAIN_XML_SECURE` includes
    /// passwords and is refused on read-only connections.
    ///
    /// `virDomainGetXMLDesc`, since 0.0.3.
    async fn domain_xml_desc(&self, domain: &DomainRef, flags: DomainXmlFlags) -> Result<String> {
        Err(Error::no_support("virDomainGetXMLDesc"))
    }

    /// Tells whether the domain is started with the daemon. A transient domain is not.
    ///
    /// `virDomainGetAutostart`, since 0.2.1.
    async fn domain_autostart(&self, domain: &DomainRef) -> Result<bool> {
        Err(Error::no_support("virDomainGetAutostart"))
    }

    /// Gives the type of the guest's operating system as in `<os><type>`, such as `hvm`.
    ///
    /// `virDomainGetOSType`, since 0.0.3.
    async fn domain_os_type(&self, domain: &DomainRef) -> Result<String> {
        Err(Error::no_support("virDomainGetOSType"))
    }

    /// Has the domain started with the daemon, or not. A transient domain is refused with
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainSetAutostart`, since 0.2.1.
    async fn domain_set_autostart(&self, domain: &DomainRef, autostart: bool) -> Result<()> {
        Err(Error::no_support("virDomainSetAutostart"))
    }

    /// Removes the domain's definition; a running guest becomes transient. Files that belong to the
    /// definition (managed save, firmware variables, snapshots) are refused with
    /// `VIR_ERR_OPERATION_INVALID`: `virDomainUndefineFlags` says what becomes of them.
    ///
    /// `virDomainUndefine`, since 0.1.1.
    async fn domain_undefine(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainUndefine"))
    }

    /// Tells whether the domain has a definition that outlives the guest.
    ///
    /// `virDomainIsPersistent`, since 0.7.3.
    async fn domain_is_persistent(&self, domain: &DomainRef) -> Result<bool> {
        Err(Error::no_support("virDomainIsPersistent"))
    }

    /// Tells whether the running guest's definition has been replaced since it was last asked; QEMU
    /// guests say no.
    ///
    /// `virDomainIsUpdated`, since 0.8.6.
    async fn domain_is_updated(&self, domain: &DomainRef) -> Result<bool> {
        Err(Error::no_support("virDomainIsUpdated"))
    }

    /// Removes the domain's definition, and the files that belong to it as the flags say: saved
    /// state, firmware variables, TPM state, metadata of snapshots and checkpoints. A running guest
    /// becomes transient. What is there and not named is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainUndefineFlags`, since 0.9.4.
    async fn domain_undefine_flags(
        &self,
        domain: &DomainRef,
        flags: DomainUndefineFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainUndefineFlags"))
    }

    /// Defines a domain or replaces its definition, as `virDomainDefineXML` does; with `VALIDATE`
    /// XML that breaks the schema is refused with `VIR_ERR_XML_INVALID_SCHEMA`.
    ///
    /// `virDomainDefineXMLFlags`, since 1.2.12.
    async fn domain_define_xml_flags(
        &self,
        xml: &str,
        flags: DomainDefineFlags,
    ) -> Result<DomainRef> {
        Err(Error::no_support("virDomainDefineXMLFlags"))
    }

    /// Tells whether the domain is started with the daemon's next start after the host's, and then
    /// no more.
    ///
    /// `virDomainGetAutostartOnce`, since 11.2.0.
    async fn domain_autostart_once(&self, domain: &DomainRef) -> Result<bool> {
        Err(Error::no_support("virDomainGetAutostartOnce"))
    }

    /// Has the domain started with the daemon's next start after the host's, and then no more. A
    /// transient domain is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainSetAutostartOnce`, since 11.2.0.
    async fn domain_set_autostart_once(&self, domain: &DomainRef, autostart: bool) -> Result<()> {
        Err(Error::no_support("virDomainSetAutostartOnce"))
    }
}
