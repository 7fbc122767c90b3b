//! The identity of a process, which tells it from all others: number, start and boot.

use super::ProcessError;
use ostler_core::Uuid;
use std::{fmt, io, str::FromStr};

/// A process for good: its number, when it was started, and in which boot.
///
/// As text `BOOT:START:PID`, to be kept in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ProcessIdentity {
    /// Its number, which the kernel gives out anew once it is gone.
    pub pid: i32,
    /// Its start in clock ticks after the boot, field 22 of `/proc/PID/stat`.
    pub start: u64,
    /// The boot in which it was started.
    pub boot: Uuid,
}

/// Text that names no process.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' does not identify a process")]
pub struct ParseProcessIdentityError(String);

impl ProcessIdentity {
    /// The identity of the process that has this number now.
    ///
    /// # Errors
    /// When there is none, or /proc does not say.
    pub fn of(pid: i32) -> Result<Self, ProcessError> {
        let failed = |operation, source| ProcessError::System { operation, pid, source };
        let start = start_time(pid).map_err(|error| failed("look at", error))?;
        let boot = boot().map_err(|error| failed("find the boot of", error))?;
        Ok(Self { pid, start, boot })
    }
}

impl fmt::Display for ProcessIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.boot, self.start, self.pid)
    }
}

impl FromStr for ProcessIdentity {
    type Err = ParseProcessIdentityError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let (boot, rest) = text.split_once(':')?;
            let (start, pid) = rest.split_once(':')?;
            let pid = pid.parse().ok().filter(|pid| *pid > 0)?;
            Some(Self { pid, start: start.parse().ok()?, boot: boot.parse().ok()? })
        };
        parse().ok_or_else(|| ParseProcessIdentityError(text.to_owned()))
    }
}

/// The start time of process `pid`, in clock ticks after the boot.
pub(super) fn start_time(pid: i32) -> io::Result<u64> {
    let stat = std::fs::read(format!("/proc/{pid}/stat"))?;
    start_of_stat(&stat).ok_or_else(|| io::Error::other("/proc does not tell when it was started"))
}

/// Field 22. The second field, the program's name in parentheses, may itself
/// hold blanks and parentheses.
fn start_of_stat(stat: &[u8]) -> Option<u64> {
    let name_end = stat.iter().rposition(|byte| *byte == b')')?;
    let rest = std::str::from_utf8(stat.get(name_end + 1..)?).ok()?;
    rest.split_ascii_whitespace().nth(19)?.parse().ok()
}

/// Returns whether process `pid` has ended, though the kernel may still have threads of it that
/// wait where they cannot be interrupted: it is a zombie, it is on its way out (and waits for
/// what it had written to reach a file server, say), or it was killed and that waits for it
/// when the kernel lets go of it. Nothing of it runs any more.
#[must_use]
pub fn has_ended(pid: i32) -> bool {
    let ended = match std::fs::read(format!("/proc/{pid}/stat")) {
        Ok(stat) => ended_by_stat(&stat),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    ended || std::fs::read(format!("/proc/{pid}/status")).is_ok_and(|status| is_killed(&status))
}

/// By fields 3, its state, and 9, its flags.
fn ended_by_stat(stat: &[u8]) -> bool {
    /// The kernel's `PF_EXITING`.
    const EXITING: u64 = 4;
    let name_end = stat.iter().rposition(|byte| *byte == b')');
    let rest = name_end.and_then(|end| std::str::from_utf8(stat.get(end + 1..)?).ok());
    let mut fields = rest.unwrap_or_default().split_ascii_whitespace();
    let state = fields.next();
    let flags = fields.nth(5).and_then(|flags| flags.parse::<u64>().ok());
    matches!(state, Some("Z" | "X")) || flags.is_some_and(|flags| flags & EXITING != 0)
}

/// Returns whether the signal that cannot be ignored waits for it.
fn is_killed(status: &[u8]) -> bool {
    let Ok(status) = std::str::from_utf8(status) else { return false };
    let waiting = |name: &str| {
        let set = status.lines().find_map(|line| line.strip_prefix(name))?;
        u64::from_str_radix(set.trim(), 16).ok()
    };
    let kill = 1 << (libc::SIGKILL - 1);
    ["SigPnd:", "ShdPnd:"].iter().any(|name| waiting(name).is_some_and(|set| set & kill != 0))
}

/// This boot. It does not change while we run.
fn boot() -> io::Result<Uuid> {
    static BOOT: std::sync::OnceLock<Uuid> = std::sync::OnceLock::new();
    if let Some(boot) = BOOT.get() {
        return Ok(*boot);
    }
    let text = std::fs::read_to_string("/proc/sys/kernel/random/boot_id")?;
    let boot = text.trim().parse().map_err(io::Error::other)?;
    Ok(*BOOT.get_or_init(|| boot))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_start_behind_any_name() {
        let fields: Vec<String> = (3..=52).map(|field| field.to_string()).collect();
        let stat = format!("7 (a) (b c) {}\n", fields.join(" "));
        assert_eq!(start_of_stat(stat.as_bytes()), Some(22));
        assert_eq!(start_of_stat(b"7 (a) S 1"), None);
        assert_eq!(start_of_stat(b""), None);
    }

    #[test]
    fn knows_who_runs_no_more() {
        assert!(ended_by_stat(b"7 (a) (b) Z 1 1 1 0 -1 4194560 0"));
        assert!(!ended_by_stat(b"7 (a) (b) D 1 1 1 0 -1 4194560 0"));
        assert!(ended_by_stat(b"7 (a) (b) D 1 1 1 0 -1 4194564 0"), "on its way out");
        assert!(!ended_by_stat(b"7 (a)"));
        let status = |own: &str, all: &str| format!("Name:\ta\nSigPnd:\t{own}\nShdPnd:\t{all}\n");
        assert!(!is_killed(status("0000000000000000", "0000000000004000").as_bytes()));
        assert!(is_killed(status("0000000000000100", "0000000000000000").as_bytes()));
        assert!(is_killed(status("0000000000000000", "0000000000000100").as_bytes()));
        assert!(!has_ended(std::process::id().try_into().unwrap()));
    }

    #[test]
    fn reads_and_writes() {
        let own = ProcessIdentity::of(i32::try_from(std::process::id()).unwrap()).unwrap();
        assert_eq!(own.to_string().parse(), Ok(own));
        let boot = own.boot;
        for bad in
            ["", "1:2:3", &format!("{boot}:1:0"), &format!("{boot}:1:-5"), &format!("{boot}:x:3")]
        {
            assert!(bad.parse::<ProcessIdentity>().is_err(), "{bad}");
        }
    }
}
