//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, STRING_OKAY, encode};
use async_trait::async_trait;
use ostler_api::NetworkPorts;
use ostler_core::flags::NetworkPortCreateFlags;
use ostler_core::{NetworkPortRef, NetworkRef, Result, TypedParams, Uuid};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::borrow::Cow;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> NetworkPorts for Remote<C> {
    async fn network_list_all_ports(&self, network: &NetworkRef) -> Result<Arc<[NetworkPortRef]>> {
        let procedure = RemoteProcedure::NetworkListAllPorts.info();
        let arguments = remote::NetworkListAllPortsArgs {
            network: network.clone(),
            need_results: true,
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkListAllPortsRet = answer.result(procedure)?;
        let value = ret.ports.into();
        Ok(value)
    }

    async fn network_port_lookup_by_uuid(
        &self,
        network: &NetworkRef,
        uuid: Uuid,
    ) -> Result<NetworkPortRef> {
        let procedure = RemoteProcedure::NetworkPortLookupByUuid.info();
        let arguments = remote::NetworkPortLookupByUuidArgs { network: network.clone(), uuid };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkPortLookupByUuidRet = answer.result(procedure)?;
        let value = ret.port;
        Ok(value)
    }

    async fn network_port_create_xml(
        &self,
        network: &NetworkRef,
        xml: &str,
        flags: NetworkPortCreateFlags,
    ) -> Result<NetworkPortRef> {
        let procedure = RemoteProcedure::NetworkPortCreateXml.info();
        let arguments =
            remote::NetworkPortCreateXmlArgs { network: network.clone(), xml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkPortCreateXmlRet = answer.result(procedure)?;
        let value = ret.port;
        Ok(value)
    }

    async fn network_port_parameters(&self, port: &NetworkPortRef) -> Result<TypedParams> {
        let procedure = RemoteProcedure::NetworkPortGetParameters.info();
        let arguments = remote::NetworkPortGetParametersArgs {
            port: port.clone(),
            nparams: 16,
            flags: STRING_OKAY,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkPortGetParametersRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn network_port_set_parameters(
        &self,
        port: &NetworkPortRef,
        params: &TypedParams,
    ) -> Result<()> {
        let procedure = RemoteProcedure::NetworkPortSetParameters.info();
        let arguments = remote::NetworkPortSetParametersArgs {
            port: port.clone(),
            params: Cow::Borrowed(params),
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn network_port_xml_desc(&self, port: &NetworkPortRef) -> Result<String> {
        let procedure = RemoteProcedure::NetworkPortGetXmlDesc.info();
        let arguments = remote::NetworkPortGetXmlDescArgs { port: port.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkPortGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn network_port_delete(&self, port: &NetworkPortRef) -> Result<()> {
        let procedure = RemoteProcedure::NetworkPortDelete.info();
        let arguments = remote::NetworkPortDeleteArgs { port: port.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
