//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::{DomainCoreDumpFlags, DomainSaveImageXmlFlags, DomainSaveRestoreFlags};
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 53 `DOMAIN_CORE_DUMP`: `virDomainCoreDump`, since 0.1.9.
pub(in super::super) async fn domain_core_dump(call: Call) -> Result<Reply> {
    let args: remote::DomainCoreDumpArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainCoreDumpFlags::from_wire)?;
    call.hypervisor()?.domain_core_dump(&args.domain, args.to, flags).await?;
    Ok(Reply::default())
}

/// 54 `DOMAIN_RESTORE`: `virDomainRestore`, since 0.0.3.
pub(in super::super) async fn domain_restore(call: Call) -> Result<Reply> {
    let args: remote::DomainRestoreArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    call.hypervisor()?.domain_restore(args.from).await?;
    Ok(Reply::default())
}

/// 55 `DOMAIN_SAVE`: `virDomainSave`, since 0.0.3.
pub(in super::super) async fn domain_save(call: Call) -> Result<Reply> {
    let args: remote::DomainSaveArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_save(&args.domain, args.to).await?;
    Ok(Reply::default())
}

/// 182 `DOMAIN_MANAGED_SAVE`: `virDomainManagedSave`, since 0.8.0.
pub(in super::super) async fn domain_managed_save(call: Call) -> Result<Reply> {
    let args: remote::DomainManagedSaveArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSaveRestoreFlags::from_wire)?;
    call.hypervisor()?.domain_managed_save(&args.domain, flags).await?;
    Ok(Reply::default())
}

/// 183 `DOMAIN_HAS_MANAGED_SAVE_IMAGE`: `virDomainHasManagedSaveImage`, since 0.8.0.
pub(in super::super) async fn domain_has_managed_save_image(call: Call) -> Result<Reply> {
    let args: remote::DomainHasManagedSaveImageArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_has_managed_save_image(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 184 `DOMAIN_MANAGED_SAVE_REMOVE`: `virDomainManagedSaveRemove`, since 0.8.0.
pub(in super::super) async fn domain_managed_save_remove(call: Call) -> Result<Reply> {
    let args: remote::DomainManagedSaveRemoveArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_managed_save_remove(&args.domain).await?;
    Ok(Reply::default())
}

/// 232 `DOMAIN_SAVE_FLAGS`: `virDomainSaveFlags`, since 0.9.4.
pub(in super::super) async fn domain_save_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainSaveFlagsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSaveRestoreFlags::from_wire)?;
    call.hypervisor()?.domain_save_flags(&args.domain, args.to, args.dxml, flags).await?;
    Ok(Reply::default())
}

/// 233 `DOMAIN_RESTORE_FLAGS`: `virDomainRestoreFlags`, since 0.9.4.
pub(in super::super) async fn domain_restore_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainRestoreFlagsArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSaveRestoreFlags::from_wire)?;
    call.hypervisor()?.domain_restore_flags(args.from, args.dxml, flags).await?;
    Ok(Reply::default())
}

/// 235 `DOMAIN_SAVE_IMAGE_GET_XML_DESC`: `virDomainSaveImageGetXMLDesc`, since 0.9.4.
pub(in super::super) async fn domain_save_image_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::DomainSaveImageGetXmlDescArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSaveImageXmlFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_save_image_xml_desc(args.file, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 236 `DOMAIN_SAVE_IMAGE_DEFINE_XML`: `virDomainSaveImageDefineXML`, since 0.9.4.
pub(in super::super) async fn domain_save_image_define_xml(call: Call) -> Result<Reply> {
    let args: remote::DomainSaveImageDefineXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSaveRestoreFlags::from_wire)?;
    call.hypervisor()?.domain_save_image_define_xml(args.file, args.dxml, flags).await?;
    Ok(Reply::default())
}

/// 334 `DOMAIN_CORE_DUMP_WITH_FORMAT`: `virDomainCoreDumpWithFormat`, since 1.2.3.
pub(in super::super) async fn domain_core_dump_with_format(call: Call) -> Result<Reply> {
    let args: remote::DomainCoreDumpWithFormatArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let dumpformat = call.known("dumpformat", args.dumpformat)?;
    let flags = call.flags(args.flags.into(), DomainCoreDumpFlags::from_wire)?;
    call.hypervisor()?
        .domain_core_dump_with_format(&args.domain, args.to, dumpformat, flags)
        .await?;
    Ok(Reply::default())
}

/// 388 `DOMAIN_MANAGED_SAVE_GET_XML_DESC`: `virDomainManagedSaveGetXMLDesc`, since 3.7.0.
pub(in super::super) async fn domain_managed_save_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::DomainManagedSaveGetXmlDescArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSaveImageXmlFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_managed_save_xml_desc(&args.domain, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 389 `DOMAIN_MANAGED_SAVE_DEFINE_XML`: `virDomainManagedSaveDefineXML`, since 3.7.0.
pub(in super::super) async fn domain_managed_save_define_xml(call: Call) -> Result<Reply> {
    let args: remote::DomainManagedSaveDefineXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSaveRestoreFlags::from_wire)?;
    call.hypervisor()?.domain_managed_save_define_xml(&args.domain, args.dxml, flags).await?;
    Ok(Reply::default())
}

/// 440 `DOMAIN_SAVE_PARAMS`: `virDomainSaveParams`, since 8.4.0.
pub(in super::super) async fn domain_save_params(call: Call) -> Result<Reply> {
    let args: remote::DomainSaveParamsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSaveRestoreFlags::from_wire)?;
    call.hypervisor()?.domain_save_params(&args.domain, &args.params, flags).await?;
    Ok(Reply::default())
}

/// 441 `DOMAIN_RESTORE_PARAMS`: `virDomainRestoreParams`, since 8.4.0.
pub(in super::super) async fn domain_restore_params(call: Call) -> Result<Reply> {
    let args: remote::DomainRestoreParamsArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSaveRestoreFlags::from_wire)?;
    call.hypervisor()?.domain_restore_params(&args.params, flags).await?;
    Ok(Reply::default())
}
