//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::FixedText;
use crate::wire::structure;
use ostler_core::{KiB, TypedParams};
use std::borrow::Cow;

structure! {
    /// `remote_node_get_info_ret`
    NodeGetInfoRet {
        model: FixedText<32>,
        memory: KiB,
        cpus: i32,
        mhz: i32,
        nodes: i32,
        sockets: i32,
        cores: i32,
        threads: i32,
    }
}

structure! {
    /// `remote_connect_get_hostname_ret`
    ConnectGetHostnameRet<'a> {
        hostname: &'a str,
    }
}

structure! {
    /// `remote_node_get_security_model_ret`
    NodeGetSecurityModelRet {
        model: String [257],
        doi: String [257],
    }
}

structure! {
    /// `remote_connect_get_sysinfo_args`
    ConnectGetSysinfoArgs {
        flags: u32,
    }
}

structure! {
    /// `remote_connect_get_sysinfo_ret`
    ConnectGetSysinfoRet<'a> {
        sysinfo: &'a str,
    }
}

structure! {
    /// `remote_node_get_cpu_map_args`
    NodeGetCpuMapArgs {
        need_map: bool,
        need_online: bool,
        flags: u32,
    }
}

structure! {
    /// `remote_node_get_cpu_map_ret`
    NodeGetCpuMapRet<'a> {
        cpumap: &'a [u8] [2048],
        online: u32,
        ret: i32,
    }
}

structure! {
    /// `remote_node_get_sev_info_args`
    NodeGetSevInfoArgs {
        nparams: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_node_get_sev_info_ret`
    NodeGetSevInfoRet<'a> {
        params: Cow<'a, TypedParams> [64],
        nparams: i32,
    }
}
