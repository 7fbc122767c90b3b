//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::NetworkDefinition;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::{NetworkDefineFlags, NetworkUpdateFlags, NetworkXmlFlags};
use ostler_core::{NetworkRef, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> NetworkDefinition for Remote<C> {
    async fn network_define_xml(&self, xml: &str) -> Result<NetworkRef> {
        let procedure = RemoteProcedure::NetworkDefineXml.info();
        let arguments = remote::NetworkDefineXmlArgs { xml };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkDefineXmlRet = answer.result(procedure)?;
        let value = ret.network;
        Ok(value)
    }

    async fn network_xml_desc(
        &self,
        network: &NetworkRef,
        flags: NetworkXmlFlags,
    ) -> Result<String> {
        let procedure = RemoteProcedure::NetworkGetXmlDesc.info();
        let arguments =
            remote::NetworkGetXmlDescArgs { network: network.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn network_autostart(&self, network: &NetworkRef) -> Result<bool> {
        let procedure = RemoteProcedure::NetworkGetAutostart.info();
        let arguments = remote::NetworkGetAutostartArgs { network: network.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkGetAutostartRet = answer.result(procedure)?;
        let value = ret.autostart;
        Ok(value)
    }

    async fn network_set_autostart(&self, network: &NetworkRef, autostart: bool) -> Result<()> {
        let procedure = RemoteProcedure::NetworkSetAutostart.info();
        let arguments = remote::NetworkSetAutostartArgs { network: network.clone(), autostart };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn network_undefine(&self, network: &NetworkRef) -> Result<()> {
        let procedure = RemoteProcedure::NetworkUndefine.info();
        let arguments = remote::NetworkUndefineArgs { network: network.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn network_is_persistent(&self, network: &NetworkRef) -> Result<bool> {
        let procedure = RemoteProcedure::NetworkIsPersistent.info();
        let arguments = remote::NetworkIsPersistentArgs { network: network.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkIsPersistentRet = answer.result(procedure)?;
        let value = ret.persistent;
        Ok(value)
    }

    async fn network_update(
        &self,
        network: &NetworkRef,
        command: Open<enumeration::NetworkUpdateCommand>,
        section: Open<enumeration::NetworkUpdateSection>,
        parent_index: i32,
        xml: &str,
        flags: NetworkUpdateFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::NetworkUpdate.info();
        let arguments = remote::NetworkUpdateArgs {
            network: network.clone(),
            command,
            section,
            parent_index,
            xml,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn network_define_xml_flags(
        &self,
        xml: &str,
        flags: NetworkDefineFlags,
    ) -> Result<NetworkRef> {
        let procedure = RemoteProcedure::NetworkDefineXmlFlags.info();
        let arguments = remote::NetworkDefineXmlFlagsArgs { xml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkDefineXmlFlagsRet = answer.result(procedure)?;
        let value = ret.network;
        Ok(value)
    }

    async fn network_set_metadata(
        &self,
        network: &NetworkRef,
        kind: enumeration::NetworkMetadataType,
        metadata: Option<&str>,
        key: Option<&str>,
        uri: Option<&str>,
        flags: NetworkUpdateFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::NetworkSetMetadata.info();
        let arguments = remote::NetworkSetMetadataArgs {
            network: network.clone(),
            kind: kind.into(),
            metadata,
            key,
            uri,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn network_metadata(
        &self,
        network: &NetworkRef,
        kind: enumeration::NetworkMetadataType,
        uri: Option<&str>,
        flags: NetworkUpdateFlags,
    ) -> Result<String> {
        let procedure = RemoteProcedure::NetworkGetMetadata.info();
        let arguments = remote::NetworkGetMetadataArgs {
            network: network.clone(),
            kind: kind.into(),
            uri,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkGetMetadataRet<'_> = answer.result(procedure)?;
        let value = ret.metadata.to_owned();
        Ok(value)
    }
}
