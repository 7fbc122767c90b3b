//! Ports of switches, and VLANs.

use ostler_core::Uuid;
use ostler_xml::{
    List, Text, YesNo, element, enumeration,
    part::{attr, child, items, required},
};

enumeration! {
    /// The kind of switch that a port is of.
    pub enum VirtualPortKind {
        Vepa = "802.1Qbg", VnLink = "802.1Qbh", OpenVSwitch = "openvswitch", Midonet = "midonet",
        None = "none",
    }
}

element! {
    /// `<virtualport>`.
    #[derive(Default)]
    pub struct VirtualPort {
        pub kind: Option<VirtualPortKind> = attr("type"),
        pub parameters: Option<VirtualPortParameters> = child("parameters"),
    }
}

element! {
    /// `<parameters>` of `<virtualport>`.
    #[derive(Default)]
    pub struct VirtualPortParameters {
        pub manager_id: Option<u8> = attr("managerid"),
        pub type_id: Option<u32> = attr("typeid"),
        pub type_id_version: Option<u8> = attr("typeidversion"),
        pub instance_id: Option<Uuid> = attr("instanceid"),
        pub interface_id: Option<Uuid> = attr("interfaceid"),
        pub profile_id: Option<Text> = attr("profileid"),
    }
}

enumeration! {
    /// Whether the guest's packets have tags.
    pub enum NativeMode { Tagged = "tagged", Untagged = "untagged" }
}

element! {
    /// `<vlan>`.
    #[derive(Default)]
    pub struct Vlan {
        pub trunk: Option<YesNo> = attr("trunk"),
        pub tags: List<VlanTag> = items("tag"),
    }
}

element! {
    /// `<tag>`.
    pub struct VlanTag {
        pub id: u16 = required("id"),
        pub native_mode: Option<NativeMode> = attr("nativeMode"),
    }
}
