//! Completing a pool's definition: defaults are put in; elements that are not the definition's
//! to say, or not for its kind, are taken out.

use super::{PoolKind, PoolTarget, PoolTraits, SourceParts, StoragePoolDef};
use crate::storage::{Permissions, clean_path};
use ostler_core::{Bytes, Uuid};
use ostler_xml::List;

impl StoragePoolDef {
    /// Puts in what was left out: a UUID from `new_uuid`, names, formats and
    /// paths. Takes out sizes and free extents, which only a driver knows, and
    /// what this kind of pool does not have.
    pub fn complete(&mut self, new_uuid: impl FnOnce() -> Uuid) {
        let traits = self.kind.traits();
        self.uuid.get_or_insert_with(new_uuid);
        self.forget_reports();
        self.complete_names(&traits);
        self.complete_source(&traits);
        self.complete_target(&traits);
        // What is empty says nothing.
        self.features = self.features.take().filter(|features| features.cow.is_some());
        self.refresh = self.refresh.take().filter(|refresh| {
            refresh.volume.as_ref().is_some_and(|volume| volume.allocation.is_some())
        });
        self.prefixes.fs = !self.mount_options.is_empty();
        self.prefixes.rbd = !self.config_options.is_empty();
    }

    fn forget_reports(&mut self) {
        (self.capacity, self.allocation, self.available) = (Bytes(0), Bytes(0), Bytes(0));
        for device in self.source.devices.iter_mut() {
            device.free_extents = List::new();
        }
    }

    /// Pool and source are named after each other where both have a name.
    fn complete_names(&mut self, traits: &PoolTraits) {
        if !traits.has(SourceParts::NAME) {
            return;
        }
        match &self.source.name {
            Some(name) if self.name.is_empty() => self.name = name.clone(),
            None if !self.name.is_empty() => self.source.name = Some(self.name.clone()),
            _ => {}
        }
    }

    fn complete_source(&mut self, traits: &PoolTraits) {
        let source = &mut self.source;
        if !traits.has(SourceParts::HOST) {
            source.hosts = List::new();
        }
        if !traits.has(SourceParts::DEVICE) {
            source.devices = List::new();
        }
        if !traits.has(SourceParts::NAME) {
            source.name = None;
        }
        if !traits.has(SourceParts::ADAPTER) {
            source.adapter = None;
        }
        if !traits.has(SourceParts::INITIATOR) {
            source.initiator = None;
        }
        source.dir = source.dir.take().filter(|_| traits.has(SourceParts::DIR));
        if let Some(dir) = &mut source.dir {
            *dir = clean_path(dir).into();
        } else if self.kind == PoolKind::Gluster {
            source.dir = Some("/".into());
        }
        source.format = match traits.default_format {
            Some(default) => Some(source.format.unwrap_or(default)),
            None => None,
        };
        if self.kind != PoolKind::Netfs {
            source.protocol_version = None;
        }
        for host in source.hosts.iter_mut() {
            host.port = host.port.filter(|port| *port != 0);
        }
    }

    fn complete_target(&mut self, traits: &PoolTraits) {
        if traits.networked {
            self.target = None;
            return;
        }
        let implied = match (self.kind, &self.source.name) {
            (PoolKind::Logical, Some(name)) => Some(format!("/dev/{name}")),
            (PoolKind::Zfs, Some(name)) => Some(format!("/dev/zvol/{name}")),
            _ => None,
        };
        let target = self.target.get_or_insert_with(PoolTarget::default);
        let given = target.path.take().map(|path| clean_path(&path));
        target.path = implied.or(given).map(Into::into);
        target.permissions =
            target.permissions.take().filter(|permissions| **permissions != Permissions::default());
    }
}
