//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainSave;
use ostler_core::enumeration;
use ostler_core::flags::{DomainCoreDumpFlags, DomainSaveImageXmlFlags, DomainSaveRestoreFlags};
use ostler_core::{DomainRef, Result, TypedParams};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::borrow::Cow;

#[async_trait]
impl<C: Caller> DomainSave for Remote<C> {
    async fn domain_core_dump(
        &self,
        domain: &DomainRef,
        to: &str,
        flags: DomainCoreDumpFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainCoreDump.info();
        let arguments =
            remote::DomainCoreDumpArgs { domain: domain.clone(), to, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_restore(&self, from: &str) -> Result<()> {
        let procedure = RemoteProcedure::DomainRestore.info();
        let arguments = remote::DomainRestoreArgs { from };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_save(&self, domain: &DomainRef, to: &str) -> Result<()> {
        let procedure = RemoteProcedure::DomainSave.info();
        let arguments = remote::DomainSaveArgs { domain: domain.clone(), to };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_managed_save(
        &self,
        domain: &DomainRef,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainManagedSave.info();
        let arguments =
            remote::DomainManagedSaveArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_has_managed_save_image(&self, domain: &DomainRef) -> Result<bool> {
        let procedure = RemoteProcedure::DomainHasManagedSaveImage.info();
        let arguments = remote::DomainHasManagedSaveImageArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainHasManagedSaveImageRet = answer.result(procedure)?;
        let value = ret.result;
        Ok(value)
    }

    async fn domain_managed_save_remove(&self, domain: &DomainRef) -> Result<()> {
        let procedure = RemoteProcedure::DomainManagedSaveRemove.info();
        let arguments = remote::DomainManagedSaveRemoveArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_save_flags(
        &self,
        domain: &DomainRef,
        to: &str,
        dxml: Option<&str>,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSaveFlags.info();
        let arguments =
            remote::DomainSaveFlagsArgs { domain: domain.clone(), to, dxml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_restore_flags(
        &self,
        from: &str,
        dxml: Option<&str>,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainRestoreFlags.info();
        let arguments = remote::DomainRestoreFlagsArgs { from, dxml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_save_image_xml_desc(
        &self,
        file: &str,
        flags: DomainSaveImageXmlFlags,
    ) -> Result<String> {
        let procedure = RemoteProcedure::DomainSaveImageGetXmlDesc.info();
        let arguments = remote::DomainSaveImageGetXmlDescArgs { file, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainSaveImageGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn domain_save_image_define_xml(
        &self,
        file: &str,
        dxml: &str,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSaveImageDefineXml.info();
        let arguments = remote::DomainSaveImageDefineXmlArgs { file, dxml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_core_dump_with_format(
        &self,
        domain: &DomainRef,
        to: &str,
        dumpformat: enumeration::DomainCoreDumpFormat,
        flags: DomainCoreDumpFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainCoreDumpWithFormat.info();
        let arguments = remote::DomainCoreDumpWithFormatArgs {
            domain: domain.clone(),
            to,
            dumpformat: dumpformat.into(),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_managed_save_xml_desc(
        &self,
        domain: &DomainRef,
        flags: DomainSaveImageXmlFlags,
    ) -> Result<String> {
        let procedure = RemoteProcedure::DomainManagedSaveGetXmlDesc.info();
        let arguments =
            remote::DomainManagedSaveGetXmlDescArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainManagedSaveGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn domain_managed_save_define_xml(
        &self,
        domain: &DomainRef,
        dxml: Option<&str>,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainManagedSaveDefineXml.info();
        let arguments = remote::DomainManagedSaveDefineXmlArgs {
            domain: domain.clone(),
            dxml,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_save_params(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSaveParams.info();
        let arguments = remote::DomainSaveParamsArgs {
            domain: domain.clone(),
            params: Cow::Borrowed(params),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_restore_params(
        &self,
        params: &TypedParams,
        flags: DomainSaveRestoreFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainRestoreParams.info();
        let arguments =
            remote::DomainRestoreParamsArgs { params: Cow::Borrowed(params), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
