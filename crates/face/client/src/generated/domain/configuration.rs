//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainConfiguration;
use ostler_core::flags::{DomainDefineFlags, DomainUndefineFlags, DomainXmlFlags};
use ostler_core::{DomainRef, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> DomainConfiguration for Remote<C> {
    async fn domain_define_xml(&self, xml: &str) -> Result<DomainRef> {
        let procedure = RemoteProcedure::DomainDefineXml.info();
        let arguments = remote::DomainDefineXmlArgs { xml };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainDefineXmlRet = answer.result(procedure)?;
        let value = ret.domain;
        Ok(value)
    }

    async fn domain_xml_desc(&self, domain: &DomainRef, flags: DomainXmlFlags) -> Result<String> {
        let procedure = RemoteProcedure::DomainGetXmlDesc.info();
        let arguments =
            remote::DomainGetXmlDescArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn domain_autostart(&self, domain: &DomainRef) -> Result<bool> {
        let procedure = RemoteProcedure::DomainGetAutostart.info();
        let arguments = remote::DomainGetAutostartArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetAutostartRet = answer.result(procedure)?;
        let value = ret.autostart;
        Ok(value)
    }

    async fn domain_os_type(&self, domain: &DomainRef) -> Result<String> {
        let procedure = RemoteProcedure::DomainGetOsType.info();
        let arguments = remote::DomainGetOsTypeArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetOsTypeRet<'_> = answer.result(procedure)?;
        let value = ret.kind.to_owned();
        Ok(value)
    }

    async fn domain_set_autostart(&self, domain: &DomainRef, autostart: bool) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetAutostart.info();
        let arguments = remote::DomainSetAutostartArgs { domain: domain.clone(), autostart };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_undefine(&self, domain: &DomainRef) -> Result<()> {
        let procedure = RemoteProcedure::DomainUndefine.info();
        let arguments = remote::DomainUndefineArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_is_persistent(&self, domain: &DomainRef) -> Result<bool> {
        let procedure = RemoteProcedure::DomainIsPersistent.info();
        let arguments = remote::DomainIsPersistentArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainIsPersistentRet = answer.result(procedure)?;
        let value = ret.persistent;
        Ok(value)
    }

    async fn domain_is_updated(&self, domain: &DomainRef) -> Result<bool> {
        let procedure = RemoteProcedure::DomainIsUpdated.info();
        let arguments = remote::DomainIsUpdatedArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainIsUpdatedRet = answer.result(procedure)?;
        let value = ret.updated;
        Ok(value)
    }

    async fn domain_undefine_flags(
        &self,
        domain: &DomainRef,
        flags: DomainUndefineFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainUndefineFlags.info();
        let arguments =
            remote::DomainUndefineFlagsArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_define_xml_flags(
        &self,
        xml: &str,
        flags: DomainDefineFlags,
    ) -> Result<DomainRef> {
        let procedure = RemoteProcedure::DomainDefineXmlFlags.info();
        let arguments = remote::DomainDefineXmlFlagsArgs { xml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainDefineXmlFlagsRet = answer.result(procedure)?;
        let value = ret.domain;
        Ok(value)
    }

    async fn domain_autostart_once(&self, domain: &DomainRef) -> Result<bool> {
        let procedure = RemoteProcedure::DomainGetAutostartOnce.info();
        let arguments = remote::DomainGetAutostartOnceArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetAutostartOnceRet = answer.result(procedure)?;
        let value = ret.autostart;
        Ok(value)
    }

    async fn domain_set_autostart_once(&self, domain: &DomainRef, autostart: bool) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetAutostartOnce.info();
        let arguments = remote::DomainSetAutostartOnceArgs { domain: domain.clone(), autostart };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
