//! Opening a connection: socket, authentication, keepalive, hypervisor.

use super::{Connection, Guard, task};
use crate::{
    keepalive::{Keepalive, KeepaliveOptions},
    multiplex::Shared,
    uri::ConnectUri,
};
use ostler_core::{Error, ErrorCode, ErrorDomain, Result};
use ostler_protocol::{
    REMOTE, RemoteProcedure,
    remote::{
        AuthListRet, AuthPolkitRet, ConnectOpenArgs, ConnectSupportsFeatureArgs,
        ConnectSupportsFeatureRet,
    },
    wire::Wire,
};
use ostler_transport::Socket;
use ostler_xdr::Reader;
use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};
use tokio::net::UnixStream;

/// The options of opening a connection.
#[derive(Debug, Clone, Copy, Default)]
pub struct OpenOptions {
    /// Asks for nothing that changes anything.
    pub readonly: bool,
    /// Watches that the daemon still answers.
    pub keepalive: Option<KeepaliveOptions>,
}

/// `VIR_CONNECT_RO`
const READ_ONLY: u32 = 1;
/// `VIR_DRV_FEATURE_PROGRAM_KEEPALIVE`
const FEATURE_KEEPALIVE: i32 = 10;
/// `REMOTE_AUTH_NONE` and `REMOTE_AUTH_POLKIT`
const AUTH_NONE: i32 = 0;
const AUTH_POLKIT: i32 = 2;

impl Connection {
    /// Connects to the daemon of `uri` and opens its hypervisor there.
    ///
    /// # Errors
    /// No daemon can be reached, it does not let this user in, or it does not
    /// have the hypervisor.
    pub async fn open(uri: &ConnectUri, options: OpenOptions) -> Result<Self> {
        let stream = connect(uri, options.readonly).await?;
        let socket = stream.into_std().and_then(|stream| Socket::new(stream.into()));
        let socket = socket.map_err(|error| {
            Error::new(ErrorCode::SystemError, ErrorDomain::Rpc, error.to_string())
        })?;
        let watched = Arc::new(AtomicU32::new(0));
        let connection = Self::over(socket, options.keepalive, &watched);
        connection.authenticate().await?;
        if let Some(keepalive) = options.keepalive.filter(|keepalive| keepalive.interval > 0)
            && connection.supports(FEATURE_KEEPALIVE).await?
        {
            watched.store(keepalive.interval, Ordering::Relaxed);
            connection.shared.outbox.wake_owner();
        }
        let name = uri.remote_name();
        let flags = if options.readonly { READ_ONLY } else { 0 };
        let arguments = ConnectOpenArgs { name: Some(&name), flags };
        connection.ask(RemoteProcedure::ConnectOpen, &arguments, |_| Ok(())).await?;
        Ok(connection)
    }

    /// A connection over a socket, on which nothing is open yet.
    fn over(socket: Socket, keepalive: Option<KeepaliveOptions>, watched: &Arc<AtomicU32>) -> Self {
        let shared = Arc::new(Shared::new(socket));
        let count = keepalive.map_or(0, |keepalive| keepalive.count);
        let keepalive = Keepalive::new(count, Arc::clone(watched));
        tokio::spawn(task::serve(Arc::clone(&shared), keepalive));
        Self { _guard: Arc::new(Guard(Arc::clone(&shared))), shared }
    }

    /// Makes the calls that come before a hypervisor is open.
    async fn ask<'a, R>(
        &self,
        procedure: RemoteProcedure,
        arguments: &impl Wire<'a>,
        decode: impl FnOnce(&mut Reader<'_>) -> ostler_xdr::Result<R>,
    ) -> Result<R> {
        let Some(procedure) = REMOTE.procedure(procedure as i32) else {
            return Err(Error::internal("the procedure table has a hole"));
        };
        let reply = self.exchange(procedure, |writer| arguments.encode(writer), Vec::new()).await?;
        decode(&mut Reader::new(&reply.payload)).map_err(|problem| {
            let name = procedure.name;
            Error::rpc(format!("the daemon's answer to {name} cannot be read: {problem}"))
        })
    }

    async fn authenticate(&self) -> Result<()> {
        let types = self
            .ask(RemoteProcedure::AuthList, &(), |reader| Ok(AuthListRet::decode(reader)?.types))
            .await?;
        if types.is_empty() || types.contains(&AUTH_NONE) {
            return Ok(());
        }
        if types.contains(&AUTH_POLKIT) {
            let complete = |reader: &mut Reader<'_>| Ok(AuthPolkitRet::decode(reader)?.complete);
            if self.ask(RemoteProcedure::AuthPolkit, &(), complete).await? {
                return Ok(());
            }
        }
        Err(Error::new(
            ErrorCode::AuthFailed,
            ErrorDomain::Rpc,
            format!("the daemon asks for a kind of authentication that is not built ({types:?})"),
        ))
    }

    /// Says whether the daemon has a feature (`VIR_DRV_FEATURE_...`).
    async fn supports(&self, feature: i32) -> Result<bool> {
        let arguments = ConnectSupportsFeatureArgs { feature };
        let supported =
            |reader: &mut Reader<'_>| Ok(ConnectSupportsFeatureRet::decode(reader)?.supported);
        self.ask(RemoteProcedure::ConnectSupportsFeature, &arguments, supported).await
    }
}

/// Connects to the first socket that is there.
async fn connect(uri: &ConnectUri, readonly: bool) -> Result<UnixStream> {
    let sockets = uri
        .sockets(readonly)
        .map_err(|error| Error::new(ErrorCode::InvalidArg, ErrorDomain::Rpc, error.to_string()))?;
    let mut first: Option<(PathBuf, io::Error)> = None;
    for path in sockets {
        match UnixStream::connect(&path).await {
            Ok(stream) => return Ok(stream),
            Err(error) => {
                // Of several that cannot be reached, one that exists tells more.
                let telling = error.kind() != io::ErrorKind::NotFound;
                if first.is_none() || telling {
                    first = Some((path, error));
                }
            }
        }
    }
    let (path, error) = first.unwrap_or_else(|| (PathBuf::new(), io::Error::other("no socket")));
    Err(unreachable_daemon(&path, &error))
}

fn unreachable_daemon(path: &Path, error: &io::Error) -> Error {
    let text = error.to_string();
    let plain = text.split(" (os error").next().unwrap_or_default();
    let message = format!("cannot connect to the daemon at '{}': {plain}", path.display());
    let texts = [Some(message.clone()), None, None];
    let number = error.raw_os_error().unwrap_or(-1);
    let level = ostler_core::ErrorLevel::Error;
    Error::from_parts(ErrorCode::SystemError, ErrorDomain::Rpc, level, message, texts, [number, -1])
}
