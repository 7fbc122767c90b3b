//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;

structure! {
    /// `remote_node_device_dettach_args`
    NodeDeviceDettachArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_node_device_re_attach_args`
    NodeDeviceReAttachArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_node_device_reset_args`
    NodeDeviceResetArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_node_device_detach_flags_args`
    NodeDeviceDetachFlagsArgs<'a> {
        name: &'a str,
        driver_name: Option<&'a str>,
        flags: u32,
    }
}
