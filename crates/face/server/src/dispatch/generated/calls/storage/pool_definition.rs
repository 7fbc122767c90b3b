//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::{StoragePoolDefineFlags, StorageXmlFlags};
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 77 `STORAGE_POOL_DEFINE_XML`: `virStoragePoolDefineXML`, since 0.4.1.
pub(in super::super) async fn storage_pool_define_xml(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolDefineXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), StoragePoolDefineFlags::from_wire)?;
    let ret = call.storage()?.storage_pool_define_xml(args.xml, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 82 `STORAGE_POOL_UNDEFINE`: `virStoragePoolUndefine`, since 0.4.1.
pub(in super::super) async fn storage_pool_undefine(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolUndefineArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), 0, 0)?;
    call.storage()?.storage_pool_undefine(&args.pool).await?;
    Ok(Reply::default())
}

/// 87 `STORAGE_POOL_GET_INFO`: `virStoragePoolGetInfo`, since 0.4.1.
pub(in super::super) async fn storage_pool_get_info(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolGetInfoArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), 0, 0)?;
    let ret = call.storage()?.storage_pool_info(&args.pool).await?;
    call.reply(|w| {
        Wire::encode(&ret.state, w)?;
        Wire::encode(&ret.capacity, w)?;
        Wire::encode(&ret.allocation, w)?;
        Wire::encode(&ret.available, w)?;
        Ok(())
    })
}

/// 88 `STORAGE_POOL_GET_XML_DESC`: `virStoragePoolGetXMLDesc`, since 0.4.1.
pub(in super::super) async fn storage_pool_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolGetXmlDescArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), StorageXmlFlags::from_wire)?;
    let ret = call.storage()?.storage_pool_xml_desc(&args.pool, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 89 `STORAGE_POOL_GET_AUTOSTART`: `virStoragePoolGetAutostart`, since 0.4.1.
pub(in super::super) async fn storage_pool_get_autostart(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolGetAutostartArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), 0, 0)?;
    let ret = call.storage()?.storage_pool_autostart(&args.pool).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 90 `STORAGE_POOL_SET_AUTOSTART`: `virStoragePoolSetAutostart`, since 0.4.1.
pub(in super::super) async fn storage_pool_set_autostart(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolSetAutostartArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), 0, 0)?;
    call.storage()?.storage_pool_set_autostart(&args.pool, args.autostart).await?;
    Ok(Reply::default())
}

/// 154 `STORAGE_POOL_IS_ACTIVE`: `virStoragePoolIsActive`, since 0.7.3.
pub(in super::super) async fn storage_pool_is_active(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolIsActiveArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), 0, 0)?;
    let ret = call.storage()?.storage_pool_is_active(&args.pool).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 155 `STORAGE_POOL_IS_PERSISTENT`: `virStoragePoolIsPersistent`, since 0.7.3.
pub(in super::super) async fn storage_pool_is_persistent(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolIsPersistentArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), 0, 0)?;
    let ret = call.storage()?.storage_pool_is_persistent(&args.pool).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
