//! Pools on disk: definitions in `/etc/libvirt/storage/NAME.xml`, and the status of
//! active pools in `/run/libvirt/storage`.

use crate::error::StorageError;
use crate::pool::View;
use ostler_driver::object::Definitions;
use ostler_host::file;
use ostler_model::storage::{FreeExtent, StoragePoolDef};
use ostler_xml::Document;
use std::sync::Arc;

/// Writes that a pool is active: a new daemon finds it so.
pub(crate) async fn save_status(
    definitions: &Definitions,
    name: &str,
    def: &Arc<StoragePoolDef>,
) -> Result<(), StorageError> {
    let content = status(definitions.head(name), def);
    Ok(file::write_durable(definitions.folders.status(name), content).await?)
}

/// Removes what was written of an active pool.
pub(crate) async fn remove_status(
    definitions: &Definitions,
    name: &str,
) -> Result<(), StorageError> {
    Ok(file::remove_durable(definitions.folders.status(name)).await?)
}

fn status(head: String, def: &StoragePoolDef) -> String {
    let indented: String = def.to_xml().lines().map(|line| format!("  {line}\n")).collect();
    format!("{head}<poolstate>\n{indented}</poolstate>\n")
}

/// Reads the status of a pool.
pub(crate) fn read_status(xml: &str) -> Result<StoragePoolDef, ostler_xml::XmlError> {
    Document::parse(xml)?.read::<Status>("poolstate").map(|status| status.pool)
}

ostler_xml::element! {
    /// `<poolstate>`.
    struct Status {
        pool: StoragePoolDef = ostler_xml::part::required_child("pool"),
    }
}

/// The definition as clients see it: with what was last seen of the pool.
pub(crate) fn described(def: &StoragePoolDef, view: &View) -> StoragePoolDef {
    let mut def = def.clone();
    (def.capacity, def.allocation, def.available) =
        (view.space.capacity, view.space.allocation, view.space.available);
    if let (Some(target), Some(permissions)) = (&mut def.target, &view.permissions) {
        target.permissions = Some(Box::new(permissions.clone()));
    }
    let free = view.live.iter().flat_map(|live| &*live.contents.free);
    for extent in free {
        let mut devices = def.source.devices.iter_mut();
        if let Some(device) = devices.find(|device| *device.path == *extent.device) {
            device.free_extents.push(FreeExtent { start: extent.start, end: extent.end });
        }
    }
    def
}

#[cfg(test)]
mod tests {
    use super::*;
    use ostler_driver::notice;

    #[test]
    fn a_status_is_read_again() {
        let xml = "<pool type='dir'><name>a--b</name><target><path>/x</path></target></pool>";
        let def = StoragePoolDef::parse(xml).expect("a definition");
        let again =
            read_status(&status(notice("pool", "virsh pool-edit", "a--b"), &def)).expect("read");
        assert_eq!((&*again.name, again.target_path()), ("a--b", Some("/x")));
        assert!(read_status("<poolstate/>").is_err());
    }
}
