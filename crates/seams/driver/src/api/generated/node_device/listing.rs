//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::ConnectListAllNodeDeviceFlags;
use ostler_core::{Error, NodeDeviceRef, Result};
use std::sync::Arc;

/// What drivers do for clients: node device, listing.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NodeDeviceListing: Send + Sync {
    /// `virNodeNumOfDevices`, since 0.5.0.
    async fn node_number_of_devices(&self, cap: Option<&str>) -> Result<i32> {
        Err(Error::no_support("virNodeNumOfDevices"))
    }

    /// `virNodeListDevices`, since 0.5.0.
    async fn node_list_devices(&self, cap: Option<&str>) -> Result<Vec<String>> {
        Err(Error::no_support("virNodeListDevices"))
    }

    /// `virNodeDeviceLookupByName`, since 0.5.0.
    async fn node_device_lookup_by_name(&self, name: &str) -> Result<NodeDeviceRef> {
        Err(Error::no_support("virNodeDeviceLookupByName"))
    }

    /// `virConnectListAllNodeDevices`, since 0.10.2.
    async fn connect_list_all_node_devices(
        &self,
        flags: ConnectListAllNodeDeviceFlags,
    ) -> Result<Arc<[NodeDeviceRef]>> {
        Err(Error::no_support("virConnectListAllNodeDevices"))
    }

    /// `virNodeDeviceLookupSCSIHostByWWN`, since 1.0.3.
    async fn node_device_lookup_scsi_host_by_wwn(
        &self,
        wwnn: &str,
        wwpn: &str,
    ) -> Result<NodeDeviceRef> {
        Err(Error::no_support("virNodeDeviceLookupSCSIHostByWWN"))
    }
}
