//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{
    NodeDeviceCreateXmlFlags, NodeDeviceDefineXmlFlags, NodeDeviceUpdateFlags,
};
use ostler_core::{Error, NodeDeviceRef, Result};

/// What drivers do for clients: node device, lifecycle.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NodeDeviceLifecycle: Send + Sync {
    /// `virNodeDeviceCreateXML`, since 0.6.3.
    async fn node_device_create_xml(
        &self,
        xml_desc: &str,
        flags: NodeDeviceCreateXmlFlags,
    ) -> Result<NodeDeviceRef> {
        Err(Error::no_support("virNodeDeviceCreateXML"))
    }

    /// `virNodeDeviceDestroy`, since 0.6.3.
    async fn node_device_destroy(&self, name: &str) -> Result<()> {
        Err(Error::no_support("virNodeDeviceDestroy"))
    }

    /// `virNodeDeviceDefineXML`, since 7.3.0.
    async fn node_device_define_xml(
        &self,
        xml_desc: &str,
        flags: NodeDeviceDefineXmlFlags,
    ) -> Result<NodeDeviceRef> {
        Err(Error::no_support("virNodeDeviceDefineXML"))
    }

    /// `virNodeDeviceUndefine`, since 7.3.0.
    async fn node_device_undefine(&self, name: &str) -> Result<()> {
        Err(Error::no_support("virNodeDeviceUndefine"))
    }

    /// `virNodeDeviceCreate`, since 7.3.0.
    async fn node_device_create(&self, name: &str) -> Result<()> {
        Err(Error::no_support("virNodeDeviceCreate"))
    }

    /// `virNodeDeviceSetAutostart`, since 7.8.0.
    async fn node_device_set_autostart(&self, name: &str, autostart: bool) -> Result<()> {
        Err(Error::no_support("virNodeDeviceSetAutostart"))
    }

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
