//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{NetworkDefineFlags, NetworkUpdateFlags, NetworkXmlFlags};
use ostler_core::{Error, NetworkRef, Result};

/// What drivers do for clients: network, definition.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NetworkDefinition: Send + Sync {
    /// `virNetworkDefineXML`, since 0.2.0.
    async fn network_define_xml(&self, xml: &str) -> Result<NetworkRef> {
        Err(Error::no_support("virNetworkDefineXML"))
    }

    /// `virNetworkGetXMLDesc`, since 0.2.0.
    async fn network_xml_desc(
        &self,
        network: &NetworkRef,
        flags: NetworkXmlFlags,
    ) -> Result<String> {
        Err(Error::no_support("virNetworkGetXMLDesc"))
    }

    /// `virNetworkGetAutostart`, since 0.2.1.
    async fn network_autostart(&self, network: &NetworkRef) -> Result<bool> {
        Err(Error::no_support("virNetworkGetAutostart"))
    }

    /// `virNetworkSetAutostart`, since 0.2.1.
    async fn network_set_autostart(&self, network: &NetworkRef, autostart: bool) -> Result<()> {
        Err(Error::no_support("virNetworkSetAutostart"))
    }

    /// `virNetworkUndefine`, since 0.2.0.
    async fn network_undefine(&self, network: &NetworkRef) -> Result<()> {
        Err(Error::no_support("virNetworkUndefine"))
    }

    /// `virNetworkIsPersistent`, since 0.7.3.
    async fn network_is_persistent(&self, network: &NetworkRef) -> Result<bool> {
        Err(Error::no_support("virNetworkIsPersistent"))
    }

    /// `virNetworkUpdate`, since 0.10.2.
    async fn network_update(
        &self,
        network: &NetworkRef,
        command: u32,
        section: u32,
        parent_index: i32,
        xml: &str,
        flags: NetworkUpdateFlags,
    ) -> Result<()> {
        Err(Error::no_support("virNetworkUpdate"))
    }

    /// `virNetworkDefineXMLFlags`, since 7.7.0.
    async fn network_define_xml_flags(
        &self,
        xml: &str,
        flags: NetworkDefineFlags,
    ) -> Result<NetworkRef> {
        Err(Error::no_support("virNetworkDefineXMLFlags"))
    }

    /// `virNetworkSetMetadata`, since 9.7.0.
    async fn network_set_metadata(
        &self,
        network: &NetworkRef,
        kind: i32,
        metadata: Option<&str>,
        key: Option<&str>,
        uri: Option<&str>,
        flags: NetworkUpdateFlags,
    ) -> Result<()> {
        Err(Error::no_support("virNetworkSetMetadata"))
    }

    /// `virNetworkGetMetadata`, since 9.7.0.
    async fn network_metadata(
        &self,
        network: &NetworkRef,
        kind: i32,
        uri: Option<&str>,
        flags: NetworkUpdateFlags,
    ) -> Result<String> {
        Err(Error::no_support("virNetworkGetMetadata"))
    }
}
