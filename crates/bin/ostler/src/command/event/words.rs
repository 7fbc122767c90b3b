//! Words for the numbers in events.

/// The word for a number; one that is not known is `unknown`.
pub(in crate::command) fn word(words: &[&'static str], number: i32) -> &'static str {
    let place = usize::try_from(number).ok();
    place.and_then(|place| words.get(place)).copied().unwrap_or("unknown")
}

pub(super) const LIFECYCLE: &[&str] = &[
    "Defined",
    "Undefined",
    "Started",
    "Suspended",
    "Resumed",
    "Stopped",
    "Shutdown",
    "PMSuspended",
    "Crashed",
];

/// The details of each lifecycle event.
pub(super) const LIFECYCLE_DETAILS: &[&[&str]] = &[
    &["Added", "Updated", "Renamed", "Snapshot"],
    &["Removed", "Renamed"],
    &["Booted", "Migrated", "Restored", "Snapshot", "Event wakeup", "Recreated"],
    &[
        "Paused",
        "Migrated",
        "I/O Error",
        "Watchdog",
        "Restored",
        "Snapshot",
        "API error",
        "Post-copy",
        "Post-copy Error",
        "Guest Shutdown",
    ],
    &["Unpaused", "Migrated", "Snapshot", "Post-copy", "Post-copy Error"],
    &[
        "Shutdown",
        "Destroyed",
        "Crashed",
        "Migrated",
        "Saved",
        "Failed",
        "Snapshot",
        "Daemon",
        "Recreated",
    ],
    &["Finished", "Finished after guest request", "Finished after host request"],
    &["Memory", "Disk"],
    &["Panicked", "Crashloaded"],
];

pub(super) const WATCHDOG: &[&str] =
    &["none", "pause", "reset", "poweroff", "shutdown", "debug", "inject-nmi"];
pub(super) const IO_ERROR: &[&str] = &["none", "pause", "report"];
pub(super) const GRAPHICS_PHASE: &[&str] = &["connect", "initialize", "disconnect"];
pub(super) const ADDRESS_FAMILY: &[&str] = &["IPv4", "IPv6", "unix"];
pub(super) const BLOCK_JOB: &[&str] =
    &["Unknown job", "Block Pull", "Block Copy", "Block Commit", "Active Block Commit", "Backup"];
pub(super) const BLOCK_JOB_STATUS: &[&str] = &["completed", "failed", "canceled", "ready"];
pub(super) const DISK_CHANGE: &[&str] = &["changed", "dropped"];
pub(super) const TRAY_CHANGE: &[&str] = &["opened", "closed"];
pub(super) const AGENT_STATE: &[&str] = &["unknown", "connected", "disconnected"];
pub(super) const AGENT_REASON: &[&str] = &["unknown", "domain started", "channel event"];
pub(super) const METADATA: &[&str] = &["description", "title", "element"];
pub(super) const MEMORY_RECIPIENT: &[&str] = &["hypervisor", "guest"];
pub(super) const MEMORY_ACTION: &[&str] = &["ignore", "inject", "fatal", "reset"];
