//! What a domain is doing and why, and the lifecycle events that tell of a
//! change. Numbers are those of `virDomainState`, its reasons and
//! `virDomainEventType`; names are those that status files use.
//!
//! ```text
//!            start                    suspend, io-error, watchdog
//! shut off ────────> running <──────────────────────────────────> paused
//!    ^                  │  │               resume
//!    │   destroy, quit  │  └──> pm-suspended (guest asked for S3) ──wakeup──> running
//!    └──────────────────┴──> shutdown (guest is done, emulator still there)
//!                       └──> crashed (guest panicked and is kept)
//! ```

/// Declares a reason enum with its wire numbers and its names in status files.
macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $number:literal $text:literal,)* })*) => {
        $($(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(i32)]
        #[expect(missing_docs, reason = "the names are libvirt's")]
        pub enum $name { $($variant = $number,)* }

        impl $name {
            /// Its name in status files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// The reason of this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Some(match name { $($text => Self::$variant,)* _ => return None })
            }
        })*
    };
}

reasons! {
    /// Why a domain runs.
    RunningReason {
        Unknown = 0 "unknown",
        Booted = 1 "booted",
        Migrated = 2 "migrated",
        Restored = 3 "restored",
        FromSnapshot = 4 "from snapshot",
        Unpaused = 5 "unpaused",
        MigrationCanceled = 6 "migration canceled",
        SaveCanceled = 7 "save canceled",
        Wakeup = 8 "wakeup",
        Crashed = 9 "crashed",
        Postcopy = 10 "post-copy",
        PostcopyFailed = 11 "post-copy failed",
    }
    /// Why a domain is paused.
    PausedReason {
        Unknown = 0 "unknown",
        User = 1 "user",
        Migration = 2 "migration",
        Save = 3 "save",
        Dump = 4 "dump",
        IoError = 5 "ioerror",
        Watchdog = 6 "watchdog",
        FromSnapshot = 7 "from snapshot",
        ShuttingDown = 8 "shutdown",
        Snapshot = 9 "snapshot",
        Crashed = 10 "crashed",
        StartingUp = 11 "starting up",
        Postcopy = 12 "post-copy",
        PostcopyFailed = 13 "post-copy failed",
        ApiError = 14 "api error",
    }
    /// Why a domain is being shut down.
    ShutdownReason {
        Unknown = 0 "unknown",
        User = 1 "user",
    }
    /// Why a domain does not run.
    ShutoffReason {
        Unknown = 0 "unknown",
        Shutdown = 1 "shutdown",
        Destroyed = 2 "destroyed",
        Crashed = 3 "crashed",
        Migrated = 4 "migrated",
        Saved = 5 "saved",
        Failed = 6 "failed",
        FromSnapshot = 7 "from snapshot",
        Daemon = 8 "daemon",
    }
    /// Why a domain is crashed.
    CrashedReason {
        Unknown = 0 "unknown",
        Panicked = 1 "panicked",
    }
}

/// What a domain is doing, with the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DomainState {
    /// Its processors run.
    Running(RunningReason),
    /// Its processors are stopped.
    Paused(PausedReason),
    /// The guest has ended; the emulator has not yet.
    Shutdown(ShutdownReason),
    /// It does not run.
    Shutoff(ShutoffReason),
    /// The guest panicked and is kept for a look.
    Crashed(CrashedReason),
    /// The guest suspended itself to memory.
    PmSuspended,
}

impl DomainState {
    /// `virDomainState` and the reason's number.
    #[must_use]
    pub const fn to_wire(self) -> (i32, i32) {
        match self {
            Self::Running(reason) => (1, reason as i32),
            Self::Paused(reason) => (3, reason as i32),
            Self::Shutdown(reason) => (4, reason as i32),
            Self::Shutoff(reason) => (5, reason as i32),
            Self::Crashed(reason) => (6, reason as i32),
            Self::PmSuspended => (7, 0),
        }
    }

    /// The names of state and reason in status files.
    #[must_use]
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Running(reason) => ("running", reason.name()),
            Self::Paused(reason) => ("paused", reason.name()),
            Self::Shutdown(reason) => ("shutdown", reason.name()),
            Self::Shutoff(reason) => ("shutoff", reason.name()),
            Self::Crashed(reason) => ("crashed", reason.name()),
            Self::PmSuspended => ("pmsuspended", "unknown"),
        }
    }

    /// The state of these names; an unknown reason becomes `Unknown`.
    #[must_use]
    pub fn from_names(state: &str, reason: &str) -> Option<Self> {
        Some(match state {
            "running" => {
                Self::Running(RunningReason::from_name(reason).unwrap_or(RunningReason::Unknown))
            }
            "paused" => {
                Self::Paused(PausedReason::from_name(reason).unwrap_or(PausedReason::Unknown))
            }
            "shutdown" => {
                Self::Shutdown(ShutdownReason::from_name(reason).unwrap_or(ShutdownReason::Unknown))
            }
            "shutoff" => {
                Self::Shutoff(ShutoffReason::from_name(reason).unwrap_or(ShutoffReason::Unknown))
            }
            "crashed" => {
                Self::Crashed(CrashedReason::from_name(reason).unwrap_or(CrashedReason::Unknown))
            }
            "pmsuspended" => Self::PmSuspended,
            _ => return None,
        })
    }

    /// Whether there is an emulator process.
    #[must_use]
    pub const fn is_active(self) -> bool {
        !matches!(self, Self::Shutoff(_))
    }
}

/// Declares the lifecycle events with their two numbers.
macro_rules! lifecycle {
    ($($variant:ident = $event:literal $detail:literal,)*) => {
        /// A step in a domain's life, as clients are told of it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the names are libvirt's")]
        pub enum Lifecycle { $($variant,)* }

        impl Lifecycle {
            /// `virDomainEventType` and the detail's number.
            #[must_use]
            pub const fn to_wire(self) -> (i32, i32) {
                match self { $(Self::$variant => ($event, $detail),)* }
            }
        }
    };
}

lifecycle! {
    DefinedAdded = 0 0,
    DefinedUpdated = 0 1,
    DefinedRenamed = 0 2,
    DefinedFromSnapshot = 0 3,
    UndefinedRemoved = 1 0,
    UndefinedRenamed = 1 1,
    StartedBooted = 2 0,
    StartedMigrated = 2 1,
    StartedRestored = 2 2,
    StartedFromSnapshot = 2 3,
    StartedWakeup = 2 4,
    SuspendedPaused = 3 0,
    SuspendedMigrated = 3 1,
    SuspendedIoError = 3 2,
    SuspendedWatchdog = 3 3,
    SuspendedRestored = 3 4,
    SuspendedFromSnapshot = 3 5,
    SuspendedApiError = 3 6,
    ResumedUnpaused = 4 0,
    ResumedMigrated = 4 1,
    ResumedFromSnapshot = 4 2,
    StoppedShutdown = 5 0,
    StoppedDestroyed = 5 1,
    StoppedCrashed = 5 2,
    StoppedMigrated = 5 3,
    StoppedSaved = 5 4,
    StoppedFailed = 5 5,
    StoppedFromSnapshot = 5 6,
    ShutdownFinished = 6 0,
    ShutdownGuest = 6 1,
    ShutdownHost = 6 2,
    PmSuspendedMemory = 7 0,
    PmSuspendedDisk = 7 1,
    CrashedPanicked = 8 0,
    CrashedCrashLoaded = 8 1,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_keep_their_names_and_numbers() {
        let paused = DomainState::Paused(PausedReason::IoError);
        assert_eq!(paused.to_wire(), (3, 5));
        assert_eq!(paused.names(), ("paused", "ioerror"));
        assert_eq!(DomainState::from_names("paused", "ioerror"), Some(paused));
        assert_eq!(DomainState::from_names("dreaming", ""), None);
        assert!(paused.is_active() && !DomainState::Shutoff(ShutoffReason::Saved).is_active());
    }
}
