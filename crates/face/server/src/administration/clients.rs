//! Clients, as an administrator sees and ends them.

use super::{Administration, failure, reference};
use crate::client::Client;
use async_trait::async_trait;
use nix::unistd::{Gid, Group, Uid, User};
use ostler_core::enumeration::ClientTransport;
use ostler_core::{ClientRef, Error, ErrorCode, Result, ServerRef, TypedParams};
use ostler_driver::api::AdminClients;
use ostler_transport::PeerIdentity;
use std::{sync::Arc, time::UNIX_EPOCH};

#[async_trait]
impl AdminClients for Administration {
    async fn admin_server_list_clients(&self, server: &ServerRef) -> Result<Arc<[ClientRef]>> {
        let server = self.server(&server.name)?;
        Ok(server.clients().iter().map(|client| client_reference(client)).collect())
    }

    async fn admin_server_lookup_client(&self, server: &ServerRef, id: u64) -> Result<ClientRef> {
        self.client(&server.name, id).map(|client| client_reference(&client))
    }

    /// Names of users may come from a directory service, so a thread that may
    /// wait asks for them.
    async fn admin_client_info(&self, client: &ClientRef) -> Result<TypedParams> {
        let client = self.client(&client.server.name, client.id)?;
        let (read_only, peer) = (client.is_read_only(), client.peer);
        let asked = tokio::task::spawn_blocking(move || information(read_only, peer));
        asked.await.map_err(|_| Error::internal("the look-up of a user's name failed"))
    }

    async fn admin_client_close(&self, client: &ClientRef) -> Result<()> {
        let client = self.client(&client.server.name, client.id)?;
        tracing::info!(client = client.id, "cut off by an administrator");
        client.disconnect();
        Ok(())
    }
}

impl Administration {
    fn client(&self, server: &str, id: u64) -> Result<Arc<Client>> {
        self.server(server)?.client(id).ok_or_else(|| {
            failure(ErrorCode::NoClient, format!("server '{server}' has no client {id} now"))
        })
    }
}

/// The identity of a client. May wait for a directory service.
fn information(read_only: bool, peer: PeerIdentity) -> TypedParams {
    let mut params = TypedParams::default();
    params.push("readonly", read_only);
    params.push("unix_user_id", peer.uid.cast_signed());
    if let Ok(Some(user)) = User::from_uid(Uid::from_raw(peer.uid)) {
        params.push("unix_user_name", user.name);
    }
    params.push("unix_group_id", peer.gid.cast_signed());
    if let Ok(Some(group)) = Group::from_gid(Gid::from_raw(peer.gid)) {
        params.push("unix_group_name", group.name);
    }
    // A process outside of the daemon's PID name space has no number in it.
    let pid = if peer.pid == 0 { -1 } else { peer.pid.cast_signed() };
    params.push("unix_process_id", pid);
    params
}

fn client_reference(client: &Client) -> ClientRef {
    let since = client.connected.duration_since(UNIX_EPOCH).unwrap_or_default();
    ClientRef {
        server: reference(client.service.name()),
        id: client.id,
        timestamp: since.as_secs().cast_signed(),
        transport: ClientTransport::Unix.into(),
    }
}
