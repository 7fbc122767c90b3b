//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::ConnectGetDomainCapabilitiesFlags;
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 5 `CONNECT_GET_MAX_VCPUS`: `virConnectGetMaxVcpus`, since 0.2.1.
pub(in super::super) async fn connect_get_max_vcpus(call: Call) -> Result<Reply> {
    let args: remote::ConnectGetMaxVcpusArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.connect_max_vcpus(args.kind).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 7 `CONNECT_GET_CAPABILITIES`: `virConnectGetCapabilities`, since 0.2.1.
pub(in super::super) async fn connect_get_capabilities(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.connect_capabilities().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 135 `CONNECT_DOMAIN_XML_FROM_NATIVE`: `virConnectDomainXMLFromNative`, since 0.6.4.
pub(in super::super) async fn connect_domain_xml_from_native(call: Call) -> Result<Reply> {
    let args: remote::ConnectDomainXmlFromNativeArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call
        .hypervisor()?
        .connect_domain_xml_from_native(args.native_format, args.native_config)
        .await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 136 `CONNECT_DOMAIN_XML_TO_NATIVE`: `virConnectDomainXMLToNative`, since 0.6.4.
pub(in super::super) async fn connect_domain_xml_to_native(call: Call) -> Result<Reply> {
    let args: remote::ConnectDomainXmlToNativeArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call
        .hypervisor()?
        .connect_domain_xml_to_native(args.native_format, args.domain_xml)
        .await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 342 `CONNECT_GET_DOMAIN_CAPABILITIES`: `virConnectGetDomainCapabilities`, since 1.2.7.
pub(in super::super) async fn connect_get_domain_capabilities(call: Call) -> Result<Reply> {
    let args: remote::ConnectGetDomainCapabilitiesArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), ConnectGetDomainCapabilitiesFlags::from_wire)?;
    let ret = call
        .hypervisor()?
        .connect_domain_capabilities(
            args.emulatorbin,
            args.arch,
            args.machine,
            args.virttype,
            flags,
        )
        .await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
