//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::NwfilterDefineFlags;
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 177 `NWFILTER_GET_XML_DESC`: `virNWFilterGetXMLDesc`, since 0.8.0.
pub(in super::super) async fn nwfilter_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::NwfilterGetXmlDescArgs = call.arguments()?;
    call.authorize(Target::Nwfilter(&args.nwfilter), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.nwfilter()?.nwfilter_xml_desc(&args.nwfilter).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 180 `NWFILTER_DEFINE_XML`: `virNWFilterDefineXML`, since 0.8.0.
pub(in super::super) async fn nwfilter_define_xml(call: Call) -> Result<Reply> {
    let args: remote::NwfilterDefineXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.nwfilter()?.nwfilter_define_xml(args.xml).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 181 `NWFILTER_UNDEFINE`: `virNWFilterUndefine`, since 0.8.0.
pub(in super::super) async fn nwfilter_undefine(call: Call) -> Result<Reply> {
    let args: remote::NwfilterUndefineArgs = call.arguments()?;
    call.authorize(Target::Nwfilter(&args.nwfilter), 0, 0)?;
    call.nwfilter()?.nwfilter_undefine(&args.nwfilter).await?;
    Ok(Reply::default())
}

/// 431 `NWFILTER_DEFINE_XML_FLAGS`: `virNWFilterDefineXMLFlags`, since 7.7.0.
pub(in super::super) async fn nwfilter_define_xml_flags(call: Call) -> Result<Reply> {
    let args: remote::NwfilterDefineXmlFlagsArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), NwfilterDefineFlags::from_wire)?;
    let ret = call.nwfilter()?.nwfilter_define_xml_flags(args.xml, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
