use super::*;
use crate::process::{Exit, Program};
use std::os::unix::net::UnixDatagram;

#[test]
fn tells_the_service_manager() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notify");
    let socket = UnixDatagram::bind(&path).unwrap();
    let told = |readiness, status: &str| {
        let notifier = Notifier::new(Some(path.as_os_str())).unwrap();
        notifier.tell(readiness, status).unwrap();
        let mut text = [0; 256];
        let length = socket.recv(&mut text).unwrap();
        String::from_utf8(text[..length].to_vec()).unwrap()
    };
    assert_eq!(told(Readiness::Ready, "serving\nclients"), "READY=1\nSTATUS=serving clients\n");
    assert_eq!(told(Readiness::Stopping, ""), "STOPPING=1\n");
    assert!(told(Readiness::Reloading, "").starts_with("RELOADING=1\nMONOTONIC_USEC="));
    Notifier::new(None).unwrap().tell(Readiness::Ready, "").unwrap();
    assert!(Notifier::new(Some("relative".as_ref())).is_err());
}

#[test]
fn only_sockets_meant_for_this_process_are_taken() {
    let said = |pid: &str, count: &str| InheritedSockets {
        pid: Some(pid.to_owned()),
        count: Some(count.to_owned()),
        names: Some("rw:ro".to_owned()),
    };
    assert_eq!(said("7", "3").expected(7).unwrap(), ["rw", "ro", ""]);
    assert!(said("8", "3").expected(7).unwrap().is_empty());
    assert!(InheritedSockets::default().expected(7).unwrap().is_empty());
    for bad in ["-1", "x", "257", "99999999999"] {
        assert!(said("7", bad).expected(7).is_err(), "{bad}");
    }
}

#[test]
fn a_pid_file_is_held_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pid");
    std::fs::write(&path, "123456 left by a crash\n").unwrap();
    let held = PidFile::take(&path).unwrap();
    let own = std::process::id();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), format!("{own}\n"));
    let error = PidFile::take(&path).unwrap_err().to_string();
    assert!(error.contains(&format!("a daemon with process id {own} is running")), "{error}");
    drop(held);
    assert!(!path.exists());
    drop(PidFile::take(&path).unwrap());
    assert!(matches!(PidFile::take(folder.path()), Err(PidFileError::File(_))));
}

#[test]
fn one_that_has_ended_does_not_hold_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pid");
    // As the kernel leaves a daemon of which a thread waits for a dead server: its number is
    // there, its lock is held, and it runs no more.
    let held = PidFile::take(&path).unwrap();
    let mut ended = std::process::Command::new("/bin/true").spawn().unwrap();
    std::fs::write(&path, format!("{}\n", ended.id())).unwrap();
    let stat = format!("/proc/{}/stat", ended.id());
    while !std::fs::read_to_string(&stat).unwrap().contains(") Z ") {
        std::thread::yield_now();
    }
    let next = PidFile::take(&path).unwrap();
    assert!(matches!(PidFile::take(&path), Err(PidFileError::Held { .. })));
    let own = std::process::id();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), format!("{own}\n"));
    drop(next);
    assert!(!path.exists());
    drop(held);
    ended.wait().unwrap();
}

#[tokio::test]
async fn a_child_does_not_hold_the_pid_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pid");
    let held = PidFile::take(&path).unwrap();
    let (read, write) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC).unwrap();
    let child = Program::new("/bin/sh").arguments(["-c", "read x"]).stdin(read);
    let child = child.spawn().await.unwrap();
    drop(held);
    drop(PidFile::take(&path).unwrap());
    drop(write);
    assert_eq!(child.wait().await, Exit::Code(1));
}

/// Not a test of its own: the process that the next one starts.
#[test]
#[ignore = "runs as a child of a_started_daemon_finds_its_sockets"]
fn takes_its_sockets() {
    let said = InheritedSockets::from_environment();
    for socket in inherited_sockets(&said).unwrap() {
        let listener = std::os::unix::net::UnixListener::from(socket.descriptor);
        let address = listener.local_addr().unwrap();
        println!("{} {}", socket.name, address.as_pathname().unwrap().display());
    }
    assert!(inherited_sockets(&said).unwrap().is_empty());
}

#[tokio::test]
async fn a_started_daemon_finds_its_sockets() {
    let folder = tempfile::tempdir().unwrap();
    let listen = |name: &str| {
        std::os::unix::net::UnixListener::bind(folder.path().join(name)).unwrap().into()
    };
    let script = "LISTEN_PID=$$ exec \"$@\"";
    let test = "service::tests::takes_its_sockets";
    let program = Program::new("/bin/sh")
        .arguments(["-c", script, "sh"])
        .argument(std::env::current_exe().unwrap())
        .arguments(["--exact", test, "--ignored", "--nocapture"])
        .variable("LISTEN_FDS", "2")
        .variable("LISTEN_FDNAMES", "one:two")
        .descriptor(listen("a"), 3)
        .descriptor(listen("b"), 4);
    let output = crate::process::run(program, crate::process::RunLimits::default()).await.unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    for (name, file) in [("one", "a"), ("two", "b")] {
        let line = format!("{name} {}", folder.path().join(file).display());
        assert!(output.contains(&line), "{output}");
    }
}
