//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, Result, ServerRef, TypedParams};
use std::sync::Arc;

/// What drivers do for clients: admin, servers.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait AdminServers: Send + Sync {
    /// `virAdmConnectListServers`, since 2.0.0.
    async fn admin_connect_list_servers(&self) -> Result<Arc<[ServerRef]>> {
        Err(Error::no_support("virAdmConnectListServers"))
    }

    /// `virAdmConnectLookupServer`, since 2.0.0.
    async fn admin_connect_lookup_server(&self, name: &str) -> Result<ServerRef> {
        Err(Error::no_support("virAdmConnectLookupServer"))
    }

    /// `virAdmServerGetThreadPoolParameters`, since 2.0.0.
    async fn admin_server_threadpool_parameters(&self, server: &ServerRef) -> Result<TypedParams> {
        Err(Error::no_support("virAdmServerGetThreadPoolParameters"))
    }

    /// `virAdmServerSetThreadPoolParameters`, since 2.0.0.
    async fn admin_server_set_threadpool_parameters(
        &self,
        server: &ServerRef,
        params: &TypedParams,
    ) -> Result<()> {
        Err(Error::no_support("virAdmServerSetThreadPoolParameters"))
    }

    /// `virAdmServerGetClientLimits`, since 2.0.0.
    async fn admin_server_client_limits(&self, server: &ServerRef) -> Result<TypedParams> {
        Err(Error::no_support("virAdmServerGetClientLimits"))
    }

    /// `virAdmServerSetClientLimits`, since 2.0.0.
    async fn admin_server_set_client_limits(
        &self,
        server: &ServerRef,
        params: &TypedParams,
    ) -> Result<()> {
        Err(Error::no_support("virAdmServerSetClientLimits"))
    }

    /// `virAdmServerUpdateTlsFiles`, since 2.0.0.
    async fn admin_server_update_tls_files(&self, server: &ServerRef) -> Result<()> {
        Err(Error::no_support("virAdmServerUpdateTlsFiles"))
    }
}
