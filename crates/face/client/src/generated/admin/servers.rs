//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::AdminServers;
use ostler_core::{Result, ServerRef, TypedParams};
use ostler_protocol::AdminProcedure;
use ostler_protocol::admin;
use std::borrow::Cow;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> AdminServers for Remote<C> {
    async fn admin_connect_list_servers(&self) -> Result<Arc<[ServerRef]>> {
        let procedure = AdminProcedure::ConnectListServers.info();
        let arguments = admin::ConnectListServersArgs { need_results: true, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: admin::ConnectListServersRet = answer.result(procedure)?;
        let value = ret.servers.into();
        Ok(value)
    }

    async fn admin_connect_lookup_server(&self, name: &str) -> Result<ServerRef> {
        let procedure = AdminProcedure::ConnectLookupServer.info();
        let arguments = admin::ConnectLookupServerArgs { name, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: admin::ConnectLookupServerRet = answer.result(procedure)?;
        let value = ret.server;
        Ok(value)
    }

    async fn admin_server_threadpool_parameters(&self, server: &ServerRef) -> Result<TypedParams> {
        let procedure = AdminProcedure::ServerGetThreadpoolParameters.info();
        let arguments =
            admin::ServerGetThreadpoolParametersArgs { server: server.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: admin::ServerGetThreadpoolParametersRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn admin_server_set_threadpool_parameters(
        &self,
        server: &ServerRef,
        params: &TypedParams,
    ) -> Result<()> {
        let procedure = AdminProcedure::ServerSetThreadpoolParameters.info();
        let arguments = admin::ServerSetThreadpoolParametersArgs {
            server: server.clone(),
            params: Cow::Borrowed(params),
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn admin_server_client_limits(&self, server: &ServerRef) -> Result<TypedParams> {
        let procedure = AdminProcedure::ServerGetClientLimits.info();
        let arguments = admin::ServerGetClientLimitsArgs { server: server.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: admin::ServerGetClientLimitsRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn admin_server_set_client_limits(
        &self,
        server: &ServerRef,
        params: &TypedParams,
    ) -> Result<()> {
        let procedure = AdminProcedure::ServerSetClientLimits.info();
        let arguments = admin::ServerSetClientLimitsArgs {
            server: server.clone(),
            params: Cow::Borrowed(params),
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn admin_server_update_tls_files(&self, server: &ServerRef) -> Result<()> {
        let procedure = AdminProcedure::ServerUpdateTlsFiles.info();
        let arguments = admin::ServerUpdateTlsFilesArgs { server: server.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
