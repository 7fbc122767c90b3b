//! Framing: bytes in, packets out, and back. No IO happens here.
//!
//! ```text
//!   0      4        8        12         16    20      24      28
//!   length program  version  procedure  type  serial  status  payload ...
//! ```
//!
//! All numbers are big-endian; the length counts itself. A message of one of
//! the `...WithFds` types has the number of its descriptors (4 bytes) before
//! its payload; the descriptors travel beside the bytes and are the
//! transport's business.

mod decoder;
mod encoder;
mod error;
mod header;

pub use decoder::{FrameDecoder, Packet};
pub use encoder::{
    data_frame, frame, frame_with_fds, hole_frame, set_serial, stream_end, stream_error,
};
pub use error::FrameError;
pub use header::{Header, MessageStatus, MessageType};

/// The bytes of the length word.
pub const LENGTH_SIZE: usize = 4;

/// The bytes before a payload: the length word and the header.
pub const HEADER_SIZE: usize = LENGTH_SIZE + 24;

/// The largest message, length word included.
pub const FRAME_MAX: usize = LENGTH_SIZE + 33_554_432;

/// The most descriptors with one message.
pub const FDS_MAX: usize = 32;

/// The most data in one stream message that every client takes: the payload
/// limit of the first versions of the protocol.
pub const STREAM_CHUNK_MAX: usize = 262_120;

#[cfg(test)]
mod tests;
