//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainListing;
use ostler_core::flags::ConnectListAllDomainsFlags;
use ostler_core::{DomainRef, Result, Uuid};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> DomainListing for Remote<C> {
    async fn connect_list_defined_domains(&self) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::ConnectListDefinedDomains.info();
        let arguments = remote::ConnectListDefinedDomainsArgs { maxnames: 16384 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListDefinedDomainsRet<'_> = answer.result(procedure)?;
        let value = ret.names.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn domain_lookup_by_id(&self, id: i32) -> Result<DomainRef> {
        let procedure = RemoteProcedure::DomainLookupById.info();
        let arguments = remote::DomainLookupByIdArgs { id };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainLookupByIdRet = answer.result(procedure)?;
        let value = ret.domain;
        Ok(value)
    }

    async fn domain_lookup_by_name(&self, name: &str) -> Result<DomainRef> {
        let procedure = RemoteProcedure::DomainLookupByName.info();
        let arguments = remote::DomainLookupByNameArgs { name };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainLookupByNameRet = answer.result(procedure)?;
        let value = ret.domain;
        Ok(value)
    }

    async fn domain_lookup_by_uuid(&self, uuid: Uuid) -> Result<DomainRef> {
        let procedure = RemoteProcedure::DomainLookupByUuid.info();
        let arguments = remote::DomainLookupByUuidArgs { uuid };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainLookupByUuidRet = answer.result(procedure)?;
        let value = ret.domain;
        Ok(value)
    }

    async fn connect_number_of_defined_domains(&self) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectNumOfDefinedDomains.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectNumOfDefinedDomainsRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn connect_list_domains(&self) -> Result<Vec<i32>> {
        let procedure = RemoteProcedure::ConnectListDomains.info();
        let arguments = remote::ConnectListDomainsArgs { maxids: 16384 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListDomainsRet = answer.result(procedure)?;
        let value = ret.ids;
        Ok(value)
    }

    async fn connect_number_of_domains(&self) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectNumOfDomains.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectNumOfDomainsRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn connect_list_all_domains(
        &self,
        flags: ConnectListAllDomainsFlags,
    ) -> Result<Arc<[DomainRef]>> {
        let procedure = RemoteProcedure::ConnectListAllDomains.info();
        let arguments =
            remote::ConnectListAllDomainsArgs { need_results: true, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListAllDomainsRet = answer.result(procedure)?;
        let value = ret.domains.into();
        Ok(value)
    }
}
