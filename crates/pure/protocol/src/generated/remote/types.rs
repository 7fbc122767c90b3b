//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::enumeration::{self, Open};
use ostler_core::{DomainRef, KiB, TypedParams};
use std::borrow::Cow;

structure! {
    /// `remote_domain_disk_error`
    DomainDiskError<'a> {
        disk: &'a str,
        error: Open<enumeration::DomainDiskErrorCode>,
    }
}

structure! {
    /// `remote_domain_event_graphics_address`
    DomainEventGraphicsAddress<'a> {
        family: Open<enumeration::DomainEventGraphicsAddressType>,
        node: &'a str,
        service: &'a str,
    }
}

structure! {
    /// `remote_domain_event_graphics_identity`
    DomainEventGraphicsIdentity<'a> {
        kind: &'a str,
        name: &'a str,
    }
}

structure! {
    /// `remote_domain_fsinfo`
    DomainFsinfo<'a> {
        mountpoint: &'a str,
        name: &'a str,
        fstype: &'a str,
        dev_aliases: Vec<&'a str> [256],
    }
}

structure! {
    /// `remote_domain_interface`
    DomainInterface<'a> {
        name: &'a str,
        hwaddr: Option<&'a str>,
        addrs: Vec<DomainIpAddr<'a>> [2048],
    }
}

structure! {
    /// `remote_domain_iothread_info`
    DomainIothreadInfo<'a> {
        iothread_id: u32,
        cpumap: &'a [u8] [2048],
    }
}

structure! {
    /// `remote_domain_ip_addr`
    DomainIpAddr<'a> {
        kind: Open<enumeration::IpAddrType>,
        addr: &'a str,
        prefix: u32,
    }
}

structure! {
    /// `remote_domain_memory_stat`
    DomainMemoryStat {
        tag: Open<enumeration::DomainMemoryStatTags>,
        val: u64,
    }
}

structure! {
    /// `remote_domain_stats_record`
    DomainStatsRecord<'a> {
        domain: DomainRef,
        params: Cow<'a, TypedParams> [262144],
    }
}

structure! {
    /// `remote_network_dhcp_lease`
    NetworkDhcpLease<'a> {
        interface: &'a str,
        expirytime: i64,
        kind: Open<enumeration::IpAddrType>,
        mac: Option<&'a str>,
        iaid: Option<&'a str>,
        ipaddr: &'a str,
        prefix: u32,
        hostname: Option<&'a str>,
        clientid: Option<&'a str>,
    }
}

structure! {
    /// `remote_node_get_cpu_stats`
    NodeGetCpuStats<'a> {
        field: &'a str,
        value: u64,
    }
}

structure! {
    /// `remote_node_get_memory_stats`
    NodeGetMemoryStats<'a> {
        field: &'a str,
        value: KiB,
    }
}

structure! {
    /// `remote_vcpu_info`
    VcpuInfo {
        number: u32,
        state: Open<enumeration::VcpuState>,
        cpu_time: u64,
        cpu: Open<enumeration::VcpuHostCpuState>,
    }
}
