//! An image as nodes of QEMU's block graph.
//!
//! ```text
//!   frontend -> [copy-on-read] -> format -> [slice] -> storage -> the bytes
//!                                   |
//!                                   +-> backing image's top node
//! ```
//!
//! A raw image has no format node where QEMU can do without it (9.0 on).

use super::image::{Image, Rest};
use super::{network, protocol};
use crate::arguments::{Properties, Value};
use crate::devices::{BuildError, Part, secret};
use crate::emulator::capability::Capability;
use crate::scene::Scene;
use ostler_model::domain::{DetectZeroes, Discard, DiskCache, LocalKind};

impl Image<'_> {
    /// Adds its nodes and gives the name of the top one.
    pub(crate) fn parts(
        &self,
        scene: &Scene<'_>,
        data_file: Option<String>,
        parts: &mut Vec<Part>,
    ) -> Result<String, BuildError> {
        let storage = format!("{}-storage", self.name);
        let slice = self.source.extras().and_then(|extras| extras.slices.first());
        let with_format = self.needs_format(scene);
        let by_rbd = self.encryption.is_some_and(|e| e.engine.as_deref() == Some("librbd"));
        let layer = if with_format { "format" } else { "storage" };
        let (secrets, objects) = self.encryption_secrets(scene, layer)?;
        let keys = if by_rbd { secrets.as_slice() } else { &[] };
        let mut node = self.protocol(scene, &storage, keys, parts)?;
        parts.extend(objects);
        self.finish_storage(scene, &storage, !with_format && slice.is_none(), &mut node);
        parts.push(Part::Blockdev(node));
        let mut top = storage;
        if let Some(slice) = slice {
            let name = format!("{}-slice-sto", self.name);
            let mut node = Properties::device("raw")
                .with("file", top)
                .with("offset", slice.offset)
                .with("size", slice.size);
            self.finish_storage(scene, &name, !with_format, &mut node);
            parts.push(Part::Blockdev(node));
            top = name;
        }
        if with_format {
            let name = format!("{}-format", self.name);
            let keys = if by_rbd { &[] } else { secrets.as_slice() };
            parts.push(Part::Blockdev(self.format_node(&name, &top, keys, data_file)?));
            top = name;
        }
        Ok(top)
    }

    /// Adds its lowest node alone, for a device that passes commands on.
    pub(crate) fn backend_node(
        &self,
        scene: &Scene<'_>,
        parts: &mut Vec<Part>,
    ) -> Result<String, BuildError> {
        let name = format!("{}-backend", self.name);
        let mut node = self.protocol(scene, &name, &[], parts)?;
        node.set("node-name", name.clone());
        node.set("read-only", self.readonly);
        parts.push(Part::Blockdev(node));
        Ok(name)
    }

    /// The name of its top node.
    pub(crate) fn top(&self, scene: &Scene<'_>) -> String {
        let sliced = self.source.extras().is_some_and(|extras| !extras.slices.is_empty());
        let layer = match (self.needs_format(scene), sliced) {
            (true, _) => "format",
            (false, true) => "slice-sto",
            (false, false) => "storage",
        };
        format!("{}-{layer}", self.name)
    }

    /// Returns whether the bytes need a driver for their format above them.
    fn needs_format(&self, scene: &Scene<'_>) -> bool {
        let by_qemu = self.encryption.is_some_and(|e| e.engine.as_deref() != Some("librbd"));
        self.always_format
            || self.format != "raw"
            || by_qemu
            || self.source.local_kind() == Some(LocalKind::Folder)
            || !scene.target.has(Capability::BlockjobBackingMaskProtocol)
            || (self.readonly
                && protocol::client_descriptors(scene, self).is_some_and(|group| group.writable))
    }

    /// The ids of the keys it is encrypted with, and the objects that hold them.
    fn encryption_secrets(
        &self,
        scene: &Scene<'_>,
        layer: &str,
    ) -> Result<(Vec<String>, Vec<Part>), BuildError> {
        let count = self.encryption.map_or(0, |encryption| encryption.secrets.len());
        let mut ids = Vec::with_capacity(count);
        let mut objects = Vec::with_capacity(count);
        for index in 0..count {
            let id = format!("{}-{layer}-encryption-secret{index}", self.name);
            objects.push(secret::part(scene, &id)?);
            ids.push(id);
        }
        Ok((ids, objects))
    }

    fn protocol(
        &self,
        scene: &Scene<'_>,
        storage: &str,
        keys: &[String],
        parts: &mut Vec<Part>,
    ) -> Result<Properties, BuildError> {
        match self.source.network() {
            Some(network) => network::node(scene, self, network, storage, keys, parts),
            None => protocol::node(scene, self, storage, parts),
        }
    }

    /// The properties every node of the lower half ends with.
    fn finish_storage(&self, scene: &Scene<'_>, name: &str, is_top: bool, node: &mut Properties) {
        node.set("node-name", name.to_owned());
        let group = protocol::client_descriptors(scene, self);
        if is_top {
            node.set("read-only", self.readonly);
        } else if let Some(group) = group.filter(|group| group.count == 1) {
            // One descriptor cannot be opened again for writing later.
            node.set("read-only", self.readonly && !group.writable);
        } else {
            node.set("auto-read-only", true);
        }
        if is_top {
            node.set_some("discard", self.treatment.discard.map(Discard::as_str));
        } else {
            node.set("discard", "unmap");
        }
        self.set_cache(node);
        if is_top {
            self.set_detect_zeroes(node);
        }
    }

    fn set_cache(&self, node: &mut Properties) {
        let (direct, no_flush) = match self.treatment.cache {
            None | Some(DiskCache::Default) => return,
            Some(DiskCache::None | DiskCache::Directsync) => (true, false),
            Some(DiskCache::Writeback | DiskCache::Writethrough) => (false, false),
            Some(DiskCache::Unsafe) => (false, true),
        };
        let cache = Properties::new().with("direct", direct).with("no-flush", no_flush);
        node.set("cache", cache);
    }

    fn set_detect_zeroes(&self, node: &mut Properties) {
        let mode = match (self.treatment.detect_zeroes, self.treatment.discard) {
            (None, _) => return,
            // Without discards there is nothing to unmap with.
            (Some(DetectZeroes::Unmap), discard) if discard != Some(Discard::Unmap) => "on",
            (Some(mode), _) => mode.as_str(),
        };
        node.set("detect-zeroes", mode);
    }

    fn format_node(
        &self,
        name: &str,
        file: &str,
        keys: &[String],
        data_file: Option<String>,
    ) -> Result<Properties, BuildError> {
        let mut node = Properties::new().with("node-name", name.to_owned());
        node.set("read-only", self.readonly);
        node.set_some("discard", self.treatment.discard.map(Discard::as_str));
        self.set_cache(&mut node);
        self.set_detect_zeroes(&mut node);
        let driver = self.driver()?;
        node.set("driver", driver);
        if driver == "qcow2" {
            node.set_some("data-file", data_file);
            let size = self.metadata_cache.and_then(|cache| cache.max_size);
            node.set_some("cache-size", size.map(|size| size.0));
            if !self.readonly {
                node.set_some("discard-no-unref", self.treatment.discard_no_unref);
            }
        }
        if let (Some(encryption), Some(key)) = (self.encryption, keys.first()) {
            if driver == "luks" {
                node.set("key-secret", key);
            } else {
                let format = if &*encryption.format == "luks" { "luks" } else { "aes" };
                node.set(
                    "encrypt",
                    Properties::new().with("format", format).with("key-secret", key),
                );
            }
        }
        node.set("file", file.to_owned());
        if can_rest(driver) {
            match &self.rest {
                Rest::Unknown => {}
                Rest::Nothing => node.set("backing", Value::Null),
                Rest::Node(below) => node.set("backing", below),
            }
        }
        Ok(node)
    }

    /// QEMU's driver for the format.
    fn driver(&self) -> Result<&'static str, BuildError> {
        let encrypted = self.encryption.is_some_and(|e| &*e.format == "luks");
        Ok(match self.format {
            "raw" if encrypted => "luks",
            "raw" => "raw",
            // A folder's file system is made by the driver below.
            "fat" => "raw",
            "luks" => "luks",
            "qcow2" => "qcow2",
            "qcow" => "qcow",
            "qed" => "qed",
            "vmdk" => "vmdk",
            "bochs" => "bochs",
            "cloop" => "cloop",
            "dmg" => "dmg",
            "vdi" => "vdi",
            "vhd" | "vpc" => "vpc",
            "ploop" => "parallels",
            "iso" => "raw",
            other => {
                return Err(BuildError::unsupported(
                    format!("<driver type='{other}'>"),
                    "QEMU has no driver for this format",
                ));
            }
        })
    }
}

/// Returns whether images of the format can rest on others.
fn can_rest(driver: &str) -> bool {
    matches!(driver, "qcow" | "qcow2" | "qed" | "vmdk")
}
