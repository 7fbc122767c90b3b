//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::enumeration;
use ostler_core::flags::{DomainCoreDumpFlags, DomainSaveImageXmlFlags, DomainSaveRestoreFlags};
use ostler_core::{DomainRef, Error, Result, TypedParams};

/// What drivers do for clients: domain, save.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainSave: Send + Sync {
    /// Writes the guest's memory to a file on the daemon's host, in the emulator's own format. The
    /// guest is paused meanwhile unless `VIR_DUMP_LIVE` is set; other flags crash, reset or keep it
    /// afterwards.
    ///
    /// `virDomainCoreDump`, since 0.1.9.
    async fn domain_core_dump(
        &self,
        domain: &DomainRef,
        to: &str,
        flags: DomainCoreDumpFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainCoreDump"))
    }

    /// Starts a domain from a file of `virDomainSave` on the daemon's host. A domain of that name
    /// that runs already is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainRestore`, since 0.0.3.
    async fn domain_restore(&self, from: &str) -> Result<()> {
        Err(Error::no_support("virDomainRestore"))
    }

    /// Writes the running guest's memory and state to a file on the daemon's host and ends the
    /// guest; its disks are not part of the file.
    ///
    /// `virDomainSave`, since 0.0.3.
    async fn domain_save(&self, domain: &DomainRef, to: &str) -> Result<()> {
        Err(Error::no_support("virDomainSave"))
    }

    /// Saves the running guest to a file that the daemon keeps and ends it; its next start restores
    /// it from there. A transient domain is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainManagedSave`, since 0.8.0.
    async fn domain_managed_save(
        &self,
        domain: &DomainRef,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainManagedSave"))
    }

    /// Tells whether the daemon keeps a saved state of the domain.
    ///
    /// `virDomainHasManagedSaveImage`, since 0.8.0.
    async fn domain_has_managed_save_image(&self, domain: &DomainRef) -> Result<bool> {
        Err(Error::no_support("virDomainHasManagedSaveImage"))
    }

    /// Removes the saved state that the daemon keeps, so that the next start boots anew.
    ///
    /// `virDomainManagedSaveRemove`, since 0.8.0.
    async fn domain_managed_save_remove(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainManagedSaveRemove"))
    }

    /// Saves the running guest to a file and ends it, as `virDomainSave` does; `dxml` replaces what
    /// a restore may change, and flags choose how it comes back.
    ///
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

    /// Starts a domain from a file of `virDomainSave`; `dxml` replaces host-side details such as
    /// image paths, flags have it run or stay paused.
    ///
    /// `virDomainRestoreFlags`, since 0.9.4.
    async fn domain_restore_flags(
        &self,
        from: &str,
        dxml: Option<&str>,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainRestoreFlags"))
    }

    /// Gives the XML of the guest in a file of `virDomainSave`. `SECURE` includes passwords and is
    /// refused on read-only connections.
    ///
    /// `virDomainSaveImageGetXMLDesc`, since 0.9.4.
    async fn domain_save_image_xml_desc(
        &self,
        file: &str,
        flags: DomainSaveImageXmlFlags,
    ) -> Result<String> {
        Err(Error::no_support("virDomainSaveImageGetXMLDesc"))
    }

    /// Replaces the XML in a file of `virDomainSave`; what the guest can see must stay as it is.
    ///
    /// `virDomainSaveImageDefineXML`, since 0.9.4.
    async fn domain_save_image_define_xml(
        &self,
        file: &str,
        dxml: &str,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSaveImageDefineXML"))
    }

    /// Writes the guest's memory to a file on the daemon's host in this format; others than raw
    /// need `VIR_DUMP_MEMORY_ONLY`, else `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainCoreDumpWithFormat`, since 1.2.3.
    async fn domain_core_dump_with_format(
        &self,
        domain: &DomainRef,
        to: &str,
        dumpformat: enumeration::DomainCoreDumpFormat,
        flags: DomainCoreDumpFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainCoreDumpWithFormat"))
    }

    /// Gives the XML of the saved state that the daemon keeps. It fails with
    /// `VIR_ERR_OPERATION_INVALID` if there is none. `SECURE` includes passwords.
    ///
    /// `virDomainManagedSaveGetXMLDesc`, since 3.7.0.
    async fn domain_managed_save_xml_desc(
        &self,
        domain: &DomainRef,
        flags: DomainSaveImageXmlFlags,
    ) -> Result<String> {
        Err(Error::no_support("virDomainManagedSaveGetXMLDesc"))
    }

    /// Replaces the XML of the saved state that the daemon keeps; what the guest can see must stay
    /// as it is.
    ///
    /// `virDomainManagedSaveDefineXML`, since 3.7.0.
    async fn domain_managed_save_define_xml(
        &self,
        domain: &DomainRef,
        dxml: Option<&str>,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainManagedSaveDefineXML"))
    }

    /// Saves the running guest and ends it, as `virDomainSaveFlags` does; file, XML and format are
    /// parameters.
    ///
    /// `virDomainSaveParams`, since 8.4.0.
    async fn domain_save_params(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSaveParams"))
    }

    /// Starts a domain from a saved state, as `virDomainRestoreFlags` does; file and XML are
    /// parameters.
    ///
    /// `virDomainRestoreParams`, since 8.4.0.
    async fn domain_restore_params(
        &self,
        params: &TypedParams,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainRestoreParams"))
    }
}
