//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::ConnectListAllNetworksFlags;
use ostler_core::{Error, NetworkRef, Result, Uuid};
use std::sync::Arc;

/// What drivers do for clients: network, listing.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NetworkListing: Send + Sync {
    /// Lists the names of networks that are defined and not active.
    ///
    /// `virConnectListDefinedNetworks`, since 0.2.0.
    async fn connect_list_defined_networks(&self) -> Result<Vec<String>> {
        Err(Error::no_support("virConnectListDefinedNetworks"))
    }

    /// Lists the names of active networks.
    ///
    /// `virConnectListNetworks`, since 0.2.0.
    async fn connect_list_networks(&self) -> Result<Vec<String>> {
        Err(Error::no_support("virConnectListNetworks"))
    }

    /// Finds the network of this name, active or not. It fails with `VIR_ERR_NO_NETWORK` if there
    /// is none.
    ///
    /// `virNetworkLookupByName`, since 0.2.0.
    async fn network_lookup_by_name(&self, name: &str) -> Result<NetworkRef> {
        Err(Error::no_support("virNetworkLookupByName"))
    }

    /// Finds the network of this UUID, active or not. It fails with `VIR_ERR_NO_NETWORK` if there
    /// is none.
    ///
    /// `virNetworkLookupByUUID`, since 0.2.0.
    async fn network_lookup_by_uuid(&self, uuid: Uuid) -> Result<NetworkRef> {
        Err(Error::no_support("virNetworkLookupByUUID"))
    }

    /// Counts the networks that are defined and not active.
    ///
    /// `virConnectNumOfDefinedNetworks`, since 0.2.0.
    async fn connect_number_of_defined_networks(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfDefinedNetworks"))
    }

    /// Counts the active networks.
    ///
    /// `virConnectNumOfNetworks`, since 0.2.0.
    async fn connect_number_of_networks(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfNetworks"))
    }

    /// Lists the networks that the flags select, in one consistent look.
    ///
    /// `virConnectListAllNetworks`, since 0.10.2.
    async fn connect_list_all_networks(
        &self,
        flags: ConnectListAllNetworksFlags,
    ) -> Result<Arc<[NetworkRef]>> {
        Err(Error::no_support("virConnectListAllNetworks"))
    }
}
