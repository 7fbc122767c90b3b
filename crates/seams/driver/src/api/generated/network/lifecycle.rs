//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::api::NetworkDhcpLease;
use async_trait::async_trait;
use ostler_core::flags::NetworkCreateFlags;
use ostler_core::{Error, NetworkRef, Result};
use std::sync::Arc;

/// What drivers do for clients: network, lifecycle.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NetworkLifecycle: Send + Sync {
    /// `virNetworkCreate`, since 0.2.0.
    async fn network_create(&self, network: &NetworkRef) -> Result<()> {
        Err(Error::no_support("virNetworkCreate"))
    }

    /// `virNetworkCreateXML`, since 0.2.0.
    async fn network_create_xml(&self, xml: &str) -> Result<NetworkRef> {
        Err(Error::no_support("virNetworkCreateXML"))
    }

    /// `virNetworkDestroy`, since 0.2.0.
    async fn network_destroy(&self, network: &NetworkRef) -> Result<()> {
        Err(Error::no_support("virNetworkDestroy"))
    }

    /// `virNetworkGetBridgeName`, since 0.2.0.
    async fn network_bridge_name(&self, network: &NetworkRef) -> Result<String> {
        Err(Error::no_support("virNetworkGetBridgeName"))
    }

    /// `virNetworkIsActive`, since 0.7.3.
    async fn network_is_active(&self, network: &NetworkRef) -> Result<bool> {
        Err(Error::no_support("virNetworkIsActive"))
    }

    /// `virNetworkGetDHCPLeases`, since 1.2.6.
    async fn network_dhcp_leases(
        &self,
        network: &NetworkRef,
        mac: Option<&str>,
    ) -> Result<Arc<[NetworkDhcpLease]>> {
        Err(Error::no_support("virNetworkGetDHCPLeases"))
    }

    /// `virNetworkCreateXMLFlags`, since 7.8.0.
    async fn network_create_xml_flags(
        &self,
        xml: &str,
        flags: NetworkCreateFlags,
    ) -> Result<NetworkRef> {
        Err(Error::no_support("virNetworkCreateXMLFlags"))
    }
}
