//! @generated from  `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::NetworkRef;

structure! {
    /// `remote_network_event_lifecycle_msg`
    NetworkEventLifecycleMsg {
        callback_id: i32,
        network: NetworkRef,
        event: i32,
        detail: i32,
    }
}

structure! {
    /// `remote_network_event_callback_metadata_change_msg`
    NetworkEventCallbackMetadataChangeMsg<'a> {
        callback_id: i32,
        network: NetworkRef,
        kind: i32,
        nsuri: Option<&'a str>,
    }
}
