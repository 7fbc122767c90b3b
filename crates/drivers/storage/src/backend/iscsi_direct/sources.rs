//! The targets of a server.

use super::super::network::address;
use super::super::server;
use super::{INITIATOR, PORT, in_time};
use crate::error::{StorageError, bad_definition};
use ostler_iscsi::Session;
use ostler_model::storage::{PoolKind, PoolSource};

/// Asks the server that the specification names, as the initiator that it names.
pub(super) async fn find(specification: Option<&str>) -> Result<String, StorageError> {
    let host = server::named(PoolKind::IscsiDirect, specification)?;
    let source = PoolSource::parse(specification.unwrap_or_default()).map_err(bad_definition)?;
    let initiator = source.initiator.as_ref().and_then(|initiator| initiator.iqn.as_deref());
    let initiator = initiator.unwrap_or(INITIATOR);
    let (name, port) = (address(&host), host.port.unwrap_or(PORT));
    let asked = async {
        let mut session = Session::log_in(name, port, initiator, None, None).await?;
        let targets = session.targets().await?;
        // Closing the connection says the same.
        let _ = session.log_out().await;
        Ok(targets)
    };
    let targets = in_time(&format!("server '{name}:{port}'"), asked).await?;
    let names: Vec<&str> = targets.iter().map(|target| &**target).collect();
    Ok(server::targets(&names, &host).to_xml())
}
