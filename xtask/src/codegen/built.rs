//! Which procedures are built: found in the sources that answer them.

use super::table::Procedure;
use std::collections::HashSet;
use std::path::Path;

/// Where calls are answered: methods of the driver traits, and of the server's
/// own.
const FOLDERS: [&str; 5] = [
    "crates/drivers/qemu/src/connection",
    "crates/drivers/storage/src/calls",
    "crates/drivers/secret/src",
    "crates/face/server/src/administration",
    "crates/face/server/src/session",
];

/// Answered in the connection itself, before any method is called.
const IN_THE_CONNECTION: [&str; 3] =
    ["connect_supports_feature", "keepalive_ping", "keepalive_pong"];

/// The methods that do something.
pub(crate) struct Built(HashSet<String>);

impl Built {
    /// Reads the sources under `root`.
    pub(crate) fn read(root: &Path) -> Result<Self, String> {
        let mut methods: HashSet<String> = HashSet::new();
        for folder in FOLDERS {
            read_folder(&root.join(folder), &mut methods)?;
        }
        methods.extend(IN_THE_CONNECTION.map(str::to_owned));
        Ok(Self(methods))
    }

    /// Whether a call is answered by more than `VIR_ERR_NO_SUPPORT`.
    pub(crate) fn has(&self, procedure: &Procedure) -> bool {
        self.0.contains(&procedure.method()) || self.0.contains(&procedure.lower())
    }
}

fn read_folder(folder: &Path, methods: &mut HashSet<String>) -> Result<(), String> {
    let failed = |error| format!("cannot read {}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            read_folder(&path, methods)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            read_methods(&std::fs::read_to_string(&path).map_err(failed)?, methods);
        }
    }
    Ok(())
}

/// A method whose body only says that it is not there is none.
fn read_methods(source: &str, methods: &mut HashSet<String>) {
    for method in source.split("async fn ").skip(1) {
        let name = method.split(['(', '<']).next().unwrap_or_default();
        if !method.contains("Error::no_support(") {
            methods.insert(name.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_that_does_nothing_is_not_built() {
        let mut methods = HashSet::new();
        read_methods(
            "async fn one(&self) { work() }\n async fn two() { Err(Error::no_support(\"x\")) }",
            &mut methods,
        );
        assert!(methods.contains("one") && !methods.contains("two"));
    }
}
