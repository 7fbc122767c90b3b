//! Who the client is: the procedures that may be called before that is known.
//!
//! Everybody is known by the credentials of the socket; nobody has to prove
//! more. A client that was not admitted by them gets no other answer than that.

use super::{Client, arguments::outcome};
use crate::client::Outcome;
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_protocol::{RemoteProcedure, remote::AuthListRet};

/// `REMOTE_AUTH_NONE`: nothing is to be proved (any more).
const NONE: i32 = 0;

pub(super) fn call(client: &Client, procedure: RemoteProcedure) -> Result<Outcome, Error> {
    if !client.is_authenticated() {
        return Err(not_admitted(client));
    }
    match procedure {
        RemoteProcedure::AuthList => outcome(&AuthListRet { types: vec![NONE] }),
        _ => Err(Error::new(
            ErrorCode::AuthUnavailable,
            ErrorDomain::Rpc,
            "this daemon asks for no authentication beyond the socket's credentials",
        )),
    }
}

/// The answer to every call of a client that was not let in.
pub(crate) fn not_admitted(client: &Client) -> Error {
    Error::new(
        ErrorCode::AuthFailed,
        ErrorDomain::Rpc,
        format!(
            "user {} (process {}) is neither root nor the daemon's user nor in the socket's \
             group; add it to the group that unix_sock_group names",
            client.peer.uid, client.peer.pid
        ),
    )
}
