//! The server that is asked when sources of pools are looked for.

use crate::error::{StorageError, bad_definition, invalid_arg};
use ostler_model::storage::{PoolHost, PoolKind, PoolSource};

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

fn unusable(kind: PoolKind, detail: &str) -> StorageError {
    invalid_arg(format!("cannot find sources of pools of type '{kind}': {detail}")).into()
}
