//! XDR (RFC 4506) with bounds on every length.
//!
//! [`Reader`] borrows from the bytes it reads: strings and opaque data are
//! slices of the input, so nothing is copied until its owner wants it.
//! [`Writer`] appends to a buffer that may hold other messages already.
//!
//! Every length is checked twice before anything is allocated: against the
//! bound of its type, and against the bytes that are left, so that no list is
//! ever reserved larger than its input can fill. There is no recursion: the
//! depth of a value is the depth of its type, which is finite.
//!
//! Two deliberate leniencies, both of which the C implementations share:
//! padding bytes are not looked at, and what follows the value is left to the
//! caller ([`Reader::finish`] refuses it).

mod error;
mod reader;
mod writer;

pub use error::Error;
pub use reader::Reader;
pub use writer::Writer;

/// The result of reading or writing.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// How many bytes fill `length` up to a multiple of four.
const fn padding(length: usize) -> usize {
    length.wrapping_neg() & 3
}

#[cfg(test)]
mod tests;
