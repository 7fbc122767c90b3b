//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::NodeDeviceRef;

structure! {
    /// `remote_node_num_of_devices_args`
    NodeNumOfDevicesArgs<'a> {
        cap: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `remote_node_num_of_devices_ret`
    NodeNumOfDevicesRet {
        num: i32,
    }
}

structure! {
    /// `remote_node_list_devices_args`
    NodeListDevicesArgs<'a> {
        cap: Option<&'a str>,
        maxnames: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_node_list_devices_ret`
    NodeListDevicesRet<'a> {
        names: Vec<&'a str> [65536],
    }
}

structure! {
    /// `remote_node_device_lookup_by_name_args`
    NodeDeviceLookupByNameArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_node_device_lookup_by_name_ret`
    NodeDeviceLookupByNameRet {
        device: NodeDeviceRef,
    }
}

structure! {
    /// `remote_connect_list_all_node_devices_args`
    ConnectListAllNodeDevicesArgs {
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_list_all_node_devices_ret`
    ConnectListAllNodeDevicesRet {
        devices: Vec<NodeDeviceRef> [65536],
        ret: u32,
    }
}

structure! {
    /// `remote_node_device_lookup_scsi_host_by_wwn_args`
    NodeDeviceLookupScsiHostByWwnArgs<'a> {
        wwnn: &'a str,
        wwpn: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_node_device_lookup_scsi_host_by_wwn_ret`
    NodeDeviceLookupScsiHostByWwnRet {
        device: NodeDeviceRef,
    }
}
