//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;

structure! {
    /// `remote_interface_change_begin_args`
    InterfaceChangeBeginArgs {
        flags: u32,
    }
}

structure! {
    /// `remote_interface_change_commit_args`
    InterfaceChangeCommitArgs {
        flags: u32,
    }
}

structure! {
    /// `remote_interface_change_rollback_args`
    InterfaceChangeRollbackArgs {
        flags: u32,
    }
}
