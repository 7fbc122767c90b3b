//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::NetworkListing;
use ostler_core::flags::ConnectListAllNetworksFlags;
use ostler_core::{NetworkRef, Result, Uuid};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> NetworkListing for Remote<C> {
    async fn connect_list_defined_networks(&self) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::ConnectListDefinedNetworks.info();
        let arguments = remote::ConnectListDefinedNetworksArgs { maxnames: 16384 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListDefinedNetworksRet<'_> = answer.result(procedure)?;
        let value = ret.names.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn connect_list_networks(&self) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::ConnectListNetworks.info();
        let arguments = remote::ConnectListNetworksArgs { maxnames: 16384 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListNetworksRet<'_> = answer.result(procedure)?;
        let value = ret.names.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn network_lookup_by_name(&self, name: &str) -> Result<NetworkRef> {
        let procedure = RemoteProcedure::NetworkLookupByName.info();
        let arguments = remote::NetworkLookupByNameArgs { name };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkLookupByNameRet = answer.result(procedure)?;
        let value = ret.network;
        Ok(value)
    }

    async fn network_lookup_by_uuid(&self, uuid: Uuid) -> Result<NetworkRef> {
        let procedure = RemoteProcedure::NetworkLookupByUuid.info();
        let arguments = remote::NetworkLookupByUuidArgs { uuid };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NetworkLookupByUuidRet = answer.result(procedure)?;
        let value = ret.network;
        Ok(value)
    }

    async fn connect_number_of_defined_networks(&self) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectNumOfDefinedNetworks.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectNumOfDefinedNetworksRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn connect_number_of_networks(&self) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectNumOfNetworks.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectNumOfNetworksRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn connect_list_all_networks(
        &self,
        flags: ConnectListAllNetworksFlags,
    ) -> Result<Arc<[NetworkRef]>> {
        let procedure = RemoteProcedure::ConnectListAllNetworks.info();
        let arguments =
            remote::ConnectListAllNetworksArgs { need_results: true, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListAllNetworksRet = answer.result(procedure)?;
        let value = ret.nets.into();
        Ok(value)
    }
}
