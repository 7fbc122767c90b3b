//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::StoragePoolRef;
use ostler_core::enumeration::{self, Open};

structure! {
    /// `remote_storage_pool_event_lifecycle_msg`
    StoragePoolEventLifecycleMsg {
        callback_id: i32,
        pool: StoragePoolRef,
        event: Open<enumeration::StoragePoolEventLifecycleType>,
        detail: i32,
    }
}

structure! {
    /// `remote_storage_pool_event_refresh_msg`
    StoragePoolEventRefreshMsg {
        callback_id: i32,
        pool: StoragePoolRef,
    }
}
