//! The state of a domain with its reason, and the lifecycle events that tell of a change.
//! Numbers are those of `virDomainState`, its reasons and `virDomainEventType`; names are those
//! that status files use.
//!
//! ```text
//!            start                    suspend, io-error, watchdog
//! shut off ────────> running <──────────────────────────────────> paused
//!    ^                  │  │               resume
//!    │   destroy, quit  │  └──> pm-suspended (guest asked for S3) ──wakeup──> running
//!    └──────────────────┴──> shutdown (guest is done, emulator still there)
//!                       └──> crashed (guest panicked and is kept)
//! ```

pub use ostler_core::enumeration::{
    DomainCrashedReason as CrashedReason, DomainPausedReason as PausedReason,
    DomainRunningReason as RunningReason, DomainShutdownReason as ShutdownReason,
    DomainShutoffReason as ShutoffReason,
};

use ostler_core::enumeration::{
    self, DomainEventDetail, DomainPmSuspendedReason, DomainStateReason,
};

/// A reason, with the names that status files have.
trait Reason: Copy + PartialEq + 'static {
    /// The value for a name that is not known.
    const UNKNOWN: Self;
    /// Each with its name.
    const NAMES: &'static [(Self, &'static str)];

    fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(reason, _)| *reason == self).map_or("unknown", |known| known.1)
    }

    fn named(name: &str) -> Self {
        Self::NAMES.iter().find(|(_, known)| *known == name).map_or(Self::UNKNOWN, |known| known.0)
    }
}

/// Declares the names of the reasons that are not unknown.
macro_rules! reasons {
    ($($reason:ident { $($variant:ident = $text:literal,)* })*) => {
        $(impl Reason for $reason {
            const UNKNOWN: Self = Self::Unknown;
            const NAMES: &'static [(Self, &'static str)] = &[$((Self::$variant, $text)),*];
        })*
    };
}

reasons! {
    RunningReason {
        Booted = "booted",
        Migrated = "migrated",
        Restored = "restored",
        FromSnapshot = "from snapshot",
        Unpaused = "unpaused",
        MigrationCanceled = "migration canceled",
        SaveCanceled = "save canceled",
        Wakeup = "wakeup",
        Crashed = "crashed",
        Postcopy = "post-copy",
        PostcopyFailed = "post-copy failed",
    }
    PausedReason {
        User = "user",
        Migration = "migration",
        Save = "save",
        Dump = "dump",
        Ioerror = "ioerror",
        Watchdog = "watchdog",
        FromSnapshot = "from snapshot",
        ShuttingDown = "shutdown",
        Snapshot = "snapshot",
        Crashed = "crashed",
        StartingUp = "starting up",
        Postcopy = "post-copy",
        PostcopyFailed = "post-copy failed",
        ApiError = "api error",
    }
    ShutdownReason {
        User = "user",
    }
    ShutoffReason {
        Shutdown = "shutdown",
        Destroyed = "destroyed",
        Crashed = "crashed",
        Migrated = "migrated",
        Saved = "saved",
        Failed = "failed",
        FromSnapshot = "from snapshot",
        Daemon = "daemon",
    }
    CrashedReason {
        Panicked = "panicked",
    }
}

/// The state of a domain, with the reason; `core` has the number alone.
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
    /// The state with its reason, as the protocol has them.
    #[must_use]
    pub const fn reason(self) -> DomainStateReason {
        match self {
            Self::Running(reason) => DomainStateReason::Running(reason),
            Self::Paused(reason) => DomainStateReason::Paused(reason),
            Self::Shutdown(reason) => DomainStateReason::Shutdown(reason),
            Self::Shutoff(reason) => DomainStateReason::Shutoff(reason),
            Self::Crashed(reason) => DomainStateReason::Crashed(reason),
            Self::PmSuspended => {
                DomainStateReason::Pmsuspended(DomainPmSuspendedReason::PmsuspendedUnknown)
            }
        }
    }

    /// The numbers of the state and of its reason.
    #[must_use]
    pub const fn to_wire(self) -> (i32, i32) {
        self.reason().to_wire()
    }

    /// The names of state and reason in status files.
    #[must_use]
    pub fn names(self) -> (&'static str, &'static str) {
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
            "running" => Self::Running(RunningReason::named(reason)),
            "paused" => Self::Paused(PausedReason::named(reason)),
            "shutdown" => Self::Shutdown(ShutdownReason::named(reason)),
            "shutoff" => Self::Shutoff(ShutoffReason::named(reason)),
            "crashed" => Self::Crashed(CrashedReason::named(reason)),
            "pmsuspended" => Self::PmSuspended,
            _ => return None,
        })
    }

    /// Returns whether there is an emulator process.
    #[must_use]
    pub const fn is_active(self) -> bool {
        !matches!(self, Self::Shutoff(_))
    }
}

/// Declares the lifecycle events with what they are on the wire.
macro_rules! lifecycle {
    ($($variant:ident = $event:ident($detail:ident::$value:ident),)*) => {
        /// A step in a domain's life, as clients are told of it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the names are libvirt's")]
        pub enum Lifecycle { $($variant,)* }

        impl Lifecycle {
            /// The event with its detail.
            #[must_use]
            pub const fn detail(self) -> DomainEventDetail {
                match self {
                    $(Self::$variant => DomainEventDetail::$event(enumeration::$detail::$value),)*
                }
            }

            /// The numbers of the event and of its detail.
            #[must_use]
            pub const fn to_wire(self) -> (i32, i32) {
                self.detail().to_wire()
            }
        }
    };
}

lifecycle! {
    DefinedAdded = Defined(DomainEventDefinedDetailType::Added),
    DefinedUpdated = Defined(DomainEventDefinedDetailType::Updated),
    DefinedRenamed = Defined(DomainEventDefinedDetailType::Renamed),
    DefinedFromSnapshot = Defined(DomainEventDefinedDetailType::FromSnapshot),
    UndefinedRemoved = Undefined(DomainEventUndefinedDetailType::Removed),
    UndefinedRenamed = Undefined(DomainEventUndefinedDetailType::Renamed),
    StartedBooted = Started(DomainEventStartedDetailType::Booted),
    StartedMigrated = Started(DomainEventStartedDetailType::Migrated),
    StartedRestored = Started(DomainEventStartedDetailType::Restored),
    StartedFromSnapshot = Started(DomainEventStartedDetailType::FromSnapshot),
    StartedWakeup = Started(DomainEventStartedDetailType::Wakeup),
    SuspendedPaused = Suspended(DomainEventSuspendedDetailType::Paused),
    SuspendedMigrated = Suspended(DomainEventSuspendedDetailType::Migrated),
    SuspendedIoError = Suspended(DomainEventSuspendedDetailType::Ioerror),
    SuspendedWatchdog = Suspended(DomainEventSuspendedDetailType::Watchdog),
    SuspendedRestored = Suspended(DomainEventSuspendedDetailType::Restored),
    SuspendedFromSnapshot = Suspended(DomainEventSuspendedDetailType::FromSnapshot),
    SuspendedApiError = Suspended(DomainEventSuspendedDetailType::ApiError),
    ResumedUnpaused = Resumed(DomainEventResumedDetailType::Unpaused),
    ResumedMigrated = Resumed(DomainEventResumedDetailType::Migrated),
    ResumedFromSnapshot = Resumed(DomainEventResumedDetailType::FromSnapshot),
    StoppedShutdown = Stopped(DomainEventStoppedDetailType::Shutdown),
    StoppedDestroyed = Stopped(DomainEventStoppedDetailType::Destroyed),
    StoppedCrashed = Stopped(DomainEventStoppedDetailType::Crashed),
    StoppedMigrated = Stopped(DomainEventStoppedDetailType::Migrated),
    StoppedSaved = Stopped(DomainEventStoppedDetailType::Saved),
    StoppedFailed = Stopped(DomainEventStoppedDetailType::Failed),
    StoppedFromSnapshot = Stopped(DomainEventStoppedDetailType::FromSnapshot),
    ShutdownFinished = Shutdown(DomainEventShutdownDetailType::Finished),
    ShutdownGuest = Shutdown(DomainEventShutdownDetailType::Guest),
    ShutdownHost = Shutdown(DomainEventShutdownDetailType::Host),
    PmSuspendedMemory = Pmsuspended(DomainEventPmSuspendedDetailType::Memory),
    PmSuspendedDisk = Pmsuspended(DomainEventPmSuspendedDetailType::Disk),
    CrashedPanicked = Crashed(DomainEventCrashedDetailType::Panicked),
    CrashedCrashLoaded = Crashed(DomainEventCrashedDetailType::Crashloaded),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_keep_their_names_and_numbers() {
        let paused = DomainState::Paused(PausedReason::Ioerror);
        assert_eq!(paused.to_wire(), (3, 5));
        assert_eq!(paused.names(), ("paused", "ioerror"));
        assert_eq!(DomainState::from_names("paused", "ioerror"), Some(paused));
        assert_eq!(DomainState::from_names("dreaming", ""), None);
        let unsure = DomainState::Running(RunningReason::Unknown);
        assert_eq!(DomainState::from_names("running", "a whim"), Some(unsure));
        assert_eq!((unsure.names(), unsure.to_wire()), (("running", "unknown"), (1, 0)));
        assert!(paused.is_active() && !DomainState::Shutoff(ShutoffReason::Saved).is_active());
    }
}
