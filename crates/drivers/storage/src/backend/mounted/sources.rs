//! What a server exports.

use crate::command::Tool;
use crate::error::{StorageError, bad_definition, failed, invalid_arg};
use ostler_host::process::{Program, RunLimits, is_installed, run};
use ostler_model::storage::{PoolFormat, PoolHost, PoolSource, StoragePoolSources};
use ostler_xml::Text;
use std::time::Duration;

/// How long a server may take.
const PATIENCE: RunLimits = RunLimits { deadline: Duration::from_secs(60), output_bytes: 1 << 20 };

/// Asks the server that the specification names.
pub(super) async fn find(specification: Option<&str>) -> Result<String, StorageError> {
    let Some(specification) = specification else {
        return Err(told("give the server to ask, as <source><host name='...'/></source>"));
    };
    let source = PoolSource::parse(specification).map_err(bad_definition)?;
    let Some(host) = source.hosts.first().filter(|_| source.hosts.len() == 1) else {
        return Err(told("the source must name exactly one <host>"));
    };
    if host.name.is_empty() || host.name.starts_with('-') {
        return Err(told("the name of the <host> cannot be one"));
    }
    let tool = Tool::Showmount;
    if !is_installed(tool.name()) {
        return Err(StorageError::Missing { program: tool.name(), package: tool.package() });
    }
    let program = Program::new(tool.name())
        .arguments(["--no-headers", "--exports", &host.name])
        .inherit_variable("PATH")
        .variable("LC_ALL", "C");
    let output = run(program, PATIENCE).await?;
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

fn told(detail: &str) -> StorageError {
    invalid_arg(format!("cannot find sources of pools of type 'netfs': {detail}")).into()
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
