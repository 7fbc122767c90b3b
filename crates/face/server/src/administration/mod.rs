//! The interface of virt-admin: servers, clients, limits, logging.

mod clients;
mod daemon;
mod parameters;
mod servers;

use crate::{Control, Server};
use ostler_core::{Error, ErrorCode, ErrorDomain, ServerRef};
use std::sync::{Arc, Weak};

/// Everything an administrator can reach.
pub(crate) struct Administration {
    control: Arc<dyn Control>,
    servers: Vec<Weak<Server>>,
}

impl Administration {
    pub(crate) fn new(control: Arc<dyn Control>, servers: Vec<Weak<Server>>) -> Self {
        Self { control, servers }
    }

    fn servers(&self) -> impl Iterator<Item = Arc<Server>> {
        self.servers.iter().filter_map(Weak::upgrade)
    }

    fn server(&self, name: &str) -> Result<Arc<Server>, Error> {
        self.servers().find(|server| server.name() == name).ok_or_else(|| {
            let names: Vec<_> = self.servers().map(|server| server.name()).collect();
            let names = names.join(", ");
            failure(ErrorCode::NoServer, format!("no server '{name}'; there are: {names}"))
        })
    }
}

/// The reference of the server `name`.
fn reference(name: &str) -> ServerRef {
    ServerRef { name: name.into() }
}

fn failure(code: ErrorCode, detail: impl Into<String>) -> Error {
    Error::new(code, ErrorDomain::Rpc, detail)
}
