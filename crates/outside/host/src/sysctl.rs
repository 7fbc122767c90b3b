//! Settings of the kernel under /proc/sys.
//!
//! A setting is named by its path with dots, as `net.ipv4.ip_forward`. A part
//! that has dots itself, as an interface's name may, is given with slashes:
//! `net/ipv6/conf/eth0.5/disable_ipv6`. The kernel makes these files up on the
//! spot, so reading and writing them waits for no disk.

use crate::{HostRoot, root};
use std::{io, path::PathBuf};

const SETTINGS: &str = "/proc/sys";

/// A setting that could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum SysctlError {
    /// The name is none of a setting.
    #[error("'{}' is no name of a kernel setting: it has an empty part or one of dots", name.escape_debug())]
    BadName {
        /// Name.
        name: String,
    },
    /// This kernel has no such setting.
    #[error(
        "the kernel has no setting '{name}': the module or interface that it belongs to is not there"
    )]
    Absent {
        /// Name.
        name: String,
    },
    /// The daemon may not, or the settings are mounted read-only.
    #[error(
        "cannot set kernel setting '{name}' to '{value}': this needs root, and /proc/sys mounted \
         for writing, which it is not in many containers"
    )]
    NotAllowed {
        /// Name.
        name: String,
        /// Value that was to be set.
        value: String,
    },
    /// The system refused for another reason.
    #[error("cannot {tried} kernel setting '{name}'")]
    Failed {
        /// The action that was tried.
        tried: &'static str,
        /// Name.
        name: String,
        /// The system's reason.
        source: io::Error,
    },
}

impl SysctlError {
    /// The sentence with its cause, for people.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Failed { source, .. } => format!("{self}: {source}"),
            _ => self.to_string(),
        }
    }
}

/// Reads a setting, without the line's end.
///
/// # Errors
/// When there is none of that name, or it cannot be read.
pub fn read(root: &HostRoot, name: &str) -> Result<String, SysctlError> {
    let path = path(root, name)?;
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text.trim_end().to_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(SysctlError::Absent { name: name.to_owned() })
        }
        Err(source) => Err(SysctlError::Failed { tried: "read", name: name.to_owned(), source }),
    }
}

/// Writes a setting, unless it has this value already: where settings are
/// read-only, one that is right is no obstacle.
///
/// # Errors
/// When there is none of that name, the kernel refuses the value, or we may
/// not.
pub fn write(root: &HostRoot, name: &str, value: &str) -> Result<(), SysctlError> {
    if read(root, name).is_ok_and(|current| current == value) {
        return Ok(());
    }
    let path = path(root, name)?;
    root::write_setting(&path, value).map_err(|source| {
        let name = name.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => SysctlError::Absent { name },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                SysctlError::NotAllowed { name, value: value.to_owned() }
            }
            _ => SysctlError::Failed { tried: "write", name, source },
        }
    })
}

fn path(root: &HostRoot, name: &str) -> Result<PathBuf, SysctlError> {
    let separator = if name.contains('/') { '/' } else { '.' };
    let mut path = root.path(SETTINGS);
    for part in name.split(separator) {
        if part.is_empty() || part == "." || part == ".." || part.contains('\0') {
            return Err(SysctlError::BadName { name: name.to_owned() });
        }
        path.push(part);
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{netlink::tests::in_private_namespace, root::tests::host};

    #[test]
    fn settings_are_read_and_written_under_the_root() {
        let made = host(&[
            ("/proc/sys/net/ipv4/ip_forward".into(), "0\n".into()),
            ("/proc/sys/net/ipv6/conf/eth0.5/disable_ipv6".into(), "1\n".into()),
        ]);
        let root = &made.host;
        assert_eq!(read(root, "net.ipv4.ip_forward").unwrap(), "0");
        write(root, "net.ipv4.ip_forward", "1").unwrap();
        assert_eq!(read(root, "net.ipv4.ip_forward").unwrap(), "1");
        assert_eq!(read(root, "net/ipv6/conf/eth0.5/disable_ipv6").unwrap(), "1");
        let absent = write(root, "net.ipv4.none", "1").unwrap_err();
        assert!(matches!(absent, SysctlError::Absent { .. }), "{absent}");
        assert!(!root.path("/proc/sys/net/ipv4/none").exists());
        for name in ["", "net..x", "../x", "net/../../x", "/etc/passwd", "net.ipv4."] {
            let bad = read(root, name).unwrap_err();
            assert!(matches!(bad, SysctlError::BadName { .. }), "{name}: {bad}");
        }
    }

    /// Settings of the network belong to the namespace of the thread.
    #[test]
    fn settings_of_a_namespace_are_its_own() {
        in_private_namespace(async || {
            let root = HostRoot::system();
            let name = "net.ipv4.ip_forward";
            let other = if read(&root, name).unwrap() == "0" { "1" } else { "0" };
            match write(&root, name, other) {
                Err(error @ SysctlError::NotAllowed { .. }) => eprintln!("skipped: {error}"),
                result => {
                    result.unwrap();
                    assert_eq!(read(&root, name).unwrap(), other);
                    let refused = write(&root, name, "many").unwrap_err().sentence();
                    assert!(
                        refused.starts_with("cannot write kernel setting 'net.ipv4.ip_forward': "),
                        "{refused}"
                    );
                }
            }
        });
    }
}
