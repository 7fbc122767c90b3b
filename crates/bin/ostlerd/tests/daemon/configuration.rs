//! The command line and the configuration file.

use crate::process::{Daemon, assert_serves, ostlerd, outcome, until};
use rustix::process::Signal;

#[test]
fn help_and_version() {
    let output = ostlerd().arg("--help").output().expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("--socket PATH"), "{text}");
    let output = ostlerd().arg("-V").output().expect("it runs");
    let expected = format!("ostlerd {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
}

#[test]
fn a_bad_command_line_ends_it() {
    let (text, status) = outcome(ostlerd().arg("--sockets"));
    assert!(!status.success());
    assert_eq!(text, "ostlerd: unknown option '--sockets'; see ostlerd --help\n");
}

#[test]
fn a_bad_file_ends_it_before_anything_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("ostlerd.conf");
    let run = |text: &str| {
        std::fs::write(&file, text).expect("written");
        let state = folder.path().join("state");
        let (text, status) = outcome(
            ostlerd().arg("--config").arg(&file).arg("--state").arg(&state).args(["-t", "1"]),
        );
        assert!(!status.success() && !state.exists(), "{text}");
        text
    };
    let text = run("\nmax_client = 5\n");
    let place = format!("ostlerd: {}:2: ", file.display());
    assert!(text.starts_with(&place) && text.contains("'max_clients'"), "{text}");
    for (line, part) in [
        ("auth_unix_rw = \"sasl\"", "does not have the scheme"),
        ("listen_tcp = 1", "no TCP or TLS"),
        ("log_level = 9", "the level must be 1"),
        ("log_filters = \"qemu\"", "level:match"),
        ("log_outputs = \"1:nowhere\"", "no such output"),
    ] {
        let text = run(line);
        assert!(text.contains(part), "{line}: {text}");
    }
    let missing = folder.path().join("missing.conf");
    let (text, status) = outcome(ostlerd().arg("--config").arg(&missing));
    assert!(!status.success() && text.contains("missing.conf"), "{text}");
}

#[test]
fn the_file_of_the_state_folder_is_read_and_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let etc = folder.path().join("state/etc/libvirt");
    std::fs::create_dir_all(&etc).expect("made");
    let log = folder.path().join("log");
    let file = etc.join("libvirtd.conf");
    let outputs = format!("log_level = 2\nlog_outputs = \"2:file:{}\"\n", log.display());
    std::fs::write(&file, &outputs).expect("written");
    let daemon = Daemon::start_in(folder, &[]);
    let logged = |part: &str| std::fs::read_to_string(&log).is_ok_and(|text| text.contains(part));
    until("it logs to the file", || logged("listening"));
    std::fs::write(&file, format!("{outputs}max_clients = \"many\"\n")).expect("written");
    daemon.signal(Signal::HUP);
    until("it refuses the new file", || logged("kept the configuration as it was"));
    assert!(logged(":3: 'max_clients' must be a number"));
    std::fs::write(&file, format!("{outputs}max_clients = 50\n")).expect("written");
    daemon.signal(Signal::HUP);
    until("it takes the next", || logged("read the configuration again"));
    assert_serves(&daemon.path("sock"));
}
