//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count};
use ostler_core::flags::{
    DomainSnapshotCreateFlags, DomainSnapshotDeleteFlags, DomainSnapshotListFlags,
    DomainSnapshotRevertFlags, DomainSnapshotXmlFlags,
};
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};
use std::sync::Arc;

/// 185 `DOMAIN_SNAPSHOT_CREATE_XML`: `virDomainSnapshotCreateXML`, since 0.8.0.
pub(in super::super) async fn domain_snapshot_create_xml(call: Call) -> Result<Reply> {
    let args: remote::DomainSnapshotCreateXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSnapshotCreateFlags::from_wire)?;
    let ret =
        call.hypervisor()?.domain_snapshot_create_xml(&args.domain, args.xml_desc, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 186 `DOMAIN_SNAPSHOT_GET_XML_DESC`: `virDomainSnapshotGetXMLDesc`, since 0.8.0.
pub(in super::super) async fn domain_snapshot_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::DomainSnapshotGetXmlDescArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.snapshot.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSnapshotXmlFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_snapshot_xml_desc(&args.snapshot, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 187 `DOMAIN_SNAPSHOT_NUM`: `virDomainSnapshotNum`, since 0.8.0.
pub(in super::super) async fn domain_snapshot_num(call: Call) -> Result<Reply> {
    let args: remote::DomainSnapshotNumArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSnapshotListFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_snapshot_num(&args.domain, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 188 `DOMAIN_SNAPSHOT_LIST_NAMES`: `virDomainSnapshotListNames`, since 0.8.0.
pub(in super::super) async fn domain_snapshot_list_names(call: Call) -> Result<Reply> {
    let args: remote::DomainSnapshotListNamesArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let room = call.at_most("maxnames", args.maxnames, 16384, ErrorCode::Rpc)?;
    let flags = call.flags(args.flags.into(), DomainSnapshotListFlags::from_wire)?;
    let mut ret = call.hypervisor()?.domain_snapshot_list_names(&args.domain, flags).await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        Ok(())
    })
}

/// 189 `DOMAIN_SNAPSHOT_LOOKUP_BY_NAME`: `virDomainSnapshotLookupByName`, since 0.8.0.
pub(in super::super) async fn domain_snapshot_lookup_by_name(call: Call) -> Result<Reply> {
    let args: remote::DomainSnapshotLookupByNameArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_snapshot_lookup_by_name(&args.domain, args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 190 `DOMAIN_HAS_CURRENT_SNAPSHOT`: `virDomainHasCurrentSnapshot`, since 0.8.0.
pub(in super::super) async fn domain_has_current_snapshot(call: Call) -> Result<Reply> {
    let args: remote::DomainHasCurrentSnapshotArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_has_current_snapshot(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 191 `DOMAIN_SNAPSHOT_CURRENT`: `virDomainSnapshotCurrent`, since 0.8.0.
pub(in super::super) async fn domain_snapshot_current(call: Call) -> Result<Reply> {
    let args: remote::DomainSnapshotCurrentArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_snapshot_current(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 192 `DOMAIN_REVERT_TO_SNAPSHOT`: `virDomainRevertToSnapshot`, since 0.8.0.
pub(in super::super) async fn domain_revert_to_snapshot(call: Call) -> Result<Reply> {
    let args: remote::DomainRevertToSnapshotArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.snapshot.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSnapshotRevertFlags::from_wire)?;
    call.hypervisor()?.domain_revert_to_snapshot(&args.snapshot, flags).await?;
    Ok(Reply::default())
}

/// 193 `DOMAIN_SNAPSHOT_DELETE`: `virDomainSnapshotDelete`, since 0.8.0.
pub(in super::super) async fn domain_snapshot_delete(call: Call) -> Result<Reply> {
    let args: remote::DomainSnapshotDeleteArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.snapshot.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSnapshotDeleteFlags::from_wire)?;
    call.hypervisor()?.domain_snapshot_delete(&args.snapshot, flags).await?;
    Ok(Reply::default())
}

/// 244 `DOMAIN_SNAPSHOT_GET_PARENT`: `virDomainSnapshotGetParent`, since 0.9.7.
pub(in super::super) async fn domain_snapshot_get_parent(call: Call) -> Result<Reply> {
    let args: remote::DomainSnapshotGetParentArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.snapshot.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_snapshot_parent(&args.snapshot).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 246 `DOMAIN_SNAPSHOT_NUM_CHILDREN`: `virDomainSnapshotNumChildren`, since 0.9.7.
pub(in super::super) async fn domain_snapshot_num_children(call: Call) -> Result<Reply> {
    let args: remote::DomainSnapshotNumChildrenArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.snapshot.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSnapshotListFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_snapshot_num_children(&args.snapshot, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 247 `DOMAIN_SNAPSHOT_LIST_CHILDREN_NAMES`: `virDomainSnapshotListChildrenNames`, since 0.9.7.
pub(in super::super) async fn domain_snapshot_list_children_names(call: Call) -> Result<Reply> {
    let args: remote::DomainSnapshotListChildrenNamesArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.snapshot.domain), args.flags.into(), 0)?;
    let room = call.at_most("maxnames", args.maxnames, 16384, ErrorCode::Rpc)?;
    let flags = call.flags(args.flags.into(), DomainSnapshotListFlags::from_wire)?;
    let mut ret =
        call.hypervisor()?.domain_snapshot_list_children_names(&args.snapshot, flags).await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        Ok(())
    })
}

/// 271 `DOMAIN_SNAPSHOT_IS_CURRENT`: `virDomainSnapshotIsCurrent`, since 0.9.13.
pub(in super::super) async fn domain_snapshot_is_current(call: Call) -> Result<Reply> {
    let args: remote::DomainSnapshotIsCurrentArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.snapshot.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_snapshot_is_current(&args.snapshot).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 272 `DOMAIN_SNAPSHOT_HAS_METADATA`: `virDomainSnapshotHasMetadata`, since 0.9.13.
pub(in super::super) async fn domain_snapshot_has_metadata(call: Call) -> Result<Reply> {
    let args: remote::DomainSnapshotHasMetadataArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.snapshot.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_snapshot_has_metadata(&args.snapshot).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 274 `DOMAIN_LIST_ALL_SNAPSHOTS`: `virDomainListAllSnapshots`, since 0.9.13.
pub(in super::super) async fn domain_list_all_snapshots(call: Call) -> Result<Reply> {
    let args: remote::DomainListAllSnapshotsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSnapshotListFlags::from_wire)?;
    let mut ret = call.hypervisor()?.domain_list_all_snapshots(&args.domain, flags).await?;
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

/// 275 `DOMAIN_SNAPSHOT_LIST_ALL_CHILDREN`: `virDomainSnapshotListAllChildren`, since 0.9.13.
pub(in super::super) async fn domain_snapshot_list_all_children(call: Call) -> Result<Reply> {
    let args: remote::DomainSnapshotListAllChildrenArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.snapshot.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSnapshotListFlags::from_wire)?;
    let mut ret =
        call.hypervisor()?.domain_snapshot_list_all_children(&args.snapshot, flags).await?;
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
