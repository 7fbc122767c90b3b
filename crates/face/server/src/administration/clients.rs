use super::{Administration, failure, reference};
use crate::client::Client;
use nix::unistd::{Gid, Group, Uid, User};
use ostler_core::{ClientRef, Error, ErrorCode, ServerRef, TypedParams};
use std::{sync::Arc, time::UNIX_EPOCH};

/// `VIR_CLIENT_TRANS_UNIX`
const UNIX: u32 = 0;

impl Administration {
    /// All clients of a server.
    pub(crate) fn list_clients(&self, server: &ServerRef) -> Result<Vec<ClientRef>, Error> {
        let server = self.server(&server.name)?;
        Ok(server.clients().iter().map(|client| client_reference(client)).collect())
    }

    /// The client with this number.
    pub(crate) fn lookup_client(&self, server: &ServerRef, id: u64) -> Result<ClientRef, Error> {
        self.client(&server.name, id).map(|client| client_reference(&client))
    }

    /// Who a client is. May ask the user database.
    pub(crate) fn client_info(&self, client: &ClientRef) -> Result<TypedParams, Error> {
        let client = self.client(&client.server.name, client.id)?;
        let peer = client.peer;
        let mut params = TypedParams::default();
        params.push("readonly", client.is_read_only());
        params.push("unix_user_id", peer.uid.cast_signed());
        if let Ok(Some(user)) = User::from_uid(Uid::from_raw(peer.uid)) {
            params.push("unix_user_name", user.name);
        }
        params.push("unix_group_id", peer.gid.cast_signed());
        if let Ok(Some(group)) = Group::from_gid(Gid::from_raw(peer.gid)) {
            params.push("unix_group_name", group.name);
        }
        params.push("unix_process_id", peer.pid.cast_signed());
        Ok(params)
    }

    /// Cuts a client off.
    pub(crate) fn close_client(&self, client: &ClientRef) -> Result<(), Error> {
        let client = self.client(&client.server.name, client.id)?;
        tracing::info!(client = client.id, "cut off by an administrator");
        client.disconnect();
        Ok(())
    }

    fn client(&self, server: &str, id: u64) -> Result<Arc<Client>, Error> {
        self.server(server)?.client(id).ok_or_else(|| {
            failure(ErrorCode::NoClient, format!("server '{server}' has no client {id} now"))
        })
    }
}

fn client_reference(client: &Client) -> ClientRef {
    let since = client.connected.duration_since(UNIX_EPOCH).unwrap_or_default();
    ClientRef {
        server: reference(&client.server),
        id: client.id,
        timestamp: since.as_secs().cast_signed(),
        transport: UNIX,
    }
}
