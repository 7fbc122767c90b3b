//! Words for the protocol's enumerations, as commands show and read them.
//!
//! Each enumeration is declared with a word for every value, so that the
//! compiler names what a new value has no word for.

use ostler_core::enumeration::{self, DomainStateReason, Enumeration, Open};

/// An enumeration whose values have words.
pub(crate) trait Words: Enumeration + 'static {
    /// All values, in the order of their numbers.
    const ALL: &'static [Self];

    /// The word for a value.
    fn word(self) -> &'static str;
}

/// The word for a number from the daemon; `unknown` for one that this version
/// does not know.
pub(crate) fn word<E: Words>(value: Open<E>) -> &'static str {
    value.known().map_or("unknown", Words::word)
}

/// The value with this word.
pub(crate) fn named<E: Words>(word: &str) -> Option<E> {
    E::ALL.iter().copied().find(|value| value.word() == word)
}

/// The words of all values, in the order of their numbers.
pub(crate) fn all<E: Words>() -> Vec<&'static str> {
    E::ALL.iter().map(|value| value.word()).collect()
}

/// The words for a domain's state and for the reason of it.
pub(crate) fn state_and_reason(
    state: Open<enumeration::DomainState>,
    reason: i32,
) -> (&'static str, &'static str) {
    use DomainStateReason as R;
    let why = match R::from_wire(state.number(), reason) {
        Some(R::Running(reason)) => reason.word(),
        Some(R::Paused(reason)) => reason.word(),
        Some(R::Shutdown(reason)) => reason.word(),
        Some(R::Shutoff(reason)) => reason.word(),
        Some(R::Crashed(reason)) => reason.word(),
        // The others have no reason but that none is known.
        Some(R::Nostate(_) | R::Blocked(_) | R::Pmsuspended(_)) | None => "unknown",
    };
    (state_word(state), why)
}

/// The word for a domain's state; one that is not known is none.
pub(crate) fn state_word(state: Open<enumeration::DomainState>) -> &'static str {
    state.known().unwrap_or(enumeration::DomainState::Nostate).word()
}

/// Declares the words of enumerations.
macro_rules! words {
    ($($enumeration:ident { $($value:ident = $word:literal,)* })*) => {
        $(impl Words for enumeration::$enumeration {
            const ALL: &'static [Self] = &[$(Self::$value),*];

            fn word(self) -> &'static str {
                match self { $(Self::$value => $word,)* }
            }
        })*
    };
}

words! {
    DomainState {
        Nostate = "no state",
        Running = "running",
        Blocked = "idle",
        Paused = "paused",
        Shutdown = "in shutdown",
        Shutoff = "shut off",
        Crashed = "crashed",
        Pmsuspended = "pmsuspended",
    }
    DomainRunningReason {
        Unknown = "unknown",
        Booted = "booted",
        Migrated = "migrated",
        Restored = "restored",
        FromSnapshot = "from snapshot",
        Unpaused = "unpaused",
        MigrationCanceled = "migration canceled",
        SaveCanceled = "save canceled",
        Wakeup = "event wakeup",
        Crashed = "crashed",
        Postcopy = "post-copy",
        PostcopyFailed = "post-copy failed",
    }
    DomainPausedReason {
        Unknown = "unknown",
        User = "user",
        Migration = "migrating",
        Save = "saving",
        Dump = "dumping",
        Ioerror = "I/O error",
        Watchdog = "watchdog",
        FromSnapshot = "from snapshot",
        ShuttingDown = "shutting down",
        Snapshot = "creating snapshot",
        Crashed = "crashed",
        StartingUp = "starting up",
        Postcopy = "post-copy",
        PostcopyFailed = "post-copy failed",
        ApiError = "api error",
    }
    DomainShutdownReason {
        Unknown = "unknown",
        User = "user",
    }
    DomainShutoffReason {
        Unknown = "unknown",
        Shutdown = "shutdown",
        Destroyed = "destroyed",
        Crashed = "crashed",
        Migrated = "migrated",
        Saved = "saved",
        Failed = "failed",
        FromSnapshot = "from snapshot",
        Daemon = "daemon",
    }
    DomainCrashedReason {
        Unknown = "unknown",
        Panicked = "panicked",
    }
    VcpuState {
        Offline = "offline",
        Running = "running",
        Blocked = "blocked",
    }
    DomainControlState {
        Ok = "ok",
        Job = "background job",
        Occupied = "occupied",
        Error = "error",
    }
    DomainControlErrorReason {
        None = "none",
        Unknown = "unknown",
        Monitor = "monitor failure",
        Internal = "internal (locking) error",
    }
    DomainMemoryStatTags {
        SwapIn = "swap_in",
        SwapOut = "swap_out",
        MajorFault = "major_fault",
        MinorFault = "minor_fault",
        Unused = "unused",
        Available = "available",
        ActualBalloon = "actual",
        Rss = "rss",
        Usable = "usable",
        LastUpdate = "last_update",
        DiskCaches = "disk_caches",
        HugetlbPgalloc = "hugetlb_pgalloc",
        HugetlbPgfail = "hugetlb_pgfail",
    }
    DomainDiskErrorCode {
        None = "no error",
        Unspec = "unspecified error",
        NoSpace = "no space",
    }
    DomainInterfaceAddressesSource {
        Lease = "lease",
        Agent = "agent",
        Arp = "arp",
    }
    IpAddrType {
        Ipv4 = "ipv4",
        Ipv6 = "ipv6",
    }
    DomainEventType {
        Defined = "Defined",
        Undefined = "Undefined",
        Started = "Started",
        Suspended = "Suspended",
        Resumed = "Resumed",
        Stopped = "Stopped",
        Shutdown = "Shutdown",
        Pmsuspended = "PMSuspended",
        Crashed = "Crashed",
    }
    DomainEventDefinedDetailType {
        Added = "Added",
        Updated = "Updated",
        Renamed = "Renamed",
        FromSnapshot = "Snapshot",
    }
    DomainEventUndefinedDetailType {
        Removed = "Removed",
        Renamed = "Renamed",
    }
    DomainEventStartedDetailType {
        Booted = "Booted",
        Migrated = "Migrated",
        Restored = "Restored",
        FromSnapshot = "Snapshot",
        Wakeup = "Event wakeup",
        Recreated = "Recreated",
    }
    DomainEventSuspendedDetailType {
        Paused = "Paused",
        Migrated = "Migrated",
        Ioerror = "I/O Error",
        Watchdog = "Watchdog",
        Restored = "Restored",
        FromSnapshot = "Snapshot",
        ApiError = "API error",
        Postcopy = "Post-copy",
        PostcopyFailed = "Post-copy Error",
        GuestShutdown = "Guest Shutdown",
    }
    DomainEventResumedDetailType {
        Unpaused = "Unpaused",
        Migrated = "Migrated",
        FromSnapshot = "Snapshot",
        Postcopy = "Post-copy",
        PostcopyFailed = "Post-copy Error",
    }
    DomainEventStoppedDetailType {
        Shutdown = "Shutdown",
        Destroyed = "Destroyed",
        Crashed = "Crashed",
        Migrated = "Migrated",
        Saved = "Saved",
        Failed = "Failed",
        FromSnapshot = "Snapshot",
        Daemon = "Daemon",
        Recreated = "Recreated",
    }
    DomainEventShutdownDetailType {
        Finished = "Finished",
        Guest = "Finished after guest request",
        Host = "Finished after host request",
    }
    DomainEventPmSuspendedDetailType {
        Memory = "Memory",
        Disk = "Disk",
    }
    DomainEventCrashedDetailType {
        Panicked = "Panicked",
        Crashloaded = "Crashloaded",
    }
    DomainEventWatchdogAction {
        None = "none",
        Pause = "pause",
        Reset = "reset",
        Poweroff = "poweroff",
        Shutdown = "shutdown",
        Debug = "debug",
        Injectnmi = "inject-nmi",
    }
    DomainEventIoErrorAction {
        None = "none",
        Pause = "pause",
        Report = "report",
    }
    DomainEventGraphicsPhase {
        Connect = "connect",
        Initialize = "initialize",
        Disconnect = "disconnect",
    }
    DomainEventGraphicsAddressType {
        Ipv4 = "IPv4",
        Ipv6 = "IPv6",
        Unix = "unix",
    }
    DomainBlockJobType {
        Unknown = "Unknown job",
        Pull = "Block Pull",
        Copy = "Block Copy",
        Commit = "Block Commit",
        ActiveCommit = "Active Block Commit",
        Backup = "Backup",
    }
    ConnectDomainEventBlockJobStatus {
        Completed = "completed",
        Failed = "failed",
        Canceled = "canceled",
        Ready = "ready",
    }
    ConnectDomainEventDiskChangeReason {
        ChangeMissingOnStart = "changed",
        DropMissingOnStart = "dropped",
    }
    DomainEventTrayChangeReason {
        Open = "opened",
        Close = "closed",
    }
    ConnectDomainEventAgentLifecycleState {
        Connected = "connected",
        Disconnected = "disconnected",
    }
    ConnectDomainEventAgentLifecycleReason {
        Unknown = "unknown",
        DomainStarted = "domain started",
        Channel = "channel event",
    }
    ConnectDomainEventChannelLifecycleState {
        Connected = "connected",
        Disconnected = "disconnected",
    }
    ConnectDomainEventChannelLifecycleReason {
        Unknown = "unknown",
        DomainStarted = "domain started",
        Channel = "channel event",
    }
    DomainMetadataType {
        Description = "description",
        Title = "title",
        Element = "element",
    }
    DomainMemoryFailureRecipientType {
        Hypervisor = "hypervisor",
        Guest = "guest",
    }
    DomainMemoryFailureActionType {
        Ignore = "ignore",
        Inject = "inject",
        Fatal = "fatal",
        Reset = "reset",
    }
    DomainEventId {
        Lifecycle = "lifecycle",
        Reboot = "reboot",
        RtcChange = "rtc-change",
        Watchdog = "watchdog",
        IoError = "io-error",
        Graphics = "graphics",
        IoErrorReason = "io-error-reason",
        ControlError = "control-error",
        BlockJob = "block-job",
        DiskChange = "disk-change",
        TrayChange = "tray-change",
        Pmwakeup = "pm-wakeup",
        Pmsuspend = "pm-suspend",
        BalloonChange = "balloon-change",
        PmsuspendDisk = "pm-suspend-disk",
        DeviceRemoved = "device-removed",
        BlockJob2 = "block-job-2",
        Tunable = "tunable",
        AgentLifecycle = "agent-lifecycle",
        DeviceAdded = "device-added",
        MigrationIteration = "migration-iteration",
        JobCompleted = "job-completed",
        DeviceRemovalFailed = "device-removal-failed",
        MetadataChange = "metadata-change",
        BlockThreshold = "block-threshold",
        MemoryFailure = "memory-failure",
        MemoryDeviceSizeChange = "memory-device-size-change",
        NicMacChange = "nic-mac-change",
        VcpuRemoved = "vcpu-removed",
        ChannelLifecycle = "channel-lifecycle",
    }
    StoragePoolEventId {
        Lifecycle = "lifecycle",
        Refresh = "refresh",
    }
    StoragePoolEventLifecycleType {
        Defined = "Defined",
        Undefined = "Undefined",
        Started = "Started",
        Stopped = "Stopped",
        Created = "Created",
        Deleted = "Deleted",
    }
    StoragePoolState {
        Inactive = "inactive",
        Building = "building",
        Running = "running",
        Degraded = "degraded",
        Inaccessible = "inaccessible",
    }
    StorageVolType {
        File = "file",
        Block = "block",
        Dir = "dir",
        Network = "network",
        Netdir = "netdir",
        Ploop = "ploop",
    }
    StorageVolWipeAlgorithm {
        Zero = "zero",
        Nnsa = "nnsa",
        Dod = "dod",
        Bsi = "bsi",
        Gutmann = "gutmann",
        Schneier = "schneier",
        Pfitzner7 = "pfitzner7",
        Pfitzner33 = "pfitzner33",
        Random = "random",
        Trim = "trim",
    }
    SecretEventId {
        Lifecycle = "lifecycle",
        ValueChanged = "value-changed",
    }
    SecretEventLifecycleType {
        Defined = "Defined",
        Undefined = "Undefined",
    }
    SecretUsageType {
        None = "none",
        Volume = "volume",
        Ceph = "ceph",
        Iscsi = "iscsi",
        Tls = "tls",
        Vtpm = "vtpm",
    }
}
