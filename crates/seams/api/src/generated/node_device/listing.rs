//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::ConnectListAllNodeDeviceFlags;
use ostler_core::{Error, NodeDeviceRef, Result};
use std::sync::Arc;

/// What drivers do for clients: node device, listing.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NodeDeviceListing: Send + Sync {
    /// Counts the host's devices, or those with the capability `cap`.
    ///
    /// `virNodeNumOfDevices`, since 0.5.0.
    async fn node_number_of_devices(&self, cap: Option<&str>) -> Result<i32> {
        Err(Error::no_support("virNodeNumOfDevices"))
    }

    /// Lists the names of the host's devices, or of those with the capability `cap`.
    ///
    /// `virNodeListDevices`, since 0.5.0.
    async fn node_list_devices(&self, cap: Option<&str>) -> Result<Vec<String>> {
        Err(Error::no_support("virNodeListDevices"))
    }

    /// Finds the device of this name. It fails with `VIR_ERR_NO_NODE_DEVICE` if there is none.
    ///
    /// `virNodeDeviceLookupByName`, since 0.5.0.
    async fn node_device_lookup_by_name(&self, name: &str) -> Result<NodeDeviceRef> {
        Err(Error::no_support("virNodeDeviceLookupByName"))
    }

    /// Lists the host's devices with any of the capabilities that the flags name, in one consistent
    /// look.
    ///
    /// `virConnectListAllNodeDevices`, since 0.10.2.
    async fn connect_list_all_node_devices(
        &self,
        flags: ConnectListAllNodeDeviceFlags,
    ) -> Result<Arc<[NodeDeviceRef]>> {
        Err(Error::no_support("virConnectListAllNodeDevices"))
    }

    /// Finds the Fibre Channel host with these two names (WWNN, WWPN). It fails with
    /// `VIR_ERR_NO_NODE_DEVICE` if there is none.
    ///
    /// `virNodeDeviceLookupSCSIHostByWWN`, since 1.0.3.
    async fn node_device_lookup_scsi_host_by_wwn(
        &self,
        wwnn: &str,
        wwpn: &str,
    ) -> Result<NodeDeviceRef> {
        Err(Error::no_support("virNodeDeviceLookupSCSIHostByWWN"))
    }
}
