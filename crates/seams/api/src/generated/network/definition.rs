//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::{NetworkDefineFlags, NetworkUpdateFlags, NetworkXmlFlags};
use ostler_core::{Error, NetworkRef, Result};

/// What drivers do for clients: network, definition.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait NetworkDefinition: Send + Sync {
    /// Defines a network without starting it, or replaces the definition of the one with the same
    /// UUID; an active network keeps what it started with.
    ///
    /// `virNetworkDefineXML`, since 0.2.0.
    async fn network_define_xml(&self, xml: &str) -> Result<NetworkRef> {
        Err(Error::no_support("virNetworkDefineXML"))
    }

    /// Gives the network's XML: as it is active if it is, else, or with `VIR_NETWORK_XML_INACTIVE`,
    /// as it is defined.
    ///
    /// `virNetworkGetXMLDesc`, since 0.2.0.
    async fn network_xml_desc(
        &self,
        network: &NetworkRef,
        flags: NetworkXmlFlags,
    ) -> Result<String> {
        Err(Error::no_support("virNetworkGetXMLDesc"))
    }

    /// Tells whether the network is started with the daemon.
    ///
    /// `virNetworkGetAutostart`, since 0.2.1.
    async fn network_autostart(&self, network: &NetworkRef) -> Result<bool> {
        Err(Error::no_support("virNetworkGetAutostart"))
    }

    /// Has the network started with the daemon, or not. A transient network is refused with
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virNetworkSetAutostart`, since 0.2.1.
    async fn network_set_autostart(&self, network: &NetworkRef, autostart: bool) -> Result<()> {
        Err(Error::no_support("virNetworkSetAutostart"))
    }

    /// Removes the network's definition; an active network becomes transient.
    ///
    /// `virNetworkUndefine`, since 0.2.0.
    async fn network_undefine(&self, network: &NetworkRef) -> Result<()> {
        Err(Error::no_support("virNetworkUndefine"))
    }

    /// Tells whether the network has a definition that outlives its stop.
    ///
    /// `virNetworkIsPersistent`, since 0.7.3.
    async fn network_is_persistent(&self, network: &NetworkRef) -> Result<bool> {
        Err(Error::no_support("virNetworkIsPersistent"))
    }

    /// Adds, changes or removes one part of a network's XML, in force, in the definition or both.
    /// `parent_index` chooses among several parents (an `<ip>`, say); -1 leaves the choice.
    ///
    /// `virNetworkUpdate`, since 0.10.2.
    async fn network_update(
        &self,
        network: &NetworkRef,
        command: Open<enumeration::NetworkUpdateCommand>,
        section: Open<enumeration::NetworkUpdateSection>,
        parent_index: i32,
        xml: &str,
        flags: NetworkUpdateFlags,
    ) -> Result<()> {
        Err(Error::no_support("virNetworkUpdate"))
    }

    /// Defines a network or replaces its definition, as `virNetworkDefineXML` does; with `VALIDATE`
    /// XML that breaks the schema is refused with `VIR_ERR_XML_INVALID_SCHEMA`.
    ///
    /// `virNetworkDefineXMLFlags`, since 7.7.0.
    async fn network_define_xml_flags(
        &self,
        xml: &str,
        flags: NetworkDefineFlags,
    ) -> Result<NetworkRef> {
        Err(Error::no_support("virNetworkDefineXMLFlags"))
    }

    /// Sets title, description, or the metadata element of the namespace `uri` (with prefix `key`),
    /// in force, in the definition or both; no text removes it.
    ///
    /// `virNetworkSetMetadata`, since 9.7.0.
    async fn network_set_metadata(
        &self,
        network: &NetworkRef,
        kind: enumeration::NetworkMetadataType,
        metadata: Option<&str>,
        key: Option<&str>,
        uri: Option<&str>,
        flags: NetworkUpdateFlags,
    ) -> Result<()> {
        Err(Error::no_support("virNetworkSetMetadata"))
    }

    /// Gives title, description, or the metadata element of the namespace `uri`. One that is not
    /// there is refused with `VIR_ERR_NO_NETWORK_METADATA`.
    ///
    /// `virNetworkGetMetadata`, since 9.7.0.
    async fn network_metadata(
        &self,
        network: &NetworkRef,
        kind: enumeration::NetworkMetadataType,
        uri: Option<&str>,
        flags: NetworkUpdateFlags,
    ) -> Result<String> {
        Err(Error::no_support("virNetworkGetMetadata"))
    }
}
