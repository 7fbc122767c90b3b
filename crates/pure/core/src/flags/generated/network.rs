//! @generated from `tables/flags.json` by `cargo xtask codegen`; do not edit.

use crate::flags::flags;

flags! {
    /// libvirt's `virConnectListAllNetworksFlags`.
    ConnectListAllNetworksFlags {
        /// `VIR_CONNECT_LIST_NETWORKS_INACTIVE`
        INACTIVE = 0x1;
        /// `VIR_CONNECT_LIST_NETWORKS_ACTIVE`
        ACTIVE = 0x2;
        /// `VIR_CONNECT_LIST_NETWORKS_PERSISTENT`
        PERSISTENT = 0x4;
        /// `VIR_CONNECT_LIST_NETWORKS_TRANSIENT`
        TRANSIENT = 0x8;
        /// `VIR_CONNECT_LIST_NETWORKS_AUTOSTART`
        AUTOSTART = 0x10;
        /// `VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART`
        NO_AUTOSTART = 0x20;
    }
}

flags! {
    /// libvirt's `virNetworkCreateFlags`.
    NetworkCreateFlags {
        /// `VIR_NETWORK_CREATE_VALIDATE`
        VALIDATE = 0x1;
    }
}

flags! {
    /// libvirt's `virNetworkDefineFlags`.
    NetworkDefineFlags {
        /// `VIR_NETWORK_DEFINE_VALIDATE`
        VALIDATE = 0x1;
    }
}

flags! {
    /// libvirt's `virNetworkPortCreateFlags`.
    NetworkPortCreateFlags {
        /// `VIR_NETWORK_PORT_CREATE_RECLAIM`
        RECLAIM = 0x1;
        /// `VIR_NETWORK_PORT_CREATE_VALIDATE`
        VALIDATE = 0x2;
    }
}

flags! {
    /// libvirt's `virNetworkUpdateFlags`.
    NetworkUpdateFlags {
        /// `VIR_NETWORK_UPDATE_AFFECT_LIVE`
        LIVE = 0x1;
        /// `VIR_NETWORK_UPDATE_AFFECT_CONFIG`
        CONFIG = 0x2;
    }
}

flags! {
    /// libvirt's `virNetworkXMLFlags`.
    NetworkXmlFlags {
        /// `VIR_NETWORK_XML_INACTIVE`
        INACTIVE = 0x1;
    }
}
