//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::NetworkPortCreateFlags;
use ostler_core::{Error, NetworkPortRef, NetworkRef, Result, TypedParams, Uuid};
use std::sync::Arc;

/// What drivers do for clients: network, ports.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NetworkPorts: Send + Sync {
    /// Lists the ports of a network in one consistent look.
    ///
    /// `virNetworkListAllPorts`, since 5.5.0.
    async fn network_list_all_ports(&self, network: &NetworkRef) -> Result<Arc<[NetworkPortRef]>> {
        Err(Error::no_support("virNetworkListAllPorts"))
    }

    /// Finds a network's port by its UUID. It fails with `VIR_ERR_NO_NETWORK_PORT` if there is
    /// none.
    ///
    /// `virNetworkPortLookupByUUID`, since 5.5.0.
    async fn network_port_lookup_by_uuid(
        &self,
        network: &NetworkRef,
        uuid: Uuid,
    ) -> Result<NetworkPortRef> {
        Err(Error::no_support("virNetworkPortLookupByUUID"))
    }

    /// Makes a port on an active network for a guest's card.
    ///
    /// `virNetworkPortCreateXML`, since 5.5.0.
    async fn network_port_create_xml(
        &self,
        network: &NetworkRef,
        xml: &str,
        flags: NetworkPortCreateFlags,
    ) -> Result<NetworkPortRef> {
        Err(Error::no_support("virNetworkPortCreateXML"))
    }

    /// Gives the bandwidth limits of a port, in KiB/s (average, peak) and KiB (burst).
    ///
    /// `virNetworkPortGetParameters`, since 5.5.0.
    async fn network_port_parameters(&self, port: &NetworkPortRef) -> Result<TypedParams> {
        Err(Error::no_support("virNetworkPortGetParameters"))
    }

    /// Sets bandwidth limits of a port by name, in KiB/s (average, peak) and KiB (burst).
    ///
    /// `virNetworkPortSetParameters`, since 5.5.0.
    async fn network_port_set_parameters(
        &self,
        port: &NetworkPortRef,
        params: &TypedParams,
    ) -> Result<()> {
        Err(Error::no_support("virNetworkPortSetParameters"))
    }

    /// Gives the port's XML.
    ///
    /// `virNetworkPortGetXMLDesc`, since 5.5.0.
    async fn network_port_xml_desc(&self, port: &NetworkPortRef) -> Result<String> {
        Err(Error::no_support("virNetworkPortGetXMLDesc"))
    }

    /// Removes a port; the card behind it has no connection any more.
    ///
    /// `virNetworkPortDelete`, since 5.5.0.
    async fn network_port_delete(&self, port: &NetworkPortRef) -> Result<()> {
        Err(Error::no_support("virNetworkPortDelete"))
    }
}
