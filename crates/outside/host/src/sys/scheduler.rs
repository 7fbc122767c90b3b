//! The scheduling policy of a thread.

use std::io;

/// Gives thread `thread` a policy, one of `SCHED_*`, and its priority.
pub(crate) fn set(thread: i32, policy: i32, priority: i32) -> io::Result<()> {
    let parameter = libc::sched_param { sched_priority: priority };
    // SAFETY: the kernel only reads `parameter`, which lives through the call.
    let outcome = unsafe { libc::sched_setscheduler(thread, policy, &raw const parameter) };
    if outcome == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// The policy of a thread.
#[cfg(test)]
pub(crate) fn policy(thread: i32) -> i32 {
    // SAFETY: the call takes and gives plain numbers.
    unsafe { libc::sched_getscheduler(thread) }
}
