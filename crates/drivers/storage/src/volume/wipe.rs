//! How a volume is overwritten.

use crate::error::invalid_arg;
use ostler_core::Result;
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
    /// By the protocol's number.
    pub(crate) fn from_number(number: u32) -> Result<Self> {
        use StorageVolWipeAlgorithm as A;
        let known = i32::try_from(number).ok().and_then(A::from_wire);
        Ok(match known {
            Some(A::Zero) => Self::Zero,
            Some(A::Trim) => Self::Trim,
            Some(A::Nnsa) => Self::Scrub("nnsa"),
            Some(A::Dod) => Self::Scrub("dod"),
            Some(A::Bsi) => Self::Scrub("bsi"),
            Some(A::Gutmann) => Self::Scrub("gutmann"),
            Some(A::Schneier) => Self::Scrub("schneier"),
            Some(A::Pfitzner7) => Self::Scrub("pfitzner7"),
            Some(A::Pfitzner33) => Self::Scrub("pfitzner33"),
            Some(A::Random) => Self::Scrub("random"),
            None => {
                return Err(invalid_arg(format!(
                    "wiping algorithm {number} not supported: known are 0 to 9"
                )));
            }
        })
    }
}

/// Overwrites the file `name` with zeros. Blocks.
pub(crate) fn zero(directory: &Directory, name: &str) -> Result<(), FileError> {
    let file = directory.open_to_write(name)?;
    let size = directory.look(name)?.size();
    wipe::overwrite_with_zeros(file.as_fd(), &directory.inside(name), size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn algorithms_have_libvirts_numbers() {
        assert_eq!(Algorithm::from_number(0), Ok(Algorithm::Zero));
        assert_eq!(Algorithm::from_number(1), Ok(Algorithm::Scrub("nnsa")));
        assert_eq!(Algorithm::from_number(9), Ok(Algorithm::Trim));
        for unknown in [10, 77, u32::MAX] {
            assert!(Algorithm::from_number(unknown).is_err(), "{unknown}");
        }
    }
}
