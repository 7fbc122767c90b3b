//! A daemon started for one test, and a client of bare bytes.

use std::{
    io::{Read, Write},
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

/// Nothing here takes nearly as long; a test that hangs ends with it.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program, without what the environment of the tests may say.
pub(crate) fn ostlerd() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ostlerd"));
    for variable in ["NOTIFY_SOCKET", "LISTEN_FDS", "LISTEN_PID", "JOURNAL_STREAM"] {
        command.env_remove(variable);
    }
    command.stdin(Stdio::null());
    command
}

/// The output on stderr of a run that ends by itself, and how it ends.
pub(crate) fn outcome(command: &mut Command) -> (String, ExitStatus) {
    let output = command.output().expect("it runs");
    (String::from_utf8_lossy(&output.stderr).into_owned(), output.status)
}

/// Waits until `condition` holds.
#[track_caller]
pub(crate) fn until(what: &str, mut condition: impl FnMut() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < PATIENCE, "not in time: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A private daemon; it ends with the test.
pub(crate) struct Daemon {
    pub(crate) child: Child,
    pub(crate) folder: tempfile::TempDir,
}

impl Daemon {
    /// Starts one and waits until it serves.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::start_in(tempfile::tempdir().expect("a folder"), arguments)
    }

    pub(crate) fn start_in(folder: tempfile::TempDir, arguments: &[&str]) -> Self {
        let log = std::fs::File::create(folder.path().join("stderr")).expect("a file");
        let child = ostlerd()
            .arg("--socket")
            .arg(folder.path().join("sock"))
            .arg("--socket-ro")
            .arg(folder.path().join("sock-ro"))
            .arg("--admin-socket")
            .arg(folder.path().join("admin-sock"))
            .arg("--state")
            .arg(folder.path().join("state"))
            .args(arguments)
            .stderr(log)
            .spawn()
            .expect("it runs");
        let mut daemon = Self { child, folder };
        daemon.wait_for("admin-sock");
        daemon
    }

    fn wait_for(&mut self, name: &str) {
        let start = Instant::now();
        while UnixStream::connect(self.path(name)).is_err() {
            let ended = self.child.try_wait().expect("it can be asked");
            assert!(ended.is_none(), "it ended: {ended:?}: {}", self.log());
            assert!(start.elapsed() < PATIENCE, "it does not serve: {}", self.log());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.path("stderr")).unwrap_or_default()
    }

    pub(crate) fn signal(&self, signal: rustix::process::Signal) {
        let pid = i32::try_from(self.child.id()).expect("a pid");
        let pid = rustix::process::Pid::from_raw(pid).expect("a pid");
        rustix::process::kill_process(pid, signal).expect("signalled");
    }

    /// Waits until it ends by itself.
    pub(crate) fn wait(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be asked") {
                return status;
            }
            assert!(start.elapsed() < PATIENCE, "it does not end: {}", self.log());
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // It may have ended; either way nothing of it stays.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Asks what authentication is needed: the first thing that clients do.
/// `None` if the daemon ends the connection.
pub(crate) fn ask(path: &Path) -> Option<Vec<u8>> {
    let mut stream = UnixStream::connect(path).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).expect("set");
    let words: [u32; 7] = [28, 0x2000_8086, 1, 66, 0, 1, 0];
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
    stream.write_all(&bytes).ok()?;
    let mut answer = vec![0; 36];
    stream.read_exact(&mut answer).ok()?;
    Some(answer)
}

/// Asserts that the daemon serves there.
#[track_caller]
pub(crate) fn assert_serves(path: &Path) {
    let answer = ask(path).expect("an answer");
    // Length, and an answer without error: one scheme, none.
    assert_eq!(answer[..4], 36_u32.to_be_bytes());
    assert_eq!(answer[24..], [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
}
