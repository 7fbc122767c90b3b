//! How the kernel schedules a thread.

use super::{ProcessUsage, UsageError};
use crate::sys;

/// A scheduling policy, as sched(7) has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchedulingPolicy {
    /// For work that nobody waits for.
    Batch,
    /// For what is to run only when nothing else does.
    Idle,
    /// Real time, first come, first served; with a priority from 1 to 99.
    Fifo(i32),
    /// Real time, in turns; with a priority from 1 to 99.
    RoundRobin(i32),
}

impl ProcessUsage {
    /// Gives a thread of the process this policy.
    ///
    /// # Errors
    /// The thread is gone, the priority is out of range, or the daemon may not
    /// give away real time.
    pub fn set_policy(&self, thread: i32, policy: SchedulingPolicy) -> Result<(), UsageError> {
        let (number, priority) = match policy {
            SchedulingPolicy::Batch => (libc::SCHED_BATCH, 0),
            SchedulingPolicy::Idle => (libc::SCHED_IDLE, 0),
            SchedulingPolicy::Fifo(priority) => (libc::SCHED_FIFO, priority),
            SchedulingPolicy::RoundRobin(priority) => (libc::SCHED_RR, priority),
        };
        sys::scheduler::set(thread, number, priority)
            .map_err(|error| self.failed(&format!("task/{thread}"), error))
    }

    /// The threads of the process; the one with its number is the first.
    ///
    /// # Errors
    /// When it is gone.
    pub fn threads(&self) -> Result<Vec<i32>, UsageError> {
        let failed = |error| self.failed("task", error);
        let folder = self.open_folder("task")?;
        let entries = rustix::fs::Dir::read_from(&folder).map_err(failed)?;
        let names = entries.filter_map(|entry| entry.ok()?.file_name().to_str().ok()?.parse().ok());
        let mut threads: Vec<i32> = names.collect();
        threads.sort_by_key(|thread| *thread != self.pid());
        Ok(threads)
    }
}
