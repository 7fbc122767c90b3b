//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::AdminClients;
use ostler_core::{ClientRef, Result, ServerRef, TypedParams};
use ostler_protocol::AdminProcedure;
use ostler_protocol::admin;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> AdminClients for Remote<C> {
    async fn admin_server_list_clients(&self, server: &ServerRef) -> Result<Arc<[ClientRef]>> {
        let procedure = AdminProcedure::ServerListClients.info();
        let arguments =
            admin::ServerListClientsArgs { server: server.clone(), need_results: true, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: admin::ServerListClientsRet = answer.result(procedure)?;
        let value = ret.clients.into();
        Ok(value)
    }

    async fn admin_server_lookup_client(&self, server: &ServerRef, id: u64) -> Result<ClientRef> {
        let procedure = AdminProcedure::ServerLookupClient.info();
        let arguments = admin::ServerLookupClientArgs { server: server.clone(), id, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: admin::ServerLookupClientRet = answer.result(procedure)?;
        let value = ret.client;
        Ok(value)
    }

    async fn admin_client_info(&self, client: &ClientRef) -> Result<TypedParams> {
        let procedure = AdminProcedure::ClientGetInfo.info();
        let arguments = admin::ClientGetInfoArgs { client: client.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: admin::ClientGetInfoRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn admin_client_close(&self, client: &ClientRef) -> Result<()> {
        let procedure = AdminProcedure::ClientClose.info();
        let arguments = admin::ClientCloseArgs { client: client.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
