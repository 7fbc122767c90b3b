//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::NetworkDhcpLease;
use async_trait::async_trait;
use ostler_core::flags::NetworkCreateFlags;
use ostler_core::{Error, NetworkRef, Result};
use std::sync::Arc;

/// What drivers do for clients: network, lifecycle.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NetworkLifecycle: Send + Sync {
    /// Starts a defined network. One that is active already is refused with
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virNetworkCreate`, since 0.2.0.
    async fn network_create(&self, network: &NetworkRef) -> Result<()> {
        Err(Error::no_support("virNetworkCreate"))
    }

    /// Starts a transient network from the XML; it is gone when it is stopped.
    ///
    /// `virNetworkCreateXML`, since 0.2.0.
    async fn network_create_xml(&self, xml: &str) -> Result<NetworkRef> {
        Err(Error::no_support("virNetworkCreateXML"))
    }

    /// Stops a network; guests that are attached lose their connection. A transient network is gone
    /// afterwards. One that is not active is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virNetworkDestroy`, since 0.2.0.
    async fn network_destroy(&self, network: &NetworkRef) -> Result<()> {
        Err(Error::no_support("virNetworkDestroy"))
    }

    /// Gives the name of the network's bridge on the host. A network that has none is refused with
    /// `VIR_ERR_INTERNAL_ERROR`.
    ///
    /// `virNetworkGetBridgeName`, since 0.2.0.
    async fn network_bridge_name(&self, network: &NetworkRef) -> Result<String> {
        Err(Error::no_support("virNetworkGetBridgeName"))
    }

    /// Tells whether the network is active.
    ///
    /// `virNetworkIsActive`, since 0.7.3.
    async fn network_is_active(&self, network: &NetworkRef) -> Result<bool> {
        Err(Error::no_support("virNetworkIsActive"))
    }

    /// Lists the DHCP leases of an active network, or those of one MAC address. Expiry is in
    /// seconds since 1970; 0 means never.
    ///
    /// `virNetworkGetDHCPLeases`, since 1.2.6.
    async fn network_dhcp_leases(
        &self,
        network: &NetworkRef,
        mac: Option<&str>,
    ) -> Result<Arc<[NetworkDhcpLease]>> {
        Err(Error::no_support("virNetworkGetDHCPLeases"))
    }

    /// Starts a transient network, as `virNetworkCreateXML` does; with `VALIDATE` XML that breaks
    /// the schema is refused with `VIR_ERR_XML_INVALID_SCHEMA`.
    ///
    /// `virNetworkCreateXMLFlags`, since 7.8.0.
    async fn network_create_xml_flags(
        &self,
        xml: &str,
        flags: NetworkCreateFlags,
    ) -> Result<NetworkRef> {
        Err(Error::no_support("virNetworkCreateXMLFlags"))
    }
}
