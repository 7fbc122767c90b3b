//! The formats, by the names that definitions use.

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

    /// Its name in definitions.
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
