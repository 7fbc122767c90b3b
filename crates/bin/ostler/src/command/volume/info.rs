//! Facts about a volume: information, description, paths.

use super::find;
use crate::{
    command::{host, pool::info::one, words::word},
    failure::Failure,
    output::{Json, size},
    parse::Arguments,
    session::Session,
};
use ostler_core::{Bytes, StorageVolumeRef, flags::StorageVolInfoFlags};
use ostler_driver::api::{StorageVolInfo, StorageVolumeListing};

/// A volume's sizes as JSON; `third` names the last of them.
pub(super) fn json(
    volume: &StorageVolumeRef,
    path: Option<&str>,
    info: &StorageVolInfo,
    third: &str,
) -> Json {
    Json::object([
        ("name", (&*volume.name).into()),
        ("pool", (&*volume.pool).into()),
        ("key", (&*volume.key).into()),
        ("path", path.into()),
        ("type", word(info.kind).into()),
        ("capacity_bytes", info.capacity.0.into()),
        (third, info.allocation.0.into()),
    ])
}

/// `vol-info`
pub(in crate::command) async fn info(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (bytes, physical) = (arguments.flag("bytes"), arguments.flag("physical"));
    let (hypervisor, volume) = find::volume(session, arguments).await?;
    let info = match physical {
        true => {
            let flags = StorageVolInfoFlags::GET_PHYSICAL;
            hypervisor.storage_vol_info_flags(&volume, flags).await?
        }
        false => hypervisor.storage_vol_info(&volume).await?,
    };
    if arguments.flag("json") {
        let path = hypervisor.storage_vol_path(&volume).await.ok();
        let third = if physical { "physical_bytes" } else { "allocation_bytes" };
        session.out.json(&json(&volume, path.as_deref(), &info, third));
        return Ok(());
    }
    let shown = |size: Bytes| match bytes {
        true => size.to_string(),
        false => size::short(size.0),
    };
    let third = if physical { "Physical:" } else { "Allocation:" };
    for (label, value) in [
        ("Name:", volume.name.to_string()),
        ("Type:", word(info.kind).to_owned()),
        ("Capacity:", shown(info.capacity)),
        (third, shown(info.allocation)),
    ] {
        session.out.line(format!("{label:<15} {value}"));
    }
    Ok(())
}

/// `vol-dumpxml`
pub(in crate::command) async fn dump(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, volume) = find::volume(session, arguments).await?;
    let text = hypervisor.storage_vol_xml_desc(&volume).await?;
    host::document(session, arguments, text)
}

/// `vol-key`
pub(in crate::command) async fn key(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (_, volume) = find::volume(session, arguments).await?;
    one(session, arguments, "key", volume.key.to_string());
    Ok(())
}

/// `vol-name`
pub(in crate::command) async fn name(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (_, volume) = find::volume_anywhere(session, arguments).await?;
    one(session, arguments, "name", volume.name.to_string());
    Ok(())
}

/// `vol-path`
pub(in crate::command) async fn path(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, volume) = find::volume(session, arguments).await?;
    let path = hypervisor.storage_vol_path(&volume).await?;
    one(session, arguments, "path", path);
    Ok(())
}

/// `vol-pool`
pub(in crate::command) async fn pool(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, volume) = find::volume_anywhere(session, arguments).await?;
    let pool = find::pool_of(&hypervisor, &volume).await?;
    if arguments.flag("uuid") {
        one(session, arguments, "uuid", pool.uuid.to_string());
    } else {
        one(session, arguments, "name", pool.name.to_string());
    }
    Ok(())
}
