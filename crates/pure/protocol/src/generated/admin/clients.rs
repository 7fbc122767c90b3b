//! @generated from `tables/programs/admin.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::{ClientRef, ServerRef, TypedParams};
use std::borrow::Cow;

structure! {
    /// `admin_server_list_clients_args`
    ServerListClientsArgs {
        server: ServerRef,
        need_results: bool,
        flags: u32,
    }
}

structure! {
    /// `admin_server_list_clients_ret`
    ServerListClientsRet {
        clients: Vec<ClientRef> [16384],
        ret: u32,
    }
}

structure! {
    /// `admin_server_lookup_client_args`
    ServerLookupClientArgs {
        server: ServerRef,
        id: u64,
        flags: u32,
    }
}

structure! {
    /// `admin_server_lookup_client_ret`
    ServerLookupClientRet {
        client: ClientRef,
    }
}

structure! {
    /// `admin_client_get_info_args`
    ClientGetInfoArgs {
        client: ClientRef,
        flags: u32,
    }
}

structure! {
    /// `admin_client_get_info_ret`
    ClientGetInfoRet<'a> {
        params: Cow<'a, TypedParams> [64],
    }
}

structure! {
    /// `admin_client_close_args`
    ClientCloseArgs {
        client: ClientRef,
        flags: u32,
    }
}
