//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{NetworkPortRef, NetworkRef, TypedParams, Uuid};
use std::borrow::Cow;

structure! {
    /// `remote_network_list_all_ports_args`
    NetworkListAllPortsArgs {
        network: NetworkRef,
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_network_list_all_ports_ret`
    NetworkListAllPortsRet {
        ports: Vec<NetworkPortRef> [16384],
        ret: u32,
    }
}

structure! {
    /// `remote_network_port_lookup_by_uuid_args`
    NetworkPortLookupByUuidArgs {
        network: NetworkRef,
        uuid: Uuid,
    }
}

structure! {
    /// `remote_network_port_lookup_by_uuid_ret`
    NetworkPortLookupByUuidRet {
        port: NetworkPortRef,
    }
}

structure! {
    /// `remote_network_port_create_xml_args`
    NetworkPortCreateXmlArgs<'a> {
        network: NetworkRef,
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_network_port_create_xml_ret`
    NetworkPortCreateXmlRet {
        port: NetworkPortRef,
    }
}

structure! {
    /// `remote_network_port_get_parameters_args`
    NetworkPortGetParametersArgs {
        port: NetworkPortRef,
        nparams: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_network_port_get_parameters_ret`
    NetworkPortGetParametersRet<'a> {
        params: Cow<'a, TypedParams> [16],
        nparams: i32,
    }
}

structure! {
    /// `remote_network_port_set_parameters_args`
    NetworkPortSetParametersArgs<'a> {
        port: NetworkPortRef,
        params: Cow<'a, TypedParams> [16],
        flags: u32,
    }
}

structure! {
    /// `remote_network_port_get_xml_desc_args`
    NetworkPortGetXmlDescArgs {
        port: NetworkPortRef,
        flags: u32,
    }
}

structure! {
    /// `remote_network_port_get_xml_desc_ret`
    NetworkPortGetXmlDescRet<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_network_port_delete_args`
    NetworkPortDeleteArgs {
        port: NetworkPortRef,
        flags: u32,
    }
}
