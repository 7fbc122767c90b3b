//! @generated from `tables/enumerations.json` by `cargo xtask codegen`; do not edit.

use crate::enumeration::enumeration;

enumeration! {
    /// libvirt's `virNodeDeviceEventID`.
    NodeDeviceEventId {
        /// `VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE`
        Lifecycle = 0,
        /// `VIR_NODE_DEVICE_EVENT_ID_UPDATE`
        Update = 1,
    }
}

enumeration! {
    /// libvirt's `virNodeDeviceEventLifecycleType`.
    NodeDeviceEventLifecycleType {
        /// `VIR_NODE_DEVICE_EVENT_CREATED`
        Created = 0,
        /// `VIR_NODE_DEVICE_EVENT_DELETED`
        Deleted = 1,
        /// `VIR_NODE_DEVICE_EVENT_DEFINED`
        Defined = 2,
        /// `VIR_NODE_DEVICE_EVENT_UNDEFINED`
        Undefined = 3,
    }
}
