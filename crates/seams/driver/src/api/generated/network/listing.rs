//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::ConnectListAllNetworksFlags;
use ostler_core::{Error, NetworkRef, Result, Uuid};
use std::sync::Arc;

/// What drivers do for clients: network, listing.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NetworkListing: Send + Sync {
    /// `virConnectListDefinedNetworks`, since 0.2.0.
    async fn connect_list_defined_networks(&self) -> Result<Vec<String>> {
        Err(Error::no_support("virConnectListDefinedNetworks"))
    }

    /// `virConnectListNetworks`, since 0.2.0.
    async fn connect_list_networks(&self) -> Result<Vec<String>> {
        Err(Error::no_support("virConnectListNetworks"))
    }

    /// `virNetworkLookupByName`, since 0.2.0.
    async fn network_lookup_by_name(&self, name: &str) -> Result<NetworkRef> {
        Err(Error::no_support("virNetworkLookupByName"))
    }

    /// `virNetworkLookupByUUID`, since 0.2.0.
    async fn network_lookup_by_uuid(&self, uuid: Uuid) -> Result<NetworkRef> {
        Err(Error::no_support("virNetworkLookupByUUID"))
    }

    /// `virConnectNumOfDefinedNetworks`, since 0.2.0.
    async fn connect_number_of_defined_networks(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfDefinedNetworks"))
    }

    /// `virConnectNumOfNetworks`, since 0.2.0.
    async fn connect_number_of_networks(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfNetworks"))
    }

    /// `virConnectListAllNetworks`, since 0.10.2.
    async fn connect_list_all_networks(
        &self,
        flags: ConnectListAllNetworksFlags,
    ) -> Result<Arc<[NetworkRef]>> {
        Err(Error::no_support("virConnectListAllNetworks"))
    }
}
