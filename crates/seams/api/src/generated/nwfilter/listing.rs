//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, NwfilterBindingRef, NwfilterRef, Result, Uuid};
use std::sync::Arc;

/// What drivers do for clients: nwfilter, listing.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NwfilterListing: Send + Sync {
    /// Finds the filter of this name. It fails with `VIR_ERR_NO_NWFILTER` if there is none.
    ///
    /// `virNWFilterLookupByName`, since 0.8.0.
    async fn nwfilter_lookup_by_name(&self, name: &str) -> Result<NwfilterRef> {
        Err(Error::no_support("virNWFilterLookupByName"))
    }

    /// Finds the filter of this UUID. It fails with `VIR_ERR_NO_NWFILTER` if there is none.
    ///
    /// `virNWFilterLookupByUUID`, since 0.8.0.
    async fn nwfilter_lookup_by_uuid(&self, uuid: Uuid) -> Result<NwfilterRef> {
        Err(Error::no_support("virNWFilterLookupByUUID"))
    }

    /// Counts the network filters.
    ///
    /// `virConnectNumOfNWFilters`, since 0.8.0.
    async fn connect_number_of_nwfilters(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfNWFilters"))
    }

    /// Lists the names of the network filters.
    ///
    /// `virConnectListNWFilters`, since 0.8.0.
    async fn connect_list_nwfilters(&self) -> Result<Vec<String>> {
        Err(Error::no_support("virConnectListNWFilters"))
    }

    /// Lists the network filters in one consistent look.
    ///
    /// `virConnectListAllNWFilters`, since 0.10.2.
    async fn connect_list_all_nwfilters(&self) -> Result<Arc<[NwfilterRef]>> {
        Err(Error::no_support("virConnectListAllNWFilters"))
    }

    /// Finds the binding of a filter to this host interface. It fails with
    /// `VIR_ERR_NO_NWFILTER_BINDING` if there is none.
    ///
    /// `virNWFilterBindingLookupByPortDev`, since 4.5.0.
    async fn nwfilter_binding_lookup_by_port_dev(&self, name: &str) -> Result<NwfilterBindingRef> {
        Err(Error::no_support("virNWFilterBindingLookupByPortDev"))
    }

    /// Lists the bindings of network filters in one consistent look.
    ///
    /// `virConnectListAllNWFilterBindings`, since 4.5.0.
    async fn connect_list_all_nwfilter_bindings(&self) -> Result<Arc<[NwfilterBindingRef]>> {
        Err(Error::no_support("virConnectListAllNWFilterBindings"))
    }
}
