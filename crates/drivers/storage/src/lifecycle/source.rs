//! That no two pools are made of the same: they would each see the other's
//! changes behind their back.

use crate::Storage;
use crate::error::failed;
use ostler_core::{Result, Uuid};
use ostler_model::storage::{PoolAdapter, PoolKind, PoolSource, StoragePoolDef, clean_path};

/// Refuses a definition whose source another pool has.
pub(crate) fn refuse_duplicate(driver: &Storage, def: &StoragePoolDef, uuid: Uuid) -> Result<()> {
    let mut found = None;
    driver.pools.for_each(|pool| {
        let view = pool.view();
        let other = view.def().filter(|other| pool.uuid != uuid && is_same(def, other));
        if other.is_some() {
            found.get_or_insert_with(|| view.name.clone());
        }
    });
    match found {
        None => Ok(()),
        Some(name) => Err(failed(format!(
            "Storage source conflict with pool: '{name}': pool '{}' would have the same source or \
             target",
            def.name
        ))),
    }
}

/// Returns whether two pools would be made of the same.
fn is_same(a: &StoragePoolDef, b: &StoragePoolDef) -> bool {
    if same_target(a, b) {
        return true;
    }
    let (one, two) = (&a.source, &b.source);
    let devices = || shares_device(one, two);
    match a.kind {
        _ if a.kind != b.kind => is_same_disk(a, b),
        PoolKind::Dir | PoolKind::Mpath => a.kind == PoolKind::Mpath,
        PoolKind::Fs | PoolKind::Disk => devices(),
        PoolKind::Logical | PoolKind::Zfs => one.name == two.name || devices(),
        PoolKind::Netfs | PoolKind::Gluster => {
            same_hosts(one, two) && one.dir == two.dir && one.name == two.name
        }
        PoolKind::Iscsi | PoolKind::IscsiDirect => {
            same_hosts(one, two) && devices() && same_initiator(one, two)
        }
        PoolKind::Scsi => same_adapter(one, two),
        PoolKind::Rbd | PoolKind::Sheepdog => same_hosts(one, two) && one.name == two.name,
        PoolKind::Vstorage => one.name == two.name,
    }
}

/// Pools whose volumes are in one folder. Devices are often all in `/dev`.
fn same_target(a: &StoragePoolDef, b: &StoragePoolDef) -> bool {
    let has_own = |def: &StoragePoolDef| {
        matches!(def.kind, PoolKind::Dir | PoolKind::Fs | PoolKind::Netfs | PoolKind::Vstorage)
    };
    has_own(a)
        && has_own(b)
        && a.target_path().is_some()
        && a.target_path().map(clean_path) == b.target_path().map(clean_path)
}

/// A file system, a partition table and a volume group cannot have one device.
fn is_same_disk(a: &StoragePoolDef, b: &StoragePoolDef) -> bool {
    let uses_devices =
        |kind| matches!(kind, PoolKind::Fs | PoolKind::Disk | PoolKind::Logical | PoolKind::Zfs);
    let both_iscsi = |kind| matches!(kind, PoolKind::Iscsi | PoolKind::IscsiDirect);
    (uses_devices(a.kind) && uses_devices(b.kind) && shares_device(&a.source, &b.source))
        || (both_iscsi(a.kind)
            && both_iscsi(b.kind)
            && same_hosts(&a.source, &b.source)
            && shares_device(&a.source, &b.source))
}

fn shares_device(a: &PoolSource, b: &PoolSource) -> bool {
    a.devices.iter().any(|device| b.devices.iter().any(|other| device.path == other.path))
}

fn same_hosts(a: &PoolSource, b: &PoolSource) -> bool {
    a.hosts.len() == b.hosts.len()
        && a.hosts
            .iter()
            .zip(b.hosts.iter())
            .all(|(one, two)| one.name == two.name && one.port == two.port)
}

fn same_initiator(a: &PoolSource, b: &PoolSource) -> bool {
    let iqn =
        |source: &PoolSource| source.initiator.as_ref().and_then(|initiator| initiator.iqn.clone());
    iqn(a) == iqn(b)
}

fn same_adapter(a: &PoolSource, b: &PoolSource) -> bool {
    match (&a.adapter, &b.adapter) {
        (Some(PoolAdapter::FcHost(one)), Some(PoolAdapter::FcHost(two))) => {
            one.wwnn == two.wwnn && one.wwpn == two.wwpn
        }
        (Some(PoolAdapter::ScsiHost(one)), Some(PoolAdapter::ScsiHost(two))) => {
            let number = |name: &Option<ostler_xml::Text>| {
                name.as_deref().map(|name| name.trim_start_matches("scsi_").to_owned())
            };
            match (&one.parent_address, &two.parent_address) {
                (Some(one), Some(two)) => {
                    one.unique_id == two.unique_id && one.address == two.address
                }
                (None, None) => number(&one.name) == number(&two.name),
                _ => false,
            }
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn def(kind: &str, source: &str, target: &str) -> StoragePoolDef {
        let xml = format!(
            "<pool type='{kind}'><name>x</name><source>{source}</source>\
             <target><path>{target}</path></target></pool>"
        );
        StoragePoolDef::parse(&xml).expect("a definition")
    }

    #[test]
    fn pools_of_the_same_are_found() {
        let disk = "<device path='/dev/sdz'/>";
        let nfs = "<host name='h'/><dir path='/a'/>";
        for (a, b, same) in [
            (("dir", "", "/a"), ("dir", "", "/a//"), true),
            (("dir", "", "/a"), ("dir", "", "/b"), false),
            (("dir", "", "/a"), ("netfs", nfs, "/a"), true),
            (("netfs", nfs, "/a"), ("netfs", nfs, "/b"), true),
            (("netfs", nfs, "/a"), ("netfs", "<host name='i'/><dir path='/a'/>", "/b"), false),
            (("fs", disk, "/a"), ("disk", disk, "/dev"), true),
            (("disk", disk, "/dev"), ("disk", "<device path='/dev/sdy'/>", "/dev"), false),
            (
                ("logical", "<name>vg</name>", "/dev/vg"),
                ("logical", "<name>vg</name>", "/dev/vh"),
                true,
            ),
            (("mpath", "", "/dev/mapper"), ("mpath", "", "/dev/mapper"), true),
        ] {
            assert_eq!(is_same(&def(a.0, a.1, a.2), &def(b.0, b.1, b.2)), same, "{a:?} {b:?}");
        }
    }
}
