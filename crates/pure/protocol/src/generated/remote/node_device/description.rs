//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;

structure! {
    /// `remote_node_device_get_xml_desc_args`
    NodeDeviceGetXmlDescArgs<'a> {
        name: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_node_device_get_xml_desc_ret`
    NodeDeviceGetXmlDescRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_node_device_get_parent_args`
    NodeDeviceGetParentArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_node_device_get_parent_ret`
    NodeDeviceGetParentRet<'a> {
        parent_name: Option<&'a str>,
    }
}

structure! {
    /// `remote_node_device_num_of_caps_args`
    NodeDeviceNumOfCapsArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_node_device_num_of_caps_ret`
    NodeDeviceNumOfCapsRet {
        num: i32,
    }
}

structure! {
    /// `remote_node_device_list_caps_args`
    NodeDeviceListCapsArgs<'a> {
        name: &'a str,
        maxnames: i32,
    }
}

structure! {
    /// `remote_node_device_list_caps_ret`
    NodeDeviceListCapsRet<'a> {
        names: Vec<&'a str> [65536],
    }
}

structure! {
    /// `remote_node_device_get_autostart_args`
    NodeDeviceGetAutostartArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_node_device_get_autostart_ret`
    NodeDeviceGetAutostartRet {
        autostart: bool,
    }
}

structure! {
    /// `remote_node_device_is_persistent_args`
    NodeDeviceIsPersistentArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_node_device_is_persistent_ret`
    NodeDeviceIsPersistentRet {
        persistent: bool,
    }
}

structure! {
    /// `remote_node_device_is_active_args`
    NodeDeviceIsActiveArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_node_device_is_active_ret`
    NodeDeviceIsActiveRet {
        active: bool,
    }
}
