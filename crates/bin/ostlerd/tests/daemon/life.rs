//! Starting, being ready, stopping, and staying the only one.

use crate::process::{Daemon, ask, assert_serves, ostlerd, outcome, until};
use rustix::process::Signal;
use std::{
    os::unix::net::{UnixDatagram, UnixStream},
    path::Path,
    process::Command,
};

/// All files below a folder.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            found.extend(files(&path));
        } else {
            found.push(path.to_string_lossy().into_owned());
        }
    }
    found
}

#[test]
fn it_ends_when_asked_and_cleans_up() {
    for signal in [Signal::TERM, Signal::INT] {
        let mut daemon = Daemon::start(&[]);
        assert_serves(&daemon.path("sock"));
        assert_serves(&daemon.path("sock-ro"));
        let mut client = UnixStream::connect(daemon.path("sock")).expect("connected");
        daemon.signal(signal);
        assert!(daemon.wait().success(), "{}", daemon.log());
        for name in ["sock", "sock-ro", "admin-sock"] {
            assert!(!daemon.path(name).exists(), "{name}");
        }
        // Its clients are let go; one that was not accepted yet is refused.
        match std::io::Read::read(&mut client, &mut [0]) {
            Ok(count) => assert_eq!(count, 0),
            Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset),
        }
    }
}

#[test]
fn everything_it_keeps_is_in_its_folder() {
    let daemon = Daemon::start(&[]);
    let pid = std::fs::read_to_string(daemon.path("state/run/ostlerd.pid")).expect("a pid file");
    assert_eq!(pid.trim(), daemon.child.id().to_string());
    let descriptors = format!("/proc/{}/fd", daemon.child.id());
    for entry in std::fs::read_dir(descriptors).expect("descriptors").flatten() {
        let Ok(target) = std::fs::read_link(entry.path()) else { continue };
        // Its input and output are those of whoever runs the test.
        if matches!(entry.file_name().to_str(), Some("0" | "1" | "2")) {
            continue;
        }
        let target = target.to_string_lossy().into_owned();
        let inside = target.starts_with(&*daemon.folder.path().to_string_lossy());
        // Devices, sockets, pipes, and memory that has no place in any folder.
        let harmless = target.starts_with("/dev/")
            || target.starts_with("/memfd:")
            || target.starts_with("/proc/")
            || !target.starts_with('/');
        assert!(inside || harmless, "it holds {target}");
    }
    assert!(!files(&daemon.path("state")).is_empty());
}

#[test]
fn there_is_one_for_each_folder() {
    let daemon = Daemon::start(&[]);
    let (text, status) = outcome(
        ostlerd()
            .arg("--state")
            .arg(daemon.path("state"))
            .arg("--socket")
            .arg(daemon.path("other-sock")),
    );
    assert!(!status.success() && text.contains("is running with the same folders"), "{text}");
    assert!(text.contains(&daemon.child.id().to_string()), "{text}");
    // And one for each socket.
    let (text, status) = outcome(
        ostlerd()
            .arg("--state")
            .arg(daemon.path("other-state"))
            .arg("--socket")
            .arg(daemon.path("sock")),
    );
    assert!(!status.success() && text.contains("another daemon listens on"), "{text}");
    assert_serves(&daemon.path("sock"));
}

#[test]
fn it_comes_back_after_being_killed() {
    let mut daemon = Daemon::start(&[]);
    daemon.signal(Signal::KILL);
    assert!(!daemon.wait().success());
    assert!(daemon.path("sock").exists(), "a killed daemon leaves its socket");
    let folder = std::mem::replace(&mut daemon.folder, tempfile::tempdir().expect("a folder"));
    let daemon = Daemon::start_in(folder, &[]);
    assert_serves(&daemon.path("sock"));
}

#[test]
fn it_tells_the_service_manager() {
    let folder = tempfile::tempdir().expect("a folder");
    let notify = UnixDatagram::bind(folder.path().join("notify")).expect("bound");
    notify.set_read_timeout(Some(std::time::Duration::from_secs(30))).expect("set");
    let mut child = Ends(
        ostlerd()
            .arg("--state")
            .arg(folder.path().join("state"))
            .env("NOTIFY_SOCKET", folder.path().join("notify"))
            .spawn()
            .expect("it runs"),
    );
    let hear = || {
        let mut buffer = [0; 200];
        let length = notify.recv(&mut buffer).expect("told");
        String::from_utf8_lossy(&buffer[..length]).trim_end().to_owned()
    };
    assert_eq!(hear(), "READY=1");
    // The usual names, all of them served.
    let run = folder.path().join("state/run/libvirt");
    for name in ["libvirt-sock", "libvirt-sock-ro", "virtqemud-sock", "virtqemud-sock-ro"] {
        assert_serves(&run.join(name));
    }
    assert!(run.join("libvirt-admin-sock").exists());
    let pid = rustix::process::Pid::from_child(&child.0);
    rustix::process::kill_process(pid, Signal::HUP).expect("signalled");
    assert!(hear().starts_with("RELOADING=1\nMONOTONIC_USEC="));
    assert_eq!(hear(), "READY=1");
    rustix::process::kill_process(pid, Signal::TERM).expect("signalled");
    assert_eq!(hear(), "STOPPING=1");
    assert!(child.0.wait().expect("ended").success());
}

/// A process that ends with the test, however that ends.
struct Ends(std::process::Child);

impl Drop for Ends {
    fn drop(&mut self) {
        // It has ended already where the test came to its end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn it_goes_to_the_background() {
    let folder = tempfile::tempdir().expect("a folder");
    let pid_file = folder.path().join("pid");
    let state = folder.path().join("state");
    let (text, status) = outcome(
        ostlerd().arg("--daemon").arg("--state").arg(&state).arg("--pid-file").arg(&pid_file),
    );
    assert!(status.success(), "{text}");
    assert_serves(&state.join("run/libvirt/libvirt-sock"));
    let pid: i32 =
        std::fs::read_to_string(&pid_file).expect("a pid file").trim().parse().expect("a number");
    let pid = rustix::process::Pid::from_raw(pid).expect("a pid");
    rustix::process::kill_process(pid, Signal::TERM).expect("signalled");
    until("it ends", || !state.join("run/libvirt/libvirt-sock").exists() && !pid_file.exists());
    // A start that fails says so.
    let (text, status) = outcome(ostlerd().args(["--daemon", "--state", "/proc/nowhere"]));
    assert!(!status.success() && text.contains("cannot"), "{text}");
}

#[test]
fn it_ends_when_nobody_needs_it() {
    let mut daemon = Daemon::start(&["--timeout", "1"]);
    let client = UnixStream::connect(daemon.path("sock")).expect("connected");
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert!(daemon.child.try_wait().expect("asked").is_none(), "it has a client");
    drop(client);
    assert!(daemon.wait().success());
}

#[test]
fn its_descriptors_stay_as_many() {
    let daemon = Daemon::start(&[]);
    let folder = format!("/proc/{}/fd", daemon.child.id());
    let count = || std::fs::read_dir(&folder).expect("descriptors").count();
    for _ in 0..50 {
        assert!(ask(&daemon.path("sock")).is_some());
    }
    until("the clients are gone", || count() <= 40);
    let before = count();
    for _ in 0..500 {
        assert!(ask(&daemon.path("sock")).is_some());
    }
    until("no descriptor is left over", || count() <= before);
}

#[test]
fn it_takes_over_sockets_that_are_listened_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("virtqemud-sock-ro");
    let listener = std::os::unix::net::UnixListener::bind(&path).expect("bound");
    // The shell makes the socket descriptor 3 and knows the process.
    let script = "exec 3<&0 0</dev/null; LISTEN_PID=$$ LISTEN_FDS=1 exec \"$@\"";
    let mut child = Command::new("sh")
        .args(["-c", script, "sh", env!("CARGO_BIN_EXE_ostlerd"), "--state"])
        .arg(folder.path().join("state"))
        .env_remove("NOTIFY_SOCKET")
        .stdin(std::os::fd::OwnedFd::from(listener))
        .spawn()
        .expect("it runs");
    assert_serves(&path);
    assert!(!folder.path().join("state/run/libvirt/libvirt-sock").exists(), "no others");
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, Signal::TERM).expect("signalled");
    assert!(child.wait().expect("ended").success());
    assert!(path.exists(), "it is the service manager's");
}
