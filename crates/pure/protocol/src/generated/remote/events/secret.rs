//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::SecretRef;
use ostler_core::enumeration::{self, Open};

structure! {
    /// `remote_secret_event_lifecycle_msg`
    SecretEventLifecycleMsg {
        callback_id: i32,
        secret: SecretRef,
        event: Open<enumeration::SecretEventLifecycleType>,
        detail: i32,
    }
}

structure! {
    /// `remote_secret_event_value_changed_msg`
    SecretEventValueChangedMsg {
        callback_id: i32,
        secret: SecretRef,
    }
}
