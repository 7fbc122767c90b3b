//! `<adapter>`: the host bus adapter whose disks are a pool.

use crate::domain::HostPciAddress;
use ostler_xml::{
    Text, YesNo, choice, element,
    part::{attr, child, required, required_child},
};

choice! {
    /// `<adapter>`.
    pub enum PoolAdapter by "type" or "scsi_host" {
        /// An adapter of the host.
        "scsi_host" => ScsiHost(ScsiHostAdapter),
        /// A virtual adapter of Fibre Channel (NPIV).
        "fc_host" => FcHost(FcHostAdapter),
    }
}

element! {
    /// An adapter of the host, by its name or by its place.
    #[derive(Default)]
    pub struct ScsiHostAdapter {
        /// `host5` or `scsi_host5`; may change from boot to boot.
        pub name: Option<Text> = attr("name"),
        pub parent_address: Option<ParentAddress> = child("parentaddr"),
    }
}

element! {
    /// `<parentaddr>`: the adapter of this number on this PCI device.
    pub struct ParentAddress {
        pub unique_id: u32 = required("unique_id"),
        pub address: HostPciAddress = required_child("address"),
    }
}

element! {
    /// A virtual adapter, and the one it is made on: by name, by the names of
    /// node and port, or by the fabric; by none of these, any that has room.
    #[derive(Default)]
    pub struct FcHostAdapter {
        pub parent: Option<Text> = attr("parent"),
        pub parent_wwnn: Option<Text> = attr("parent_wwnn"),
        pub parent_wwpn: Option<Text> = attr("parent_wwpn"),
        pub parent_fabric_wwn: Option<Text> = attr("parent_fabric_wwn"),
        /// Whether it is taken away when the pool stops.
        pub managed: Option<YesNo> = attr("managed"),
        pub wwnn: Option<Text> = attr("wwnn"),
        pub wwpn: Option<Text> = attr("wwpn"),
    }
}
