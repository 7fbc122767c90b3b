//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::{InterfaceDefineFlags, InterfaceXmlFlags};
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 130 `INTERFACE_GET_XML_DESC`: `virInterfaceGetXMLDesc`, since 0.6.4.
pub(in super::super) async fn interface_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::InterfaceGetXmlDescArgs = call.arguments()?;
    call.authorize(Target::Interface(&args.interface), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), InterfaceXmlFlags::from_wire)?;
    let ret = call.interface()?.interface_xml_desc(&args.interface, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 131 `INTERFACE_DEFINE_XML`: `virInterfaceDefineXML`, since 0.6.4.
pub(in super::super) async fn interface_define_xml(call: Call) -> Result<Reply> {
    let args: remote::InterfaceDefineXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), InterfaceDefineFlags::from_wire)?;
    let ret = call.interface()?.interface_define_xml(args.xml, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 132 `INTERFACE_UNDEFINE`: `virInterfaceUndefine`, since 0.6.4.
pub(in super::super) async fn interface_undefine(call: Call) -> Result<Reply> {
    let args: remote::InterfaceUndefineArgs = call.arguments()?;
    call.authorize(Target::Interface(&args.interface), 0, 0)?;
    call.interface()?.interface_undefine(&args.interface).await?;
    Ok(Reply::default())
}

/// 133 `INTERFACE_CREATE`: `virInterfaceCreate`, since 0.6.4.
pub(in super::super) async fn interface_create(call: Call) -> Result<Reply> {
    let args: remote::InterfaceCreateArgs = call.arguments()?;
    call.authorize(Target::Interface(&args.interface), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.interface()?.interface_create(&args.interface).await?;
    Ok(Reply::default())
}

/// 134 `INTERFACE_DESTROY`: `virInterfaceDestroy`, since 0.6.4.
pub(in super::super) async fn interface_destroy(call: Call) -> Result<Reply> {
    let args: remote::InterfaceDestroyArgs = call.arguments()?;
    call.authorize(Target::Interface(&args.interface), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.interface()?.interface_destroy(&args.interface).await?;
    Ok(Reply::default())
}

/// 156 `INTERFACE_IS_ACTIVE`: `virInterfaceIsActive`, since 0.7.3.
pub(in super::super) async fn interface_is_active(call: Call) -> Result<Reply> {
    let args: remote::InterfaceIsActiveArgs = call.arguments()?;
    call.authorize(Target::Interface(&args.interface), 0, 0)?;
    let ret = call.interface()?.interface_is_active(&args.interface).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
