//! A private libvirtd, and the programs that speak to it.

use rustix::process::{Pid, Signal, kill_process};
use std::{
    io::{BufRead, BufReader},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

/// A private libvirtd with everything it keeps in a folder of its own.
pub(crate) struct Daemon {
    process: Child,
    folder: tempfile::TempDir,
}

/// Which program runs a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Program {
    Virsh,
    Ostler,
}

impl Daemon {
    /// Starts it; or says why that cannot be.
    pub(crate) fn start() -> Result<Self, String> {
        if !rustix::process::geteuid().is_root() {
            return Err("a private libvirtd needs root".to_owned());
        }
        for needed in ["/usr/sbin/libvirtd", "/usr/bin/virsh", "/usr/bin/qemu-system-x86_64"] {
            if !Path::new(needed).exists() {
                return Err(format!("{needed} is not installed"));
            }
        }
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../benches/peer-libvirtd");
        let folder = tempfile::tempdir_in("/tmp").map_err(|error| error.to_string())?;
        // Guests run as a user of their own, and have their disks here.
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755))
            .map_err(|error| error.to_string())?;
        let mut process = Command::new(script)
            .arg(folder.path().join("sock"))
            .arg("--state")
            .arg(folder.path().join("state"))
            .args(["--no-cgroups", "--no-namespaces"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("benches/peer-libvirtd does not run: {error}"))?;
        let mut line = String::new();
        let out = process.stdout.take().map(BufReader::new);
        let read = out.map(|mut out| out.read_line(&mut line));
        let daemon = Self { process, folder };
        match read {
            Some(Ok(_)) if line.starts_with("ready") => Ok(daemon),
            _ => Err("a private libvirtd does not start here".to_owned()),
        }
    }

    /// A path in the daemon's folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program, told where the daemon is, without the user's own settings.
    pub(crate) fn command(&self, program: Program) -> Command {
        self.command_at(program, "qemu+unix:///system")
    }

    /// The same for another hypervisor of the daemon.
    pub(crate) fn command_at(&self, program: Program, hypervisor: &str) -> Command {
        let path = match program {
            Program::Virsh => "/usr/bin/virsh",
            Program::Ostler => env!("CARGO_BIN_EXE_ostler"),
        };
        let mut command = Command::new(path);
        command
            .args(["-c", &format!("{hypervisor}?socket={}", self.path("sock").display())])
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC")
            .env_remove("VISUAL")
            .env_remove("EDITOR")
            .stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, program: Program, words: &[&str]) -> Output {
        self.command(program).args(words).output().expect("the program runs")
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // The script ends the daemon and every guest it started.
        interrupt(&self.process, Signal::TERM);
        _ = self.process.wait();
    }
}

/// Sends a signal to a process that was started here.
pub(crate) fn interrupt(process: &Child, signal: Signal) {
    if let Some(pid) = i32::try_from(process.id()).ok().and_then(Pid::from_raw) {
        _ = kill_process(pid, signal);
    }
}
