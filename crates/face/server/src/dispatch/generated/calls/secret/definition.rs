//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::SecretDefineFlags;
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 142 `SECRET_DEFINE_XML`: `virSecretDefineXML`, since 0.7.1.
pub(in super::super) async fn secret_define_xml(call: Call) -> Result<Reply> {
    let args: remote::SecretDefineXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), SecretDefineFlags::from_wire)?;
    let ret = call.secret()?.secret_define_xml(args.xml, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 143 `SECRET_GET_XML_DESC`: `virSecretGetXMLDesc`, since 0.7.1.
pub(in super::super) async fn secret_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::SecretGetXmlDescArgs = call.arguments()?;
    call.authorize(Target::Secret(&args.secret), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.secret()?.secret_xml_desc(&args.secret).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 146 `SECRET_UNDEFINE`: `virSecretUndefine`, since 0.7.1.
pub(in super::super) async fn secret_undefine(call: Call) -> Result<Reply> {
    let args: remote::SecretUndefineArgs = call.arguments()?;
    call.authorize(Target::Secret(&args.secret), 0, 0)?;
    call.secret()?.secret_undefine(&args.secret).await?;
    Ok(Reply::default())
}
