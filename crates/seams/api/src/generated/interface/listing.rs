//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::ConnectListAllInterfacesFlags;
use ostler_core::{Error, InterfaceRef, Result};
use std::sync::Arc;

/// What drivers do for clients: interface, listing.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait InterfaceListing: Send + Sync {
    /// Counts the host's interfaces that are up.
    ///
    /// `virConnectNumOfInterfaces`, since 0.6.4.
    async fn connect_number_of_interfaces(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfInterfaces"))
    }

    /// Lists the names of the host's interfaces that are up.
    ///
    /// `virConnectListInterfaces`, since 0.6.4.
    async fn connect_list_interfaces(&self) -> Result<Vec<String>> {
        Err(Error::no_support("virConnectListInterfaces"))
    }

    /// Finds the interface of this name, up or not. It fails with `VIR_ERR_NO_INTERFACE` if there
    /// is none.
    ///
    /// `virInterfaceLookupByName`, since 0.6.4.
    async fn interface_lookup_by_name(&self, name: &str) -> Result<InterfaceRef> {
        Err(Error::no_support("virInterfaceLookupByName"))
    }

    /// Finds the interface with this MAC address. It fails with `VIR_ERR_NO_INTERFACE` if there is
    /// none; several are refused with `VIR_ERR_MULTIPLE_INTERFACES`.
    ///
    /// `virInterfaceLookupByMACString`, since 0.6.4.
    async fn interface_lookup_by_mac_string(&self, mac: &str) -> Result<InterfaceRef> {
        Err(Error::no_support("virInterfaceLookupByMACString"))
    }

    /// Counts the host's interfaces that are configured and down.
    ///
    /// `virConnectNumOfDefinedInterfaces`, since 0.7.0.
    async fn connect_number_of_defined_interfaces(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfDefinedInterfaces"))
    }

    /// Lists the names of the host's interfaces that are configured and down.
    ///
    /// `virConnectListDefinedInterfaces`, since 0.7.0.
    async fn connect_list_defined_interfaces(&self) -> Result<Vec<String>> {
        Err(Error::no_support("virConnectListDefinedInterfaces"))
    }

    /// Lists the host's interfaces that the flags select, in one consistent look.
    ///
    /// `virConnectListAllInterfaces`, since 0.10.2.
    async fn connect_list_all_interfaces(
        &self,
        flags: ConnectListAllInterfacesFlags,
    ) -> Result<Arc<[InterfaceRef]>> {
        Err(Error::no_support("virConnectListAllInterfaces"))
    }
}
