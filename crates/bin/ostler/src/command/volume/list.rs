//! `vol-list`

use super::info::json;
use crate::{
    command::{pool, words::word},
    failure::{Failure, While},
    output::{Columns, Json, size},
    parse::Arguments,
    session::{Hypervisor, Session},
};
use futures_util::{StreamExt, stream};
use ostler_core::{Result, StorageVolumeRef};
use ostler_driver::api::{StorageVolInfo, StorageVolumeListing};

/// How many questions are under way at a time.
const AT_A_TIME: usize = 64;

/// A volume with what the list shows of it.
struct Row {
    volume: StorageVolumeRef,
    path: String,
    info: Option<StorageVolInfo>,
}

/// `vol-list`
pub(in crate::command) async fn list(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (details, as_json) = (arguments.flag("details"), arguments.flag("json"));
    let (hypervisor, pool) = pool::find::pool(session, arguments).await?;
    let listed = hypervisor.storage_pool_list_all_volumes(&pool).await;
    let mut volumes = listed.while_(|| "Failed to list volumes")?.to_vec();
    volumes.sort_by_cached_key(|volume| (volume.name.to_lowercase(), volume.name.clone()));
    let rows = volumes.into_iter().map(|volume| row(&hypervisor, volume, details || as_json));
    let rows: Vec<Row> = stream::iter(rows)
        .buffered(AT_A_TIME)
        // One that is gone by now is left out.
        .filter_map(|row: Result<Row>| async { row.ok() })
        .collect()
        .await;
    if as_json {
        let none = StorageVolInfo::default();
        let rows = rows.iter().map(|Row { volume, path, info }| {
            json(volume, Some(path), info.as_ref().unwrap_or(&none), "allocation_bytes")
        });
        session.out.json(&Json::List(rows.collect()));
        return Ok(());
    }
    let mut table = match details {
        true => Columns::new(["Name", "Path", "Type", "Capacity", "Allocation"]),
        false => Columns::new(["Name", "Path"]),
    };
    for Row { volume, path, info } in rows {
        let mut cells = vec![volume.name.to_string(), path];
        if let Some(info) = info {
            cells.push(word(info.kind).to_owned());
            cells.extend([info.capacity, info.allocation].map(|size| size::short(size.0)));
        }
        table.row(cells);
    }
    session.out.table(&table);
    Ok(())
}

async fn row(hypervisor: &Hypervisor, volume: StorageVolumeRef, sizes: bool) -> Result<Row> {
    let path = hypervisor.storage_vol_path(&volume).await?;
    let info = match sizes {
        true => Some(hypervisor.storage_vol_info(&volume).await?),
        false => None,
    };
    Ok(Row { volume, path, info })
}
