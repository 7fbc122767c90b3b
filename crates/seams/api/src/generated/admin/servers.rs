//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, Result, ServerRef, TypedParams};
use std::sync::Arc;

/// What drivers do for clients: admin, servers.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait AdminServers: Send + Sync {
    /// Lists the daemon's servers.
    ///
    /// `virAdmConnectListServers`, since 2.0.0.
    async fn admin_connect_list_servers(&self) -> Result<Arc<[ServerRef]>> {
        Err(Error::no_support("virAdmConnectListServers"))
    }

    /// Finds the server of this name. It fails with `VIR_ERR_NO_SERVER` if there is none.
    ///
    /// `virAdmConnectLookupServer`, since 2.0.0.
    async fn admin_connect_lookup_server(&self, name: &str) -> Result<ServerRef> {
        Err(Error::no_support("virAdmConnectLookupServer"))
    }

    /// Gives limits and numbers of the workers that serve a server's calls.
    ///
    /// `virAdmServerGetThreadPoolParameters`, since 2.0.0.
    async fn admin_server_threadpool_parameters(&self, server: &ServerRef) -> Result<TypedParams> {
        Err(Error::no_support("virAdmServerGetThreadPoolParameters"))
    }

    /// Sets limits of the workers that serve a server's calls. One that cannot be set, or a least
    /// over the most, is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virAdmServerSetThreadPoolParameters`, since 2.0.0.
    async fn admin_server_set_threadpool_parameters(
        &self,
        server: &ServerRef,
        params: &TypedParams,
    ) -> Result<()> {
        Err(Error::no_support("virAdmServerSetThreadPoolParameters"))
    }

    /// Gives how many clients a server takes, and how many that have not authenticated, with the
    /// numbers there are.
    ///
    /// `virAdmServerGetClientLimits`, since 2.0.0.
    async fn admin_server_client_limits(&self, server: &ServerRef) -> Result<TypedParams> {
        Err(Error::no_support("virAdmServerGetClientLimits"))
    }

    /// Sets how many clients a server takes, and how many that have not authenticated. More of the
    /// latter than of the former is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virAdmServerSetClientLimits`, since 2.0.0.
    async fn admin_server_set_client_limits(
        &self,
        server: &ServerRef,
        params: &TypedParams,
    ) -> Result<()> {
        Err(Error::no_support("virAdmServerSetClientLimits"))
    }

    /// Has a server read its TLS certificates again; connections that are open keep theirs.
    ///
    /// `virAdmServerUpdateTlsFiles`, since 2.0.0.
    async fn admin_server_update_tls_files(&self, server: &ServerRef) -> Result<()> {
        Err(Error::no_support("virAdmServerUpdateTlsFiles"))
    }
}
