//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count};
use ostler_core::flags::ConnectListAllStoragePoolsFlags;
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};
use std::sync::Arc;

/// 71 `CONNECT_NUM_OF_STORAGE_POOLS`: `virConnectNumOfStoragePools`, since 0.4.1.
pub(in super::super) async fn connect_num_of_storage_pools(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.storage()?.connect_number_of_storage_pools().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 72 `CONNECT_LIST_STORAGE_POOLS`: `virConnectListStoragePools`, since 0.4.1.
pub(in super::super) async fn connect_list_storage_pools(call: Call) -> Result<Reply> {
    let args: remote::ConnectListStoragePoolsArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let room = call.at_most("maxnames", args.maxnames, 16384, ErrorCode::Rpc)?;
    let mut ret = call.storage()?.connect_list_storage_pools().await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        Ok(())
    })
}

/// 73 `CONNECT_NUM_OF_DEFINED_STORAGE_POOLS`: `virConnectNumOfDefinedStoragePools`, since 0.4.1.
pub(in super::super) async fn connect_num_of_defined_storage_pools(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.storage()?.connect_number_of_defined_storage_pools().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 74 `CONNECT_LIST_DEFINED_STORAGE_POOLS`: `virConnectListDefinedStoragePools`, since 0.4.1.
pub(in super::super) async fn connect_list_defined_storage_pools(call: Call) -> Result<Reply> {
    let args: remote::ConnectListDefinedStoragePoolsArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let room = call.at_most("maxnames", args.maxnames, 16384, ErrorCode::Rpc)?;
    let mut ret = call.storage()?.connect_list_defined_storage_pools().await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        Ok(())
    })
}

/// 75 `CONNECT_FIND_STORAGE_POOL_SOURCES`: `virConnectFindStoragePoolSources`, since 0.4.5.
pub(in super::super) async fn connect_find_storage_pool_sources(call: Call) -> Result<Reply> {
    let args: remote::ConnectFindStoragePoolSourcesArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.storage()?.connect_find_storage_pool_sources(args.kind, args.src_spec).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 84 `STORAGE_POOL_LOOKUP_BY_NAME`: `virStoragePoolLookupByName`, since 0.4.1.
pub(in super::super) async fn storage_pool_lookup_by_name(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolLookupByNameArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.storage()?.storage_pool_lookup_by_name(args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 85 `STORAGE_POOL_LOOKUP_BY_UUID`: `virStoragePoolLookupByUUID`, since 0.4.1.
pub(in super::super) async fn storage_pool_lookup_by_uuid(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolLookupByUuidArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.storage()?.storage_pool_lookup_by_uuid(args.uuid).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 86 `STORAGE_POOL_LOOKUP_BY_VOLUME`: `virStoragePoolLookupByVolume`, since 0.4.1.
pub(in super::super) async fn storage_pool_lookup_by_volume(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolLookupByVolumeArgs = call.arguments()?;
    call.authorize(Target::StorageVolume(&args.volume), 0, 0)?;
    let ret = call.storage()?.storage_pool_lookup_by_volume(&args.volume).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 281 `CONNECT_LIST_ALL_STORAGE_POOLS`: `virConnectListAllStoragePools`, since 0.10.2.
pub(in super::super) async fn connect_list_all_storage_pools(call: Call) -> Result<Reply> {
    let args: remote::ConnectListAllStoragePoolsArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), ConnectListAllStoragePoolsFlags::from_wire)?;
    let mut ret = call.storage()?.connect_list_all_storage_pools(flags).await?;
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

/// 391 `STORAGE_POOL_LOOKUP_BY_TARGET_PATH`: `virStoragePoolLookupByTargetPath`, since 4.1.0.
pub(in super::super) async fn storage_pool_lookup_by_target_path(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolLookupByTargetPathArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.storage()?.storage_pool_lookup_by_target_path(args.path).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 403 `CONNECT_GET_STORAGE_POOL_CAPABILITIES`: `virConnectGetStoragePoolCapabilities`, since 5.2.0.
pub(in super::super) async fn connect_get_storage_pool_capabilities(call: Call) -> Result<Reply> {
    let args: remote::ConnectGetStoragePoolCapabilitiesArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.storage()?.connect_storage_pool_capabilities().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
