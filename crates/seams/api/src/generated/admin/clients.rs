//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{ClientRef, Error, Result, ServerRef, TypedParams};
use std::sync::Arc;

/// What drivers do for clients: admin, clients.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait AdminClients: Send + Sync {
    /// Lists the clients of a server.
    ///
    /// `virAdmServerListClients`, since 2.0.0.
    async fn admin_server_list_clients(&self, server: &ServerRef) -> Result<Arc<[ClientRef]>> {
        Err(Error::no_support("virAdmServerListClients"))
    }

    /// Finds a server's client by its number. It fails with `VIR_ERR_NO_CLIENT` if there is none.
    ///
    /// `virAdmServerLookupClient`, since 2.0.0.
    async fn admin_server_lookup_client(&self, server: &ServerRef, id: u64) -> Result<ClientRef> {
        Err(Error::no_support("virAdmServerLookupClient"))
    }

    /// Gives who a client is: how it came, and by its socket its process, user and group.
    ///
    /// `virAdmClientGetInfo`, since 2.0.0.
    async fn admin_client_info(&self, client: &ClientRef) -> Result<TypedParams> {
        Err(Error::no_support("virAdmClientGetInfo"))
    }

    /// Ends a client's connection at once.
    ///
    /// `virAdmClientClose`, since 2.0.0.
    async fn admin_client_close(&self, client: &ClientRef) -> Result<()> {
        Err(Error::no_support("virAdmClientClose"))
    }
}
