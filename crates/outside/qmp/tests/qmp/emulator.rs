//! A real QEMU that ends with the test.

use ostler_qmp::{EventReceiver, Monitor, MonitorOptions};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const PROGRAM: &str = "/usr/bin/qemu-system-x86_64";

pub(crate) struct Emulator {
    child: Child,
    directory: TempDir,
}

impl Emulator {
    /// Starts QEMU without devices, its monitor on a socket; none where it is
    /// not installed, with a line that says so.
    pub(crate) fn start(more: &[&str]) -> Option<Self> {
        if !Path::new(PROGRAM).exists() {
            eprintln!("skipped: {PROGRAM} is not installed");
            return None;
        }
        let directory = TempDir::with_prefix("ostler-qmp-").unwrap();
        let monitor = format!("unix:{}/monitor,server=on,wait=off", directory.path().display());
        let child = Command::new(PROGRAM)
            .args(["-S", "-no-user-config", "-nodefaults", "-display", "none"])
            .args(["-accel", "tcg", "-qmp", &monitor])
            .args(more)
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        Some(Self { child, directory })
    }

    pub(crate) fn socket(&self) -> PathBuf {
        self.directory.path().join("monitor")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) async fn monitor(&self, options: MonitorOptions) -> (Monitor, EventReceiver) {
        for _ in 0..3000 {
            match Monitor::connect(&self.socket(), options).await {
                Ok(connected) => return connected,
                Err(ostler_qmp::QmpError::Connect { .. }) => {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
                Err(error) => panic!("{error}"),
            }
        }
        panic!("QEMU does not listen");
    }

    pub(crate) fn signal(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, signal).unwrap();
    }

    pub(crate) fn wait(&mut self) {
        self.child.wait().unwrap();
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
