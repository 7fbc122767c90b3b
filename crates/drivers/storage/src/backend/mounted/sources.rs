//! What a server exports.

use super::super::server;
use super::super::tool::execute;
use crate::command::{Command, Tool};
use crate::error::{StorageError, failed};
use ostler_host::process::RunLimits;
use ostler_model::storage::{PoolFormat, PoolHost, PoolKind, PoolSource, StoragePoolSources};
use ostler_xml::Text;
use std::time::Duration;

/// How long a server may take.
const PATIENCE: RunLimits = RunLimits { deadline: Duration::from_secs(60), output_bytes: 1 << 20 };

/// Asks the server that the specification names.
pub(super) async fn find(specification: Option<&str>) -> Result<String, StorageError> {
    let host = server::named(PoolKind::Netfs, specification)?;
    let arguments = ["--no-headers", "--exports", &host.name];
    let command = Command::new(Tool::Showmount, arguments);
    let output = execute(&command, Vec::new(), PATIENCE).await?;
    let found = exports(&String::from_utf8_lossy(&output.stdout), &host.name);
    if found.sources.is_empty() {
        return Err(failed(format!("host '{}' exports nothing", host.name)).into());
    }
    Ok(found.to_xml())
}

/// Each line is a folder and who may mount it.
fn exports(text: &str, host: &str) -> StoragePoolSources {
    let folders = text.lines().filter_map(|line| {
        let end = line.rfind([' ', '\t']).unwrap_or(line.len());
        let folder = line[..end].trim();
        folder.starts_with('/').then_some(folder)
    });
    let source = |folder: &str| PoolSource {
        hosts: vec![PoolHost { name: Text::from(host), port: None }].into(),
        dir: Some(Text::from(folder)),
        format: Some(PoolFormat::Nfs),
        ..PoolSource::default()
    };
    StoragePoolSources { sources: folders.map(source).collect::<Vec<_>>().into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_are_listed() {
        let found = exports("/srv/images 10.0.0.0/8\n/srv/two words *\n\nnonsense\n", "nas");
        let folders: Vec<_> =
            found.sources.iter().filter_map(|source| source.dir.as_deref()).collect();
        assert_eq!(folders, ["/srv/images", "/srv/two words"]);
        assert!(found.to_xml().contains("<host name='nas'/>"));
    }
}
