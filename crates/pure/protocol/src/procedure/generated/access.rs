//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

/// A kind of object that rules are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccessObject {
    /// `connect`
    Connect,
    /// `domain`
    Domain,
    /// `interface`
    Interface,
    /// `network`
    Network,
    /// `network_port`
    NetworkPort,
    /// `node_device`
    NodeDevice,
    /// `nwfilter`
    Nwfilter,
    /// `nwfilter_binding`
    NwfilterBinding,
    /// `secret`
    Secret,
    /// `storage_pool`
    StoragePool,
    /// `storage_vol`
    StorageVol,
}

impl AccessObject {
    /// Its name, as in access rules.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Domain => "domain",
            Self::Interface => "interface",
            Self::Network => "network",
            Self::NetworkPort => "network-port",
            Self::NodeDevice => "node-device",
            Self::Nwfilter => "nwfilter",
            Self::NwfilterBinding => "nwfilter-binding",
            Self::Secret => "secret",
            Self::StoragePool => "storage-pool",
            Self::StorageVol => "storage-vol",
        }
    }
}

/// What one may be allowed to do with an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// `block_read`
    BlockRead,
    /// `block_write`
    BlockWrite,
    /// `checkpoint`
    Checkpoint,
    /// `core_dump`
    CoreDump,
    /// `create`
    Create,
    /// `data_read`
    DataRead,
    /// `data_write`
    DataWrite,
    /// `delete`
    Delete,
    /// `detach`
    Detach,
    /// `detect_storage_pools`
    DetectStoragePools,
    /// `format`
    Format,
    /// `fs_freeze`
    FsFreeze,
    /// `fs_trim`
    FsTrim,
    /// `getattr`
    Getattr,
    /// `hibernate`
    Hibernate,
    /// `init_control`
    InitControl,
    /// `inject_nmi`
    InjectNmi,
    /// `interface_transaction`
    InterfaceTransaction,
    /// `mem_read`
    MemRead,
    /// `migrate`
    Migrate,
    /// `open_device`
    OpenDevice,
    /// `open_graphics`
    OpenGraphics,
    /// `open_namespace`
    OpenNamespace,
    /// `pm_control`
    PmControl,
    /// `read`
    Read,
    /// `read_secure`
    ReadSecure,
    /// `refresh`
    Refresh,
    /// `reset`
    Reset,
    /// `resize`
    Resize,
    /// `save`
    Save,
    /// `screenshot`
    Screenshot,
    /// `search_domains`
    SearchDomains,
    /// `search_interfaces`
    SearchInterfaces,
    /// `search_networks`
    SearchNetworks,
    /// `search_node_devices`
    SearchNodeDevices,
    /// `search_nwfilter_bindings`
    SearchNwfilterBindings,
    /// `search_nwfilters`
    SearchNwfilters,
    /// `search_ports`
    SearchPorts,
    /// `search_secrets`
    SearchSecrets,
    /// `search_storage_pools`
    SearchStoragePools,
    /// `search_storage_vols`
    SearchStorageVols,
    /// `send_input`
    SendInput,
    /// `send_signal`
    SendSignal,
    /// `set_password`
    SetPassword,
    /// `set_time`
    SetTime,
    /// `snapshot`
    Snapshot,
    /// `start`
    Start,
    /// `stop`
    Stop,
    /// `suspend`
    Suspend,
    /// `write`
    Write,
}

impl Permission {
    /// Its name, as in access rules.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BlockRead => "block-read",
            Self::BlockWrite => "block-write",
            Self::Checkpoint => "checkpoint",
            Self::CoreDump => "core-dump",
            Self::Create => "create",
            Self::DataRead => "data-read",
            Self::DataWrite => "data-write",
            Self::Delete => "delete",
            Self::Detach => "detach",
            Self::DetectStoragePools => "detect-storage-pools",
            Self::Format => "format",
            Self::FsFreeze => "fs-freeze",
            Self::FsTrim => "fs-trim",
            Self::Getattr => "getattr",
            Self::Hibernate => "hibernate",
            Self::InitControl => "init-control",
            Self::InjectNmi => "inject-nmi",
            Self::InterfaceTransaction => "interface-transaction",
            Self::MemRead => "mem-read",
            Self::Migrate => "migrate",
            Self::OpenDevice => "open-device",
            Self::OpenGraphics => "open-graphics",
            Self::OpenNamespace => "open-namespace",
            Self::PmControl => "pm-control",
            Self::Read => "read",
            Self::ReadSecure => "read-secure",
            Self::Refresh => "refresh",
            Self::Reset => "reset",
            Self::Resize => "resize",
            Self::Save => "save",
            Self::Screenshot => "screenshot",
            Self::SearchDomains => "search-domains",
            Self::SearchInterfaces => "search-interfaces",
            Self::SearchNetworks => "search-networks",
            Self::SearchNodeDevices => "search-node-devices",
            Self::SearchNwfilterBindings => "search-nwfilter-bindings",
            Self::SearchNwfilters => "search-nwfilters",
            Self::SearchPorts => "search-ports",
            Self::SearchSecrets => "search-secrets",
            Self::SearchStoragePools => "search-storage-pools",
            Self::SearchStorageVols => "search-storage-vols",
            Self::SendInput => "send-input",
            Self::SendSignal => "send-signal",
            Self::SetPassword => "set-password",
            Self::SetTime => "set-time",
            Self::Snapshot => "snapshot",
            Self::Start => "start",
            Self::Stop => "stop",
            Self::Suspend => "suspend",
            Self::Write => "write",
        }
    }
}
