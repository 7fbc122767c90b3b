//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::ConnectGetDomainCapabilitiesFlags;
use ostler_core::{Error, Result};

/// What drivers do for clients: connect, capabilities.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait ConnectCapabilities: Send + Sync {
    /// Gives the most virtual CPUs that a guest of this type can have; no type means the driver's
    /// default. An unknown type is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virConnectGetMaxVcpus`, since 0.2.1.
    async fn connect_max_vcpus(&self, kind: Option<&str>) -> Result<i32> {
        Err(Error::no_support("virConnectGetMaxVcpus"))
    }

    /// Describes the host and the guests it can run as an XML document `<capabilities>`.
    ///
    /// `virConnectGetCapabilities`, since 0.2.1.
    async fn connect_capabilities(&self) -> Result<String> {
        Err(Error::no_support("virConnectGetCapabilities"))
    }

    /// Makes domain XML of the hypervisor's own configuration. An unknown format is refused with
    /// `VIR_ERR_INVALID_ARG`.
    ///
    /// `virConnectDomainXMLFromNative`, since 0.6.4.
    async fn connect_domain_xml_from_native(
        &self,
        native_format: &str,
        native_config: &str,
    ) -> Result<String> {
        Err(Error::no_support("virConnectDomainXMLFromNative"))
    }

    /// Gives the hypervisor's own configuration (for QEMU its command line) for domain XML; nothing
    /// is started. An unknown format is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virConnectDomainXMLToNative`, since 0.6.4.
    async fn connect_domain_xml_to_native(
        &self,
        native_format: &str,
        domain_xml: &str,
    ) -> Result<String> {
        Err(Error::no_support("virConnectDomainXMLToNative"))
    }

    /// Describes what guests of this emulator, architecture, machine and type can have as an XML
    /// document `<domainCapabilities>`; what is left open is chosen by the driver. A combination
    /// that does not go together is refused with `VIR_ERR_INVALID_ARG`.
    ///
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
