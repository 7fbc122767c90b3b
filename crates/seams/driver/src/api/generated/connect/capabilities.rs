//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::ConnectGetDomainCapabilitiesFlags;
use ostler_core::{Error, Result};

/// What drivers do for clients: connect, capabilities.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait ConnectCapabilities: Send + Sync {
    /// `virConnectGetMaxVcpus`, since 0.2.1.
    async fn connect_max_vcpus(&self, kind: Option<&str>) -> Result<i32> {
        Err(Error::no_support("virConnectGetMaxVcpus"))
    }

    /// `virConnectGetCapabilities`, since 0.2.1.
    async fn connect_capabilities(&self) -> Result<String> {
        Err(Error::no_support("virConnectGetCapabilities"))
    }

    /// `virConnectDomainXMLFromNative`, since 0.6.4.
    async fn connect_domain_xml_from_native(
        &self,
        native_format: &str,
        native_config: &str,
    ) -> Result<String> {
        Err(Error::no_support("virConnectDomainXMLFromNative"))
    }

    /// `virConnectDomainXMLToNative`, since 0.6.4.
    async fn connect_domain_xml_to_native(
        &self,
        native_format: &str,
        domain_xml: &str,
    ) -> Result<String> {
        Err(Error::no_support("virConnectDomainXMLToNative"))
    }

    /// `virConnectGetDomainCapabilities`, since 1.2.7.
    async fn connect_domain_capabilities(
        &self,
        emulatorbin: Option<&str>,
        arch: Option<&str>,
        machine: Option<&str>,
        virttype: Option<&str>,
        flags: ConnectGetDomainCapabilitiesFlags,
    ) -> Result<String> {
        Err(Error::no_support("virConnectGetDomainCapabilities"))
    }
}
