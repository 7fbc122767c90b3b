//! Going to the background (`--daemon`).
//!
//! The process starts itself again without the option, waits until that one is
//! ready or has failed, and ends. Readiness comes the same way as a service
//! manager would learn of it.

#![allow(
    clippy::disallowed_methods,
    reason = "it starts the program again, before anything is served"
)]

use rustix::stdio::{dup2_stderr, dup2_stdin, dup2_stdout};
use std::{
    fs::OpenOptions,
    io,
    os::unix::net::UnixDatagram,
    process::{Command, ExitCode, Stdio},
    time::Duration,
};

/// Set for the process in the background.
const MARK: &str = "OSTLERD_IN_BACKGROUND";
/// How often the one in front looks whether the other still runs.
const LOOK: Duration = Duration::from_millis(100);

/// Returns whether this process is the one in the background.
pub(crate) fn is_background() -> bool {
    std::env::var_os(MARK).is_some()
}

/// Starts the process in the background and waits until it is ready; answers
/// the exit code of the one in front.
pub(crate) fn start() -> io::Result<ExitCode> {
    let folder = std::env::temp_dir().join(format!("ostlerd-{}", std::process::id()));
    std::fs::DirBuilder::new().create(&folder)?;
    let result = start_with(&folder.join("ready"));
    // A leftover folder harms nobody.
    let _ = std::fs::remove_dir_all(&folder);
    result
}

fn start_with(notify: &std::path::Path) -> io::Result<ExitCode> {
    let socket = UnixDatagram::bind(notify)?;
    socket.set_read_timeout(Some(LOOK))?;
    let mut child = Command::new(std::env::current_exe()?)
        .args(std::env::args_os().skip(1))
        .env(MARK, "1")
        .env("NOTIFY_SOCKET", notify)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()?;
    let mut buffer = [0; 256];
    loop {
        match socket.recv(&mut buffer) {
            Ok(length) if buffer[..length].starts_with(b"READY=1") => {
                return Ok(ExitCode::SUCCESS);
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
        // It has said on stderr why it ended.
        if child.try_wait()?.is_some() {
            return Ok(ExitCode::FAILURE);
        }
    }
}

/// Leaves the terminal's session. To be called early by the process in the
/// background.
pub(crate) fn leave_session() -> io::Result<()> {
    rustix::process::setsid()?;
    Ok(())
}

/// Lets go of the terminal. To be called when there is nothing more to say on
/// it.
pub(crate) fn leave_terminal() -> io::Result<()> {
    let null = OpenOptions::new().read(true).write(true).open("/dev/null")?;
    dup2_stdin(&null)?;
    dup2_stdout(&null)?;
    dup2_stderr(&null)?;
    Ok(())
}
