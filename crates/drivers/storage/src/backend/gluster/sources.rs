//! The volumes of a server.

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
    let names = volumes(&host, PATIENCE).await?;
    if names.is_empty() {
        return Err(failed(format!("host '{}' has no Gluster volumes", host.name)).into());
    }
    let source = |name: String| PoolSource {
        hosts: vec![PoolHost { name: host.name.clone(), port: None }].into(),
        dir: Some(Text::from("/")),
        name: Some(Text::from(&*name)),
        ..PoolSource::default()
    };
    let sources = names.into_iter().map(source).collect::<Vec<_>>().into();
    Ok(StoragePoolSources { sources }.to_xml())
}

/// The names of a server's volumes.
pub(in crate::backend) async fn volumes(
    host: &PoolHost,
    limits: RunLimits,
) -> Result<Vec<String>, StorageError> {
    let command = gluster::list(host).map_err(bad_definition)?;
    let output = execute(&command, Vec::new(), limits).await?;
    Ok(names(&String::from_utf8_lossy(&output.stdout)))
}

/// Each line is the name of a volume; a sentence says that there is none.
fn names(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.contains(' ')).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volumes_are_listed() {
        assert_eq!(names("images\nbackup-2\n\n"), ["images", "backup-2"]);
        assert!(names("No volumes present in cluster\n").is_empty());
    }
}
