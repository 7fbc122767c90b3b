//! The places of this daemon: its folders and the sockets it listens on.

use crate::{command_line::CommandLine, config::Settings};
use ostler_host::{Layout, SessionFolders};
use std::{
    io,
    path::{Path, PathBuf},
};

/// The purpose of a socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// All calls.
    ReadWrite,
    /// Calls that change nothing.
    ReadOnly,
    /// virt-admin.
    Admin,
}

/// The folders that the command line and the user ask for.
pub(crate) fn layout(line: &CommandLine, is_root: bool) -> io::Result<Layout> {
    if let Some(state) = &line.state {
        return Ok(Layout::private(&std::path::absolute(state)?));
    }
    if is_root && !line.session {
        return Ok(Layout::system());
    }
    let variable = |name| std::env::var_os(name).map(PathBuf::from);
    Ok(Layout::session(SessionFolders {
        home: variable("HOME").unwrap_or_else(|| "/".into()),
        config: variable("XDG_CONFIG_HOME"),
        cache: variable("XDG_CACHE_HOME"),
        runtime: variable("XDG_RUNTIME_DIR"),
    }))
}

/// The sockets to make: those of the command line, or else all names that
/// clients look for.
pub(crate) fn sockets(
    line: &CommandLine,
    settings: &Settings,
    layout: &Layout,
) -> io::Result<Vec<(PathBuf, Purpose)>> {
    let given = [
        (&line.sockets, Purpose::ReadWrite),
        (&line.read_only_sockets, Purpose::ReadOnly),
        (&line.admin_sockets, Purpose::Admin),
    ];
    let mut sockets = Vec::new();
    for (paths, purpose) in given {
        for path in paths {
            sockets.push((std::path::absolute(path)?, purpose));
        }
    }
    if sockets.is_empty() {
        let folder = settings.unix_sock_dir.as_deref().unwrap_or(layout.runtime());
        for name in &settings.unix_sock_names {
            // A user's own daemon has no read-only socket, as libvirtd has none.
            for (file, purpose) in names(name) {
                if purpose != Purpose::ReadOnly || !layout.is_session() {
                    sockets.push((folder.join(file), purpose));
                }
            }
        }
    }
    Ok(sockets)
}

/// The purpose of a socket that the service manager opened, by its file's name.
pub(crate) fn purpose(path: &Path) -> Purpose {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    if name.ends_with("-admin-sock") {
        Purpose::Admin
    } else if name.ends_with("-sock-ro") {
        Purpose::ReadOnly
    } else {
        Purpose::ReadWrite
    }
}

fn names(name: &str) -> [(String, Purpose); 3] {
    [
        (format!("{name}-sock"), Purpose::ReadWrite),
        (format!("{name}-sock-ro"), Purpose::ReadOnly),
        (format!("{name}-admin-sock"), Purpose::Admin),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(line: &CommandLine, layout: &Layout) -> Vec<String> {
        let sockets = sockets(line, &Settings::default(), layout).expect("sockets");
        sockets
            .into_iter()
            .map(|(path, purpose)| format!("{} {purpose:?}", path.display()))
            .collect()
    }

    #[test]
    fn the_system_daemon_has_every_name() {
        assert_eq!(
            listed(&CommandLine::default(), &Layout::system()),
            [
                "/run/libvirt/libvirt-sock ReadWrite",
                "/run/libvirt/libvirt-sock-ro ReadOnly",
                "/run/libvirt/libvirt-admin-sock Admin",
                "/run/libvirt/virtqemud-sock ReadWrite",
                "/run/libvirt/virtqemud-sock-ro ReadOnly",
                "/run/libvirt/virtqemud-admin-sock Admin",
            ]
        );
    }

    #[test]
    fn paths_that_are_given_are_the_only_ones() {
        let line = CommandLine {
            sockets: vec!["/a".into()],
            admin_sockets: vec!["/b".into()],
            ..CommandLine::default()
        };
        assert_eq!(listed(&line, &Layout::system()), ["/a ReadWrite", "/b Admin"]);
    }

    #[test]
    fn a_session_has_no_read_only_sockets() {
        let layout = Layout::session(SessionFolders {
            home: "/home/u".into(),
            runtime: Some("/run/user/7".into()),
            ..SessionFolders::default()
        });
        assert_eq!(
            listed(&CommandLine::default(), &layout),
            [
                "/run/user/7/libvirt/libvirt-sock ReadWrite",
                "/run/user/7/libvirt/libvirt-admin-sock Admin",
                "/run/user/7/libvirt/virtqemud-sock ReadWrite",
                "/run/user/7/libvirt/virtqemud-admin-sock Admin",
            ]
        );
    }

    #[test]
    fn names_tell_the_purpose() {
        for (name, expected) in [
            ("/run/libvirt/virtqemud-sock", Purpose::ReadWrite),
            ("/run/libvirt/libvirt-sock-ro", Purpose::ReadOnly),
            ("/run/libvirt/virtqemud-admin-sock", Purpose::Admin),
        ] {
            assert_eq!(purpose(Path::new(name)), expected);
        }
    }
}
