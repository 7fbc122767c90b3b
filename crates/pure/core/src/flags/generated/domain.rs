//! @generated from `tables/flags.json` by `cargo xtask codegen`; do not edit.

use crate::flags::flags;

flags! {
    /// libvirt's `virConnectGetAllDomainStatsFlags`.
    ConnectGetAllDomainStatsFlags {
        /// `VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE`
        ACTIVE = 0x1;
        /// `VIR_CONNECT_GET_ALL_DOMAINS_STATS_INACTIVE`
        INACTIVE = 0x2;
        /// `VIR_CONNECT_GET_ALL_DOMAINS_STATS_PERSISTENT`
        PERSISTENT = 0x4;
        /// `VIR_CONNECT_GET_ALL_DOMAINS_STATS_TRANSIENT`
        TRANSIENT = 0x8;
        /// `VIR_CONNECT_GET_ALL_DOMAINS_STATS_RUNNING`
        RUNNING = 0x10;
        /// `VIR_CONNECT_GET_ALL_DOMAINS_STATS_PAUSED`
        PAUSED = 0x20;
        /// `VIR_CONNECT_GET_ALL_DOMAINS_STATS_SHUTOFF`
        SHUTOFF = 0x40;
        /// `VIR_CONNECT_GET_ALL_DOMAINS_STATS_OTHER`
        OTHER = 0x80;
        /// `VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT`
        NOWAIT = 0x20000000;
        /// `VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING`
        BACKING = 0x40000000;
        /// `VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS`
        ENFORCE_STATS = 0x80000000;
    }
}

flags! {
    /// libvirt's `virConnectListAllDomainsFlags`.
    ConnectListAllDomainsFlags {
        /// `VIR_CONNECT_LIST_DOMAINS_ACTIVE`
        ACTIVE = 0x1;
        /// `VIR_CONNECT_LIST_DOMAINS_INACTIVE`
        INACTIVE = 0x2;
        /// `VIR_CONNECT_LIST_DOMAINS_PERSISTENT`
        PERSISTENT = 0x4;
        /// `VIR_CONNECT_LIST_DOMAINS_TRANSIENT`
        TRANSIENT = 0x8;
        /// `VIR_CONNECT_LIST_DOMAINS_RUNNING`
        RUNNING = 0x10;
        /// `VIR_CONNECT_LIST_DOMAINS_PAUSED`
        PAUSED = 0x20;
        /// `VIR_CONNECT_LIST_DOMAINS_SHUTOFF`
        SHUTOFF = 0x40;
        /// `VIR_CONNECT_LIST_DOMAINS_OTHER`
        OTHER = 0x80;
        /// `VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE`
        MANAGEDSAVE = 0x100;
        /// `VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE`
        NO_MANAGEDSAVE = 0x200;
        /// `VIR_CONNECT_LIST_DOMAINS_AUTOSTART`
        AUTOSTART = 0x400;
        /// `VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART`
        NO_AUTOSTART = 0x800;
        /// `VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT`
        HAS_SNAPSHOT = 0x1000;
        /// `VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT`
        NO_SNAPSHOT = 0x2000;
        /// `VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT`
        HAS_CHECKPOINT = 0x4000;
        /// `VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT`
        NO_CHECKPOINT = 0x8000;
    }
}

flags! {
    /// libvirt's `virDomainAbortJobFlagsValues`.
    DomainAbortJobFlags {
        /// `VIR_DOMAIN_ABORT_JOB_POSTCOPY`
        POSTCOPY = 0x1;
    }
}

flags! {
    /// libvirt's `virDomainAuthorizedSSHKeysSetFlags`.
    DomainAuthorizedSshKeysSetFlags {
        /// `VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND`
        APPEND = 0x1;
        /// `VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE`
        REMOVE = 0x2;
    }
}

flags! {
    /// libvirt's `virDomainBackupBeginFlags`.
    DomainBackupBeginFlags {
        /// `VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL`
        REUSE_EXTERNAL = 0x1;
    }
}

flags! {
    /// libvirt's `virDomainChannelFlags`.
    DomainChannelFlags {
        /// `VIR_DOMAIN_CHANNEL_FORCE`
        FORCE = 0x1;
    }
}

flags! {
    /// libvirt's `virDomainConsoleFlags`.
    DomainConsoleFlags {
        /// `VIR_DOMAIN_CONSOLE_FORCE`
        FORCE = 0x1;
        /// `VIR_DOMAIN_CONSOLE_SAFE`
        SAFE = 0x2;
    }
}

flags! {
    /// libvirt's `virDomainCoreDumpFlags`.
    DomainCoreDumpFlags {
        /// `VIR_DUMP_CRASH`
        CRASH = 0x1;
        /// `VIR_DUMP_LIVE`
        LIVE = 0x2;
        /// `VIR_DUMP_BYPASS_CACHE`
        BYPASS_CACHE = 0x4;
        /// `VIR_DUMP_RESET`
        RESET = 0x8;
        /// `VIR_DUMP_MEMORY_ONLY`
        MEMORY_ONLY = 0x10;
    }
}

flags! {
    /// libvirt's `virDomainCreateFlags`.
    DomainCreateFlags {
        /// `VIR_DOMAIN_START_PAUSED`
        PAUSED = 0x1;
        /// `VIR_DOMAIN_START_AUTODESTROY`
        AUTODESTROY = 0x2;
        /// `VIR_DOMAIN_START_BYPASS_CACHE`
        BYPASS_CACHE = 0x4;
        /// `VIR_DOMAIN_START_FORCE_BOOT`
        FORCE_BOOT = 0x8;
        /// `VIR_DOMAIN_START_VALIDATE`
        VALIDATE = 0x10;
        /// `VIR_DOMAIN_START_RESET_NVRAM`
        RESET_NVRAM = 0x20;
    }
}

flags! {
    /// libvirt's `virDomainDefineFlags`.
    DomainDefineFlags {
        /// `VIR_DOMAIN_DEFINE_VALIDATE`
        VALIDATE = 0x1;
    }
}

flags! {
    /// libvirt's `virDomainDestroyFlagsValues`.
    DomainDestroyFlags {
        /// `VIR_DOMAIN_DESTROY_GRACEFUL`
        GRACEFUL = 0x1;
        /// `VIR_DOMAIN_DESTROY_REMOVE_LOGS`
        REMOVE_LOGS = 0x2;
    }
}

flags! {
    /// libvirt's `virDomainDeviceModifyFlags`.
    DomainDeviceModifyFlags {
        /// `VIR_DOMAIN_DEVICE_MODIFY_LIVE`
        LIVE = 0x1;
        /// `VIR_DOMAIN_DEVICE_MODIFY_CONFIG`
        CONFIG = 0x2;
        /// `VIR_DOMAIN_DEVICE_MODIFY_FORCE`
        FORCE = 0x4;
    }
}

flags! {
    /// libvirt's `virDomainDirtyRateCalcFlags`.
    DomainDirtyRateCalcFlags {
        /// `VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP`
        BITMAP = 0x1;
        /// `VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING`
        RING = 0x2;
    }
}

flags! {
    /// libvirt's `virDomainFDAssociateFlags`.
    DomainFdAssociateFlags {
        /// `VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_RESTORE`
        RESTORE = 0x1;
        /// `VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_WRITABLE`
        WRITABLE = 0x2;
    }
}

flags! {
    /// libvirt's `virDomainGetHostnameFlags`.
    DomainGetHostnameFlags {
        /// `VIR_DOMAIN_GET_HOSTNAME_LEASE`
        LEASE = 0x1;
        /// `VIR_DOMAIN_GET_HOSTNAME_AGENT`
        AGENT = 0x2;
    }
}

flags! {
    /// libvirt's `virDomainGetJobStatsFlags`.
    DomainGetJobStatsFlags {
        /// `VIR_DOMAIN_JOB_STATS_COMPLETED`
        COMPLETED = 0x1;
        /// `VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED`
        KEEP_COMPLETED = 0x2;
    }
}

flags! {
    /// libvirt's `virDomainGuestInfoTypes`.
    DomainGuestInfoTypes {
        /// `VIR_DOMAIN_GUEST_INFO_USERS`
        USERS = 0x1;
        /// `VIR_DOMAIN_GUEST_INFO_OS`
        OS = 0x2;
        /// `VIR_DOMAIN_GUEST_INFO_TIMEZONE`
        TIMEZONE = 0x4;
        /// `VIR_DOMAIN_GUEST_INFO_HOSTNAME`
        HOSTNAME = 0x8;
        /// `VIR_DOMAIN_GUEST_INFO_FILESYSTEM`
        FILESYSTEM = 0x10;
        /// `VIR_DOMAIN_GUEST_INFO_DISKS`
        DISKS = 0x20;
        /// `VIR_DOMAIN_GUEST_INFO_INTERFACES`
        INTERFACES = 0x40;
        /// `VIR_DOMAIN_GUEST_INFO_LOAD`
        LOAD = 0x80;
    }
}

flags! {
    /// libvirt's `virDomainMemoryFailureFlags`.
    DomainMemoryFailureFlags {
        /// `VIR_DOMAIN_MEMORY_FAILURE_ACTION_REQUIRED`
        ACTION_REQUIRED = 0x1;
        /// `VIR_DOMAIN_MEMORY_FAILURE_RECURSIVE`
        RECURSIVE = 0x2;
    }
}

flags! {
    /// libvirt's `virDomainMemoryFlags`.
    DomainMemoryFlags {
        /// `VIR_MEMORY_VIRTUAL`
        VIRTUAL = 0x1;
        /// `VIR_MEMORY_PHYSICAL`
        PHYSICAL = 0x2;
    }
}

flags! {
    /// libvirt's `virDomainMemoryModFlags`.
    DomainMemoryModFlags {
        /// `VIR_DOMAIN_MEM_LIVE`
        LIVE = 0x1;
        /// `VIR_DOMAIN_MEM_CONFIG`
        CONFIG = 0x2;
        /// `VIR_DOMAIN_MEM_MAXIMUM`
        MAXIMUM = 0x4;
    }
}

flags! {
    /// libvirt's `virDomainMessageType`.
    DomainMessageType {
        /// `VIR_DOMAIN_MESSAGE_DEPRECATION`
        DEPRECATION = 0x1;
        /// `VIR_DOMAIN_MESSAGE_TAINTING`
        TAINTING = 0x2;
        /// `VIR_DOMAIN_MESSAGE_IOERRORS`
        IOERRORS = 0x4;
    }
}

flags! {
    /// libvirt's `virDomainMigrateFlags`.
    DomainMigrateFlags {
        /// `VIR_MIGRATE_LIVE`
        LIVE = 0x1;
        /// `VIR_MIGRATE_PEER2PEER`
        PEER2PEER = 0x2;
        /// `VIR_MIGRATE_TUNNELLED`
        TUNNELLED = 0x4;
        /// `VIR_MIGRATE_PERSIST_DEST`
        PERSIST_DEST = 0x8;
        /// `VIR_MIGRATE_UNDEFINE_SOURCE`
        UNDEFINE_SOURCE = 0x10;
        /// `VIR_MIGRATE_PAUSED`
        PAUSED = 0x20;
        /// `VIR_MIGRATE_NON_SHARED_DISK`
        NON_SHARED_DISK = 0x40;
        /// `VIR_MIGRATE_NON_SHARED_INC`
        NON_SHARED_INC = 0x80;
        /// `VIR_MIGRATE_CHANGE_PROTECTION`
        CHANGE_PROTECTION = 0x100;
        /// `VIR_MIGRATE_UNSAFE`
        UNSAFE = 0x200;
        /// `VIR_MIGRATE_OFFLINE`
        OFFLINE = 0x400;
        /// `VIR_MIGRATE_COMPRESSED`
        COMPRESSED = 0x800;
        /// `VIR_MIGRATE_ABORT_ON_ERROR`
        ABORT_ON_ERROR = 0x1000;
        /// `VIR_MIGRATE_AUTO_CONVERGE`
        AUTO_CONVERGE = 0x2000;
        /// `VIR_MIGRATE_RDMA_PIN_ALL`
        RDMA_PIN_ALL = 0x4000;
        /// `VIR_MIGRATE_POSTCOPY`
        POSTCOPY = 0x8000;
        /// `VIR_MIGRATE_TLS`
        TLS = 0x10000;
        /// `VIR_MIGRATE_PARALLEL`
        PARALLEL = 0x20000;
        /// `VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES`
        NON_SHARED_SYNCHRONOUS_WRITES = 0x40000;
        /// `VIR_MIGRATE_POSTCOPY_RESUME`
        POSTCOPY_RESUME = 0x80000;
        /// `VIR_MIGRATE_ZEROCOPY`
        ZEROCOPY = 0x100000;
    }
}

flags! {
    /// libvirt's `virDomainMigrateMaxSpeedFlags`.
    DomainMigrateMaxSpeedFlags {
        /// `VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY`
        POSTCOPY = 0x1;
    }
}

flags! {
    /// libvirt's `virDomainModificationImpact`.
    DomainModificationImpact {
        /// `VIR_DOMAIN_AFFECT_LIVE`
        LIVE = 0x1;
        /// `VIR_DOMAIN_AFFECT_CONFIG`
        CONFIG = 0x2;
    }
}

flags! {
    /// libvirt's `virDomainOpenGraphicsFlags`.
    DomainOpenGraphicsFlags {
        /// `VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH`
        SKIPAUTH = 0x1;
    }
}

flags! {
    /// libvirt's `virDomainRebootFlagValues`.
    DomainRebootFlags {
        /// `VIR_DOMAIN_REBOOT_ACPI_POWER_BTN`
        ACPI_POWER_BTN = 0x1;
        /// `VIR_DOMAIN_REBOOT_GUEST_AGENT`
        GUEST_AGENT = 0x2;
        /// `VIR_DOMAIN_REBOOT_INITCTL`
        INITCTL = 0x4;
        /// `VIR_DOMAIN_REBOOT_SIGNAL`
        SIGNAL = 0x8;
        /// `VIR_DOMAIN_REBOOT_PARAVIRT`
        PARAVIRT = 0x10;
    }
}

flags! {
    /// libvirt's `virDomainSaveImageXMLFlags`.
    DomainSaveImageXmlFlags {
        /// `VIR_DOMAIN_SAVE_IMAGE_XML_SECURE`
        SECURE = 0x1;
    }
}

flags! {
    /// libvirt's `virDomainSaveRestoreFlags`.
    DomainSaveRestoreFlags {
        /// `VIR_DOMAIN_SAVE_BYPASS_CACHE`
        BYPASS_CACHE = 0x1;
        /// `VIR_DOMAIN_SAVE_RUNNING`
        RUNNING = 0x2;
        /// `VIR_DOMAIN_SAVE_PAUSED`
        PAUSED = 0x4;
        /// `VIR_DOMAIN_SAVE_RESET_NVRAM`
        RESET_NVRAM = 0x8;
    }
}

flags! {
    /// libvirt's `virDomainSetTimeFlags`.
    DomainSetTimeFlags {
        /// `VIR_DOMAIN_TIME_SYNC`
        SYNC = 0x1;
    }
}

flags! {
    /// libvirt's `virDomainSetUserPasswordFlags`.
    DomainSetUserPasswordFlags {
        /// `VIR_DOMAIN_PASSWORD_ENCRYPTED`
        ENCRYPTED = 0x1;
    }
}

flags! {
    /// libvirt's `virDomainShutdownFlagValues`.
    DomainShutdownFlags {
        /// `VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN`
        ACPI_POWER_BTN = 0x1;
        /// `VIR_DOMAIN_SHUTDOWN_GUEST_AGENT`
        GUEST_AGENT = 0x2;
        /// `VIR_DOMAIN_SHUTDOWN_INITCTL`
        INITCTL = 0x4;
        /// `VIR_DOMAIN_SHUTDOWN_SIGNAL`
        SIGNAL = 0x8;
        /// `VIR_DOMAIN_SHUTDOWN_PARAVIRT`
        PARAVIRT = 0x10;
    }
}

flags! {
    /// libvirt's `virDomainStatsTypes`.
    DomainStatsTypes {
        /// `VIR_DOMAIN_STATS_STATE`
        STATE = 0x1;
        /// `VIR_DOMAIN_STATS_CPU_TOTAL`
        CPU_TOTAL = 0x2;
        /// `VIR_DOMAIN_STATS_BALLOON`
        BALLOON = 0x4;
        /// `VIR_DOMAIN_STATS_VCPU`
        VCPU = 0x8;
        /// `VIR_DOMAIN_STATS_INTERFACE`
        INTERFACE = 0x10;
        /// `VIR_DOMAIN_STATS_BLOCK`
        BLOCK = 0x20;
        /// `VIR_DOMAIN_STATS_PERF`
        PERF = 0x40;
        /// `VIR_DOMAIN_STATS_IOTHREAD`
        IOTHREAD = 0x80;
        /// `VIR_DOMAIN_STATS_MEMORY`
        MEMORY = 0x100;
        /// `VIR_DOMAIN_STATS_DIRTYRATE`
        DIRTYRATE = 0x200;
        /// `VIR_DOMAIN_STATS_VM`
        VM = 0x400;
    }
}

flags! {
    /// libvirt's `virDomainUndefineFlagsValues`.
    DomainUndefineFlags {
        /// `VIR_DOMAIN_UNDEFINE_MANAGED_SAVE`
        MANAGED_SAVE = 0x1;
        /// `VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA`
        SNAPSHOTS_METADATA = 0x2;
        /// `VIR_DOMAIN_UNDEFINE_NVRAM`
        NVRAM = 0x4;
        /// `VIR_DOMAIN_UNDEFINE_KEEP_NVRAM`
        KEEP_NVRAM = 0x8;
        /// `VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA`
        CHECKPOINTS_METADATA = 0x10;
        /// `VIR_DOMAIN_UNDEFINE_TPM`
        TPM = 0x20;
        /// `VIR_DOMAIN_UNDEFINE_KEEP_TPM`
        KEEP_TPM = 0x40;
    }
}

flags! {
    /// libvirt's `virDomainVcpuFlags`.
    DomainVcpuFlags {
        /// `VIR_DOMAIN_VCPU_LIVE`
        LIVE = 0x1;
        /// `VIR_DOMAIN_VCPU_CONFIG`
        CONFIG = 0x2;
        /// `VIR_DOMAIN_VCPU_MAXIMUM`
        MAXIMUM = 0x4;
        /// `VIR_DOMAIN_VCPU_GUEST`
        GUEST = 0x8;
        /// `VIR_DOMAIN_VCPU_HOTPLUGGABLE`
        HOTPLUGGABLE = 0x10;
    }
}

flags! {
    /// libvirt's `virDomainXMLFlags`.
    DomainXmlFlags {
        /// `VIR_DOMAIN_XML_SECURE`
        SECURE = 0x1;
        /// `VIR_DOMAIN_XML_INACTIVE`
        INACTIVE = 0x2;
        /// `VIR_DOMAIN_XML_UPDATE_CPU`
        UPDATE_CPU = 0x4;
        /// `VIR_DOMAIN_XML_MIGRATABLE`
        MIGRATABLE = 0x8;
    }
}
