//! @generated from `tables/enumerations.json` by `cargo xtask codegen`; do not edit.

use crate::enumeration::enumeration;

enumeration! {
    /// libvirt's `virDomainAgentResponseTimeoutValues`.
    DomainAgentResponseTimeoutValues {
        /// `VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_BLOCK`
        Block = -2,
        /// `VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_DEFAULT`
        Default = -1,
        /// `VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_NOWAIT`
        Nowait = 0,
    }
}

enumeration! {
    /// libvirt's `virDomainControlErrorReason`.
    DomainControlErrorReason {
        /// `VIR_DOMAIN_CONTROL_ERROR_REASON_NONE`
        None = 0,
        /// `VIR_DOMAIN_CONTROL_ERROR_REASON_UNKNOWN`
        Unknown = 1,
        /// `VIR_DOMAIN_CONTROL_ERROR_REASON_MONITOR`
        Monitor = 2,
        /// `VIR_DOMAIN_CONTROL_ERROR_REASON_INTERNAL`
        Internal = 3,
    }
}

enumeration! {
    /// libvirt's `virDomainControlState`.
    DomainControlState {
        /// `VIR_DOMAIN_CONTROL_OK`
        Ok = 0,
        /// `VIR_DOMAIN_CONTROL_JOB`
        Job = 1,
        /// `VIR_DOMAIN_CONTROL_OCCUPIED`
        Occupied = 2,
        /// `VIR_DOMAIN_CONTROL_ERROR`
        Error = 3,
    }
}

enumeration! {
    /// libvirt's `virDomainCoreDumpFormat`.
    DomainCoreDumpFormat {
        /// `VIR_DOMAIN_CORE_DUMP_FORMAT_RAW`
        Raw = 0,
        /// `VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_ZLIB`
        KdumpZlib = 1,
        /// `VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_LZO`
        KdumpLzo = 2,
        /// `VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_SNAPPY`
        KdumpSnappy = 3,
        /// `VIR_DOMAIN_CORE_DUMP_FORMAT_WIN_DMP`
        WinDmp = 4,
    }
}

enumeration! {
    /// libvirt's `virDomainCrashedReason`.
    DomainCrashedReason {
        /// `VIR_DOMAIN_CRASHED_UNKNOWN`
        Unknown = 0,
        /// `VIR_DOMAIN_CRASHED_PANICKED`
        Panicked = 1,
    }
}

enumeration! {
    /// libvirt's `virDomainDirtyRateStatus`.
    DomainDirtyRateStatus {
        /// `VIR_DOMAIN_DIRTYRATE_UNSTARTED`
        Unstarted = 0,
        /// `VIR_DOMAIN_DIRTYRATE_MEASURING`
        Measuring = 1,
        /// `VIR_DOMAIN_DIRTYRATE_MEASURED`
        Measured = 2,
    }
}

enumeration! {
    /// libvirt's `virDomainDiskErrorCode`.
    DomainDiskErrorCode {
        /// `VIR_DOMAIN_DISK_ERROR_NONE`
        None = 0,
        /// `VIR_DOMAIN_DISK_ERROR_UNSPEC`
        Unspec = 1,
        /// `VIR_DOMAIN_DISK_ERROR_NO_SPACE`
        NoSpace = 2,
    }
}

enumeration! {
    /// libvirt's `virDomainGraphicsReloadType`.
    DomainGraphicsReloadType {
        /// `VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_ANY`
        Any = 0,
        /// `VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_VNC`
        Vnc = 1,
    }
}

enumeration! {
    /// libvirt's `virDomainInterfaceAddressesSource`.
    DomainInterfaceAddressesSource {
        /// `VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE`
        Lease = 0,
        /// `VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT`
        Agent = 1,
        /// `VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP`
        Arp = 2,
    }
}

enumeration! {
    /// libvirt's `virDomainJobOperation`.
    DomainJobOperation {
        /// `VIR_DOMAIN_JOB_OPERATION_UNKNOWN`
        Unknown = 0,
        /// `VIR_DOMAIN_JOB_OPERATION_START`
        Start = 1,
        /// `VIR_DOMAIN_JOB_OPERATION_SAVE`
        Save = 2,
        /// `VIR_DOMAIN_JOB_OPERATION_RESTORE`
        Restore = 3,
        /// `VIR_DOMAIN_JOB_OPERATION_MIGRATION_IN`
        MigrationIn = 4,
        /// `VIR_DOMAIN_JOB_OPERATION_MIGRATION_OUT`
        MigrationOut = 5,
        /// `VIR_DOMAIN_JOB_OPERATION_SNAPSHOT`
        Snapshot = 6,
        /// `VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_REVERT`
        SnapshotRevert = 7,
        /// `VIR_DOMAIN_JOB_OPERATION_DUMP`
        Dump = 8,
        /// `VIR_DOMAIN_JOB_OPERATION_BACKUP`
        Backup = 9,
        /// `VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_DELETE`
        SnapshotDelete = 10,
    }
}

enumeration! {
    /// libvirt's `virDomainJobType`.
    DomainJobType {
        /// `VIR_DOMAIN_JOB_NONE`
        None = 0,
        /// `VIR_DOMAIN_JOB_BOUNDED`
        Bounded = 1,
        /// `VIR_DOMAIN_JOB_UNBOUNDED`
        Unbounded = 2,
        /// `VIR_DOMAIN_JOB_COMPLETED`
        Completed = 3,
        /// `VIR_DOMAIN_JOB_FAILED`
        Failed = 4,
        /// `VIR_DOMAIN_JOB_CANCELLED`
        Cancelled = 5,
    }
}

enumeration! {
    /// libvirt's `virDomainLifecycle`.
    DomainLifecycle {
        /// `VIR_DOMAIN_LIFECYCLE_POWEROFF`
        Poweroff = 0,
        /// `VIR_DOMAIN_LIFECYCLE_REBOOT`
        Reboot = 1,
        /// `VIR_DOMAIN_LIFECYCLE_CRASH`
        Crash = 2,
    }
}

enumeration! {
    /// libvirt's `virDomainLifecycleAction`.
    DomainLifecycleAction {
        /// `VIR_DOMAIN_LIFECYCLE_ACTION_DESTROY`
        Destroy = 0,
        /// `VIR_DOMAIN_LIFECYCLE_ACTION_RESTART`
        Restart = 1,
        /// `VIR_DOMAIN_LIFECYCLE_ACTION_RESTART_RENAME`
        RestartRename = 2,
        /// `VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE`
        Preserve = 3,
        /// `VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_DESTROY`
        CoredumpDestroy = 4,
        /// `VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART`
        CoredumpRestart = 5,
    }
}

enumeration! {
    /// libvirt's `virDomainMemoryFailureActionType`.
    DomainMemoryFailureActionType {
        /// `VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_IGNORE`
        Ignore = 0,
        /// `VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_INJECT`
        Inject = 1,
        /// `VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_FATAL`
        Fatal = 2,
        /// `VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_RESET`
        Reset = 3,
    }
}

enumeration! {
    /// libvirt's `virDomainMemoryFailureRecipientType`.
    DomainMemoryFailureRecipientType {
        /// `VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_HYPERVISOR`
        Hypervisor = 0,
        /// `VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_GUEST`
        Guest = 1,
    }
}

enumeration! {
    /// libvirt's `virDomainMemoryStatTags`.
    DomainMemoryStatTags {
        /// `VIR_DOMAIN_MEMORY_STAT_SWAP_IN`
        SwapIn = 0,
        /// `VIR_DOMAIN_MEMORY_STAT_SWAP_OUT`
        SwapOut = 1,
        /// `VIR_DOMAIN_MEMORY_STAT_MAJOR_FAULT`
        MajorFault = 2,
        /// `VIR_DOMAIN_MEMORY_STAT_MINOR_FAULT`
        MinorFault = 3,
        /// `VIR_DOMAIN_MEMORY_STAT_UNUSED`
        Unused = 4,
        /// `VIR_DOMAIN_MEMORY_STAT_AVAILABLE`
        Available = 5,
        /// `VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON`
        ActualBalloon = 6,
        /// `VIR_DOMAIN_MEMORY_STAT_RSS`
        Rss = 7,
        /// `VIR_DOMAIN_MEMORY_STAT_USABLE`
        Usable = 8,
        /// `VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE`
        LastUpdate = 9,
        /// `VIR_DOMAIN_MEMORY_STAT_DISK_CACHES`
        DiskCaches = 10,
        /// `VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGALLOC`
        HugetlbPgalloc = 11,
        /// `VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGFAIL`
        HugetlbPgfail = 12,
    }
}

enumeration! {
    /// libvirt's `virDomainMetadataType`.
    DomainMetadataType {
        /// `VIR_DOMAIN_METADATA_DESCRIPTION`
        Description = 0,
        /// `VIR_DOMAIN_METADATA_TITLE`
        Title = 1,
        /// `VIR_DOMAIN_METADATA_ELEMENT`
        Element = 2,
    }
}

enumeration! {
    /// libvirt's `virDomainNostateReason`.
    DomainNostateReason {
        /// `VIR_DOMAIN_NOSTATE_UNKNOWN`
        Unknown = 0,
    }
}

enumeration! {
    /// libvirt's `virDomainNumatuneMemMode`.
    DomainNumatuneMemMode {
        /// `VIR_DOMAIN_NUMATUNE_MEM_STRICT`
        Strict = 0,
        /// `VIR_DOMAIN_NUMATUNE_MEM_PREFERRED`
        Preferred = 1,
        /// `VIR_DOMAIN_NUMATUNE_MEM_INTERLEAVE`
        Interleave = 2,
        /// `VIR_DOMAIN_NUMATUNE_MEM_RESTRICTIVE`
        Restrictive = 3,
    }
}

enumeration! {
    /// libvirt's `virDomainPMSuspendedDiskReason`.
    DomainPmSuspendedDiskReason {
        /// `VIR_DOMAIN_PMSUSPENDED_DISK_UNKNOWN`
        PmsuspendedDiskUnknown = 0,
    }
}

enumeration! {
    /// libvirt's `virDomainPMSuspendedReason`.
    DomainPmSuspendedReason {
        /// `VIR_DOMAIN_PMSUSPENDED_UNKNOWN`
        PmsuspendedUnknown = 0,
    }
}

enumeration! {
    /// libvirt's `virDomainPausedReason`.
    DomainPausedReason {
        /// `VIR_DOMAIN_PAUSED_UNKNOWN`
        Unknown = 0,
        /// `VIR_DOMAIN_PAUSED_USER`
        User = 1,
        /// `VIR_DOMAIN_PAUSED_MIGRATION`
        Migration = 2,
        /// `VIR_DOMAIN_PAUSED_SAVE`
        Save = 3,
        /// `VIR_DOMAIN_PAUSED_DUMP`
        Dump = 4,
        /// `VIR_DOMAIN_PAUSED_IOERROR`
        Ioerror = 5,
        /// `VIR_DOMAIN_PAUSED_WATCHDOG`
        Watchdog = 6,
        /// `VIR_DOMAIN_PAUSED_FROM_SNAPSHOT`
        FromSnapshot = 7,
        /// `VIR_DOMAIN_PAUSED_SHUTTING_DOWN`
        ShuttingDown = 8,
        /// `VIR_DOMAIN_PAUSED_SNAPSHOT`
        Snapshot = 9,
        /// `VIR_DOMAIN_PAUSED_CRASHED`
        Crashed = 10,
        /// `VIR_DOMAIN_PAUSED_STARTING_UP`
        StartingUp = 11,
        /// `VIR_DOMAIN_PAUSED_POSTCOPY`
        Postcopy = 12,
        /// `VIR_DOMAIN_PAUSED_POSTCOPY_FAILED`
        PostcopyFailed = 13,
        /// `VIR_DOMAIN_PAUSED_API_ERROR`
        ApiError = 14,
    }
}

enumeration! {
    /// libvirt's `virDomainProcessSignal`.
    DomainProcessSignal {
        /// `VIR_DOMAIN_PROCESS_SIGNAL_NOP`
        Nop = 0,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_HUP`
        Hup = 1,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_INT`
        Int = 2,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_QUIT`
        Quit = 3,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_ILL`
        Ill = 4,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_TRAP`
        Trap = 5,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_ABRT`
        Abrt = 6,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_BUS`
        Bus = 7,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_FPE`
        Fpe = 8,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_KILL`
        Kill = 9,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_USR1`
        Usr1 = 10,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_SEGV`
        Segv = 11,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_USR2`
        Usr2 = 12,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_PIPE`
        Pipe = 13,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_ALRM`
        Alrm = 14,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_TERM`
        Term = 15,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_STKFLT`
        Stkflt = 16,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_CHLD`
        Chld = 17,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_CONT`
        Cont = 18,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_STOP`
        Stop = 19,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_TSTP`
        Tstp = 20,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_TTIN`
        Ttin = 21,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_TTOU`
        Ttou = 22,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_URG`
        Urg = 23,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_XCPU`
        Xcpu = 24,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_XFSZ`
        Xfsz = 25,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_VTALRM`
        Vtalrm = 26,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_PROF`
        Prof = 27,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_WINCH`
        Winch = 28,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_POLL`
        Poll = 29,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_PWR`
        Pwr = 30,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_SYS`
        Sys = 31,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT0`
        Rt0 = 32,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT1`
        Rt1 = 33,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT2`
        Rt2 = 34,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT3`
        Rt3 = 35,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT4`
        Rt4 = 36,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT5`
        Rt5 = 37,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT6`
        Rt6 = 38,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT7`
        Rt7 = 39,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT8`
        Rt8 = 40,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT9`
        Rt9 = 41,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT10`
        Rt10 = 42,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT11`
        Rt11 = 43,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT12`
        Rt12 = 44,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT13`
        Rt13 = 45,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT14`
        Rt14 = 46,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT15`
        Rt15 = 47,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT16`
        Rt16 = 48,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT17`
        Rt17 = 49,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT18`
        Rt18 = 50,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT19`
        Rt19 = 51,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT20`
        Rt20 = 52,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT21`
        Rt21 = 53,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT22`
        Rt22 = 54,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT23`
        Rt23 = 55,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT24`
        Rt24 = 56,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT25`
        Rt25 = 57,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT26`
        Rt26 = 58,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT27`
        Rt27 = 59,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT28`
        Rt28 = 60,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT29`
        Rt29 = 61,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT30`
        Rt30 = 62,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT31`
        Rt31 = 63,
        /// `VIR_DOMAIN_PROCESS_SIGNAL_RT32`
        Rt32 = 64,
    }
}

enumeration! {
    /// libvirt's `virDomainRunningReason`.
    DomainRunningReason {
        /// `VIR_DOMAIN_RUNNING_UNKNOWN`
        Unknown = 0,
        /// `VIR_DOMAIN_RUNNING_BOOTED`
        Booted = 1,
        /// `VIR_DOMAIN_RUNNING_MIGRATED`
        Migrated = 2,
        /// `VIR_DOMAIN_RUNNING_RESTORED`
        Restored = 3,
        /// `VIR_DOMAIN_RUNNING_FROM_SNAPSHOT`
        FromSnapshot = 4,
        /// `VIR_DOMAIN_RUNNING_UNPAUSED`
        Unpaused = 5,
        /// `VIR_DOMAIN_RUNNING_MIGRATION_CANCELED`
        MigrationCanceled = 6,
        /// `VIR_DOMAIN_RUNNING_SAVE_CANCELED`
        SaveCanceled = 7,
        /// `VIR_DOMAIN_RUNNING_WAKEUP`
        Wakeup = 8,
        /// `VIR_DOMAIN_RUNNING_CRASHED`
        Crashed = 9,
        /// `VIR_DOMAIN_RUNNING_POSTCOPY`
        Postcopy = 10,
        /// `VIR_DOMAIN_RUNNING_POSTCOPY_FAILED`
        PostcopyFailed = 11,
    }
}

enumeration! {
    /// libvirt's `virDomainShutdownReason`.
    DomainShutdownReason {
        /// `VIR_DOMAIN_SHUTDOWN_UNKNOWN`
        Unknown = 0,
        /// `VIR_DOMAIN_SHUTDOWN_USER`
        User = 1,
    }
}

enumeration! {
    /// libvirt's `virDomainShutoffReason`.
    DomainShutoffReason {
        /// `VIR_DOMAIN_SHUTOFF_UNKNOWN`
        Unknown = 0,
        /// `VIR_DOMAIN_SHUTOFF_SHUTDOWN`
        Shutdown = 1,
        /// `VIR_DOMAIN_SHUTOFF_DESTROYED`
        Destroyed = 2,
        /// `VIR_DOMAIN_SHUTOFF_CRASHED`
        Crashed = 3,
        /// `VIR_DOMAIN_SHUTOFF_MIGRATED`
        Migrated = 4,
        /// `VIR_DOMAIN_SHUTOFF_SAVED`
        Saved = 5,
        /// `VIR_DOMAIN_SHUTOFF_FAILED`
        Failed = 6,
        /// `VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT`
        FromSnapshot = 7,
        /// `VIR_DOMAIN_SHUTOFF_DAEMON`
        Daemon = 8,
    }
}

enumeration! {
    /// libvirt's `virDomainState`.
    DomainState {
        /// `VIR_DOMAIN_NOSTATE`
        Nostate = 0,
        /// `VIR_DOMAIN_RUNNING`
        Running = 1,
        /// `VIR_DOMAIN_BLOCKED`
        Blocked = 2,
        /// `VIR_DOMAIN_PAUSED`
        Paused = 3,
        /// `VIR_DOMAIN_SHUTDOWN`
        Shutdown = 4,
        /// `VIR_DOMAIN_SHUTOFF`
        Shutoff = 5,
        /// `VIR_DOMAIN_CRASHED`
        Crashed = 6,
        /// `VIR_DOMAIN_PMSUSPENDED`
        Pmsuspended = 7,
    }
}

enumeration! {
    /// libvirt's `virKeycodeSet`.
    KeycodeSet {
        /// `VIR_KEYCODE_SET_LINUX`
        Linux = 0,
        /// `VIR_KEYCODE_SET_XT`
        Xt = 1,
        /// `VIR_KEYCODE_SET_ATSET1`
        Atset1 = 2,
        /// `VIR_KEYCODE_SET_ATSET2`
        Atset2 = 3,
        /// `VIR_KEYCODE_SET_ATSET3`
        Atset3 = 4,
        /// `VIR_KEYCODE_SET_OSX`
        Osx = 5,
        /// `VIR_KEYCODE_SET_XT_KBD`
        XtKbd = 6,
        /// `VIR_KEYCODE_SET_USB`
        Usb = 7,
        /// `VIR_KEYCODE_SET_WIN32`
        Win32 = 8,
        /// `VIR_KEYCODE_SET_QNUM`
        Qnum = 9,
    }
}

enumeration! {
    /// libvirt's `virVcpuHostCpuState`.
    VcpuHostCpuState {
        /// `VIR_VCPU_INFO_CPU_UNAVAILABLE`
        Unavailable = -2,
        /// `VIR_VCPU_INFO_CPU_OFFLINE`
        Offline = -1,
    }
}

enumeration! {
    /// libvirt's `virVcpuState`.
    VcpuState {
        /// `VIR_VCPU_OFFLINE`
        Offline = 0,
        /// `VIR_VCPU_RUNNING`
        Running = 1,
        /// `VIR_VCPU_BLOCKED`
        Blocked = 2,
    }
}
