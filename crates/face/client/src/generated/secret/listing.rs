//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::SecretListing;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::ConnectListAllSecretsFlags;
use ostler_core::{Result, SecretRef, Uuid};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> SecretListing for Remote<C> {
    async fn connect_number_of_secrets(&self) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectNumOfSecrets.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectNumOfSecretsRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn connect_list_secrets(&self) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::ConnectListSecrets.info();
        let arguments = remote::ConnectListSecretsArgs { maxuuids: 16384 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListSecretsRet<'_> = answer.result(procedure)?;
        let value = ret.uuids.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn secret_lookup_by_uuid(&self, uuid: Uuid) -> Result<SecretRef> {
        let procedure = RemoteProcedure::SecretLookupByUuid.info();
        let arguments = remote::SecretLookupByUuidArgs { uuid };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::SecretLookupByUuidRet = answer.result(procedure)?;
        let value = ret.secret;
        Ok(value)
    }

    async fn secret_lookup_by_usage(
        &self,
        usage_type: Open<enumeration::SecretUsageType>,
        usage_id: &str,
    ) -> Result<SecretRef> {
        let procedure = RemoteProcedure::SecretLookupByUsage.info();
        let arguments = remote::SecretLookupByUsageArgs { usage_type, usage_id };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::SecretLookupByUsageRet = answer.result(procedure)?;
        let value = ret.secret;
        Ok(value)
    }

    async fn connect_list_all_secrets(
        &self,
        flags: ConnectListAllSecretsFlags,
    ) -> Result<Arc<[SecretRef]>> {
        let procedure = RemoteProcedure::ConnectListAllSecrets.info();
        let arguments =
            remote::ConnectListAllSecretsArgs { need_results: true, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListAllSecretsRet = answer.result(procedure)?;
        let value = ret.secrets.into();
        Ok(value)
    }
}
