//! Who may use the sockets.

use crate::process::{Daemon, assert_serves, ostlerd, outcome};
use std::os::unix::fs::{MetadataExt, PermissionsExt};

#[test]
fn sockets_have_their_permissions() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("conf");
    let gid = rustix::process::getegid().as_raw();
    let text = format!(
        "unix_sock_group = \"{gid}\"\nunix_sock_rw_perms = \"0760\"\n\
         unix_sock_ro_perms = \"0755\"\nunix_sock_admin_perms = \"0700\"\n"
    );
    std::fs::write(&file, text).expect("written");
    let config = file.to_string_lossy().into_owned();
    let daemon = Daemon::start_in(folder, &["--config", &config]);
    for (name, mode) in [("sock", 0o760), ("sock-ro", 0o755), ("admin-sock", 0o700)] {
        let metadata = std::fs::metadata(daemon.path(name)).expect("there");
        assert_eq!(metadata.permissions().mode() & 0o7777, mode, "{name}");
        assert_eq!(metadata.gid(), gid, "{name}");
    }
    assert_serves(&daemon.path("sock"));
}

#[test]
fn what_is_no_socket_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("precious");
    std::fs::write(&path, "data").expect("written");
    let (text, status) = outcome(
        ostlerd().arg("--socket").arg(&path).arg("--state").arg(folder.path().join("state")),
    );
    assert!(!status.success() && text.contains("is not a socket"), "{text}");
    assert_eq!(std::fs::read_to_string(&path).expect("there"), "data");
}

#[test]
fn an_unknown_group_ends_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("conf");
    std::fs::write(&file, "unix_sock_group = \"no such group\"\n").expect("written");
    let state = folder.path().join("state");
    let (text, status) = outcome(ostlerd().arg("--config").arg(&file).arg("--state").arg(&state));
    assert!(!status.success() && text.contains("no group 'no such group'"), "{text}");
}
