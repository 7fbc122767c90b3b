//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote};
use async_trait::async_trait;
use ostler_api::ConnectHypervisor;
use ostler_core::Result;
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> ConnectHypervisor for Remote<C> {
    async fn connect_type(&self) -> Result<String> {
        let procedure = RemoteProcedure::ConnectGetType.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectGetTypeRet<'_> = answer.result(procedure)?;
        let value = ret.kind.to_owned();
        Ok(value)
    }

    async fn connect_version(&self) -> Result<u64> {
        let procedure = RemoteProcedure::ConnectGetVersion.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectGetVersionRet = answer.result(procedure)?;
        let value = ret.hv_ver;
        Ok(value)
    }

    async fn connect_uri(&self) -> Result<String> {
        let procedure = RemoteProcedure::ConnectGetUri.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectGetUriRet<'_> = answer.result(procedure)?;
        let value = ret.uri.to_owned();
        Ok(value)
    }
}
