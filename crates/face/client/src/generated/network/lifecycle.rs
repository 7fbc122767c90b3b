//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::NetworkDhcpLease;
use ostler_api::NetworkLifecycle;
use ostler_core::flags::NetworkCreateFlags;
use ostler_core::{NetworkRef, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> NetworkLifecycle for Remote<C> {
    async fn network_create(&self, network: &NetworkRef) -> Result<()> {
        let procedure = RemoteProcedure::NetworkCreate.info();
        let arguments = remote::NetworkCreateArgs { network: network.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn network_create_xml(&self, xml: &str) -> Result<NetworkRef> {
        let procedure = RemoteProcedure::NetworkCreateXml.info();
        let arguments = remote::NetworkCreateXmlArgs { xml };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkCreateXmlRet = answer.result(procedure)?;
        let value = ret.network;
        Ok(value)
    }

    async fn network_destroy(&self, network: &NetworkRef) -> Result<()> {
        let procedure = RemoteProcedure::NetworkDestroy.info();
        let arguments = remote::NetworkDestroyArgs { network: network.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn network_bridge_name(&self, network: &NetworkRef) -> Result<String> {
        let procedure = RemoteProcedure::NetworkGetBridgeName.info();
        let arguments = remote::NetworkGetBridgeNameArgs { network: network.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkGetBridgeNameRet<'_> = answer.result(procedure)?;
        let value = ret.name.to_owned();
        Ok(value)
    }

    async fn network_is_active(&self, network: &NetworkRef) -> Result<bool> {
        let procedure = RemoteProcedure::NetworkIsActive.info();
        let arguments = remote::NetworkIsActiveArgs { network: network.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkIsActiveRet = answer.result(procedure)?;
        let value = ret.active;
        Ok(value)
    }

    async fn network_dhcp_leases(
        &self,
        network: &NetworkRef,
        mac: Option<&str>,
    ) -> Result<Arc<[NetworkDhcpLease]>> {
        let procedure = RemoteProcedure::NetworkGetDhcpLeases.info();
        let arguments = remote::NetworkGetDhcpLeasesArgs {
            network: network.clone(),
            mac,
            need_results: true,
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkGetDhcpLeasesRet<'_> = answer.result(procedure)?;
        let value = ret
            .leases
            .into_iter()
            .map(|item| NetworkDhcpLease {
                interface: item.interface.to_owned(),
                expirytime: item.expirytime,
                kind: item.kind,
                mac: item.mac.map(str::to_owned),
                iaid: item.iaid.map(str::to_owned),
                ipaddr: item.ipaddr.to_owned(),
                prefix: item.prefix,
                hostname: item.hostname.map(str::to_owned),
                clientid: item.clientid.map(str::to_owned),
            })
            .collect();
        Ok(value)
    }

    async fn network_create_xml_flags(
        &self,
        xml: &str,
        flags: NetworkCreateFlags,
    ) -> Result<NetworkRef> {
        let procedure = RemoteProcedure::NetworkCreateXmlFlags.info();
        let arguments = remote::NetworkCreateXmlFlagsArgs { xml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkCreateXmlFlagsRet = answer.result(procedure)?;
        let value = ret.network;
        Ok(value)
    }
}
