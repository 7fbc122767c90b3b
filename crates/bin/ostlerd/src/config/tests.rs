use super::*;
use std::time::Duration;

fn settings(text: &str) -> Settings {
    read(Path::new("a.conf"), text).expect("a good file").settings
}

fn refusal(text: &str) -> String {
    read(Path::new("a.conf"), text).expect_err(text).to_string()
}

#[test]
fn an_empty_file_is_the_defaults() {
    assert_eq!(settings("# nothing\n"), Settings::default());
}

#[test]
fn reads_what_the_daemon_acts_on() {
    let read = settings(
        "unix_sock_group = \"libvirt\"\nunix_sock_ro_perms = \"0777\"\n\
         unix_sock_rw_perms = \"0770\"\nunix_sock_dir = \"/run/x\"\n\
         unix_sock_names = [ \"virtqemud\" ]\nauth_unix_ro = \"none\"\n\
         auth_unix_rw = \"none\"\nmax_clients = 10\nmax_anonymous_clients = 0\n\
         max_client_requests = 7\nkeepalive_interval = -1\nkeepalive_count = 9\n\
         log_level = 1\nlog_filters=\"1:qemu\"\nlog_outputs=\"1:stderr\"\n\
         host_uuid = \"c7a5fdbd-edaf-9455-926a-d65c16db1809\"\n\
         host_uuid_source = \"machine-id\"\naccess_drivers = [ ]\nlisten_tls = 0\n",
    );
    assert_eq!(read.unix_sock_group.as_deref(), Some("libvirt"));
    assert_eq!((read.unix_sock_ro_perms, read.unix_sock_rw_perms), (0o777, 0o770));
    assert_eq!(read.unix_sock_dir, Some("/run/x".into()));
    assert_eq!(read.unix_sock_names, ["virtqemud"]);
    assert_eq!((read.auth_unix_ro, read.auth_unix_rw), (Admission::Anyone, Admission::Anyone));
    assert_eq!((read.server.max_clients, read.server.max_client_requests), (10, 7));
    assert_eq!((read.server.keepalive_interval, read.server.keepalive_count), (None, 9));
    assert_eq!(read.admin.keepalive_interval, Some(Duration::from_secs(5)));
    assert_eq!(read.log_level, Some(1));
    assert!(read.host_uuid.is_some());
    assert_eq!(read.host_uuid_source, HostUuidSource::MachineId);
}

#[test]
fn refuses_with_file_and_line() {
    for (text, part) in [
        (
            "\nmax_client = 3",
            "a.conf:2: unknown key 'max_client'; the nearest known one is 'max_clients'",
        ),
        ("max_clients = \"3\"", "a.conf:1: 'max_clients' must be a number, not a string in quotes"),
        ("max_clients = 0", "a.conf:1: 'max_clients' must be from 1 to 4294967295, not 0"),
        ("unix_sock_rw_perms = \"0999\"", "must be octal permissions"),
        ("unix_sock_rw_perms = \"+770\"", "must be octal permissions"),
        ("unix_sock_dir = \"run\"", "is not an absolute path"),
        ("unix_sock_names = [ \"a/b\" ]", "is not the first part of a socket's name"),
        ("auth_unix_rw = \"polkit\"", "does not have the scheme \"polkit\""),
        ("auth_unix_rw = \"sasl\"", "does not have the scheme \"sasl\""),
        ("listen_tcp = 1", "no TCP or TLS listeners"),
        ("listen_tls = 1", "no TCP or TLS listeners"),
        ("access_drivers = [ \"polkit\" ]", "does not have the access driver \"polkit\""),
        ("audit_level = 2", "cannot insist on it"),
        ("host_uuid = \"00000000-0000-0000-0000-000000000000\"", "all digits"),
        ("host_uuid_source = \"dice\"", "there are \"smbios\" and \"machine-id\""),
        ("\n\nmax_anonymous_clients = 50\nmax_clients = 5", "a.conf:3: max_anonymous_clients (50)"),
        ("max_workers = 2", "a.conf:1: min_workers (5) is larger"),
    ] {
        let sentence = refusal(text);
        assert!(sentence.contains(part), "{text}: {sentence}");
    }
}

#[test]
fn the_first_of_two_counts() {
    let reading = read(Path::new("a.conf"), "max_clients = 30\nmax_clients = 40").expect("read");
    assert_eq!(reading.settings.server.max_clients, 30);
    assert_eq!(reading.remarks.len(), 1);
}

/// Debian's own file, every key of it uncommented.
#[test]
fn every_key_of_the_reference_is_known() {
    let Ok(text) = std::fs::read_to_string("/etc/libvirt/libvirtd.conf") else {
        println!("skipped: no /etc/libvirt/libvirtd.conf here");
        return;
    };
    let mut found = 0;
    for line in text.lines() {
        let Some((key, _)) = line.strip_prefix('#').and_then(|line| line.split_once('=')) else {
            continue;
        };
        let key = key.trim_end();
        if !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
            assert!(keys::names().any(|name| name == key), "{key}");
            found += 1;
        }
    }
    assert!(found > 40, "{found}");
}
