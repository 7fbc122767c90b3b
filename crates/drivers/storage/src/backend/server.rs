//! The server that is asked when sources of pools are looked for, and whether one
//! answers.

use crate::error::{StorageError, bad_definition, failed, invalid_arg};
use ostler_model::storage::{PoolDevice, PoolHost, PoolKind, PoolSource, StoragePoolSources};
use ostler_xml::{List, Text};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The one server that a specification of sources names.
pub(super) fn named(kind: PoolKind, specification: Option<&str>) -> Result<PoolHost, StorageError> {
    let Some(specification) = specification else {
        return Err(unusable(
            kind,
            "give the server to ask, as <source><host name='...'/></source>",
        ));
    };
    let source = PoolSource::parse(specification).map_err(bad_definition)?;
    let mut hosts = source.hosts.iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) if host.name.is_empty() || host.name.starts_with('-') => {
            Err(unusable(kind, "the name of the <host> cannot be one"))
        }
        (Some(host), None) => Ok(host.clone()),
        _ => Err(unusable(kind, "the source must name exactly one <host>")),
    }
}

/// An error if nothing answers at this port. Programs that find that out by themselves
/// try for minutes.
pub(super) async fn expect_answer(host: &str, port: u16) -> Result<(), StorageError> {
    let why = match timeout(PATIENCE, TcpStream::connect((host, port))).await {
        Ok(Ok(_)) => return Ok(()),
        Ok(Err(error)) => error.to_string(),
        Err(_) => format!("nothing came back within {} seconds", PATIENCE.as_secs()),
    };
    Err(failed(format!("server '{host}' does not answer at port {port}: {why}")).into())
}

/// The iSCSI targets of these names at a server, as sources of pools.
pub(super) fn targets(names: &[&str], host: &PoolHost) -> StoragePoolSources {
    let source = |name: &str| PoolSource {
        hosts: vec![PoolHost { name: host.name.clone(), port: host.port }].into(),
        devices: vec![PoolDevice {
            path: Text::from(name),
            part_separator: None,
            free_extents: List::default(),
        }]
        .into(),
        ..PoolSource::default()
    };
    StoragePoolSources { sources: names.iter().copied().map(source).collect::<Vec<_>>().into() }
}

fn unusable(kind: PoolKind, detail: &str) -> StorageError {
    invalid_arg(format!("cannot find sources of pools of type '{kind}': {detail}")).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_listens_answers() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        expect_answer("127.0.0.1", port).await.unwrap();
        drop(listener);
        let error = expect_answer("127.0.0.1", port).await.unwrap_err().to_string();
        assert!(error.contains("'127.0.0.1'") && error.contains(&port.to_string()), "{error}");
    }
}
