//! From a call's bytes to a driver's method and back.
//!
//! [`dispatch`] takes a call that the server has read and gives a future that
//! answers it. The future owns all that it needs: it can be polled once in
//! place and, if it is not ready, be handed to a task of its own.
//!
//! The order of things: what the table says of the procedure is checked before
//! a byte of the arguments is looked at; then the arguments are read, without
//! copying; then the caller is authorised for the object and the flags; then
//! flags and sizes are checked; only then is a driver asked.
//!
//! `generated/` comes from the tables. [`Session`] is what they
//! need of a client's session; what the server answers itself is in
//! [`ServerCalls`].

mod call;
mod generated;
mod session;
#[cfg(test)]
mod tests;

pub use call::{CallFuture, Reply};
pub use generated::events::encode_event;
pub use generated::server_calls::*;
pub use session::{Session, Target};

use bytes::Bytes;
use call::Call;
use ostler_core::{Error, ErrorCode, ErrorDomain, Result};
use ostler_protocol::{Procedure, ProcedureKind};
use std::os::fd::OwnedFd;
use std::sync::Arc;

/// Starts a call. Nothing happens before the future is polled.
///
/// # Errors
/// The procedure is not one that clients call, or the session is read-only and
/// the table does not allow it there.
pub fn dispatch(
    session: Arc<dyn Session>,
    procedure: &'static Procedure,
    payload: Bytes,
    fds: Vec<OwnedFd>,
) -> Result<CallFuture> {
    if procedure.kind != ProcedureKind::Call {
        let detail = format!("unknown procedure: {}", procedure.number);
        return Err(Error::new(ErrorCode::Rpc, ErrorDomain::Rpc, detail));
    }
    if session.is_read_only() && !procedure.read_only {
        return Err(call::read_only(procedure));
    }
    generated::calls::route(Call { session, procedure, payload, fds })
}
