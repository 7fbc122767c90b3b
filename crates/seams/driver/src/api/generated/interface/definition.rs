//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{InterfaceDefineFlags, InterfaceXmlFlags};
use ostler_core::{Error, InterfaceRef, Result};

/// What drivers do for clients: interface, definition.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait InterfaceDefinition: Send + Sync {
    /// `virInterfaceGetXMLDesc`, since 0.6.4.
    async fn interface_xml_desc(
        &self,
        interface: &InterfaceRef,
        flags: InterfaceXmlFlags,
    ) -> Result<String> {
        Err(Error::no_support("virInterfaceGetXMLDesc"))
    }

    /// `virInterfaceDefineXML`, since 0.6.4.
    async fn interface_define_xml(
        &self,
        xml: &str,
        flags: InterfaceDefineFlags,
    ) -> Result<InterfaceRef> {
        Err(Error::no_support("virInterfaceDefineXML"))
    }

    /// `virInterfaceUndefine`, since 0.6.4.
    async fn interface_undefine(&self, interface: &InterfaceRef) -> Result<()> {
        Err(Error::no_support("virInterfaceUndefine"))
    }

    /// `virInterfaceCreate`, since 0.6.4.
    async fn interface_create(&self, interface: &InterfaceRef) -> Result<()> {
        Err(Error::no_support("virInterfaceCreate"))
    }

    /// `virInterfaceDestroy`, since 0.6.4.
    async fn interface_destroy(&self, interface: &InterfaceRef) -> Result<()> {
        Err(Error::no_support("virInterfaceDestroy"))
    }

    /// `virInterfaceIsActive`, since 0.7.3.
    async fn interface_is_active(&self, interface: &InterfaceRef) -> Result<bool> {
        Err(Error::no_support("virInterfaceIsActive"))
    }
}
