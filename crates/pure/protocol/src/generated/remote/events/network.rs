//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::NetworkRef;
use ostler_core::enumeration::{self, Open};

structure! {
    /// `remote_network_event_lifecycle_msg`
    NetworkEventLifecycleMsg {
        callback_id: i32,
        network: NetworkRef,
        event: Open<enumeration::NetworkEventLifecycleType>,
        detail: i32,
    }
}

structure! {
    /// `remote_network_event_callback_metadata_change_msg`
    NetworkEventCallbackMetadataChangeMsg<'a> {
        callback_id: i32,
        network: NetworkRef,
        kind: Open<enumeration::NetworkMetadataType>,
        nsuri: Option<&'a str>,
    }
}
