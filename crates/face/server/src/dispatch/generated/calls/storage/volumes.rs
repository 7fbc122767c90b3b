//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::{
    StorageVolCreateFlags, StorageVolDeleteFlags, StorageVolDownloadFlags, StorageVolResizeFlags,
    StorageVolUploadFlags,
};
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 93 `STORAGE_VOL_CREATE_XML`: `virStorageVolCreateXML`, since 0.4.1.
pub(in super::super) async fn storage_vol_create_xml(call: Call) -> Result<Reply> {
    let args: remote::StorageVolCreateXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), StorageVolCreateFlags::from_wire)?;
    let ret = call.storage()?.storage_vol_create_xml(&args.pool, args.xml, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 94 `STORAGE_VOL_DELETE`: `virStorageVolDelete`, since 0.4.1.
pub(in super::super) async fn storage_vol_delete(call: Call) -> Result<Reply> {
    let args: remote::StorageVolDeleteArgs = call.arguments()?;
    call.authorize(Target::StorageVolume(&args.volume), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), StorageVolDeleteFlags::from_wire)?;
    call.storage()?.storage_vol_delete(&args.volume, flags).await?;
    Ok(Reply::default())
}

/// 125 `STORAGE_VOL_CREATE_XML_FROM`: `virStorageVolCreateXMLFrom`, since 0.6.4.
pub(in super::super) async fn storage_vol_create_xml_from(call: Call) -> Result<Reply> {
    let args: remote::StorageVolCreateXmlFromArgs<'_> = call.arguments()?;
    call.authorize(Target::StoragePool(&args.pool), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), StorageVolCreateFlags::from_wire)?;
    let ret = call
        .storage()?
        .storage_vol_create_xml_from(&args.pool, args.xml, &args.clone_volume, flags)
        .await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 165 `STORAGE_VOL_WIPE`: `virStorageVolWipe`, since 0.8.0.
pub(in super::super) async fn storage_vol_wipe(call: Call) -> Result<Reply> {
    let args: remote::StorageVolWipeArgs = call.arguments()?;
    call.authorize(Target::StorageVolume(&args.volume), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.storage()?.storage_vol_wipe(&args.volume).await?;
    Ok(Reply::default())
}

/// 208 `STORAGE_VOL_UPLOAD`: `virStorageVolUpload`, since 0.9.0.
pub(in super::super) async fn storage_vol_upload(call: Call) -> Result<Reply> {
    let args: remote::StorageVolUploadArgs = call.arguments()?;
    call.authorize(Target::StorageVolume(&args.volume), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), StorageVolUploadFlags::from_wire)?;
    let stream =
        call.storage()?.storage_vol_upload(&args.volume, args.offset, args.length, flags).await?;
    Ok(Reply::default().with_stream(stream))
}

/// 209 `STORAGE_VOL_DOWNLOAD`: `virStorageVolDownload`, since 0.9.0.
pub(in super::super) async fn storage_vol_download(call: Call) -> Result<Reply> {
    let args: remote::StorageVolDownloadArgs = call.arguments()?;
    call.authorize(Target::StorageVolume(&args.volume), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), StorageVolDownloadFlags::from_wire)?;
    let stream =
        call.storage()?.storage_vol_download(&args.volume, args.offset, args.length, flags).await?;
    Ok(Reply::default().with_stream(stream))
}

/// 259 `STORAGE_VOL_WIPE_PATTERN`: `virStorageVolWipePattern`, since 0.9.10.
pub(in super::super) async fn storage_vol_wipe_pattern(call: Call) -> Result<Reply> {
    let args: remote::StorageVolWipePatternArgs = call.arguments()?;
    call.authorize(Target::StorageVolume(&args.volume), args.flags.into(), 0)?;
    let algorithm = call.known("algorithm", args.algorithm)?;
    call.no_flags(args.flags.into())?;
    call.storage()?.storage_vol_wipe_pattern(&args.volume, algorithm).await?;
    Ok(Reply::default())
}

/// 260 `STORAGE_VOL_RESIZE`: `virStorageVolResize`, since 0.9.10.
pub(in super::super) async fn storage_vol_resize(call: Call) -> Result<Reply> {
    let args: remote::StorageVolResizeArgs = call.arguments()?;
    call.authorize(Target::StorageVolume(&args.volume), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), StorageVolResizeFlags::from_wire)?;
    call.storage()?.storage_vol_resize(&args.volume, args.capacity, flags).await?;
    Ok(Reply::default())
}
