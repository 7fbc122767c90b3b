//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.
//!
//! Structures that stand inside results.

use ostler_core::enumeration::{self, Open};
use ostler_core::{DomainRef, KiB, TypedParams};

/// `remote_domain_disk_error` of the protocol.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainDiskError {
    /// `disk`
    pub disk: String,
    /// `error`
    pub error: Open<enumeration::DomainDiskErrorCode>,
}

/// `remote_domain_event_graphics_address` of the protocol.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainEventGraphicsAddress {
    /// `family`
    pub family: Open<enumeration::DomainEventGraphicsAddressType>,
    /// `node`
    pub node: String,
    /// `service`
    pub service: String,
}

/// `remote_domain_event_graphics_identity` of the protocol.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainEventGraphicsIdentity {
    /// `type`
    pub kind: String,
    /// `name`
    pub name: String,
}

/// `remote_domain_fsinfo` of the protocol.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainFsinfo {
    /// `mountpoint`
    pub mountpoint: String,
    /// `name`
    pub name: String,
    /// `fstype`
    pub fstype: String,
    /// `dev_aliases`
    pub dev_aliases: Vec<String>,
}

/// `remote_domain_interface` of the protocol.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainInterface {
    /// `name`
    pub name: String,
    /// `hwaddr`
    pub hwaddr: Option<String>,
    /// `addrs`
    pub addrs: Vec<DomainIpAddr>,
}

/// `remote_domain_iothread_info` of the protocol.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainIothreadInfo {
    /// `iothread_id`
    pub iothread_id: u32,
    /// `cpumap`
    pub cpumap: Vec<u8>,
}

/// `remote_domain_ip_addr` of the protocol.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainIpAddr {
    /// `type`
    pub kind: Open<enumeration::IpAddrType>,
    /// `addr`
    pub addr: String,
    /// `prefix`
    pub prefix: u32,
}

/// `remote_domain_memory_stat` of the protocol.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainMemoryStat {
    /// `tag`
    pub tag: Open<enumeration::DomainMemoryStatTags>,
    /// `val`
    pub val: u64,
}

/// `remote_domain_stats_record` of the protocol.
#[derive(Debug, Clone, PartialEq)]
pub struct DomainStatsRecord {
    /// `dom`
    pub domain: DomainRef,
    /// `params`
    pub params: TypedParams,
}

/// `remote_network_dhcp_lease` of the protocol.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NetworkDhcpLease {
    /// `iface`
    pub interface: String,
    /// `expirytime`
    pub expirytime: i64,
    /// `type`
    pub kind: Open<enumeration::IpAddrType>,
    /// `mac`
    pub mac: Option<String>,
    /// `iaid`
    pub iaid: Option<String>,
    /// `ipaddr`
    pub ipaddr: String,
    /// `prefix`
    pub prefix: u32,
    /// `hostname`
    pub hostname: Option<String>,
    /// `clientid`
    pub clientid: Option<String>,
}

/// `remote_node_get_cpu_stats` of the protocol.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NodeCpuStats {
    /// `field`
    pub field: String,
    /// `value`
    pub value: u64,
}

/// `remote_node_get_memory_stats` of the protocol.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NodeMemoryStats {
    /// `field`
    pub field: String,
    /// `value`
    pub value: KiB,
}

/// `remote_vcpu_info` of the protocol.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VcpuInfo {
    /// `number`
    pub number: u32,
    /// `state`
    pub state: Open<enumeration::VcpuState>,
    /// `cpu_time`
    pub cpu_time: u64,
    /// `cpu`
    pub cpu: Open<enumeration::VcpuHostCpuState>,
}
