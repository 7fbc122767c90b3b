//! A definition on disk, kept small in memory.
//!
//! Of thousands of domains few run, and seldom does anybody ask for the
//! definition of one that does not. So it is kept as its packed text, a tenth
//! of what it takes unpacked, and read again when it is asked for. What calls
//! about all domains tell of each is kept beside it ([`Essence`]).

use crate::disk;
use ostler_core::{Error, Result};
use ostler_model::domain::DomainDef;
use ostler_xml::View;
use std::sync::{Arc, OnceLock};

/// The definition of a domain on disk.
#[derive(Debug)]
pub struct Kept {
    packed: Box<[u8]>,
    /// Offset in the text from which on it is the definition's inactive view, byte for
    /// byte; absent where the text was not written by us or holds secrets.
    inactive_view: Option<usize>,
    /// Absent until the text was read for the first time.
    essence: OnceLock<Essence>,
}

/// The facts of a domain that listing and statistics need while it does not run,
/// without parsing its XML.
#[derive(Debug, Clone, PartialEq)]
pub struct Essence {
    /// Its memory and processors.
    pub sizes: Sizes,
    /// Its disks, in their order.
    pub disks: Box<[DiskName]>,
    /// The file of its variable store.
    pub nvram: Option<Box<str>>,
}

/// How large a domain is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// KiB it may have at most.
    pub maximum_memory: u64,
    /// KiB it has.
    pub memory: u64,
    /// Processors it may have at most.
    pub maximum_vcpus: u32,
    /// Processors it has.
    pub vcpus: u32,
}

/// The format that costs nothing to keep.
const USUAL_FORMAT: &str = "qcow2";

/// A disk, by the two names that clients know it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiskName {
    /// The name in the guest: `vda`.
    pub target: Box<str>,
    /// The file or device on this host.
    pub path: Option<Box<str>>,
    /// Its format, unless that is the usual one.
    format: Option<Box<str>>,
}

impl Kept {
    /// Keeps `def`, which was read from the `text` on disk.
    pub fn read(def: &DomainDef, text: &str) -> Arc<Self> {
        Self::written(def, text, None)
    }

    /// Keeps `def`, whose text on disk we wrote. From the byte `inactive_view` on, if
    /// there is one, `text` is what the inactive view shows.
    pub fn written(def: &DomainDef, text: &str, inactive_view: Option<usize>) -> Arc<Self> {
        let kept = Self { inactive_view, ..Self::pack(text) };
        let _ = kept.essence.set(Essence::of(def));
        Arc::new(kept)
    }

    /// Keeps a text that is still to be read: [`Kept::essence`] does.
    pub fn unread(text: &str) -> Arc<Self> {
        Arc::new(Self::pack(text))
    }

    fn pack(text: &str) -> Self {
        let packed = lz4_flex::block::compress_prepend_size(text.as_bytes());
        Self { packed: packed.into(), inactive_view: None, essence: OnceLock::new() }
    }

    /// The definition.
    ///
    /// # Errors
    /// When the file on disk cannot be understood and nobody has noticed yet.
    pub fn def(&self) -> Result<Arc<DomainDef>> {
        Ok(Arc::new(DomainDef::parse(&self.text()?).map_err(unusable)?))
    }

    /// The definition's inactive view.
    ///
    /// # Errors
    /// As [`Kept::def`].
    pub fn inactive_xml(&self) -> Result<String> {
        let Some(start) = self.inactive_view else {
            return Ok(self.def()?.to_xml(View::INACTIVE));
        };
        let mut text = self.text()?;
        text.drain(..start);
        Ok(text)
    }

    fn text(&self) -> Result<String> {
        let text = lz4_flex::block::decompress_size_prepended(&self.packed).map_err(unusable)?;
        String::from_utf8(text).map_err(unusable)
    }

    /// The facts that are told without its definition.
    ///
    /// # Errors
    /// As [`Kept::def`].
    pub fn essence(&self) -> Result<&Essence> {
        if let Some(essence) = self.essence.get() {
            return Ok(essence);
        }
        let essence = Essence::of(&*self.def()?);
        Ok(self.essence.get_or_init(|| essence))
    }
}

fn unusable(error: impl std::fmt::Display) -> Error {
    Error::internal(format!("the definition on disk cannot be understood: {error}"))
}

impl Essence {
    fn of(def: &DomainDef) -> Self {
        let name = |disk| DiskName::of(disk);
        Self {
            sizes: Sizes::of(def),
            disks: def.devices.disks.iter().map(name).collect(),
            nvram: disk::nvram_file(def).map(Into::into),
        }
    }
}

impl Sizes {
    /// The sizes in a definition.
    #[must_use]
    pub fn of(def: &DomainDef) -> Self {
        Self {
            maximum_memory: def.memory.size.0,
            memory: def.current_memory.unwrap_or(def.memory.size).0,
            maximum_vcpus: def.vcpu.maximum,
            vcpus: def.vcpu.current(),
        }
    }
}

impl DiskName {
    fn of(disk: &ostler_model::domain::Disk) -> Self {
        let format = Some(disk::format(disk)).filter(|format| *format != USUAL_FORMAT);
        Self {
            target: disk.target.dev.clone(),
            path: disk::path(disk).map(Into::into),
            format: format.map(Into::into),
        }
    }

    /// The declared format of its image.
    pub fn format(&self) -> &str {
        self.format.as_deref().unwrap_or(USUAL_FORMAT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "<domain type='qemu'>\n  <name>a</name>\n  <memory unit='KiB'>4096</memory>\n  \
        <currentMemory unit='KiB'>2048</currentMemory>\n  <vcpu current='1'>2</vcpu>\n  \
        <os>\n    <type>hvm</type>\n  </os>\n  <devices>\n    <disk type='file'>\n      \
        <source file='/x.img'/>\n      <target dev='vda'/>\n    </disk>\n  </devices>\n</domain>\n";

    const VNC: &str = "<graphics type='vnc' port='5900' passwd='hush'/></devices>";

    #[test]
    fn what_is_kept_is_what_was_given() {
        let def = DomainDef::parse(TEXT).expect("valid");
        let (read, unread) = (Kept::read(&def, TEXT), Kept::unread(TEXT));
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
    fn the_inactive_view_is_the_text_we_wrote_unless_that_has_secrets() {
        let head = "<!-- ours -->\n";
        for (def, has_secrets) in [
            (DomainDef::parse(TEXT).expect("valid"), false),
            (DomainDef::parse(&TEXT.replace("</devices>", VNC)).expect("valid"), true),
        ] {
            let (xml, found) = def.to_file_xml();
            assert_eq!(found, has_secrets);
            let text = format!("{head}{xml}");
            let start = Some(head.len()).filter(|_| !found);
            for kept in [Kept::written(&def, &text, start), Kept::read(&def, &text)] {
                let shown = kept.inactive_xml().expect("valid");
                assert_eq!(shown, def.to_xml(View::INACTIVE));
                assert!(!shown.contains("hush"), "{shown}");
            }
        }
    }

    #[test]
    fn a_text_that_cannot_be_understood_is_an_error_when_it_is_read() {
        assert!(Kept::unread("<domain type='qemu'>").essence().is_err());
    }
}
