//! What a server has.

use super::super::server;
use super::super::tool::execute;
use crate::command::gluster;
use crate::error::{StorageError, bad_definition, failed};
use ostler_host::process::RunLimits;
use ostler_model::storage::{PoolHost, PoolKind, PoolSource, StoragePoolSources};
use ostler_xml::Text;
use std::time::Duration;

/// How long a server may take.
const PATIENCE: RunLimits = RunLimits { deadline: Duration::from_secs(60), output_bytes: 1 << 20 };

/// Asks the server that the specification names.
pub(super) async fn find(specification: Option<&str>) -> Result<String, StorageError> {
    let host = server::named(PoolKind::Gluster, specification)?;
    let command = gluster::list(&host).map_err(bad_definition)?;
    let output = execute(&command, Vec::new(), PATIENCE).await?;
    let found = volumes(&String::from_utf8_lossy(&output.stdout), &host.name);
    if found.sources.is_empty() {
        return Err(failed(format!("host '{}' has no Gluster volumes", host.name)).into());
    }
    Ok(found.to_xml())
}

/// Each line is the name of a volume; a sentence says that there is none.
fn volumes(text: &str, host: &str) -> StoragePoolSources {
    let names = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.contains(' '));
    let source = |name: &str| PoolSource {
        hosts: vec![PoolHost { name: Text::from(host), port: None }].into(),
        dir: Some(Text::from("/")),
        name: Some(Text::from(name)),
        ..PoolSource::default()
    };
    StoragePoolSources { sources: names.map(source).collect::<Vec<_>>().into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volumes_are_listed() {
        let found = volumes("images\nbackup-2\n\n", "nas");
        let names: Vec<_> =
            found.sources.iter().filter_map(|source| source.name.as_deref()).collect();
        assert_eq!(names, ["images", "backup-2"]);
        assert!(found.to_xml().contains("<dir path='/'/>"), "{}", found.to_xml());
        assert!(volumes("No volumes present in cluster\n", "nas").sources.is_empty());
    }
}
