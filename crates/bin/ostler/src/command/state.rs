//! The states of a domain and their reasons, in words.

/// The words for a `virDomainState`.
pub(super) fn name(state: i32) -> &'static str {
    match state {
        0 => "no state",
        1 => "running",
        2 => "idle",
        3 => "paused",
        4 => "in shutdown",
        5 => "shut off",
        6 => "crashed",
        7 => "pmsuspended",
        _ => "no state",
    }
}

/// The words for the reason of a state; a reason that is not known is
/// `unknown`.
pub(super) fn reason(state: i32, reason: i32) -> &'static str {
    let reasons: &[&'static str] = match state {
        1 => RUNNING,
        3 => PAUSED,
        4 => &["unknown", "user"],
        5 => SHUTOFF,
        6 => &["unknown", "panicked"],
        _ => &[],
    };
    usize::try_from(reason)
        .ok()
        .and_then(|reason| reasons.get(reason))
        .copied()
        .unwrap_or("unknown")
}

const RUNNING: &[&str] = &[
    "unknown",
    "booted",
    "migrated",
    "restored",
    "from snapshot",
    "unpaused",
    "migration canceled",
    "save canceled",
    "event wakeup",
    "crashed",
    "post-copy",
    "post-copy failed",
];

const PAUSED: &[&str] = &[
    "unknown",
    "user",
    "migrating",
    "saving",
    "dumping",
    "I/O error",
    "watchdog",
    "from snapshot",
    "shutting down",
    "creating snapshot",
    "crashed",
    "starting up",
    "post-copy",
    "post-copy failed",
    "api error",
];

const SHUTOFF: &[&str] = &[
    "unknown",
    "shutdown",
    "destroyed",
    "crashed",
    "migrated",
    "saved",
    "failed",
    "from snapshot",
    "daemon",
];

/// The words for the state of a virtual CPU.
pub(super) fn vcpu(state: i32) -> &'static str {
    match state {
        0 => "offline",
        1 => "running",
        2 => "blocked",
        _ => "no state",
    }
}
