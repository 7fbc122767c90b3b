//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count};
use ostler_core::flags::StorageVolInfoFlags;
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};
use std::sync::Arc;

/// 91 `STORAGE_POOL_NUM_OF_VOLUMES`: `virStoragePoolNumOfVolumes`, since 0.4.1.
pub(in super::super) async fn storage_pool_num_of_volumes(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolNumOfVolumesArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), 0, 0)?;
    let ret = call.storage()?.storage_pool_number_of_volumes(&args.pool).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 92 `STORAGE_POOL_LIST_VOLUMES`: `virStoragePoolListVolumes`, since 0.4.1.
pub(in super::super) async fn storage_pool_list_volumes(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolListVolumesArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), 0, 0)?;
    let room = call.at_most("maxnames", args.maxnames, 16384, ErrorCode::Rpc)?;
    let mut ret = call.storage()?.storage_pool_list_volumes(&args.pool).await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        Ok(())
    })
}

/// 95 `STORAGE_VOL_LOOKUP_BY_NAME`: `virStorageVolLookupByName`, since 0.4.1.
pub(in super::super) async fn storage_vol_lookup_by_name(call: Call) -> Result<Reply> {
    let args: remote::StorageVolLookupByNameArgs<'_> = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), 0, 0)?;
    let ret = call.storage()?.storage_vol_lookup_by_name(&args.pool, args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 96 `STORAGE_VOL_LOOKUP_BY_KEY`: `virStorageVolLookupByKey`, since 0.4.1.
pub(in super::super) async fn storage_vol_lookup_by_key(call: Call) -> Result<Reply> {
    let args: remote::StorageVolLookupByKeyArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.storage()?.storage_vol_lookup_by_key(args.key).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 97 `STORAGE_VOL_LOOKUP_BY_PATH`: `virStorageVolLookupByPath`, since 0.4.1.
pub(in super::super) async fn storage_vol_lookup_by_path(call: Call) -> Result<Reply> {
    let args: remote::StorageVolLookupByPathArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.storage()?.storage_vol_lookup_by_path(args.path).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 98 `STORAGE_VOL_GET_INFO`: `virStorageVolGetInfo`, since 0.4.1.
pub(in super::super) async fn storage_vol_get_info(call: Call) -> Result<Reply> {
    let args: remote::StorageVolGetInfoArgs = call.arguments()?;
    call.authorize(Target::StorageVolume(&args.volume), 0, 0)?;
    let ret = call.storage()?.storage_vol_info(&args.volume).await?;
    call.reply(|w| {
        Wire::encode(&ret.kind, w)?;
        Wire::encode(&ret.capacity, w)?;
        Wire::encode(&ret.allocation, w)?;
        Ok(())
    })
}

/// 99 `STORAGE_VOL_GET_XML_DESC`: `virStorageVolGetXMLDesc`, since 0.4.1.
pub(in super::super) async fn storage_vol_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::StorageVolGetXmlDescArgs = call.arguments()?;
    call.authorize(Target::StorageVolume(&args.volume), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.storage()?.storage_vol_xml_desc(&args.volume).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 100 `STORAGE_VOL_GET_PATH`: `virStorageVolGetPath`, since 0.4.1.
pub(in super::super) async fn storage_vol_get_path(call: Call) -> Result<Reply> {
    let args: remote::StorageVolGetPathArgs = call.arguments()?;
    call.authorize(Target::StorageVolume(&args.volume), 0, 0)?;
    let ret = call.storage()?.storage_vol_path(&args.volume).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 282 `STORAGE_POOL_LIST_ALL_VOLUMES`: `virStoragePoolListAllVolumes`, since 0.10.2.
pub(in super::super) async fn storage_pool_list_all_volumes(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolListAllVolumesArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let mut ret = call.storage()?.storage_pool_list_all_volumes(&args.pool).await?;
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

/// 378 `STORAGE_VOL_GET_INFO_FLAGS`: `virStorageVolGetInfoFlags`, since 3.0.0.
pub(in super::super) async fn storage_vol_get_info_flags(call: Call) -> Result<Reply> {
    let args: remote::StorageVolGetInfoFlagsArgs = call.arguments()?;
    call.authorize(Target::StorageVolume(&args.volume), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), StorageVolInfoFlags::from_wire)?;
    let ret = call.storage()?.storage_vol_info_flags(&args.volume, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret.kind, w)?;
        Wire::encode(&ret.capacity, w)?;
        Wire::encode(&ret.allocation, w)?;
        Ok(())
    })
}
