//! The procedures that the server itself answers, and the way to the drivers
//! for all others.

mod admin;
mod arguments;
mod authentication;
mod features;
mod open;

pub(crate) use authentication::not_admitted;
pub use open::Drivers;

use crate::client::{Client, Outcome, Programs, Started};
use bytes::Bytes;
use ostler_core::Error;
use ostler_protocol::{Procedure, REMOTE, RemoteProcedure};
use std::{
    os::fd::OwnedFd,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// What a client has opened.
#[derive(Default)]
pub(crate) struct Session {
    read_only: AtomicBool,
}

impl Session {
    /// Whether the client asked for reading only.
    pub(crate) fn is_read_only(&self) -> bool {
        self.read_only.load(Ordering::Relaxed)
    }

    /// Lets go of everything: the client is gone.
    pub(crate) fn close(&self) {}
}

/// The version of libvirt whose behaviour clients find here: they choose what
/// they ask for by it.
const LIBRARY_VERSION: u64 = 11_003_000;

/// Starts a call that was found to be allowed.
pub(crate) fn call(
    client: &Arc<Client>,
    procedure: &'static Procedure,
    payload: Bytes,
    descriptors: Vec<OwnedFd>,
) -> Started {
    drop(descriptors);
    match client.server.programs() {
        Programs::Admin(administration) => admin::call(client, administration, procedure, &payload),
        Programs::Main(_) => Started::Done(own(client, procedure, &payload)),
    }
}

fn own(client: &Client, procedure: &'static Procedure, payload: &[u8]) -> Result<Outcome, Error> {
    use ostler_protocol::remote::{
        ConnectGetLibVersionRet, ConnectSupportsFeatureArgs, ConnectSupportsFeatureRet,
    };
    if procedure.program.number != REMOTE.number {
        return Err(Error::no_support(procedure.api));
    }
    match procedure.number {
        n if n == RemoteProcedure::AuthList as i32 => {
            authentication::call(client, RemoteProcedure::AuthList)
        }
        n if n == RemoteProcedure::ConnectClose as i32 => {
            client.finish();
            Ok(Outcome::default())
        }
        n if n == RemoteProcedure::ConnectOpen as i32 => Ok(Outcome::default()),
        n if n == RemoteProcedure::ConnectGetLibVersion as i32 => {
            arguments::outcome(&ConnectGetLibVersionRet { lib_ver: LIBRARY_VERSION })
        }
        n if n == RemoteProcedure::ConnectSupportsFeature as i32 => {
            let args: ConnectSupportsFeatureArgs = arguments::arguments(procedure, payload)?;
            let supported = features::supports(client, args.feature).unwrap_or(false);
            arguments::outcome(&ConnectSupportsFeatureRet { supported })
        }
        _ => Err(Error::no_support(procedure.api)),
    }
}
