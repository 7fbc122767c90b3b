//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::InterfaceListing;
use ostler_core::flags::ConnectListAllInterfacesFlags;
use ostler_core::{InterfaceRef, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> InterfaceListing for Remote<C> {
    async fn connect_number_of_interfaces(&self) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectNumOfInterfaces.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectNumOfInterfacesRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn connect_list_interfaces(&self) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::ConnectListInterfaces.info();
        let arguments = remote::ConnectListInterfacesArgs { maxnames: 16384 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListInterfacesRet<'_> = answer.result(procedure)?;
        let value = ret.names.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn interface_lookup_by_name(&self, name: &str) -> Result<InterfaceRef> {
        let procedure = RemoteProcedure::InterfaceLookupByName.info();
        let arguments = remote::InterfaceLookupByNameArgs { name };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::InterfaceLookupByNameRet = answer.result(procedure)?;
        let value = ret.interface;
        Ok(value)
    }

    async fn interface_lookup_by_mac_string(&self, mac: &str) -> Result<InterfaceRef> {
        let procedure = RemoteProcedure::InterfaceLookupByMacString.info();
        let arguments = remote::InterfaceLookupByMacStringArgs { mac };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::InterfaceLookupByMacStringRet = answer.result(procedure)?;
        let value = ret.interface;
        Ok(value)
    }

    async fn connect_number_of_defined_interfaces(&self) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectNumOfDefinedInterfaces.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectNumOfDefinedInterfacesRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn connect_list_defined_interfaces(&self) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::ConnectListDefinedInterfaces.info();
        let arguments = remote::ConnectListDefinedInterfacesArgs { maxnames: 16384 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListDefinedInterfacesRet<'_> = answer.result(procedure)?;
        let value = ret.names.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn connect_list_all_interfaces(
        &self,
        flags: ConnectListAllInterfacesFlags,
    ) -> Result<Arc<[InterfaceRef]>> {
        let procedure = RemoteProcedure::ConnectListAllInterfaces.info();
        let arguments =
            remote::ConnectListAllInterfacesArgs { need_results: true, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListAllInterfacesRet = answer.result(procedure)?;
        let value = ret.interfaces.into();
        Ok(value)
    }
}
