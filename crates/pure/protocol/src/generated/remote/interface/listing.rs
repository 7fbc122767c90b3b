//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::InterfaceRef;

structure! {
    /// `remote_connect_num_of_interfaces_ret`
    ConnectNumOfInterfacesRet {
        num: i32,
    }
}

structure! {
    /// `remote_connect_list_interfaces_args`
    ConnectListInterfacesArgs {
        maxnames: i32,
    }
}

structure! {
    /// `remote_connect_list_interfaces_ret`
    ConnectListInterfacesRet<'a> {
        names: Vec<&'a str> [16384],
    }
}

structure! {
    /// `remote_interface_lookup_by_name_args`
    InterfaceLookupByNameArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_interface_lookup_by_name_ret`
    InterfaceLookupByNameRet {
        interface: InterfaceRef,
    }
}

structure! {
    /// `remote_interface_lookup_by_mac_string_args`
    InterfaceLookupByMacStringArgs<'a> {
        mac: &'a str,
    }
}

structure! {
    /// `remote_interface_lookup_by_mac_string_ret`
    InterfaceLookupByMacStringRet {
        interface: InterfaceRef,
    }
}

structure! {
    /// `remote_connect_num_of_defined_interfaces_ret`
    ConnectNumOfDefinedInterfacesRet {
        num: i32,
    }
}

structure! {
    /// `remote_connect_list_defined_interfaces_args`
    ConnectListDefinedInterfacesArgs {
        maxnames: i32,
    }
}

structure! {
    /// `remote_connect_list_defined_interfaces_ret`
    ConnectListDefinedInterfacesRet<'a> {
        names: Vec<&'a str> [16384],
    }
}

structure! {
    /// `remote_connect_list_all_interfaces_args`
    ConnectListAllInterfacesArgs {
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_list_all_interfaces_ret`
    ConnectListAllInterfacesRet {
        interfaces: Vec<InterfaceRef> [16384],
        ret: u32,
    }
}
