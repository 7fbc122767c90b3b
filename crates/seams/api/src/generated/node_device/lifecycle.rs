//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{
    NodeDeviceCreateXmlFlags, NodeDeviceDefineXmlFlags, NodeDeviceUpdateFlags,
};
use ostler_core::{Error, NodeDeviceRef, Result};

/// What drivers do for clients: node device, lifecycle.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NodeDeviceLifecycle: Send + Sync {
    /// Makes a device (a virtual SCSI host, a mediated device) from the XML; it is gone with the
    /// host's next start.
    ///
    /// `virNodeDeviceCreateXML`, since 0.6.3.
    async fn node_device_create_xml(
        &self,
        xml_desc: &str,
        flags: NodeDeviceCreateXmlFlags,
    ) -> Result<NodeDeviceRef> {
        Err(Error::no_support("virNodeDeviceCreateXML"))
    }

    /// Removes a device that was made by `virNodeDeviceCreateXML` or `virNodeDeviceCreate`. The
    /// device's definition stays, if it has one.
    ///
    /// `virNodeDeviceDestroy`, since 0.6.3.
    async fn node_device_destroy(&self, name: &str) -> Result<()> {
        Err(Error::no_support("virNodeDeviceDestroy"))
    }

    /// Defines a mediated device that can be made later, also after the host's next start.
    ///
    /// `virNodeDeviceDefineXML`, since 7.3.0.
    async fn node_device_define_xml(
        &self,
        xml_desc: &str,
        flags: NodeDeviceDefineXmlFlags,
    ) -> Result<NodeDeviceRef> {
        Err(Error::no_support("virNodeDeviceDefineXML"))
    }

    /// Removes a device's definition; one that is there stays until it is destroyed.
    ///
    /// `virNodeDeviceUndefine`, since 7.3.0.
    async fn node_device_undefine(&self, name: &str) -> Result<()> {
        Err(Error::no_support("virNodeDeviceUndefine"))
    }

    /// Makes a device from its definition. One that is there already is refused with
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virNodeDeviceCreate`, since 7.3.0.
    async fn node_device_create(&self, name: &str) -> Result<()> {
        Err(Error::no_support("virNodeDeviceCreate"))
    }

    /// Has a defined device made when its parent appears, or not. A device without a definition is
    /// refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virNodeDeviceSetAutostart`, since 7.8.0.
    async fn node_device_set_autostart(&self, name: &str, autostart: bool) -> Result<()> {
        Err(Error::no_support("virNodeDeviceSetAutostart"))
    }

    /// Changes a mediated device to what the XML says, in force, in its definition or both.
    ///
    /// `virNodeDeviceUpdate`, since 10.1.0.
    async fn node_device_update(
        &self,
        name: &str,
        xml_desc: &str,
        flags: NodeDeviceUpdateFlags,
    ) -> Result<()> {
        Err(Error::no_support("virNodeDeviceUpdate"))
    }
}
