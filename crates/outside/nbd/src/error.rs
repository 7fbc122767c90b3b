//! The errors of a connection with a server.

use std::io;

/// The server, or the way to it, did not do its part.
#[derive(Debug, thiserror::Error)]
pub enum NbdError {
    /// The stream broke or ran out of time.
    #[error("the connection to the server of the image failed: {0}")]
    Stream(#[from] io::Error),
    /// The server breaks the protocol; the text says how.
    #[error("the server of the image does not keep to the protocol: {0}")]
    Protocol(&'static str),
    /// It does not give what is asked for when the connection is opened.
    #[error("the server of the image refuses it: {0}")]
    Refused(String),
    /// It could not read or write.
    #[error("the image's server: {0}")]
    Failed(io::Error),
    /// The request does not fit in the image.
    #[error("bytes {offset} to {end} are not in the image, which has {size}")]
    Outside {
        /// The first byte of the request.
        offset: u64,
        /// The first byte behind it.
        end: u64,
        /// The image's size.
        size: u64,
    },
}

impl NbdError {
    /// As an error of input and output, for who speaks of those.
    #[must_use]
    pub fn into_io(self) -> io::Error {
        match self {
            Self::Stream(error) | Self::Failed(error) => error,
            error => io::Error::other(error),
        }
    }
}
