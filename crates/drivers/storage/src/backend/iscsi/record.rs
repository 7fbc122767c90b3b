//! The record that open-iscsi keeps of a target. Its program takes passwords as arguments
//! only, which every user of the host can read; so the password is put into the
//! record's file, mode 0600.

use crate::blocking::blocking;
use crate::error::{StorageError, failed};
use ostler_host::file::{Batch, list_folder_blocking, read_bounded_blocking};
use std::path::{Path, PathBuf};

/// The folders in which distributions have the records.
const FOLDERS: [&str; 2] = ["/etc/iscsi/nodes", "/var/lib/iscsi/nodes"];

/// No record is longer.
const MAX_RECORD: u64 = 1 << 20;

/// The setting.
const PASSWORD: &str = "node.session.auth.password";

/// Which record is meant.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The target's name.
    pub(super) target: String,
    /// Server and port, as they are in names of files: `HOST,PORT`.
    pub(super) portal: String,
    /// The interface.
    pub(super) interface: String,
}

/// Returns whether there is such a record.
pub(super) async fn exists(place: &Place) -> Result<bool, StorageError> {
    let place = place.clone();
    blocking(move || Ok(!files(&place).is_empty())).await
}

/// Puts the password into the record, which must be there.
pub(super) async fn set_password(place: &Place, password: &[u8]) -> Result<(), StorageError> {
    let password = std::str::from_utf8(password).ok().filter(|text| is_plain(text));
    let Some(password) = password.map(str::to_owned) else {
        return Err(failed(
            "the CHAP password has characters that a record of open-iscsi cannot hold: it must be \
             of printable characters without blanks",
        )
        .into());
    };
    let place = place.clone();
    blocking(move || {
        let files = files(&place);
        if files.is_empty() {
            return Err(failed(format!(
                "open-iscsi keeps no record of target '{}' at '{}' where it is looked for: {}",
                place.target,
                place.portal,
                FOLDERS.join(", ")
            ))
            .into());
        }
        for file in files {
            let record = read_bounded_blocking(&file, MAX_RECORD)?;
            let record = with_password(&String::from_utf8_lossy(&record), &password);
            Batch::new().write(file, record).commit_blocking()?;
        }
        Ok(())
    })
    .await
}

fn is_plain(password: &str) -> bool {
    !password.is_empty() && !password.chars().any(|it| it.is_control() || it.is_whitespace())
}

fn with_password(record: &str, password: &str) -> String {
    let mut lines: Vec<String> = record
        .lines()
        .filter(|line| line.split('=').next().map(str::trim) != Some(PASSWORD))
        .map(str::to_owned)
        .collect();
    // Before the mark of the end, if there is one.
    let end = lines.iter().rposition(|line| line.starts_with("# END"));
    lines.insert(end.unwrap_or(lines.len()), format!("{PASSWORD} = {password}"));
    lines.push(String::new());
    lines.join("\n")
}

/// The files of a record: of the portal itself, or in its folder one for each
/// interface. Its name may have the number of the target's group behind. Blocks.
fn files(place: &Place) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        let target = Path::new(folder).join(&place.target);
        for entry in list_folder_blocking(&target).unwrap_or_default() {
            let rest = entry.name.strip_prefix(&place.portal);
            if !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(',')) {
                continue;
            }
            let path = target.join(&entry.name);
            let inside = path.join(&place.interface);
            match list_folder_blocking(&path) {
                Ok(names) if names.iter().any(|name| name.name == place.interface) => {
                    files.push(inside)
                }
                Ok(_) => {}
                Err(_) => files.push(path),
            }
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_put_in_and_replaced() {
        let record = "# BEGIN RECORD 2.1\nnode.name = iqn.x\nnode.session.auth.password = old\n\
                      node.session.auth.password_in = other\n# END RECORD\n";
        let changed = with_password(record, "new = #1");
        assert_eq!(
            changed,
            "# BEGIN RECORD 2.1\nnode.name = iqn.x\nnode.session.auth.password_in = other\n\
             node.session.auth.password = new = #1\n# END RECORD\n"
        );
        assert!(
            is_plain("a-b=#")
                && !is_plain("")
                && !is_plain("a b")
                && !is_plain("a\nb")
                && !is_plain(" a")
        );
    }
}
