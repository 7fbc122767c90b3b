//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::ConnectCapabilities;
use ostler_core::Result;
use ostler_core::flags::ConnectGetDomainCapabilitiesFlags;
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> ConnectCapabilities for Remote<C> {
    async fn connect_max_vcpus(&self, kind: Option<&str>) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectGetMaxVcpus.info();
        let arguments = remote::ConnectGetMaxVcpusArgs { kind };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectGetMaxVcpusRet = answer.result(procedure)?;
        let value = ret.max_vcpus;
        Ok(value)
    }

    async fn connect_capabilities(&self) -> Result<String> {
        let procedure = RemoteProcedure::ConnectGetCapabilities.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectGetCapabilitiesRet<'_> = answer.result(procedure)?;
        let value = ret.capabilities.to_owned();
        Ok(value)
    }

    async fn connect_domain_xml_from_native(
        &self,
        native_format: &str,
        native_config: &str,
    ) -> Result<String> {
        let procedure = RemoteProcedure::ConnectDomainXmlFromNative.info();
        let arguments =
            remote::ConnectDomainXmlFromNativeArgs { native_format, native_config, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectDomainXmlFromNativeRet<'_> = answer.result(procedure)?;
        let value = ret.domain_xml.to_owned();
        Ok(value)
    }

    async fn connect_domain_xml_to_native(
        &self,
        native_format: &str,
        domain_xml: &str,
    ) -> Result<String> {
        let procedure = RemoteProcedure::ConnectDomainXmlToNative.info();
        let arguments =
            remote::ConnectDomainXmlToNativeArgs { native_format, domain_xml, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectDomainXmlToNativeRet<'_> = answer.result(procedure)?;
        let value = ret.native_config.to_owned();
        Ok(value)
    }

    async fn connect_domain_capabilities(
        &self,
        emulatorbin: Option<&str>,
        arch: Option<&str>,
        machine: Option<&str>,
        virttype: Option<&str>,
        flags: ConnectGetDomainCapabilitiesFlags,
    ) -> Result<String> {
        let procedure = RemoteProcedure::ConnectGetDomainCapabilities.info();
        let arguments = remote::ConnectGetDomainCapabilitiesArgs {
            emulatorbin,
            arch,
            machine,
            virttype,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectGetDomainCapabilitiesRet<'_> = answer.result(procedure)?;
        let value = ret.capabilities.to_owned();
        Ok(value)
    }
}
