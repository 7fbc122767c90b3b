//! Processor time and memory of a process and its threads.

use crate::processor::CpuSet;
use ostler_core::KiB;
use rustix::{
    fs::{Mode, OFlags},
    thread::{CpuSet as Mask, sched_getaffinity, sched_setaffinity},
};
use std::{
    io,
    os::fd::{AsFd, OwnedFd},
};

/// A process whose use is looked at again and again. It holds the process's
/// folder in /proc, so that it never tells of another that got its number.
#[derive(Debug)]
pub struct ProcessUsage {
    pid: i32,
    folder: OwnedFd,
}

/// Use of a process or a thread.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TaskTimes {
    /// Nanoseconds in programs.
    pub user: u64,
    /// Nanoseconds in the kernel.
    pub system: u64,
    /// Memory that is resident, of the whole process.
    pub resident: KiB,
    /// The CPU it ran on last.
    pub last_cpu: u32,
    /// The state letter: `R` runs, `S` and `D` wait, `T` is stopped, `Z` has ended.
    pub state: char,
}

/// The kernel does not tell of a process, most often because it is gone.
#[derive(Debug, thiserror::Error)]
#[error("cannot read or change '{file}' of process {pid}")]
pub struct UsageError {
    /// The process.
    pub pid: i32,
    /// The file under its folder in /proc.
    pub file: String,
    /// Why not.
    pub source: io::Error,
}

impl ProcessUsage {
    /// Holds on to process `pid`.
    ///
    /// # Errors
    /// When there is none.
    pub fn open(pid: i32) -> Result<Self, UsageError> {
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let folder = rustix::fs::open(format!("/proc/{pid}"), flags, Mode::empty())
            .map_err(|error| UsageError { pid, file: String::new(), source: error.into() })?;
        Ok(Self { pid, folder })
    }

    /// The use of the whole process, threads that have ended among it.
    ///
    /// # Errors
    /// When it is gone.
    pub fn times(&self) -> Result<TaskTimes, UsageError> {
        self.stat("stat")
    }

    /// The use of one of its threads.
    ///
    /// # Errors
    /// When it is gone.
    pub fn thread_times(&self, thread: i32) -> Result<TaskTimes, UsageError> {
        self.stat(&format!("task/{thread}/stat"))
    }

    /// Nanoseconds a thread was ready to run but did not. `None` on a kernel
    /// that does not count them.
    ///
    /// # Errors
    /// When the thread is gone.
    pub fn thread_delay(&self, thread: i32) -> Result<Option<u64>, UsageError> {
        let file = format!("task/{thread}/schedstat");
        let text = match self.read(&file) {
            Err(error) if error.source.kind() == io::ErrorKind::NotFound => return Ok(None),
            text => text?,
        };
        Ok(text.split_ascii_whitespace().nth(1).and_then(|delay| delay.parse().ok()))
    }

    /// Nanoseconds a thread has waited for a processor, as the scheduler's own
    /// statistics have it; `None` where the kernel does not keep them.
    ///
    /// # Errors
    /// When the thread is gone.
    pub fn thread_wait(&self, thread: i32) -> Result<Option<u64>, UsageError> {
        let file = format!("task/{thread}/sched");
        let text = match self.read(&file) {
            Err(error) if error.source.kind() == io::ErrorKind::NotFound => return Ok(None),
            text => text?,
        };
        Ok(wait_sum(&text))
    }

    /// The CPUs a thread of it may run on.
    ///
    /// # Errors
    /// When the thread is gone.
    pub fn affinity(&self, thread: i32) -> Result<CpuSet, UsageError> {
        let mask = sched_getaffinity(rustix::process::Pid::from_raw(thread))
            .map_err(|error| self.failed(&format!("task/{thread}"), error))?;
        let bits = (0..Mask::MAX_CPU).filter(|cpu| mask.is_set(*cpu));
        Ok(bits.filter_map(|cpu| u32::try_from(cpu).ok()).collect())
    }

    /// Has a thread of it run on these CPUs only.
    ///
    /// # Errors
    /// When the thread is gone, or none of the CPUs is online.
    pub fn set_affinity(&self, thread: i32, cpus: &CpuSet) -> Result<(), UsageError> {
        let mut mask = Mask::new();
        for cpu in cpus.iter().filter_map(|cpu| usize::try_from(cpu).ok()) {
            if cpu < Mask::MAX_CPU {
                mask.set(cpu);
            }
        }
        sched_setaffinity(rustix::process::Pid::from_raw(thread), &mask)
            .map_err(|error| self.failed(&format!("task/{thread}"), error))
    }

    /// The number of the process, and of its first thread.
    #[must_use]
    pub fn pid(&self) -> i32 {
        self.pid
    }

    /// A folder below the process's.
    pub(super) fn open_folder(&self, name: &str) -> Result<OwnedFd, UsageError> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        rustix::fs::openat(self.folder.as_fd(), name, flags, Mode::empty())
            .map_err(|error| self.failed(name, error))
    }

    fn stat(&self, file: &str) -> Result<TaskTimes, UsageError> {
        let text = self.read(file)?;
        parse_stat(&text)
            .ok_or_else(|| self.failed(file, io::Error::other("it is not of the known form")))
    }

    fn read(&self, file: &str) -> Result<String, UsageError> {
        let flags = OFlags::RDONLY | OFlags::CLOEXEC;
        let opened = rustix::fs::openat(self.folder.as_fd(), file, flags, Mode::empty())
            .map_err(|error| self.failed(file, error))?;
        let mut text = Vec::with_capacity(1024);
        loop {
            match rustix::io::read(&opened, rustix::buffer::spare_capacity(&mut text)) {
                Ok(0) => break,
                Ok(_) if text.len() == text.capacity() => text.reserve(4096),
                // These files come whole where the buffer holds them.
                Ok(_) => break,
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(self.failed(file, error)),
            }
        }
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    pub(super) fn failed(&self, file: &str, source: impl Into<io::Error>) -> UsageError {
        UsageError { pid: self.pid, file: file.to_owned(), source: source.into() }
    }
}

/// Reads the fields behind the program's name, which may hold anything.
pub(super) fn parse_stat(text: &str) -> Option<TaskTimes> {
    let rest = &text[text.rfind(')')? + 1..];
    let mut fields = rest.split_ascii_whitespace();
    let tick = crate::processor::nanoseconds_per_tick();
    let page = crate::memory::base_page_size().0;
    // Numbered from 3, as in proc(5).
    let state = fields.next()?.chars().next()?;
    let user: u64 = fields.nth(14 - 4)?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    let resident: u64 = fields.nth(24 - 16)?.parse().ok()?;
    let last_cpu = fields.nth(39 - 25)?.parse().ok()?;
    Some(TaskTimes {
        user: user.checked_mul(tick)?,
        system: system.checked_mul(tick)?,
        resident: KiB(resident.checked_mul(page)?),
        last_cpu,
        state,
    })
}

/// The line `wait_sum : MILLISECONDS`, under its old or its new name.
pub(super) fn wait_sum(text: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let name = name.trim();
        matches!(name, "wait_sum" | "se.statistics.wait_sum").then(|| value.trim())
    })?;
    let (milliseconds, fraction) = line.split_once('.').unwrap_or((line, ""));
    // The kernel writes six digits: nanoseconds.
    let nanoseconds: u64 = format!("{:0<6.6}", fraction).parse().ok()?;
    milliseconds.parse::<u64>().ok()?.checked_mul(1_000_000)?.checked_add(nanoseconds)
}
