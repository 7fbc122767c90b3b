//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, put_count};
use ostler_core::Result;
use ostler_core::flags::{
    DomainBackupBeginFlags, DomainCheckpointCreateFlags, DomainCheckpointDeleteFlags,
    DomainCheckpointListFlags, DomainCheckpointXmlFlags,
};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};
use std::sync::Arc;

/// 411 `DOMAIN_CHECKPOINT_CREATE_XML`: `virDomainCheckpointCreateXML`, since 5.6.0.
pub(in super::super) async fn domain_checkpoint_create_xml(call: Call) -> Result<Reply> {
    let args: remote::DomainCheckpointCreateXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainCheckpointCreateFlags::from_wire)?;
    let ret =
        call.hypervisor()?.domain_checkpoint_create_xml(&args.domain, args.xml_desc, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 412 `DOMAIN_CHECKPOINT_GET_XML_DESC`: `virDomainCheckpointGetXMLDesc`, since 5.6.0.
pub(in super::super) async fn domain_checkpoint_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::DomainCheckpointGetXmlDescArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.checkpoint.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainCheckpointXmlFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_checkpoint_xml_desc(&args.checkpoint, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 413 `DOMAIN_LIST_ALL_CHECKPOINTS`: `virDomainListAllCheckpoints`, since 5.6.0.
pub(in super::super) async fn domain_list_all_checkpoints(call: Call) -> Result<Reply> {
    let args: remote::DomainListAllCheckpointsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainCheckpointListFlags::from_wire)?;
    let mut ret = call.hypervisor()?.domain_list_all_checkpoints(&args.domain, flags).await?;
    let count = ret.len();
    if !args.need_results {
        ret = Arc::default();
    }
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        put_count(w, count);
        Ok(())
    })
}

/// 414 `DOMAIN_CHECKPOINT_LIST_ALL_CHILDREN`: `virDomainCheckpointListAllChildren`, since 5.6.0.
pub(in super::super) async fn domain_checkpoint_list_all_children(call: Call) -> Result<Reply> {
    let args: remote::DomainCheckpointListAllChildrenArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.checkpoint.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainCheckpointListFlags::from_wire)?;
    let mut ret =
        call.hypervisor()?.domain_checkpoint_list_all_children(&args.checkpoint, flags).await?;
    let count = ret.len();
    if !args.need_results {
        ret = Arc::default();
    }
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        put_count(w, count);
        Ok(())
    })
}

/// 415 `DOMAIN_CHECKPOINT_LOOKUP_BY_NAME`: `virDomainCheckpointLookupByName`, since 5.6.0.
pub(in super::super) async fn domain_checkpoint_lookup_by_name(call: Call) -> Result<Reply> {
    let args: remote::DomainCheckpointLookupByNameArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_checkpoint_lookup_by_name(&args.domain, args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 416 `DOMAIN_CHECKPOINT_GET_PARENT`: `virDomainCheckpointGetParent`, since 5.6.0.
pub(in super::super) async fn domain_checkpoint_get_parent(call: Call) -> Result<Reply> {
    let args: remote::DomainCheckpointGetParentArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.checkpoint.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_checkpoint_parent(&args.checkpoint).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 417 `DOMAIN_CHECKPOINT_DELETE`: `virDomainCheckpointDelete`, since 5.6.0.
pub(in super::super) async fn domain_checkpoint_delete(call: Call) -> Result<Reply> {
    let args: remote::DomainCheckpointDeleteArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.checkpoint.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainCheckpointDeleteFlags::from_wire)?;
    call.hypervisor()?.domain_checkpoint_delete(&args.checkpoint, flags).await?;
    Ok(Reply::default())
}

/// 421 `DOMAIN_BACKUP_BEGIN`: `virDomainBackupBegin`, since 6.0.0.
pub(in super::super) async fn domain_backup_begin(call: Call) -> Result<Reply> {
    let args: remote::DomainBackupBeginArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainBackupBeginFlags::from_wire)?;
    call.hypervisor()?
        .domain_backup_begin(&args.domain, args.backup_xml, args.checkpoint_xml, flags)
        .await?;
    Ok(Reply::default())
}

/// 422 `DOMAIN_BACKUP_GET_XML_DESC`: `virDomainBackupGetXMLDesc`, since 6.0.0.
pub(in super::super) async fn domain_backup_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::DomainBackupGetXmlDescArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_backup_xml_desc(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
