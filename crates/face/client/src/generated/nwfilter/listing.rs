//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::NwfilterListing;
use ostler_core::{NwfilterBindingRef, NwfilterRef, Result, Uuid};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> NwfilterListing for Remote<C> {
    async fn nwfilter_lookup_by_name(&self, name: &str) -> Result<NwfilterRef> {
        let procedure = RemoteProcedure::NwfilterLookupByName.info();
        let arguments = remote::NwfilterLookupByNameArgs { name };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NwfilterLookupByNameRet = answer.result(procedure)?;
        let value = ret.nwfilter;
        Ok(value)
    }

    async fn nwfilter_lookup_by_uuid(&self, uuid: Uuid) -> Result<NwfilterRef> {
        let procedure = RemoteProcedure::NwfilterLookupByUuid.info();
        let arguments = remote::NwfilterLookupByUuidArgs { uuid };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NwfilterLookupByUuidRet = answer.result(procedure)?;
        let value = ret.nwfilter;
        Ok(value)
    }

    async fn connect_number_of_nwfilters(&self) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectNumOfNwfilters.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectNumOfNwfiltersRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn connect_list_nwfilters(&self) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::ConnectListNwfilters.info();
        let arguments = remote::ConnectListNwfiltersArgs { maxnames: 16384 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListNwfiltersRet<'_> = answer.result(procedure)?;
        let value = ret.names.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn connect_list_all_nwfilters(&self) -> Result<Arc<[NwfilterRef]>> {
        let procedure = RemoteProcedure::ConnectListAllNwfilters.info();
        let arguments = remote::ConnectListAllNwfiltersArgs { need_results: true, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListAllNwfiltersRet = answer.result(procedure)?;
        let value = ret.filters.into();
        Ok(value)
    }

    async fn nwfilter_binding_lookup_by_port_dev(&self, name: &str) -> Result<NwfilterBindingRef> {
        let procedure = RemoteProcedure::NwfilterBindingLookupByPortDev.info();
        let arguments = remote::NwfilterBindingLookupByPortDevArgs { name };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NwfilterBindingLookupByPortDevRet = answer.result(procedure)?;
        let value = ret.nwfilter;
        Ok(value)
    }

    async fn connect_list_all_nwfilter_bindings(&self) -> Result<Arc<[NwfilterBindingRef]>> {
        let procedure = RemoteProcedure::ConnectListAllNwfilterBindings.info();
        let arguments = remote::ConnectListAllNwfilterBindingsArgs { need_results: true, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListAllNwfilterBindingsRet = answer.result(procedure)?;
        let value = ret.bindings.into();
        Ok(value)
    }
}
