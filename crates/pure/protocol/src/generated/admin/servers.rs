//! @generated from `tables/programs/admin.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{ServerRef, TypedParams};
use std::borrow::Cow;

structure! {
    /// `admin_connect_list_servers_args`
    ConnectListServersArgs {
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `admin_connect_list_servers_ret`
    ConnectListServersRet {
        servers: Vec<ServerRef> [16384],
        ret: u32,
    }
}

structure! {
    /// `admin_connect_lookup_server_args`
    ConnectLookupServerArgs<'a> {
        name: &'a str,
        flags: u32,
    }
}

structure! {
    /// `admin_connect_lookup_server_ret`
    ConnectLookupServerRet {
        server: ServerRef,
    }
}

structure! {
    /// `admin_server_get_threadpool_parameters_args`
    ServerGetThreadpoolParametersArgs {
        server: ServerRef,
        flags: u32,
    }
}

structure! {
    /// `admin_server_get_threadpool_parameters_ret`
    ServerGetThreadpoolParametersRet<'a> {
        params: Cow<'a, TypedParams> [32],
    }
}

structure! {
    /// `admin_server_set_threadpool_parameters_args`
    ServerSetThreadpoolParametersArgs<'a> {
        server: ServerRef,
        params: Cow<'a, TypedParams> [32],
        flags: u32,
    }
}

structure! {
    /// `admin_server_get_client_limits_args`
    ServerGetClientLimitsArgs {
        server: ServerRef,
        flags: u32,
    }
}

structure! {
    /// `admin_server_get_client_limits_ret`
    ServerGetClientLimitsRet<'a> {
        params: Cow<'a, TypedParams> [32],
    }
}

structure! {
    /// `admin_server_set_client_limits_args`
    ServerSetClientLimitsArgs<'a> {
        server: ServerRef,
        params: Cow<'a, TypedParams> [32],
        flags: u32,
    }
}

structure! {
    /// `admin_server_update_tls_files_args`
    ServerUpdateTlsFilesArgs {
        server: ServerRef,
        flags: u32,
    }
}
