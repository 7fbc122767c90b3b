//! Finding and listing pools. Reads snapshots only, but for the search for
//! sources.

use crate::Storage;
use crate::backend::backend;
use crate::driver::no_pool;
use crate::lifecycle::define;
use crate::pool::View;
use async_trait::async_trait;
use ostler_core::flags::ConnectListAllStoragePoolsFlags as Flags;
use ostler_core::{Error, ErrorDomain, Result, StoragePoolRef, StorageVolumeRef, Uuid};
use ostler_driver::api::StoragePoolListing;
use ostler_model::storage::{PoolKind, StoragePoolCapabilities, StoragePoolDef};
use std::sync::Arc;

#[async_trait]
impl StoragePoolListing for Storage {
    async fn connect_number_of_storage_pools(&self) -> Result<i32> {
        Ok(count(&self.names(|view| view.live.is_some())))
    }

    async fn connect_list_storage_pools(&self) -> Result<Vec<String>> {
        Ok(self.names(|view| view.live.is_some()))
    }

    async fn connect_number_of_defined_storage_pools(&self) -> Result<i32> {
        Ok(count(&self.names(|view| view.live.is_none())))
    }

    async fn connect_list_defined_storage_pools(&self) -> Result<Vec<String>> {
        Ok(self.names(|view| view.live.is_none()))
    }

    async fn connect_find_storage_pool_sources(
        &self,
        kind: &str,
        src_spec: Option<&str>,
    ) -> Result<String> {
        let Ok(parsed) = kind.parse::<PoolKind>() else {
            return Err(Error::internal(format!(
                "unknown storage pool type {}",
                kind.escape_debug()
            ))
            .in_domain(ErrorDomain::Storage));
        };
        let found = backend(parsed).find_sources(src_spec).await;
        found.map_err(|error| error.into_wire(&format!("find sources for pools of type '{kind}'")))
    }

    async fn storage_pool_lookup_by_name(&self, name: &str) -> Result<StoragePoolRef> {
        Ok(self.pool_by_name(name)?.reference())
    }

    async fn storage_pool_lookup_by_uuid(&self, uuid: Uuid) -> Result<StoragePoolRef> {
        Ok(self.pool_by_uuid(uuid)?.reference())
    }

    async fn storage_pool_lookup_by_volume(
        &self,
        volume: &StorageVolumeRef,
    ) -> Result<StoragePoolRef> {
        Ok(self.pool_by_name(&volume.pool)?.reference())
    }

    async fn connect_list_all_storage_pools(&self, flags: Flags) -> Result<Arc<[StoragePoolRef]>> {
        let mut found = Vec::new();
        self.pools.for_each(|pool| {
            if matches(&pool.view(), flags) {
                found.push(pool.reference());
            }
        });
        Ok(found.into())
    }

    async fn storage_pool_lookup_by_target_path(&self, path: &str) -> Result<StoragePoolRef> {
        let missing = || no_pool(format!("no storage pool with matching target path '{path}'"));
        Ok(define::by_target(self, path).ok_or_else(missing)?.reference())
    }

    async fn connect_storage_pool_capabilities(&self) -> Result<String> {
        Ok(StoragePoolCapabilities::of(|kind| backend(kind).is_supported()).to_xml())
    }
}

impl Storage {
    fn names(&self, wanted: impl Fn(&View) -> bool) -> Vec<String> {
        let mut names = Vec::new();
        self.pools.for_each(|pool| {
            let view = pool.view();
            if wanted(&view) {
                names.push(view.name.to_string());
            }
        });
        names
    }
}

fn count<T>(list: &[T]) -> i32 {
    i32::try_from(list.len()).unwrap_or(i32::MAX)
}

/// The flag that asks for pools of a kind.
fn flag(kind: PoolKind) -> Flags {
    match kind {
        PoolKind::Dir => Flags::DIR,
        PoolKind::Fs => Flags::FS,
        PoolKind::Netfs => Flags::NETFS,
        PoolKind::Logical => Flags::LOGICAL,
        PoolKind::Disk => Flags::DISK,
        PoolKind::Iscsi => Flags::ISCSI,
        PoolKind::IscsiDirect => Flags::ISCSI_DIRECT,
        PoolKind::Scsi => Flags::SCSI,
        PoolKind::Mpath => Flags::MPATH,
        PoolKind::Rbd => Flags::RBD,
        PoolKind::Sheepdog => Flags::SHEEPDOG,
        PoolKind::Gluster => Flags::GLUSTER,
        PoolKind::Zfs => Flags::ZFS,
        PoolKind::Vstorage => Flags::VSTORAGE,
    }
}

/// Returns whether a pool passes every group of filters. A group of which no flag is set lets
/// all pass.
fn matches(view: &View, flags: Flags) -> bool {
    let either = |yes: Flags, no: Flags, holds: bool| {
        !flags.intersects(yes | no) || flags.contains(if holds { yes } else { no })
    };
    let kinds = flags
        - (Flags::ACTIVE
            | Flags::INACTIVE
            | Flags::PERSISTENT
            | Flags::TRANSIENT
            | Flags::AUTOSTART
            | Flags::NO_AUTOSTART);
    let of_kind = |def: &Arc<StoragePoolDef>| kinds.is_empty() || kinds.contains(flag(def.kind));
    either(Flags::ACTIVE, Flags::INACTIVE, view.live.is_some())
        && either(Flags::PERSISTENT, Flags::TRANSIENT, view.persistent.is_some())
        && either(Flags::AUTOSTART, Flags::NO_AUTOSTART, view.autostart)
        && view.def().is_some_and(of_kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ostler_driver::object::Standing;
    use ostler_model::storage::StoragePoolDef;

    #[test]
    fn filters_of_a_group_add_up_and_groups_narrow() {
        let xml = "<pool type='dir'><name>a</name><target><path>/x</path></target></pool>";
        let mut view = View::new(Standing::transient("a"));
        view.persistent = Some(StoragePoolDef::parse(xml).expect("a definition").into());
        for (flags, expected) in [
            (Flags::empty(), true),
            (Flags::INACTIVE, true),
            (Flags::ACTIVE, false),
            (Flags::ACTIVE | Flags::INACTIVE, true),
            (Flags::TRANSIENT, false),
            (Flags::DIR | Flags::FS, true),
            (Flags::FS | Flags::INACTIVE, false),
            (Flags::AUTOSTART, false),
            (Flags::NO_AUTOSTART | Flags::PERSISTENT | Flags::DIR, true),
        ] {
            assert_eq!(matches(&view, flags), expected, "{flags:?}");
        }
        assert!(!matches(&View::new(Standing::transient("being started")), Flags::empty()));
    }
}
