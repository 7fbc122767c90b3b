//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use super::admin::clients as clients_of_admin;
use super::admin::daemon as daemon_of_admin;
use super::admin::logging as logging_of_admin;
use super::admin::servers as servers_of_admin;
use super::server::admin as admin_of_server;
use crate::dispatch::call::{Call, CallFuture};
use ostler_core::{Error, Result};

/// The future of a call of `admin`.
#[rustfmt::skip]
pub(super) fn route(call: Call) -> Result<CallFuture> {
    Ok(match call.procedure.number {
        1 => Box::pin(admin_of_server::admin_connect_open(call)),
        2 => Box::pin(admin_of_server::admin_connect_close(call)),
        3 => Box::pin(daemon_of_admin::admin_connect_get_lib_version(call)),
        4 => Box::pin(servers_of_admin::admin_connect_list_servers(call)),
        5 => Box::pin(servers_of_admin::admin_connect_lookup_server(call)),
        6 => Box::pin(servers_of_admin::admin_server_get_threadpool_parameters(call)),
        7 => Box::pin(servers_of_admin::admin_server_set_threadpool_parameters(call)),
        8 => Box::pin(clients_of_admin::admin_server_list_clients(call)),
        9 => Box::pin(clients_of_admin::admin_server_lookup_client(call)),
        10 => Box::pin(clients_of_admin::admin_client_get_info(call)),
        11 => Box::pin(clients_of_admin::admin_client_close(call)),
        12 => Box::pin(servers_of_admin::admin_server_get_client_limits(call)),
        13 => Box::pin(servers_of_admin::admin_server_set_client_limits(call)),
        14 => Box::pin(logging_of_admin::admin_connect_get_logging_outputs(call)),
        15 => Box::pin(logging_of_admin::admin_connect_get_logging_filters(call)),
        16 => Box::pin(logging_of_admin::admin_connect_set_logging_outputs(call)),
        17 => Box::pin(logging_of_admin::admin_connect_set_logging_filters(call)),
        18 => Box::pin(servers_of_admin::admin_server_update_tls_files(call)),
        19 => Box::pin(daemon_of_admin::admin_connect_set_daemon_timeout(call)),
        20 => Box::pin(daemon_of_admin::admin_connect_daemon_shutdown(call)),
        _ => return Err(Error::no_support(call.procedure.api)),
    })
}
