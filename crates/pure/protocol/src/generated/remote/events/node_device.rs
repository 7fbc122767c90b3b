//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::NodeDeviceRef;
use ostler_core::enumeration::{self, Open};

structure! {
    /// `remote_node_device_event_lifecycle_msg`
    NodeDeviceEventLifecycleMsg {
        callback_id: i32,
        device: NodeDeviceRef,
        event: Open<enumeration::NodeDeviceEventLifecycleType>,
        detail: i32,
    }
}

structure! {
    /// `remote_node_device_event_update_msg`
    NodeDeviceEventUpdateMsg {
        callback_id: i32,
        device: NodeDeviceRef,
    }
}
