//! Which adapter a pool means, and virtual ones made for it (NPIV).

use super::super::lun::{fact, names};
use crate::backend::Work;
use crate::blocking::blocking;
use crate::error::{StorageError, failed};
use crate::unfinished::{Note, What};
use ostler_host::file::{read_link, write_control_blocking};
use ostler_model::storage::{FcHostAdapter, ParentAddress, PoolAdapter, ScsiHostAdapter};
use ostler_xml::YesNo;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How often it is looked whether a virtual adapter is there, and how long.
const BETWEEN: Duration = Duration::from_millis(100);
const ATTEMPTS: u32 = 100;

const FIBRE: &str = "/sys/class/fc_host";

/// The number of the pool's adapter, if the host has it.
pub(super) async fn find(work: &Work) -> Result<Option<u32>, StorageError> {
    match &work.def.source.adapter {
        Some(PoolAdapter::FcHost(adapter)) => find_virtual(adapter).await,
        Some(PoolAdapter::ScsiHost(adapter)) => find_host(adapter).await,
        None => Err(failed(format!("pool '{}' names no <adapter>", work.def.name)).into()),
    }
}

async fn find_host(adapter: &ScsiHostAdapter) -> Result<Option<u32>, StorageError> {
    let number = match (&adapter.parent_address, adapter.name.as_deref()) {
        (Some(parent), _) => return at_address(parent).await,
        (None, Some(name)) => number_of(name),
        (None, None) => None,
    };
    let Some(number) = number else {
        return Err(
            failed("the <adapter> needs a name like 'scsi_host5', or a <parentaddr>").into()
        );
    };
    blocking(move || {
        Ok(names("/sys/class/scsi_host").contains(&format!("host{number}")).then_some(number))
    })
    .await
}

/// Of `host5` or `scsi_host5`.
fn number_of(name: &str) -> Option<u32> {
    name.trim_start_matches("scsi_").strip_prefix("host")?.parse().ok()
}

/// The adapter of this number on this PCI device.
async fn at_address(parent: &ParentAddress) -> Result<Option<u32>, StorageError> {
    let Some(address) = parent.address.at else { return Ok(None) };
    let address = address.to_string();
    let unique = parent.unique_id.to_string();
    for host in blocking(|| Ok(names("/sys/class/scsi_host"))).await? {
        let link = read_link(format!("/sys/class/scsi_host/{host}")).await?;
        if !link.iter().any(|step| step.to_str() == Some(&address)) {
            continue;
        }
        let file = format!("/sys/class/scsi_host/{host}/unique_id");
        if blocking(move || Ok(fact(&file))).await?.as_deref() == Some(&unique) {
            return Ok(number_of(&host));
        }
    }
    Ok(None)
}

/// A world-wide name as the kernel writes it.
fn wide(name: Option<&str>) -> Option<String> {
    name.map(|name| format!("0x{}", name.trim_start_matches("0x").to_ascii_lowercase()))
}

fn about(host: &str, what: &str) -> Option<String> {
    fact(&format!("{FIBRE}/{host}/{what}"))
}

async fn find_virtual(adapter: &FcHostAdapter) -> Result<Option<u32>, StorageError> {
    let (node, port) = (wide(adapter.wwnn.as_deref()), wide(adapter.wwpn.as_deref()));
    blocking(move || {
        let is_it = |host: &String| {
            about(host, "node_name") == node && about(host, "port_name") == port && node.is_some()
        };
        Ok(names(FIBRE).iter().find(|host| is_it(host)).and_then(|host| number_of(host)))
    })
    .await
}

/// Makes the pool's virtual adapter, unless the host has it.
pub(super) async fn make(work: &Work) -> Result<u32, StorageError> {
    if let Some(host) = find(work).await? {
        return Ok(host);
    }
    let Some(PoolAdapter::FcHost(adapter)) = &work.def.source.adapter else {
        return Err(failed(format!(
            "the host has no adapter like that of pool '{}': look at /sys/class/scsi_host",
            work.def.name
        ))
        .into());
    };
    let (Some(wwnn), Some(wwpn)) = (adapter.wwnn.as_deref(), adapter.wwpn.as_deref()) else {
        return Err(failed("a virtual adapter needs its wwnn and wwpn").into());
    };
    let parent = parent(adapter).await?;
    let plain = |name: &str| name.trim_start_matches("0x").to_ascii_lowercase();
    let what = What::Adapter { parent, wwpn: plain(wwpn), wwnn: plain(wwnn) };
    let (unfinished, note) = (Arc::clone(&work.unfinished), Note { folder: place(work), what });
    blocking(move || {
        // It stays until the adapter is gone again.
        let mut noted = unfinished.note_blocking(&note)?;
        let made = control(&note.what, "vport_create");
        if made.is_ok() {
            noted.keep();
        }
        Ok(made?)
    })
    .await?;
    for _ in 0..ATTEMPTS {
        if let Some(host) = find_virtual(adapter).await? {
            return Ok(host);
        }
        tokio::time::sleep(BETWEEN).await;
    }
    remove(work).await?;
    Err(failed("the virtual adapter was made and did not appear").into())
}

fn control(what: &What, control: &str) -> Result<(), ostler_host::file::FileError> {
    let What::Adapter { parent, wwpn, wwnn } = what else { return Ok(()) };
    let path = format!("{FIBRE}/{parent}/{control}");
    write_control_blocking(Path::new(&path), &format!("{wwpn}:{wwnn}"))
}

/// The adapter on which a virtual one can be made: the one that is named, or any
/// that is online and has room.
async fn parent(adapter: &FcHostAdapter) -> Result<String, StorageError> {
    let named = adapter.parent.as_deref().map(str::to_owned);
    let node = wide(adapter.parent_wwnn.as_deref());
    let port = wide(adapter.parent_wwpn.as_deref());
    let fabric = wide(adapter.parent_fabric_wwn.as_deref());
    let found = blocking(move || {
        let same = |wanted: &Option<String>, host: &str, what: &str| {
            wanted.is_none() || about(host, what) == *wanted
        };
        let number =
            |host: &str, what: &str| about(host, what).and_then(|text| text.parse::<u32>().ok());
        let suits = |host: &String| {
            named.as_ref().is_none_or(|name| number_of(name) == number_of(host))
                && same(&node, host, "node_name")
                && same(&port, host, "port_name")
                && same(&fabric, host, "fabric_name")
                && about(host, "port_state").as_deref() == Some("Online")
                && number(host, "max_npiv_vports") > number(host, "npiv_vports_inuse")
        };
        Ok(names(FIBRE).into_iter().find(suits))
    })
    .await?;
    found.ok_or_else(|| {
        failed(
            "no Fibre Channel adapter that the pool may use is online and has room for a virtual \
             one: see port_state, max_npiv_vports and npiv_vports_inuse under /sys/class/fc_host",
        )
        .into()
    })
}

/// Removes the virtual adapter if it was made for this pool and is not to stay.
pub(super) async fn remove(work: &Work) -> Result<(), StorageError> {
    let Some(PoolAdapter::FcHost(adapter)) = &work.def.source.adapter else { return Ok(()) };
    let (folder, unfinished) = (place(work), Arc::clone(&work.unfinished));
    let is_there = find_virtual(adapter).await?.is_some();
    let goes = is_there && adapter.managed != Some(YesNo::No);
    blocking(move || {
        for (what, mut noted) in unfinished.left_blocking(&folder) {
            if goes && let Err(error) = control(&what, "vport_delete") {
                noted.keep();
                return Err(error.into());
            }
        }
        Ok(())
    })
    .await
}

/// The folder in the notes of a pool's adapter.
fn place(work: &Work) -> PathBuf {
    let uuid = work.def.uuid.map(|uuid| uuid.to_string()).unwrap_or_default();
    PathBuf::from(format!("/sys/class/fc_host/{uuid}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_adapters() {
        assert_eq!(number_of("scsi_host5"), Some(5));
        assert_eq!(number_of("host12"), Some(12));
        assert_eq!(number_of("nothost1"), None);
        assert_eq!(wide(Some("2101001B32A9D002")).as_deref(), Some("0x2101001b32a9d002"));
    }
}
