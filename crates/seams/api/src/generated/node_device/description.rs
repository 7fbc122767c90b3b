//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::NodeDeviceXmlFlags;
use ostler_core::{Error, Result};

/// What drivers do for clients: node device, description.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NodeDeviceDescription: Send + Sync {
    /// Gives the device's XML.
    ///
    /// `virNodeDeviceGetXMLDesc`, since 0.5.0.
    async fn node_device_xml_desc(&self, name: &str, flags: NodeDeviceXmlFlags) -> Result<String> {
        Err(Error::no_support("virNodeDeviceGetXMLDesc"))
    }

    /// Gives the name of the device that this one hangs on; none for the root of the tree.
    ///
    /// `virNodeDeviceGetParent`, since 0.5.0.
    async fn node_device_parent(&self, name: &str) -> Result<Option<String>> {
        Err(Error::no_support("virNodeDeviceGetParent"))
    }

    /// Counts the device's capabilities.
    ///
    /// `virNodeDeviceNumOfCaps`, since 0.5.0.
    async fn node_device_number_of_caps(&self, name: &str) -> Result<i32> {
        Err(Error::no_support("virNodeDeviceNumOfCaps"))
    }

    /// Lists the names of the device's capabilities.
    ///
    /// `virNodeDeviceListCaps`, since 0.5.0.
    async fn node_device_list_caps(&self, name: &str) -> Result<Vec<String>> {
        Err(Error::no_support("virNodeDeviceListCaps"))
    }

    /// Tells whether a defined device is made when its parent appears.
    ///
    /// `virNodeDeviceGetAutostart`, since 7.8.0.
    async fn node_device_autostart(&self, name: &str) -> Result<bool> {
        Err(Error::no_support("virNodeDeviceGetAutostart"))
    }

    /// Tells whether the device has a definition.
    ///
    /// `virNodeDeviceIsPersistent`, since 7.8.0.
    async fn node_device_is_persistent(&self, name: &str) -> Result<bool> {
        Err(Error::no_support("virNodeDeviceIsPersistent"))
    }

    /// Tells whether the device is there now.
    ///
    /// `virNodeDeviceIsActive`, since 7.8.0.
    async fn node_device_is_active(&self, name: &str) -> Result<bool> {
        Err(Error::no_support("virNodeDeviceIsActive"))
    }
}
