//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::NodeDeviceRef;

structure! {
    /// `remote_node_device_create_xml_args`
    NodeDeviceCreateXmlArgs<'a> {
        xml_desc: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_node_device_create_xml_ret`
    NodeDeviceCreateXmlRet {
        device: NodeDeviceRef,
    }
}

structure! {
    /// `remote_node_device_destroy_args`
    NodeDeviceDestroyArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_node_device_define_xml_args`
    NodeDeviceDefineXmlArgs<'a> {
        xml_desc: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_node_device_define_xml_ret`
    NodeDeviceDefineXmlRet {
        device: NodeDeviceRef,
    }
}

structure! {
    /// `remote_node_device_undefine_args`
    NodeDeviceUndefineArgs<'a> {
        name: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_node_device_create_args`
    NodeDeviceCreateArgs<'a> {
        name: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_node_device_set_autostart_args`
    NodeDeviceSetAutostartArgs<'a> {
        name: &'a str,
        autostart: bool,
    }
}

structure! {
    /// `remote_node_device_update_args`
    NodeDeviceUpdateArgs<'a> {
        name: &'a str,
        xml_desc: &'a str,
        flags: u32,
    }
}
