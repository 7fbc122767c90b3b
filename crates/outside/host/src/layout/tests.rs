use super::*;

#[test]
fn the_system_has_libvirts_folders() {
    let layout = Layout::system();
    let folders = ObjectFolders::new(layout.config().join("x"), layout.runtime().join("x"));
    assert_eq!(folders.definition("vm"), Path::new("/etc/libvirt/x/vm.xml"));
    assert_eq!(folders.autostart_link("vm"), Path::new("/etc/libvirt/x/autostart/vm.xml"));
    assert_eq!(folders.status("vm"), Path::new("/run/libvirt/x/vm.xml"));
    assert_eq!(layout.state(), Path::new("/var/lib/libvirt"));
    assert_eq!(layout.log(), Path::new("/var/log/libvirt"));
    assert_eq!(layout.socket("libvirt-sock"), Path::new("/run/libvirt/libvirt-sock"));
    assert_eq!(layout.daemon_pid_file(), Path::new("/run/ostlerd.pid"));
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
    assert_eq!(layout.config(), home.join(".config/libvirt"));
    assert_eq!(layout.runtime(), home.join(".cache/libvirt"));

    let layout = Layout::session(SessionFolders {
        home,
        config: Some("/c".into()),
        cache: Some("not/absolute".into()),
        runtime: Some("/r".into()),
    });
    assert_eq!(layout.state(), Path::new("/c/libvirt"));
    assert_eq!(layout.log(), Path::new("/home/u/.cache/libvirt"));
    assert_eq!(layout.daemon_pid_file(), Path::new("/r/libvirt/ostlerd.pid"));
}

#[tokio::test]
async fn makes_what_is_missing_and_leaves_what_is_there() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let layout = Layout::private(folder.path());
    let kept = layout.log().join("driver");
    std::fs::create_dir_all(&kept).unwrap();
    std::fs::set_permissions(&kept, PermissionsExt::from_mode(0o750)).unwrap();
    let drivers = vec![(layout.state().join("driver"), 0o700), (kept.clone(), 0o711)];
    layout.create(drivers.clone()).await.unwrap();
    layout.create(drivers).await.unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    for (path, wanted) in layout.folders() {
        if path != layout.log() {
            assert_eq!(mode(&path), wanted, "{}", path.display());
        }
    }
    assert_eq!(mode(&layout.state().join("driver")), 0o700);
    assert_eq!(mode(&kept), 0o750);
}
