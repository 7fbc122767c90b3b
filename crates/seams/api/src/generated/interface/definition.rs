//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{InterfaceDefineFlags, InterfaceXmlFlags};
use ostler_core::{Error, InterfaceRef, Result};

/// What drivers do for clients: interface, definition.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait InterfaceDefinition: Send + Sync {
    /// Gives the interface's XML: as it is up, or with `VIR_INTERFACE_XML_INACTIVE` as the host's
    /// files have it.
    ///
    /// `virInterfaceGetXMLDesc`, since 0.6.4.
    async fn interface_xml_desc(
        &self,
        interface: &InterfaceRef,
        flags: InterfaceXmlFlags,
    ) -> Result<String> {
        Err(Error::no_support("virInterfaceGetXMLDesc"))
    }

    /// Writes an interface into the host's network configuration; it is not brought up.
    ///
    /// `virInterfaceDefineXML`, since 0.6.4.
    async fn interface_define_xml(
        &self,
        xml: &str,
        flags: InterfaceDefineFlags,
    ) -> Result<InterfaceRef> {
        Err(Error::no_support("virInterfaceDefineXML"))
    }

    /// Removes an interface from the host's network configuration; it is not brought down.
    ///
    /// `virInterfaceUndefine`, since 0.6.4.
    async fn interface_undefine(&self, interface: &InterfaceRef) -> Result<()> {
        Err(Error::no_support("virInterfaceUndefine"))
    }

    /// Brings an interface up.
    ///
    /// `virInterfaceCreate`, since 0.6.4.
    async fn interface_create(&self, interface: &InterfaceRef) -> Result<()> {
        Err(Error::no_support("virInterfaceCreate"))
    }

    /// Brings an interface down. The host may lose the connection that asked for it.
    ///
    /// `virInterfaceDestroy`, since 0.6.4.
    async fn interface_destroy(&self, interface: &InterfaceRef) -> Result<()> {
        Err(Error::no_support("virInterfaceDestroy"))
    }

    /// Tells whether the interface is up.
    ///
    /// `virInterfaceIsActive`, since 0.7.3.
    async fn interface_is_active(&self, interface: &InterfaceRef) -> Result<bool> {
        Err(Error::no_support("virInterfaceIsActive"))
    }
}
