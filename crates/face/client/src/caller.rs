//! The typed client's needs of a connection, and what it makes of it.

use async_trait::async_trait;
use bytes::Bytes;
use ostler_api::Stream;
use ostler_core::{Error, ErrorCode, ErrorDomain, Result};
use ostler_protocol::{Procedure, wire::Wire};
use ostler_xdr::{Reader, Writer};
use std::os::fd::OwnedFd;

/// The bit of `flags` with which we say that we understand parameters that are
/// strings.
pub(super) const STRING_OKAY: u32 =
    ostler_core::flags::TypedParameterFlags::PARAM_STRING_OKAY.bits();

/// The reply to a call.
#[derive(Debug, Default)]
pub struct Answer {
    /// The result, as it stands on the wire after the header.
    pub payload: Bytes,
    /// The descriptors that came with it.
    pub fds: Vec<OwnedFd>,
}

/// A connection that calls can be made on.
#[async_trait]
pub trait Caller: Send + Sync {
    /// Sends a call with these encoded arguments and descriptors, and waits
    /// for its reply.
    ///
    /// # Errors
    /// What the daemon answers, or why no answer can come.
    async fn call(
        &self,
        procedure: &'static Procedure,
        arguments: Vec<u8>,
        fds: Vec<OwnedFd>,
    ) -> Result<Answer>;

    /// The same for a call that opens a stream; gives our end of it.
    ///
    /// # Errors
    /// What the daemon answers, or why no answer can come.
    async fn open_stream(
        &self,
        procedure: &'static Procedure,
        arguments: Vec<u8>,
    ) -> Result<(Answer, Stream)>;
}

/// A daemon, with all the traits of a driver.
#[derive(Debug, Clone)]
pub struct Remote<C> {
    pub(super) caller: C,
}

impl<C: Caller> Remote<C> {
    /// The daemon behind a connection.
    pub const fn new(caller: C) -> Self {
        Self { caller }
    }

    /// The connection.
    pub const fn caller(&self) -> &C {
        &self.caller
    }
}

/// Encodes arguments.
pub(super) fn encode<'a>(procedure: &Procedure, arguments: &impl Wire<'a>) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    match arguments.encode(&mut Writer::new(&mut out)) {
        Ok(()) => Ok(out),
        Err(problem) => {
            let api = procedure.api;
            Err(failure(format!("the arguments of {api} cannot be sent: {problem}")))
        }
    }
}

impl Answer {
    /// The result.
    pub(super) fn result<'a, T: Wire<'a>>(&'a self, procedure: &Procedure) -> Result<T> {
        T::decode(&mut Reader::new(&self.payload)).map_err(|problem| {
            failure(format!("the result of {} cannot be read: {problem}", procedure.api))
        })
    }

    /// The one descriptor that came with the reply.
    pub(super) fn one_fd(self, procedure: &Procedure) -> Result<OwnedFd> {
        self.fds.into_iter().next().ok_or_else(|| {
            failure(format!("no file descriptor came with the result of {}", procedure.api))
        })
    }
}

fn failure(detail: String) -> Error {
    Error::new(ErrorCode::Rpc, ErrorDomain::Remote, detail)
}
