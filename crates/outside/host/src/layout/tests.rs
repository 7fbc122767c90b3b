use super::*;

#[test]
fn the_system_has_libvirts_folders() {
    let layout = Layout::system();
    let qemu = layout.qemu();
    let shown = |path: PathBuf| path.display().to_string();
    assert_eq!(shown(qemu.objects.definition("vm")), "/etc/libvirt/qemu/vm.xml");
    assert_eq!(shown(qemu.objects.autostart_link("vm")), "/etc/libvirt/qemu/autostart/vm.xml");
    assert_eq!(shown(qemu.objects.status("vm")), "/run/libvirt/qemu/vm.xml");
    assert_eq!(
        shown(qemu.monitor_socket(3, "a-name-of-more-than-twenty")),
        "/var/lib/libvirt/qemu/domain-3-a-name-of-more-than-/monitor.sock"
    );
    assert_eq!(shown(qemu.channel_folder(3, "vm")), "/run/libvirt/qemu/channel/3-vm");
    assert_eq!(shown(qemu.log_file("vm")), "/var/log/libvirt/qemu/vm.log");
    let storage = layout.storage();
    assert_eq!(shown(storage.objects.definition("pool")), "/etc/libvirt/storage/pool.xml");
    assert_eq!(
        shown(storage.objects.autostart_link("pool")),
        "/etc/libvirt/storage/autostart/pool.xml"
    );
    assert_eq!(shown(storage.objects.status("pool")), "/run/libvirt/storage/pool.xml");
    assert_eq!(shown(layout.socket("libvirt-sock")), "/run/libvirt/libvirt-sock");
    assert_eq!(shown(layout.daemon_pid_file()), "/run/ostlerd.pid");
    let (secret, uuid) = (layout.secret(), ostler_core::Uuid::from_bytes([0x11; 16]));
    let value = secret.sealed_value(uuid);
    assert_eq!(shown(value), "/etc/libvirt/secrets/11111111-1111-1111-1111-111111111111.sealed");
    assert_eq!(shown(secret.host_key()), "/var/lib/libvirt/secret/host-key");
}

#[test]
fn a_private_daemon_keeps_all_under_one_folder() {
    let layout = Layout::private(Path::new("/tmp/x"));
    assert!(layout.folders().iter().all(|(path, _)| path.starts_with("/tmp/x")));
    assert_eq!(layout.daemon_pid_file(), Path::new("/tmp/x/run/ostlerd.pid"));
}

#[test]
fn a_session_keeps_to_its_users_folders() {
    let home = PathBuf::from("/home/u");
    let layout = Layout::session(SessionFolders { home: home.clone(), ..Default::default() });
    assert_eq!(layout.qemu().objects.definition("vm"), home.join(".config/libvirt/qemu/vm.xml"));
    assert_eq!(layout.qemu().objects.status("vm"), home.join(".cache/libvirt/qemu/run/vm.xml"));

    let layout = Layout::session(SessionFolders {
        home,
        config: Some("/c".into()),
        cache: Some("not/absolute".into()),
        runtime: Some("/r".into()),
    });
    assert_eq!(layout.qemu().domain_folder(1, "vm"), Path::new("/c/libvirt/qemu/lib/domain-1-vm"));
    assert_eq!(layout.qemu().pid_file("vm"), Path::new("/r/libvirt/qemu/run/vm.pid"));
    assert_eq!(layout.qemu().log_file("vm"), Path::new("/home/u/.cache/libvirt/qemu/log/vm.log"));
    assert_eq!(layout.secret().host_key(), Path::new("/c/libvirt/secret/host-key"));
    assert_eq!(layout.daemon_pid_file(), Path::new("/r/libvirt/ostlerd.pid"));
}

#[tokio::test]
async fn makes_what_is_missing_and_leaves_what_is_there() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let layout = Layout::private(folder.path());
    let kept = &layout.qemu().log;
    std::fs::create_dir_all(kept).unwrap();
    std::fs::set_permissions(kept, PermissionsExt::from_mode(0o750)).unwrap();
    layout.create().await.unwrap();
    layout.create().await.unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    for (path, wanted) in layout.folders() {
        if path.starts_with(layout.log()) {
            continue;
        }
        assert_eq!(mode(path), wanted, "{}", path.display());
    }
    assert_eq!(mode(kept), 0o750);
}
