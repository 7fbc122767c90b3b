//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{NetworkRef, Uuid};

structure! {
    /// `remote_connect_list_defined_networks_args`
    ConnectListDefinedNetworksArgs {
        maxnames: i32,
    }
}

structure! {
    /// `remote_connect_list_defined_networks_ret`
    ConnectListDefinedNetworksRet<'a> {
        names: Vec<&'a str> [16384],
    }
}

structure! {
    /// `remote_connect_list_networks_args`
    ConnectListNetworksArgs {
        maxnames: i32,
    }
}

structure! {
    /// `remote_connect_list_networks_ret`
    ConnectListNetworksRet<'a> {
        names: Vec<&'a str> [16384],
    }
}

structure! {
    /// `remote_network_lookup_by_name_args`
    NetworkLookupByNameArgs<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_network_lookup_by_name_ret`
    NetworkLookupByNameRet {
        network: NetworkRef,
    }
}

structure! {
    /// `remote_network_lookup_by_uuid_args`
    NetworkLookupByUuidArgs {
        uuid: Uuid,
    }
}

structure! {
    /// `remote_network_lookup_by_uuid_ret`
    NetworkLookupByUuidRet {
        network: NetworkRef,
    }
}

structure! {
    /// `remote_connect_num_of_defined_networks_ret`
    ConnectNumOfDefinedNetworksRet {
        num: i32,
    }
}

structure! {
    /// `remote_connect_num_of_networks_ret`
    ConnectNumOfNetworksRet {
        num: i32,
    }
}

structure! {
    /// `remote_connect_list_all_networks_args`
    ConnectListAllNetworksArgs {
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_connect_list_all_networks_ret`
    ConnectListAllNetworksRet {
        nets: Vec<NetworkRef> [16384],
        ret: u32,
    }
}
