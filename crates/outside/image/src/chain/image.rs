//! One image of a chain.

use crate::{ImageHeader, location::Location};

/// The treatment of an image whose format the one above does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undeclared {
    /// The chain is refused: the only safe thing where a guest is given it.
    Refused,
    /// It is looked at, and taken for what it looks like if it leads to no
    /// other file: for telling people.
    LookedAt,
}

/// An image of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainImage {
    /// Its location: an absolute path, unless the walk began with another.
    pub location: Location,
    /// How the image above names it, where that is no absolute path.
    pub relative: Option<String>,
    /// Its format, by the name that definitions have for it.
    pub format: String,
    /// The facts of its header; none where it was not read.
    pub header: Option<ImageHeader>,
    /// The file with its content, if that is another.
    pub data_file: Option<String>,
    /// Whether it is a folder.
    pub folder: bool,
}

impl ChainImage {
    /// One beneath which is nothing.
    pub(super) fn leaf(location: Location, relative: Option<String>, format: String) -> Self {
        Self { location, relative, format, header: None, data_file: None, folder: false }
    }

    /// Its path on this host; "" where it has none.
    #[must_use]
    pub fn path(&self) -> &str {
        match &self.location {
            Location::Path(path) => path,
            Location::Network(_) => "",
        }
    }
}

/// Formats that are known though their headers are not read: nothing lies
/// beneath an image of them.
const LEAVES: [&str; 7] = ["bochs", "cloop", "dmg", "iso", "fat", "ploop", "dir"];

/// How something is reached, which images of old name as the format beneath
/// them.
const PROTOCOLS: [&str; 15] = [
    "file",
    "host_device",
    "host_cdrom",
    "nbd",
    "rbd",
    "iscsi",
    "gluster",
    "sheepdog",
    "ssh",
    "nfs",
    "http",
    "https",
    "ftp",
    "ftps",
    "tftp",
];

/// Returns whether images of `format` are known without a header.
pub(super) fn is_known(format: &str) -> bool {
    LEAVES.contains(&format)
}

/// Returns whether a folder can be of `format`.
pub(super) fn is_folder_format(format: &str) -> bool {
    matches!(format, "dir" | "fat" | "raw")
}

/// The format that an image names for the one beneath it.
pub(super) fn named_format(name: &str) -> String {
    if PROTOCOLS.contains(&name) { "raw".to_owned() } else { name.to_owned() }
}
