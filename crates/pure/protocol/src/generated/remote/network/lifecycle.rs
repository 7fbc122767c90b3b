//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use super::super::NetworkDhcpLease;
use crate::wire::structure;
use ostler_core::NetworkRef;

structure! {
    /// `remote_network_create_args`
    NetworkCreateArgs {
        network: NetworkRef,
    }
}

structure! {
    /// `remote_network_create_xml_args`
    NetworkCreateXmlArgs<'a> {
        xml: &'a str,
    }
}

structure! {
    /// `remote_network_create_xml_ret`
    NetworkCreateXmlRet {
        network: NetworkRef,
    }
}

structure! {
    /// `remote_network_destroy_args`
    NetworkDestroyArgs {
        network: NetworkRef,
    }
}

structure! {
    /// `remote_network_get_bridge_name_args`
    NetworkGetBridgeNameArgs {
        network: NetworkRef,
    }
}

structure! {
    /// `remote_network_get_bridge_name_ret`
    NetworkGetBridgeNameRet<'a> {
        name: &'a str,
    }
}

structure! {
    /// `remote_network_is_active_args`
    NetworkIsActiveArgs {
        network: NetworkRef,
    }
}

structure! {
    /// `remote_network_is_active_ret`
    NetworkIsActiveRet {
        active: bool,
    }
}

structure! {
    /// `remote_network_get_dhcp_leases_args`
    NetworkGetDhcpLeasesArgs<'a> {
        network: NetworkRef,
        mac: Option<&'a str>,
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_network_get_dhcp_leases_ret`
    NetworkGetDhcpLeasesRet<'a> {
        leases: Vec<NetworkDhcpLease<'a>> [65536],
        ret: u32,
    }
}

structure! {
    /// `remote_network_create_xml_flags_args`
    NetworkCreateXmlFlagsArgs<'a> {
        xml: &'a str,
        flags: u32,
    }
}

structure! {
    /// `remote_network_create_xml_flags_ret`
    NetworkCreateXmlFlagsRet {
        network: NetworkRef,
    }
}
