//! The targets of a server.

use super::super::server;
use super::super::tool::execute;
use super::PATIENCE;
use crate::command::iscsi;
use crate::error::{StorageError, bad_definition};
use ostler_model::storage::{PoolHost, PoolKind, StoragePoolSources};

/// Asks the server that the specification names.
pub(super) async fn find(specification: Option<&str>) -> Result<String, StorageError> {
    let host = server::named(PoolKind::Iscsi, specification)?;
    let command = iscsi::discover(&host).map_err(bad_definition)?;
    let output = execute(&command, Vec::new(), PATIENCE).await?;
    Ok(targets(&String::from_utf8_lossy(&output.stdout), &host).to_xml())
}

/// Each line is `ADDRESS,GROUP NAME`; a target with several addresses has several.
fn targets(text: &str, host: &PoolHost) -> StoragePoolSources {
    let mut names: Vec<&str> =
        text.lines().filter_map(|line| line.split_once(' ').map(|(_, name)| name.trim())).collect();
    names.sort_unstable();
    names.dedup();
    server::targets(&names, host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ostler_xml::Text;

    #[test]
    fn targets_are_listed_once() {
        let host = PoolHost { name: Text::from("array"), port: Some(3261) };
        let text = "10.0.0.1:3260,1 iqn.b\n10.0.0.2:3260,1 iqn.b\n10.0.0.1:3260,1 iqn.a\n";
        let found = targets(text, &host);
        let names: Vec<_> = found
            .sources
            .iter()
            .filter_map(|source| source.devices.first())
            .map(|it| &*it.path)
            .collect();
        assert_eq!(names, ["iqn.a", "iqn.b"]);
    }
}
