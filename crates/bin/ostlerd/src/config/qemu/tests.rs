use super::*;
use ostler_host::Layout;
use ostler_qemu::QemuLayout;

fn settings(content: &str) -> Result<(Settings, Vec<String>), String> {
    let layout = Layout::private(Path::new("/nowhere"));
    let mut settings = Settings::new(true, &QemuLayout::of(&layout));
    match read(Path::new("q.conf"), content, &mut settings) {
        Ok(remarks) => Ok((settings, remarks)),
        Err(error) => Err(error.to_string()),
    }
}

#[test]
fn reads_what_the_driver_acts_on() {
    let (settings, remarks) = settings(
        "vnc_listen = \"::\"\nvnc_tls = 1\nvnc_tls_x509_cert_dir = \"/v/\"\n\
         default_tls_x509_cert_dir = \"/d\"\ndefault_tls_x509_verify = 1\n\
         chardev_tls_x509_verify = 0\nremote_display_port_min = 6000\n\
         remote_display_port_max = 6010\nuser = \"+4711\"\ngroup = \"4712\"\n\
         dynamic_ownership = 0\ncgroup_controllers = [ ]\nmax_files = 2048\nmax_processes = 0\n\
         max_core = \"unlimited\"\nseccomp_sandbox = 1\nvnc_password = \"p\"\nlog_timestamp = 0\n\
         security_driver = [ \"none\" ]\nsave_image_format = \"raw\"\nnamespaces = []\n",
    )
    .expect("a good file");
    let command = &settings.command;
    assert_eq!((&*settings.vnc_listen, settings.vnc_ports), ("::", (6000, 6010)));
    assert!(command.vnc.tls.enabled && command.vnc.tls.verify);
    assert_eq!((&*command.vnc.tls.directory, &*command.nbd_tls.directory), ("/v", "/d"));
    assert!(!command.chardev_tls.verify && command.spice.tls.verify);
    let user = settings.user.as_ref().expect("a user");
    assert_eq!((user.uid, user.gid, &*user.groups), (4711, 4712, &[4712][..]));
    assert!(
        !settings.dynamic_ownership
            && settings.cgroup_controllers.is_empty()
            && !command.timestamps
    );
    assert_eq!((command.sandbox, command.vnc.password.as_deref()), (Some(true), Some("p")));
    let files = Limit { soft: Some(2048), hard: Some(2048) };
    let core = Limit { soft: None, hard: None };
    assert_eq!(settings.limits, [(Resource::Descriptors, files), (Resource::Core, core)]);
    assert_eq!(remarks.len(), 1, "{remarks:?}");
}

#[test]
fn refuses_with_file_and_line() {
    for (content, part) in [
        ("\nvnc_listn = \"\"", "q.conf:2: unknown key 'vnc_listn'; the nearest known one is 'vnc_"),
        ("vnc_listen = \"here\"", "q.conf:1: 'vnc_listen': \"here\" is not an IP address"),
        (
            "nbd_tls_x509_secret_uuid = \"x\"",
            "q.conf:1: 'nbd_tls_x509_secret_uuid': \"x\" is not the",
        ),
        ("default_tls_x509_secret_uuid = \"y\"", "\"y\" is not the UUID of a secret"),
        ("remote_display_port_max = 70000", "q.conf:1: 'remote_display_port_max': a port is"),
        (
            "remote_display_port_max = 6000\nremote_display_port_min = 6001",
            "q.conf:2: 'remote_display_port_min' (6001) is larger",
        ),
        ("user = \"no such user\"", "q.conf:1: there is no user 'no such user'"),
        ("user = \"root\"\ngroup = \"no such group\"", "there is no group 'no such group'"),
        ("security_driver = \"selinux\"", "does not have the security model \"selinux\""),
        ("cgroup_controllers = [ \"cpus\" ]", "there is no controller \"cpus\""),
        ("namespaces = [ \"mount\" ]", "namespaces of their own"),
        ("lock_manager = \"lockd\"", "has no lock manager"),
        ("max_core = \"much\"", "a number of bytes or \"unlimited\""),
        ("seccomp_sandbox = 7", "1 (on), 0 (off) or -1"),
        ("vnc_sasl_dir = \"etc\"", "is not an absolute path"),
        ("remember_owner = 0", "always remembered"),
    ] {
        let sentence = settings(content).expect_err(content);
        assert!(sentence.contains(part), "{content}: {sentence}");
    }
}

#[test]
fn secrets_of_keys_have_a_default() {
    let (one, two) =
        ("00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002");
    let (settings, _) = settings(&format!(
        "default_tls_x509_secret_uuid = \"{one}\"\nnbd_tls_x509_secret_uuid = \"{two}\"\n\
         chardev_tls_x509_secret_uuid = \"\"\n"
    ))
    .expect("a good file");
    let command = &settings.command;
    let text = |tls: &TlsSettings| tls.secret.map(|uuid| uuid.to_string());
    assert_eq!(text(&command.vnc.tls).as_deref(), Some(one));
    assert_eq!(text(&command.nbd_tls).as_deref(), Some(two));
    assert_eq!((text(&command.chardev_tls), text(&command.spice.tls)), (None, None));
}

#[test]
fn a_users_own_daemon_cannot_run_guests_as_others() {
    let layout = Layout::private(Path::new("/nowhere"));
    let mut settings = Settings::new(false, &QemuLayout::of(&layout));
    let remarks = read(Path::new("q.conf"), "user = \"+4711\"", &mut settings).expect("read");
    assert_eq!((settings.user, remarks.len()), (None, 1));
}

/// Debian's own file, every key of it uncommented.
#[test]
fn every_key_of_the_reference_is_known() {
    let Ok(content) = std::fs::read_to_string("/etc/libvirt/qemu.conf") else {
        println!("skipped: no readable /etc/libvirt/qemu.conf here");
        return;
    };
    let mut found = 0;
    for line in content.lines() {
        let Some((key, _)) = line.strip_prefix('#').and_then(|line| line.split_once('=')) else {
            continue;
        };
        let key = key.trim_end();
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if !key.is_empty() && key.bytes().all(plain) {
            assert!(KEYS.iter().any(|(name, _)| *name == key), "{key}");
            found += 1;
        }
    }
    assert!(found > 70, "{found}");
}
