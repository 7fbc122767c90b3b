//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::{StoragePoolBuildFlags, StoragePoolCreateFlags, StoragePoolDeleteFlags};
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 76 `STORAGE_POOL_CREATE_XML`: `virStoragePoolCreateXML`, since 0.4.1.
pub(in super::super) async fn storage_pool_create_xml(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolCreateXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), StoragePoolCreateFlags::from_wire)?;
    let ret = call.storage()?.storage_pool_create_xml(args.xml, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 78 `STORAGE_POOL_CREATE`: `virStoragePoolCreate`, since 0.4.1.
pub(in super::super) async fn storage_pool_create(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolCreateArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), StoragePoolCreateFlags::from_wire)?;
    call.storage()?.storage_pool_create(&args.pool, flags).await?;
    Ok(Reply::default())
}

/// 79 `STORAGE_POOL_BUILD`: `virStoragePoolBuild`, since 0.4.1.
pub(in super::super) async fn storage_pool_build(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolBuildArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), StoragePoolBuildFlags::from_wire)?;
    call.storage()?.storage_pool_build(&args.pool, flags).await?;
    Ok(Reply::default())
}

/// 80 `STORAGE_POOL_DESTROY`: `virStoragePoolDestroy`, since 0.4.1.
pub(in super::super) async fn storage_pool_destroy(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolDestroyArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), 0, 0)?;
    call.storage()?.storage_pool_destroy(&args.pool).await?;
    Ok(Reply::default())
}

/// 81 `STORAGE_POOL_DELETE`: `virStoragePoolDelete`, since 0.4.1.
pub(in super::super) async fn storage_pool_delete(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolDeleteArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), StoragePoolDeleteFlags::from_wire)?;
    call.storage()?.storage_pool_delete(&args.pool, flags).await?;
    Ok(Reply::default())
}

/// 83 `STORAGE_POOL_REFRESH`: `virStoragePoolRefresh`, since 0.4.1.
pub(in super::super) async fn storage_pool_refresh(call: Call) -> Result<Reply> {
    let args: remote::StoragePoolRefreshArgs = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.storage()?.storage_pool_refresh(&args.pool).await?;
    Ok(Reply::default())
}
