//! @generated from `tables/errors.json` by `cargo xtask codegen`; do not edit.

/// What went wrong: libvirt's `virErrorNumber`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(i32)]
pub enum ErrorCode {
    /// `VIR_ERR_OK`
    Ok = 0,
    /// `VIR_ERR_INTERNAL_ERROR`
    InternalError = 1,
    /// `VIR_ERR_NO_MEMORY`
    NoMemory = 2,
    /// `VIR_ERR_NO_SUPPORT`
    NoSupport = 3,
    /// `VIR_ERR_UNKNOWN_HOST`
    UnknownHost = 4,
    /// `VIR_ERR_NO_CONNECT`
    NoConnect = 5,
    /// `VIR_ERR_INVALID_CONN`
    InvalidConn = 6,
    /// `VIR_ERR_INVALID_DOMAIN`
    InvalidDomain = 7,
    /// `VIR_ERR_INVALID_ARG`
    InvalidArg = 8,
    /// `VIR_ERR_OPERATION_FAILED`
    OperationFailed = 9,
    /// `VIR_ERR_GET_FAILED`
    GetFailed = 10,
    /// `VIR_ERR_POST_FAILED`
    PostFailed = 11,
    /// `VIR_ERR_HTTP_ERROR`
    HttpError = 12,
    /// `VIR_ERR_SEXPR_SERIAL`
    SexprSerial = 13,
    /// `VIR_ERR_NO_XEN`
    NoXen = 14,
    /// `VIR_ERR_XEN_CALL`
    XenCall = 15,
    /// `VIR_ERR_OS_TYPE`
    OsType = 16,
    /// `VIR_ERR_NO_KERNEL`
    NoKernel = 17,
    /// `VIR_ERR_NO_ROOT`
    NoRoot = 18,
    /// `VIR_ERR_NO_SOURCE`
    NoSource = 19,
    /// `VIR_ERR_NO_TARGET`
    NoTarget = 20,
    /// `VIR_ERR_NO_NAME`
    NoName = 21,
    /// `VIR_ERR_NO_OS`
    NoOs = 22,
    /// `VIR_ERR_NO_DEVICE`
    NoDevice = 23,
    /// `VIR_ERR_NO_XENSTORE`
    NoXenstore = 24,
    /// `VIR_ERR_DRIVER_FULL`
    DriverFull = 25,
    /// `VIR_ERR_CALL_FAILED`
    CallFailed = 26,
    /// `VIR_ERR_XML_ERROR`
    XmlError = 27,
    /// `VIR_ERR_DOM_EXIST`
    DomExist = 28,
    /// `VIR_ERR_OPERATION_DENIED`
    OperationDenied = 29,
    /// `VIR_ERR_OPEN_FAILED`
    OpenFailed = 30,
    /// `VIR_ERR_READ_FAILED`
    ReadFailed = 31,
    /// `VIR_ERR_PARSE_FAILED`
    ParseFailed = 32,
    /// `VIR_ERR_CONF_SYNTAX`
    ConfSyntax = 33,
    /// `VIR_ERR_WRITE_FAILED`
    WriteFailed = 34,
    /// `VIR_ERR_XML_DETAIL`
    XmlDetail = 35,
    /// `VIR_ERR_INVALID_NETWORK`
    InvalidNetwork = 36,
    /// `VIR_ERR_NETWORK_EXIST`
    NetworkExist = 37,
    /// `VIR_ERR_SYSTEM_ERROR`
    SystemError = 38,
    /// `VIR_ERR_RPC`
    Rpc = 39,
    /// `VIR_ERR_GNUTLS_ERROR`
    GnutlsError = 40,
    /// `VIR_WAR_NO_NETWORK`
    WarnNoNetwork = 41,
    /// `VIR_ERR_NO_DOMAIN`
    NoDomain = 42,
    /// `VIR_ERR_NO_NETWORK`
    NoNetwork = 43,
    /// `VIR_ERR_INVALID_MAC`
    InvalidMac = 44,
    /// `VIR_ERR_AUTH_FAILED`
    AuthFailed = 45,
    /// `VIR_ERR_INVALID_STORAGE_POOL`
    InvalidStoragePool = 46,
    /// `VIR_ERR_INVALID_STORAGE_VOL`
    InvalidStorageVol = 47,
    /// `VIR_WAR_NO_STORAGE`
    WarnNoStorage = 48,
    /// `VIR_ERR_NO_STORAGE_POOL`
    NoStoragePool = 49,
    /// `VIR_ERR_NO_STORAGE_VOL`
    NoStorageVol = 50,
    /// `VIR_WAR_NO_NODE`
    WarnNoNode = 51,
    /// `VIR_ERR_INVALID_NODE_DEVICE`
    InvalidNodeDevice = 52,
    /// `VIR_ERR_NO_NODE_DEVICE`
    NoNodeDevice = 53,
    /// `VIR_ERR_NO_SECURITY_MODEL`
    NoSecurityModel = 54,
    /// `VIR_ERR_OPERATION_INVALID`
    OperationInvalid = 55,
    /// `VIR_WAR_NO_INTERFACE`
    WarnNoInterface = 56,
    /// `VIR_ERR_NO_INTERFACE`
    NoInterface = 57,
    /// `VIR_ERR_INVALID_INTERFACE`
    InvalidInterface = 58,
    /// `VIR_ERR_MULTIPLE_INTERFACES`
    MultipleInterfaces = 59,
    /// `VIR_WAR_NO_NWFILTER`
    WarnNoNwfilter = 60,
    /// `VIR_ERR_INVALID_NWFILTER`
    InvalidNwfilter = 61,
    /// `VIR_ERR_NO_NWFILTER`
    NoNwfilter = 62,
    /// `VIR_ERR_BUILD_FIREWALL`
    BuildFirewall = 63,
    /// `VIR_WAR_NO_SECRET`
    WarnNoSecret = 64,
    /// `VIR_ERR_INVALID_SECRET`
    InvalidSecret = 65,
    /// `VIR_ERR_NO_SECRET`
    NoSecret = 66,
    /// `VIR_ERR_CONFIG_UNSUPPORTED`
    ConfigUnsupported = 67,
    /// `VIR_ERR_OPERATION_TIMEOUT`
    OperationTimeout = 68,
    /// `VIR_ERR_MIGRATE_PERSIST_FAILED`
    MigratePersistFailed = 69,
    /// `VIR_ERR_HOOK_SCRIPT_FAILED`
    HookScriptFailed = 70,
    /// `VIR_ERR_INVALID_DOMAIN_SNAPSHOT`
    InvalidDomainSnapshot = 71,
    /// `VIR_ERR_NO_DOMAIN_SNAPSHOT`
    NoDomainSnapshot = 72,
    /// `VIR_ERR_INVALID_STREAM`
    InvalidStream = 73,
    /// `VIR_ERR_ARGUMENT_UNSUPPORTED`
    ArgumentUnsupported = 74,
    /// `VIR_ERR_STORAGE_PROBE_FAILED`
    StorageProbeFailed = 75,
    /// `VIR_ERR_STORAGE_POOL_BUILT`
    StoragePoolBuilt = 76,
    /// `VIR_ERR_SNAPSHOT_REVERT_RISKY`
    SnapshotRevertRisky = 77,
    /// `VIR_ERR_OPERATION_ABORTED`
    OperationAborted = 78,
    /// `VIR_ERR_AUTH_CANCELLED`
    AuthCancelled = 79,
    /// `VIR_ERR_NO_DOMAIN_METADATA`
    NoDomainMetadata = 80,
    /// `VIR_ERR_MIGRATE_UNSAFE`
    MigrateUnsafe = 81,
    /// `VIR_ERR_OVERFLOW`
    Overflow = 82,
    /// `VIR_ERR_BLOCK_COPY_ACTIVE`
    BlockCopyActive = 83,
    /// `VIR_ERR_OPERATION_UNSUPPORTED`
    OperationUnsupported = 84,
    /// `VIR_ERR_SSH`
    Ssh = 85,
    /// `VIR_ERR_AGENT_UNRESPONSIVE`
    AgentUnresponsive = 86,
    /// `VIR_ERR_RESOURCE_BUSY`
    ResourceBusy = 87,
    /// `VIR_ERR_ACCESS_DENIED`
    AccessDenied = 88,
    /// `VIR_ERR_DBUS_SERVICE`
    DbusService = 89,
    /// `VIR_ERR_STORAGE_VOL_EXIST`
    StorageVolExist = 90,
    /// `VIR_ERR_CPU_INCOMPATIBLE`
    CpuIncompatible = 91,
    /// `VIR_ERR_XML_INVALID_SCHEMA`
    XmlInvalidSchema = 92,
    /// `VIR_ERR_MIGRATE_FINISH_OK`
    MigrateFinishOk = 93,
    /// `VIR_ERR_AUTH_UNAVAILABLE`
    AuthUnavailable = 94,
    /// `VIR_ERR_NO_SERVER`
    NoServer = 95,
    /// `VIR_ERR_NO_CLIENT`
    NoClient = 96,
    /// `VIR_ERR_AGENT_UNSYNCED`
    AgentUnsynced = 97,
    /// `VIR_ERR_LIBSSH`
    Libssh = 98,
    /// `VIR_ERR_DEVICE_MISSING`
    DeviceMissing = 99,
    /// `VIR_ERR_INVALID_NWFILTER_BINDING`
    InvalidNwfilterBinding = 100,
    /// `VIR_ERR_NO_NWFILTER_BINDING`
    NoNwfilterBinding = 101,
    /// `VIR_ERR_INVALID_DOMAIN_CHECKPOINT`
    InvalidDomainCheckpoint = 102,
    /// `VIR_ERR_NO_DOMAIN_CHECKPOINT`
    NoDomainCheckpoint = 103,
    /// `VIR_ERR_NO_DOMAIN_BACKUP`
    NoDomainBackup = 104,
    /// `VIR_ERR_INVALID_NETWORK_PORT`
    InvalidNetworkPort = 105,
    /// `VIR_ERR_NETWORK_PORT_EXIST`
    NetworkPortExist = 106,
    /// `VIR_ERR_NO_NETWORK_PORT`
    NoNetworkPort = 107,
    /// `VIR_ERR_NO_HOSTNAME`
    NoHostname = 108,
    /// `VIR_ERR_CHECKPOINT_INCONSISTENT`
    CheckpointInconsistent = 109,
    /// `VIR_ERR_MULTIPLE_DOMAINS`
    MultipleDomains = 110,
    /// `VIR_ERR_NO_NETWORK_METADATA`
    NoNetworkMetadata = 111,
    /// `VIR_ERR_AGENT_COMMAND_TIMEOUT`
    AgentCommandTimeout = 112,
    /// `VIR_ERR_AGENT_COMMAND_FAILED`
    AgentCommandFailed = 113,
}

impl ErrorCode {
    /// The value with this number on the wire, if this version knows it.
    #[must_use]
    pub const fn from_wire(number: i32) -> Option<Self> {
        Some(match number {
            0 => Self::Ok,
            1 => Self::InternalError,
            2 => Self::NoMemory,
            3 => Self::NoSupport,
            4 => Self::UnknownHost,
            5 => Self::NoConnect,
            6 => Self::InvalidConn,
            7 => Self::InvalidDomain,
            8 => Self::InvalidArg,
            9 => Self::OperationFailed,
            10 => Self::GetFailed,
            11 => Self::PostFailed,
            12 => Self::HttpError,
            13 => Self::SexprSerial,
            14 => Self::NoXen,
            15 => Self::XenCall,
            16 => Self::OsType,
            17 => Self::NoKernel,
            18 => Self::NoRoot,
            19 => Self::NoSource,
            20 => Self::NoTarget,
            21 => Self::NoName,
            22 => Self::NoOs,
            23 => Self::NoDevice,
            24 => Self::NoXenstore,
            25 => Self::DriverFull,
            26 => Self::CallFailed,
            27 => Self::XmlError,
            28 => Self::DomExist,
            29 => Self::OperationDenied,
            30 => Self::OpenFailed,
            31 => Self::ReadFailed,
            32 => Self::ParseFailed,
            33 => Self::ConfSyntax,
            34 => Self::WriteFailed,
            35 => Self::XmlDetail,
            36 => Self::InvalidNetwork,
            37 => Self::NetworkExist,
            38 => Self::SystemError,
            39 => Self::Rpc,
            40 => Self::GnutlsError,
            41 => Self::WarnNoNetwork,
            42 => Self::NoDomain,
            43 => Self::NoNetwork,
            44 => Self::InvalidMac,
            45 => Self::AuthFailed,
            46 => Self::InvalidStoragePool,
            47 => Self::InvalidStorageVol,
            48 => Self::WarnNoStorage,
            49 => Self::NoStoragePool,
            50 => Self::NoStorageVol,
            51 => Self::WarnNoNode,
            52 => Self::InvalidNodeDevice,
            53 => Self::NoNodeDevice,
            54 => Self::NoSecurityModel,
            55 => Self::OperationInvalid,
            56 => Self::WarnNoInterface,
            57 => Self::NoInterface,
            58 => Self::InvalidInterface,
            59 => Self::MultipleInterfaces,
            60 => Self::WarnNoNwfilter,
            61 => Self::InvalidNwfilter,
            62 => Self::NoNwfilter,
            63 => Self::BuildFirewall,
            64 => Self::WarnNoSecret,
            65 => Self::InvalidSecret,
            66 => Self::NoSecret,
            67 => Self::ConfigUnsupported,
            68 => Self::OperationTimeout,
            69 => Self::MigratePersistFailed,
            70 => Self::HookScriptFailed,
            71 => Self::InvalidDomainSnapshot,
            72 => Self::NoDomainSnapshot,
            73 => Self::InvalidStream,
            74 => Self::ArgumentUnsupported,
            75 => Self::StorageProbeFailed,
            76 => Self::StoragePoolBuilt,
            77 => Self::SnapshotRevertRisky,
            78 => Self::OperationAborted,
            79 => Self::AuthCancelled,
            80 => Self::NoDomainMetadata,
            81 => Self::MigrateUnsafe,
            82 => Self::Overflow,
            83 => Self::BlockCopyActive,
            84 => Self::OperationUnsupported,
            85 => Self::Ssh,
            86 => Self::AgentUnresponsive,
            87 => Self::ResourceBusy,
            88 => Self::AccessDenied,
            89 => Self::DbusService,
            90 => Self::StorageVolExist,
            91 => Self::CpuIncompatible,
            92 => Self::XmlInvalidSchema,
            93 => Self::MigrateFinishOk,
            94 => Self::AuthUnavailable,
            95 => Self::NoServer,
            96 => Self::NoClient,
            97 => Self::AgentUnsynced,
            98 => Self::Libssh,
            99 => Self::DeviceMissing,
            100 => Self::InvalidNwfilterBinding,
            101 => Self::NoNwfilterBinding,
            102 => Self::InvalidDomainCheckpoint,
            103 => Self::NoDomainCheckpoint,
            104 => Self::NoDomainBackup,
            105 => Self::InvalidNetworkPort,
            106 => Self::NetworkPortExist,
            107 => Self::NoNetworkPort,
            108 => Self::NoHostname,
            109 => Self::CheckpointInconsistent,
            110 => Self::MultipleDomains,
            111 => Self::NoNetworkMetadata,
            112 => Self::AgentCommandTimeout,
            113 => Self::AgentCommandFailed,
            _ => return None,
        })
    }
}

/// Which part reports it: libvirt's `virErrorDomain`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(i32)]
pub enum ErrorDomain {
    /// `VIR_FROM_NONE`
    None = 0,
    /// `VIR_FROM_XEN`
    Xen = 1,
    /// `VIR_FROM_XEND`
    Xend = 2,
    /// `VIR_FROM_XENSTORE`
    Xenstore = 3,
    /// `VIR_FROM_SEXPR`
    Sexpr = 4,
    /// `VIR_FROM_XML`
    Xml = 5,
    /// `VIR_FROM_DOM`
    Dom = 6,
    /// `VIR_FROM_RPC`
    Rpc = 7,
    /// `VIR_FROM_PROXY`
    Proxy = 8,
    /// `VIR_FROM_CONF`
    Conf = 9,
    /// `VIR_FROM_QEMU`
    Qemu = 10,
    /// `VIR_FROM_NET`
    Net = 11,
    /// `VIR_FROM_TEST`
    Test = 12,
    /// `VIR_FROM_REMOTE`
    Remote = 13,
    /// `VIR_FROM_OPENVZ`
    Openvz = 14,
    /// `VIR_FROM_XENXM`
    Xenxm = 15,
    /// `VIR_FROM_STATS_LINUX`
    StatsLinux = 16,
    /// `VIR_FROM_LXC`
    Lxc = 17,
    /// `VIR_FROM_STORAGE`
    Storage = 18,
    /// `VIR_FROM_NETWORK`
    Network = 19,
    /// `VIR_FROM_DOMAIN`
    Domain = 20,
    /// `VIR_FROM_UML`
    Uml = 21,
    /// `VIR_FROM_NODEDEV`
    Nodedev = 22,
    /// `VIR_FROM_XEN_INOTIFY`
    XenInotify = 23,
    /// `VIR_FROM_SECURITY`
    Security = 24,
    /// `VIR_FROM_VBOX`
    Vbox = 25,
    /// `VIR_FROM_INTERFACE`
    Interface = 26,
    /// `VIR_FROM_ONE`
    One = 27,
    /// `VIR_FROM_ESX`
    Esx = 28,
    /// `VIR_FROM_PHYP`
    Phyp = 29,
    /// `VIR_FROM_SECRET`
    Secret = 30,
    /// `VIR_FROM_CPU`
    Cpu = 31,
    /// `VIR_FROM_XENAPI`
    Xenapi = 32,
    /// `VIR_FROM_NWFILTER`
    Nwfilter = 33,
    /// `VIR_FROM_HOOK`
    Hook = 34,
    /// `VIR_FROM_DOMAIN_SNAPSHOT`
    DomainSnapshot = 35,
    /// `VIR_FROM_AUDIT`
    Audit = 36,
    /// `VIR_FROM_SYSINFO`
    Sysinfo = 37,
    /// `VIR_FROM_STREAMS`
    Streams = 38,
    /// `VIR_FROM_VMWARE`
    Vmware = 39,
    /// `VIR_FROM_EVENT`
    Event = 40,
    /// `VIR_FROM_LIBXL`
    Libxl = 41,
    /// `VIR_FROM_LOCKING`
    Locking = 42,
    /// `VIR_FROM_HYPERV`
    Hyperv = 43,
    /// `VIR_FROM_CAPABILITIES`
    Capabilities = 44,
    /// `VIR_FROM_URI`
    Uri = 45,
    /// `VIR_FROM_AUTH`
    Auth = 46,
    /// `VIR_FROM_DBUS`
    Dbus = 47,
    /// `VIR_FROM_PARALLELS`
    Parallels = 48,
    /// `VIR_FROM_DEVICE`
    Device = 49,
    /// `VIR_FROM_SSH`
    Ssh = 50,
    /// `VIR_FROM_LOCKSPACE`
    Lockspace = 51,
    /// `VIR_FROM_INITCTL`
    Initctl = 52,
    /// `VIR_FROM_IDENTITY`
    Identity = 53,
    /// `VIR_FROM_CGROUP`
    Cgroup = 54,
    /// `VIR_FROM_ACCESS`
    Access = 55,
    /// `VIR_FROM_SYSTEMD`
    Systemd = 56,
    /// `VIR_FROM_BHYVE`
    Bhyve = 57,
    /// `VIR_FROM_CRYPTO`
    Crypto = 58,
    /// `VIR_FROM_FIREWALL`
    Firewall = 59,
    /// `VIR_FROM_POLKIT`
    Polkit = 60,
    /// `VIR_FROM_THREAD`
    Thread = 61,
    /// `VIR_FROM_ADMIN`
    Admin = 62,
    /// `VIR_FROM_LOGGING`
    Logging = 63,
    /// `VIR_FROM_XENXL`
    Xenxl = 64,
    /// `VIR_FROM_PERF`
    Perf = 65,
    /// `VIR_FROM_LIBSSH`
    Libssh = 66,
    /// `VIR_FROM_RESCTRL`
    Resctrl = 67,
    /// `VIR_FROM_FIREWALLD`
    Firewalld = 68,
    /// `VIR_FROM_DOMAIN_CHECKPOINT`
    DomainCheckpoint = 69,
    /// `VIR_FROM_TPM`
    Tpm = 70,
    /// `VIR_FROM_BPF`
    Bpf = 71,
    /// `VIR_FROM_CH`
    Ch = 72,
}

impl ErrorDomain {
    /// The value with this number on the wire, if this version knows it.
    #[must_use]
    pub const fn from_wire(number: i32) -> Option<Self> {
        Some(match number {
            0 => Self::None,
            1 => Self::Xen,
            2 => Self::Xend,
            3 => Self::Xenstore,
            4 => Self::Sexpr,
            5 => Self::Xml,
            6 => Self::Dom,
            7 => Self::Rpc,
            8 => Self::Proxy,
            9 => Self::Conf,
            10 => Self::Qemu,
            11 => Self::Net,
            12 => Self::Test,
            13 => Self::Remote,
            14 => Self::Openvz,
            15 => Self::Xenxm,
            16 => Self::StatsLinux,
            17 => Self::Lxc,
            18 => Self::Storage,
            19 => Self::Network,
            20 => Self::Domain,
            21 => Self::Uml,
            22 => Self::Nodedev,
            23 => Self::XenInotify,
            24 => Self::Security,
            25 => Self::Vbox,
            26 => Self::Interface,
            27 => Self::One,
            28 => Self::Esx,
            29 => Self::Phyp,
            30 => Self::Secret,
            31 => Self::Cpu,
            32 => Self::Xenapi,
            33 => Self::Nwfilter,
            34 => Self::Hook,
            35 => Self::DomainSnapshot,
            36 => Self::Audit,
            37 => Self::Sysinfo,
            38 => Self::Streams,
            39 => Self::Vmware,
            40 => Self::Event,
            41 => Self::Libxl,
            42 => Self::Locking,
            43 => Self::Hyperv,
            44 => Self::Capabilities,
            45 => Self::Uri,
            46 => Self::Auth,
            47 => Self::Dbus,
            48 => Self::Parallels,
            49 => Self::Device,
            50 => Self::Ssh,
            51 => Self::Lockspace,
            52 => Self::Initctl,
            53 => Self::Identity,
            54 => Self::Cgroup,
            55 => Self::Access,
            56 => Self::Systemd,
            57 => Self::Bhyve,
            58 => Self::Crypto,
            59 => Self::Firewall,
            60 => Self::Polkit,
            61 => Self::Thread,
            62 => Self::Admin,
            63 => Self::Logging,
            64 => Self::Xenxl,
            65 => Self::Perf,
            66 => Self::Libssh,
            67 => Self::Resctrl,
            68 => Self::Firewalld,
            69 => Self::DomainCheckpoint,
            70 => Self::Tpm,
            71 => Self::Bpf,
            72 => Self::Ch,
            _ => return None,
        })
    }
}
