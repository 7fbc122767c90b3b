//! The errors of a header.

use crate::Format;

/// An image is not what it was declared to be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// It does not begin as images of the format do.
    #[error("the image is declared to be {format}, but does not begin like one")]
    NotOfFormat {
        /// The declared format.
        format: Format,
    },
    /// It ends, or what was brought of it does, before its header.
    #[error("the image's {format} header needs {needed} bytes, more than there are")]
    Truncated {
        /// The declared format.
        format: Format,
        /// How many bytes there should be.
        needed: u64,
    },
    /// Something in the header cannot be.
    #[error("the image's {format} header is damaged: {what}")]
    Invalid {
        /// The declared format.
        format: Format,
        /// The mistake.
        what: &'static str,
    },
}
