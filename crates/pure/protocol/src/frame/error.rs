//! Bytes that cannot be read as messages.

use super::FDS_MAX;

/// Bytes that are no message. The connection that sent them cannot be read any
/// further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// The length is smaller than a header.
    #[error("a message of {0} bytes is too short for its header")]
    TooShort(usize),
    /// The length is over the limit.
    #[error("a message of {length} bytes is over the limit of {limit}")]
    TooLong {
        /// The length that came.
        length: usize,
        /// The largest length allowed.
        limit: usize,
    },
    /// The header has a type or a status that does not exist.
    #[error("the message header cannot be read: {0}")]
    Header(#[source] ostler_xdr::Error),
    /// The number of descriptors is missing or over the limit.
    #[error("a message with {0} file descriptors is over the limit of {FDS_MAX}")]
    TooManyFds(u32),
}
