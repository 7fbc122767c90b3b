//! @generated from `tables/programs/admin.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;

structure! {
    /// `admin_connect_open_args`
    ConnectOpenArgs {
        flags: u32,
    }
}
