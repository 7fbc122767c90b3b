//! Helper programs that end by themselves.

use super::{Exit, Process, ProcessError, Program, Signal};
use crate::file::{FileError, FileOperation};
use rustix::pipe::{PipeFlags, pipe_with};
use std::{
    fs::File,
    io::{self, Write},
    os::fd::OwnedFd,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::{io::AsyncReadExt, net::unix::pipe::Receiver};

/// How much of what a failed program said goes into the error.
const SAID_BYTES: usize = 1024;

/// Limits of a helper program.
#[derive(Debug, Clone, Copy)]
pub struct RunLimits {
    /// After this time it is killed.
    pub deadline: Duration,
    /// With more output than this it is killed, standard output and error
    /// counted apart.
    pub output_bytes: usize,
}

impl Default for RunLimits {
    /// Ten seconds and a MiB.
    fn default() -> Self {
        Self { deadline: Duration::from_secs(10), output_bytes: 1 << 20 }
    }
}

/// The output of a program that succeeded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RunOutput {
    /// To its standard output.
    pub stdout: Vec<u8>,
    /// To its standard error.
    pub stderr: Vec<u8>,
}

/// A helper program did not do what it was run for.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// It could not be started.
    #[error(transparent)]
    Start(#[from] ProcessError),
    /// Its output could not be read.
    #[error("cannot read what '{}' writes", program.display())]
    Read {
        /// The program.
        program: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// It ended with a failure.
    #[error("'{}' {}{}", program.display(), how(*exit), said(stderr))]
    Failed {
        /// The program.
        program: PathBuf,
        /// How it ended.
        exit: Exit,
        /// Its standard error.
        stderr: Vec<u8>,
    },
    /// It ran for too long and was killed.
    #[error("'{}' did not end within {} ms and was killed{}", program.display(), after.as_millis(), said(stderr))]
    Deadline {
        /// The program.
        program: PathBuf,
        /// How long it had.
        after: Duration,
        /// Its standard error until then.
        stderr: Vec<u8>,
    },
    /// It wrote too much and was killed.
    #[error("'{}' wrote more than the {bound} bytes that are taken from it and was killed", program.display())]
    Output {
        /// The program.
        program: PathBuf,
        /// How much it may write.
        bound: usize,
    },
}

/// Runs `program` to its end and gives what it wrote, if it ended with code 0.
/// Its standard output and error are read from pipes, so the program must not
/// have been given any. When the future is dropped the program is killed.
///
/// # Errors
/// When it cannot be started, fails, or exceeds a limit.
pub async fn run(program: Program, limits: RunLimits) -> Result<RunOutput, RunError> {
    let path = program.path.clone();
    let read_error = |source| RunError::Read { program: path.clone(), source };
    let (mut out, stdout) = pipe().map_err(read_error)?;
    let (mut err, stderr) = pipe().map_err(read_error)?;
    let process = program.stdout(stdout).stderr(stderr).spawn().await?;
    let guard = KillOnDrop(&process);
    let mut output = RunOutput::default();
    let bound = limits.output_bytes;
    let watched = async {
        let ended = {
            let reading = async {
                tokio::try_join!(
                    read(&mut out, &mut output.stdout, bound),
                    read(&mut err, &mut output.stderr, bound)
                )?;
                Ok(process.wait().await)
            };
            tokio::select! {
                biased;
                read = reading => read,
                exit = process.wait() => Ok(exit),
            }
        };
        // What another process that inherited the pipes may still write is
        // not waited for.
        let exit = ended?;
        drain(&out, &mut output.stdout, bound)?;
        drain(&err, &mut output.stderr, bound)?;
        Ok(exit)
    };
    let ended = tokio::time::timeout(limits.deadline, watched).await;
    drop(guard);
    let stderr = output.stderr;
    match ended {
        Ok(Ok(Exit::Code(0))) => Ok(RunOutput { stdout: output.stdout, stderr }),
        Ok(Ok(exit)) => Err(RunError::Failed { program: path, exit, stderr }),
        Ok(Err(Stopped::Bound)) => Err(RunError::Output { program: path, bound }),
        Ok(Err(Stopped::Read(source))) => Err(RunError::Read { program: path, source }),
        Err(_) => Err(RunError::Deadline { program: path, after: limits.deadline, stderr }),
    }
}

/// Why reading ended before the program did.
enum Stopped {
    Bound,
    Read(io::Error),
}

/// Kills the program and what it started, unless it has ended.
struct KillOnDrop<'a>(&'a Process);

impl Drop for KillOnDrop<'_> {
    fn drop(&mut self) {
        if self.0.exit().is_none()
            && let Err(error) = self.0.kill_group(Signal::KILL)
        {
            tracing::warn!("a helper program may run on: {}", error.sentence());
        }
    }
}

fn pipe() -> io::Result<(Receiver, OwnedFd)> {
    let (read, write) = pipe_with(PipeFlags::CLOEXEC)?;
    Ok((Receiver::from_owned_fd(read)?, write))
}

async fn read(from: &mut Receiver, into: &mut Vec<u8>, bound: usize) -> Result<(), Stopped> {
    loop {
        if from.read_buf(into).await.map_err(Stopped::Read)? == 0 {
            return Ok(());
        }
        if into.len() > bound {
            return Err(Stopped::Bound);
        }
    }
}

fn drain(from: &Receiver, into: &mut Vec<u8>, bound: usize) -> Result<(), Stopped> {
    loop {
        match from.try_read_buf(into) {
            Ok(0) => return Ok(()),
            Ok(_) if into.len() > bound => return Err(Stopped::Bound),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(()),
            Err(error) => return Err(Stopped::Read(error)),
        }
    }
}

fn how(exit: Exit) -> String {
    match exit {
        Exit::Code(code) => format!("failed with exit code {code}"),
        Exit::Signal(signal) => format!("was ended by signal {signal}"),
        Exit::Unknown => "ended, nobody knows how".to_owned(),
    }
}

/// The end of what a program said, for an error.
fn said(stderr: &[u8]) -> String {
    let text = stderr.trim_ascii();
    let tail = text.get(text.len().saturating_sub(SAID_BYTES)..).unwrap_or_default();
    if tail.is_empty() { String::new() } else { format!(": {}", String::from_utf8_lossy(tail)) }
}

/// A file in memory that has no name and holds `content`: how a program is given
/// what must be on no disk and in no list of arguments.
///
/// # Errors
/// When there is no memory for it.
pub fn memory_file(content: &[u8]) -> Result<OwnedFd, FileError> {
    let path = Path::new("a file in memory");
    let made = rustix::fs::memfd_create("ostler", rustix::fs::MemfdFlags::CLOEXEC);
    let mut file = File::from(FileError::of(FileOperation::Create, path, made)?);
    FileError::of(FileOperation::Write, path, file.write_all(content))?;
    Ok(file.into())
}
