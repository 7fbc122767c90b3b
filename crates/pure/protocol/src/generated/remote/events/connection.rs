//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::enumeration::{self, Open};

structure! {
    /// `remote_connect_event_connection_closed_msg`
    ConnectEventConnectionClosedMsg {
        reason: Open<enumeration::ConnectCloseReason>,
    }
}
