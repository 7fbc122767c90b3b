//! A definition on disk, kept small in memory.
//!
//! Of thousands of domains few run, and seldom does anybody ask for the
//! definition of one that does not. So it is kept as its packed text, a tenth
//! of what it takes unpacked, and read again when it is asked for. What calls
//! about all domains tell of each is kept beside it ([`Essence`]).

use crate::{definition, image};
use ostler_core::{Error, Result};
use ostler_model::domain::DomainDef;
use std::sync::{Arc, OnceLock};

/// The definition of a domain on disk.
#[derive(Debug)]
pub(crate) struct Kept {
    packed: Box<[u8]>,
    /// Absent until the text was read for the first time.
    essence: OnceLock<Essence>,
}

/// What a domain that does not run is told of without its definition.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Essence {
    pub(crate) sizes: Sizes,
    pub(crate) disks: Box<[DiskName]>,
    /// The file of its variable store.
    pub(crate) nvram: Option<Box<str>>,
}

/// How large a domain is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sizes {
    /// KiB it may have at most.
    pub(crate) maximum_memory: u64,
    /// KiB it has.
    pub(crate) memory: u64,
    pub(crate) maximum_vcpus: u32,
    pub(crate) vcpus: u32,
}

/// The format that costs nothing to keep.
const USUAL_FORMAT: &str = "qcow2";

/// A disk, by the two names that clients know it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DiskName {
    pub(crate) target: Box<str>,
    pub(crate) path: Option<Box<str>>,
    /// Its format, unless that is the usual one.
    format: Option<Box<str>>,
}

impl Kept {
    /// Keeps `def`, whose text on disk is `text`.
    pub(crate) fn new(def: &DomainDef, text: &str) -> Arc<Self> {
        let kept = Self::pack(text);
        let _ = kept.essence.set(Essence::of(def));
        Arc::new(kept)
    }

    /// Keeps a text that is still to be read: [`Kept::essence`] does.
    pub(crate) fn unread(text: &str) -> Arc<Self> {
        Arc::new(Self::pack(text))
    }

    fn pack(text: &str) -> Self {
        let packed = lz4_flex::block::compress_prepend_size(text.as_bytes());
        Self { packed: packed.into(), essence: OnceLock::new() }
    }

    /// The definition.
    ///
    /// # Errors
    /// When the file on disk cannot be understood and nobody has noticed yet.
    pub(crate) fn def(&self) -> Result<Arc<DomainDef>> {
        let unusable = |error: String| {
            Error::internal(format!("the definition on disk cannot be understood: {error}"))
        };
        let text = lz4_flex::block::decompress_size_prepended(&self.packed)
            .map_err(|error| unusable(error.to_string()))?;
        let text = std::str::from_utf8(&text).map_err(|error| unusable(error.to_string()))?;
        Ok(Arc::new(DomainDef::parse(text).map_err(|error| unusable(error.to_string()))?))
    }

    /// What it is told of without its definition.
    ///
    /// # Errors
    /// As [`Kept::def`].
    pub(crate) fn essence(&self) -> Result<&Essence> {
        if let Some(essence) = self.essence.get() {
            return Ok(essence);
        }
        let essence = Essence::of(&*self.def()?);
        Ok(self.essence.get_or_init(|| essence))
    }
}

impl Essence {
    fn of(def: &DomainDef) -> Self {
        let name = |disk| DiskName::of(disk);
        Self {
            sizes: Sizes {
                maximum_memory: def.memory.size.0,
                memory: def.current_memory.unwrap_or(def.memory.size).0,
                maximum_vcpus: def.vcpu.maximum,
                vcpus: def.vcpu.current(),
            },
            disks: def.devices.disks.iter().map(name).collect(),
            nvram: definition::nvram_file(def).map(Into::into),
        }
    }
}

impl DiskName {
    fn of(disk: &ostler_model::domain::Disk) -> Self {
        let format = Some(image::format(disk)).filter(|format| *format != USUAL_FORMAT);
        Self {
            target: disk.target.dev.clone(),
            path: image::path(disk).map(Into::into),
            format: format.map(Into::into),
        }
    }

    /// The declared format of its image.
    pub(crate) fn format(&self) -> &str {
        self.format.as_deref().unwrap_or(USUAL_FORMAT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ostler_xml::View;

    const TEXT: &str = "<domain type='qemu'>\n  <name>a</name>\n  <memory unit='KiB'>4096</memory>\n  \
        <currentMemory unit='KiB'>2048</currentMemory>\n  <vcpu current='1'>2</vcpu>\n  \
        <os>\n    <type>hvm</type>\n  </os>\n  <devices>\n    <disk type='file'>\n      \
        <source file='/x.img'/>\n      <target dev='vda'/>\n    </disk>\n  </devices>\n</domain>\n";

    #[test]
    fn what_is_kept_is_what_was_given() {
        let def = DomainDef::parse(TEXT).expect("valid");
        let (read, unread) = (Kept::new(&def, TEXT), Kept::unread(TEXT));
        assert_eq!(read.essence().expect("read"), unread.essence().expect("valid"));
        let form = View::INACTIVE | View::SECURE;
        assert_eq!(unread.def().expect("valid").to_xml(form), def.to_xml(form));
        let essence = unread.essence().expect("valid");
        let sizes = Sizes { maximum_memory: 4096, memory: 2048, maximum_vcpus: 2, vcpus: 1 };
        assert_eq!(essence.sizes, sizes);
        assert_eq!(&*essence.disks[0].target, "vda");
        assert_eq!(essence.disks[0].path.as_deref(), Some("/x.img"));
    }

    #[test]
    fn a_text_that_cannot_be_understood_is_an_error_when_it_is_read() {
        assert!(Kept::unread("<domain type='qemu'>").essence().is_err());
    }
}
