//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::NwfilterBindingCreateFlags;
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 398 `NWFILTER_BINDING_GET_XML_DESC`: `virNWFilterBindingGetXMLDesc`, since 4.5.0.
pub(in super::super) async fn nwfilter_binding_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::NwfilterBindingGetXmlDescArgs = call.arguments()?;
    call.authorize(Target::NwfilterBinding(&args.nwfilter), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.nwfilter()?.nwfilter_binding_xml_desc(&args.nwfilter).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 399 `NWFILTER_BINDING_CREATE_XML`: `virNWFilterBindingCreateXML`, since 4.5.0.
pub(in super::super) async fn nwfilter_binding_create_xml(call: Call) -> Result<Reply> {
    let args: remote::NwfilterBindingCreateXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), NwfilterBindingCreateFlags::from_wire)?;
    let ret = call.nwfilter()?.nwfilter_binding_create_xml(args.xml, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 400 `NWFILTER_BINDING_DELETE`: `virNWFilterBindingDelete`, since 4.5.0.
pub(in super::super) async fn nwfilter_binding_delete(call: Call) -> Result<Reply> {
    let args: remote::NwfilterBindingDeleteArgs = call.arguments()?;
    call.authorize(Target::NwfilterBinding(&args.nwfilter), 0, 0)?;
    call.nwfilter()?.nwfilter_binding_delete(&args.nwfilter).await?;
    Ok(Reply::default())
}
