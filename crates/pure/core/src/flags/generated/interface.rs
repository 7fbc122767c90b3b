//! @generated from `tables/flags.json` by `cargo xtask codegen`; do not edit.

use crate::flags::flags;

flags! {
    /// libvirt's `virConnectListAllInterfacesFlags`.
    ConnectListAllInterfacesFlags {
        /// `VIR_CONNECT_LIST_INTERFACES_INACTIVE`
        INACTIVE = 0x1;
        /// `VIR_CONNECT_LIST_INTERFACES_ACTIVE`
        ACTIVE = 0x2;
    }
}

flags! {
    /// libvirt's `virInterfaceDefineFlags`.
    InterfaceDefineFlags {
        /// `VIR_INTERFACE_DEFINE_VALIDATE`
        VALIDATE = 0x1;
    }
}

flags! {
    /// libvirt's `virInterfaceXMLFlags`.
    InterfaceXmlFlags {
        /// `VIR_INTERFACE_XML_INACTIVE`
        INACTIVE = 0x1;
    }
}
