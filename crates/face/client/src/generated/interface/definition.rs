//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::InterfaceDefinition;
use ostler_core::flags::{InterfaceDefineFlags, InterfaceXmlFlags};
use ostler_core::{InterfaceRef, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> InterfaceDefinition for Remote<C> {
    async fn interface_xml_desc(
        &self,
        interface: &InterfaceRef,
        flags: InterfaceXmlFlags,
    ) -> Result<String> {
        let procedure = RemoteProcedure::InterfaceGetXmlDesc.info();
        let arguments =
            remote::InterfaceGetXmlDescArgs { interface: interface.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::InterfaceGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn interface_define_xml(
        &self,
        xml: &str,
        flags: InterfaceDefineFlags,
    ) -> Result<InterfaceRef> {
        let procedure = RemoteProcedure::InterfaceDefineXml.info();
        let arguments = remote::InterfaceDefineXmlArgs { xml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::InterfaceDefineXmlRet = answer.result(procedure)?;
        let value = ret.interface;
        Ok(value)
    }

    async fn interface_undefine(&self, interface: &InterfaceRef) -> Result<()> {
        let procedure = RemoteProcedure::InterfaceUndefine.info();
        let arguments = remote::InterfaceUndefineArgs { interface: interface.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn interface_create(&self, interface: &InterfaceRef) -> Result<()> {
        let procedure = RemoteProcedure::InterfaceCreate.info();
        let arguments = remote::InterfaceCreateArgs { interface: interface.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn interface_destroy(&self, interface: &InterfaceRef) -> Result<()> {
        let procedure = RemoteProcedure::InterfaceDestroy.info();
        let arguments = remote::InterfaceDestroyArgs { interface: interface.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn interface_is_active(&self, interface: &InterfaceRef) -> Result<bool> {
        let procedure = RemoteProcedure::InterfaceIsActive.info();
        let arguments = remote::InterfaceIsActiveArgs { interface: interface.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::InterfaceIsActiveRet = answer.result(procedure)?;
        let value = ret.active;
        Ok(value)
    }
}
