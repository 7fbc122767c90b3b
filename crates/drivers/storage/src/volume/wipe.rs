//! How a volume is overwritten.

use ostler_core::enumeration::StorageVolWipeAlgorithm;
use ostler_host::file::FileError;
use ostler_host::volume::{Directory, wipe};
use std::os::fd::AsFd;

/// How it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Algorithm {
    /// One pass of zeros, by ourselves.
    Zero,
    /// The content is given back to the device.
    Trim,
    /// By the program scrub, with this pattern of its.
    Scrub(&'static str),
}

impl Algorithm {
    /// How the algorithm of a client's is done.
    pub(crate) const fn new(algorithm: StorageVolWipeAlgorithm) -> Self {
        use StorageVolWipeAlgorithm as A;
        match algorithm {
            A::Zero => Self::Zero,
            A::Trim => Self::Trim,
            A::Nnsa => Self::Scrub("nnsa"),
            A::Dod => Self::Scrub("dod"),
            A::Bsi => Self::Scrub("bsi"),
            A::Gutmann => Self::Scrub("gutmann"),
            A::Schneier => Self::Scrub("schneier"),
            A::Pfitzner7 => Self::Scrub("pfitzner7"),
            A::Pfitzner33 => Self::Scrub("pfitzner33"),
            A::Random => Self::Scrub("random"),
        }
    }
}

/// Overwrites the file `name` with zeros. Blocks.
pub(crate) fn zero(directory: &Directory, name: &str) -> Result<(), FileError> {
    let file = directory.open_to_write(name)?;
    let size = directory.look(name)?.size();
    wipe::overwrite_with_zeros(file.as_fd(), &directory.inside(name), size)
}
