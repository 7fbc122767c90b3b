//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::NetworkPortCreateFlags;
use ostler_core::{Error, NetworkPortRef, NetworkRef, Result, TypedParams, Uuid};
use std::sync::Arc;

/// What drivers do for clients: network, ports.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NetworkPorts: Send + Sync {
    /// `virNetworkListAllPorts`, since 5.5.0.
    async fn network_list_all_ports(&self, network: &NetworkRef) -> Result<Arc<[NetworkPortRef]>> {
        Err(Error::no_support("virNetworkListAllPorts"))
    }

    /// `virNetworkPortLookupByUUID`, since 5.5.0.
    async fn network_port_lookup_by_uuid(
        &self,
        network: &NetworkRef,
        uuid: Uuid,
    ) -> Result<NetworkPortRef> {
        Err(Error::no_support("virNetworkPortLookupByUUID"))
    }

    /// `virNetworkPortCreateXML`, since 5.5.0.
    async fn network_port_create_xml(
        &self,
        network: &NetworkRef,
        xml: &str,
        flags: NetworkPortCreateFlags,
    ) -> Result<NetworkPortRef> {
        Err(Error::no_support("virNetworkPortCreateXML"))
    }

    /// `virNetworkPortGetParameters`, since 5.5.0.
    async fn network_port_parameters(&self, port: &NetworkPortRef) -> Result<TypedParams> {
        Err(Error::no_support("virNetworkPortGetParameters"))
    }

    /// `virNetworkPortSetParameters`, since 5.5.0.
    async fn network_port_set_parameters(
        &self,
        port: &NetworkPortRef,
        params: &TypedParams,
    ) -> Result<()> {
        Err(Error::no_support("virNetworkPortSetParameters"))
    }

    /// `virNetworkPortGetXMLDesc`, since 5.5.0.
    async fn network_port_xml_desc(&self, port: &NetworkPortRef) -> Result<String> {
        Err(Error::no_support("virNetworkPortGetXMLDesc"))
    }

    /// `virNetworkPortDelete`, since 5.5.0.
    async fn network_port_delete(&self, port: &NetworkPortRef) -> Result<()> {
        Err(Error::no_support("virNetworkPortDelete"))
    }
}
