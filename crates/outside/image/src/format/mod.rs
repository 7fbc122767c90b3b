//! The formats, by the names that definitions use.

pub(crate) mod luks;
pub(crate) mod qcow;
pub(crate) mod qed;
pub(crate) mod vdi;
pub(crate) mod vmdk;
pub(crate) mod vpc;

use std::fmt;

/// A format whose header is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// The disk's own bytes.
    Raw,
    /// QEMU's first format.
    Qcow,
    /// QEMU's own format.
    Qcow2,
    /// QEMU's third format, given up.
    Qed,
    /// VMware's.
    Vmdk,
    /// VirtualBox's.
    Vdi,
    /// Microsoft's first.
    Vpc,
    /// An encrypted volume.
    Luks,
}

const NAMES: [(Format, &str); 8] = [
    (Format::Raw, "raw"),
    (Format::Qcow, "qcow"),
    (Format::Qcow2, "qcow2"),
    (Format::Qed, "qed"),
    (Format::Vmdk, "vmdk"),
    (Format::Vdi, "vdi"),
    (Format::Vpc, "vpc"),
    (Format::Luks, "luks"),
];

impl Format {
    /// The format that definitions call so; `vhd` is `vpc` too.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = if name == "vhd" { "vpc" } else { name };
        NAMES.iter().find(|known| known.1 == name).map(|known| known.0)
    }

    /// What definitions call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|known| known.0 == self).map_or("raw", |known| known.1)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What the first bytes of an image look like; [`Format::Raw`] where they look
/// like nothing else. To be told, never to be believed: a guest can write them.
#[must_use]
pub fn resembles(bytes: &[u8]) -> Format {
    let at = |offset: usize, magic: &[u8]| {
        bytes.get(offset..offset.saturating_add(magic.len())) == Some(magic)
    };
    if at(0, qcow::MAGIC) {
        return if at(4, &[0, 0, 0, 1]) { Format::Qcow } else { Format::Qcow2 };
    }
    let magics: [(Format, usize, &[u8]); 7] = [
        (Format::Qed, 0, qed::MAGIC),
        (Format::Vmdk, 0, vmdk::SPARSE),
        (Format::Vmdk, 0, vmdk::COW),
        (Format::Vmdk, 0, vmdk::DESCRIPTOR),
        (Format::Vdi, vdi::MAGIC_OFFSET, vdi::MAGIC),
        (Format::Vpc, 0, vpc::MAGIC),
        (Format::Luks, 0, luks::MAGIC),
    ];
    magics.iter().find(|(_, offset, magic)| at(*offset, magic)).map_or(Format::Raw, |found| found.0)
}
