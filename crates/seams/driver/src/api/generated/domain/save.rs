//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{DomainCoreDumpFlags, DomainSaveImageXmlFlags, DomainSaveRestoreFlags};
use ostler_core::{DomainRef, Error, Result, TypedParams};

/// What drivers do for clients: domain, save.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainSave: Send + Sync {
    /// `virDomainCoreDump`, since 0.1.9.
    async fn domain_core_dump(
        &self,
        domain: &DomainRef,
        to: &str,
        flags: DomainCoreDumpFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainCoreDump"))
    }

    /// `virDomainRestore`, since 0.0.3.
    async fn domain_restore(&self, from: &str) -> Result<()> {
        Err(Error::no_support("virDomainRestore"))
    }

    /// `virDomainSave`, since 0.0.3.
    async fn domain_save(&self, domain: &DomainRef, to: &str) -> Result<()> {
        Err(Error::no_support("virDomainSave"))
    }

    /// `virDomainManagedSave`, since 0.8.0.
    async fn domain_managed_save(
        &self,
        domain: &DomainRef,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainManagedSave"))
    }

    /// `virDomainHasManagedSaveImage`, since 0.8.0.
    async fn domain_has_managed_save_image(&self, domain: &DomainRef) -> Result<bool> {
        Err(Error::no_support("virDomainHasManagedSaveImage"))
    }

    /// `virDomainManagedSaveRemove`, since 0.8.0.
    async fn domain_managed_save_remove(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainManagedSaveRemove"))
    }

    /// `virDomainSaveFlags`, since 0.9.4.
    async fn domain_save_flags(
        &self,
        domain: &DomainRef,
        to: &str,
        dxml: Option<&str>,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSaveFlags"))
    }

    /// `virDomainRestoreFlags`, since 0.9.4.
    async fn domain_restore_flags(
        &self,
        from: &str,
        dxml: Option<&str>,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainRestoreFlags"))
    }

    /// `virDomainSaveImageGetXMLDesc`, since 0.9.4.
    async fn domain_save_image_xml_desc(
        &self,
        file: &str,
        flags: DomainSaveImageXmlFlags,
    ) -> Result<String> {
        Err(Error::no_support("virDomainSaveImageGetXMLDesc"))
    }

    /// `virDomainSaveImageDefineXML`, since 0.9.4.
    async fn domain_save_image_define_xml(
        &self,
        file: &str,
        dxml: &str,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSaveImageDefineXML"))
    }

    /// `virDomainCoreDumpWithFormat`, since 1.2.3.
    async fn domain_core_dump_with_format(
        &self,
        domain: &DomainRef,
        to: &str,
        dumpformat: u32,
        flags: DomainCoreDumpFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainCoreDumpWithFormat"))
    }

    /// `virDomainManagedSaveGetXMLDesc`, since 3.7.0.
    async fn domain_managed_save_xml_desc(
        &self,
        domain: &DomainRef,
        flags: DomainSaveImageXmlFlags,
    ) -> Result<String> {
        Err(Error::no_support("virDomainManagedSaveGetXMLDesc"))
    }

    /// `virDomainManagedSaveDefineXML`, since 3.7.0.
    async fn domain_managed_save_define_xml(
        &self,
        domain: &DomainRef,
        dxml: Option<&str>,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainManagedSaveDefineXML"))
    }

    /// `virDomainSaveParams`, since 8.4.0.
    async fn domain_save_params(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSaveParams"))
    }

    /// `virDomainRestoreParams`, since 8.4.0.
    async fn domain_restore_params(
        &self,
        params: &TypedParams,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainRestoreParams"))
    }
}
