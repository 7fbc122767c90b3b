//! @generated from `tables/flags.json` by `cargo xtask codegen`; do not edit.

use crate::flags::flags;

flags! {
    /// libvirt's `virConnectListAllNodeDeviceFlags`.
    ConnectListAllNodeDeviceFlags {
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM`
        CAP_SYSTEM = 0x1;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV`
        CAP_PCI_DEV = 0x2;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_DEV`
        CAP_USB_DEV = 0x4;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_INTERFACE`
        CAP_USB_INTERFACE = 0x8;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_NET`
        CAP_NET = 0x10;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_HOST`
        CAP_SCSI_HOST = 0x20;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_TARGET`
        CAP_SCSI_TARGET = 0x40;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI`
        CAP_SCSI = 0x80;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_STORAGE`
        CAP_STORAGE = 0x100;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_FC_HOST`
        CAP_FC_HOST = 0x200;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS`
        CAP_VPORTS = 0x400;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_GENERIC`
        CAP_SCSI_GENERIC = 0x800;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_DRM`
        CAP_DRM = 0x1000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV_TYPES`
        CAP_MDEV_TYPES = 0x2000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV`
        CAP_MDEV = 0x4000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCW_DEV`
        CAP_CCW_DEV = 0x8000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_CSS_DEV`
        CAP_CSS_DEV = 0x10000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_VDPA`
        CAP_VDPA = 0x20000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_CARD`
        CAP_AP_CARD = 0x40000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_QUEUE`
        CAP_AP_QUEUE = 0x80000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_MATRIX`
        CAP_AP_MATRIX = 0x100000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPD`
        CAP_VPD = 0x200000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_DEV`
        CAP_CCWGROUP_DEV = 0x400000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_MEMBER`
        CAP_CCWGROUP_MEMBER = 0x800000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_PERSISTENT`
        PERSISTENT = 0x10000000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_TRANSIENT`
        TRANSIENT = 0x20000000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE`
        INACTIVE = 0x40000000;
        /// `VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE`
        ACTIVE = 0x80000000;
    }
}

flags! {
    /// libvirt's `virNodeDeviceCreateXMLFlags`.
    NodeDeviceCreateXmlFlags {
        /// `VIR_NODE_DEVICE_CREATE_XML_VALIDATE`
        VALIDATE = 0x1;
    }
}

flags! {
    /// libvirt's `virNodeDeviceDefineXMLFlags`.
    NodeDeviceDefineXmlFlags {
        /// `VIR_NODE_DEVICE_DEFINE_XML_VALIDATE`
        VALIDATE = 0x1;
    }
}

flags! {
    /// libvirt's `virNodeDeviceUpdateFlags`.
    NodeDeviceUpdateFlags {
        /// `VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE`
        LIVE = 0x1;
        /// `VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG`
        CONFIG = 0x2;
    }
}

flags! {
    /// libvirt's `virNodeDeviceXMLFlags`.
    NodeDeviceXmlFlags {
        /// `VIR_NODE_DEVICE_XML_INACTIVE`
        INACTIVE = 0x1;
    }
}
