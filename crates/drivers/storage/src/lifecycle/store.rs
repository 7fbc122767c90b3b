//! Pools on disk: `/etc/libvirt/storage/NAME.xml`, the autostart links, and the
//! status of active ones in `/run/libvirt/storage`.

use crate::error::StorageError;
use crate::layout::StorageLayout;
use crate::pool::View;
use ostler_driver::notice;
use ostler_host::file::{self, Batch};
use ostler_model::storage::{FreeExtent, StoragePoolDef};
use ostler_xml::Document;
use std::sync::Arc;

/// No definition is longer.
pub(crate) const MAX_DEFINITION: u64 = 10 << 20;

/// The head of each file.
fn head(name: &str) -> String {
    notice("pool", "virsh pool-edit", name)
}

/// Writes a definition.
pub(crate) async fn save(layout: &StorageLayout, def: &StoragePoolDef) -> Result<(), StorageError> {
    let content = head(&def.name) + &def.to_xml();
    Ok(file::write_durable(layout.objects.definition(&def.name), content).await?)
}

/// Removes a definition and its link.
pub(crate) async fn remove(layout: &StorageLayout, name: &str) -> Result<(), StorageError> {
    let batch = Batch::new()
        .remove(layout.objects.autostart_link(name))
        .remove(layout.objects.definition(name));
    Ok(batch.commit().await?)
}

/// Makes or removes the link that has it started with the daemon.
pub(crate) async fn set_autostart(
    layout: &StorageLayout,
    name: &str,
    on: bool,
) -> Result<(), StorageError> {
    let link = layout.objects.autostart_link(name);
    match on {
        true => file::link_durable(link, layout.objects.definition(name)).await?,
        false => file::remove_durable(link).await?,
    }
    Ok(())
}

/// Writes that a pool is active: a new daemon finds it so.
pub(crate) async fn save_status(
    layout: &StorageLayout,
    name: &str,
    def: &Arc<StoragePoolDef>,
) -> Result<(), StorageError> {
    let content = status(name, def);
    Ok(file::write_durable(layout.objects.status(name), content).await?)
}

/// Removes what was written of an active pool.
pub(crate) async fn remove_status(layout: &StorageLayout, name: &str) -> Result<(), StorageError> {
    Ok(file::remove_durable(layout.objects.status(name)).await?)
}

fn status(name: &str, def: &StoragePoolDef) -> String {
    let indented: String = def.to_xml().lines().map(|line| format!("  {line}\n")).collect();
    format!("{}<poolstate>\n{indented}</poolstate>\n", head(name))
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

    #[test]
    fn a_status_is_read_again() {
        let xml = "<pool type='dir'><name>a--b</name><target><path>/x</path></target></pool>";
        let def = StoragePoolDef::parse(xml).expect("a definition");
        let again = read_status(&status("a--b", &def)).expect("read");
        assert_eq!((&*again.name, again.target_path()), ("a--b", Some("/x")));
        assert!(read_status("<poolstate/>").is_err());
    }
}
