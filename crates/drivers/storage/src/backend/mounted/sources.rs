//! The exports of a server: folders by NFS, and volumes by Gluster.

use super::super::gluster::sources::volumes;
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

/// How long the same server may take that is asked for Gluster: most have none.
const BRIEFLY: RunLimits = RunLimits { deadline: Duration::from_secs(10), ..PATIENCE };

/// Asks the server that the specification names.
pub(super) async fn find(specification: Option<&str>) -> Result<String, StorageError> {
    let host = server::named(PoolKind::Netfs, specification)?;
    let arguments = ["--no-headers", "--exports", &host.name];
    let command = Command::new(Tool::Showmount, arguments);
    let by_nfs = execute(&command, Vec::new(), PATIENCE);
    let (by_nfs, by_gluster) = tokio::join!(by_nfs, volumes(&host, BRIEFLY));
    let by_gluster = by_gluster.unwrap_or_default();
    let text = match by_nfs {
        Err(error) if by_gluster.is_empty() => return Err(error),
        Err(_) => String::new(),
        Ok(output) => String::from_utf8_lossy(&output.stdout).into_owned(),
    };
    let mut sources = exports(&text, &host.name);
    let by_gluster = by_gluster.iter();
    sources.extend(by_gluster.map(|volume| source(&host.name, volume, PoolFormat::Glusterfs)));
    if sources.is_empty() {
        return Err(failed(format!("host '{}' exports nothing", host.name)).into());
    }
    Ok(StoragePoolSources { sources: sources.into() }.to_xml())
}

/// Each line is a folder and who may mount it.
fn exports(text: &str, host: &str) -> Vec<PoolSource> {
    let folders = text.lines().filter_map(|line| {
        let end = line.rfind([' ', '\t']).unwrap_or(line.len());
        let folder = line[..end].trim();
        folder.starts_with('/').then_some(folder)
    });
    folders.map(|folder| source(host, folder, PoolFormat::Nfs)).collect()
}

fn source(host: &str, folder: &str, format: PoolFormat) -> PoolSource {
    PoolSource {
        hosts: vec![PoolHost { name: Text::from(host), port: None }].into(),
        dir: Some(Text::from(folder)),
        format: Some(format),
        ..PoolSource::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_are_listed() {
        let found = exports("/srv/images 10.0.0.0/8\n/srv/two words *\n\nnonsense\n", "nas");
        let folders: Vec<_> = found.iter().filter_map(|source| source.dir.as_deref()).collect();
        assert_eq!(folders, ["/srv/images", "/srv/two words"]);
        assert!(found[0].hosts.iter().any(|host| &*host.name == "nas"));
    }
}
