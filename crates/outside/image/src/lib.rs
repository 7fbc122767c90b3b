//! Headers of disk image formats: how large the disk in an image is and what
//! lies beneath it; and the [`chain`] of images that so comes about.
//!
//! Pure: it is given the first bytes of an image and says what is in them. All
//! of them are foreign: every number is checked before it is used, and nothing
//! is read that the caller has not brought.
//!
//! A guest can write whatever header it likes to the start of a raw disk. So
//! what format an image *is* never follows from its bytes: [`inspect`] reads
//! them as the format that was declared, and [`resembles`] is for telling
//! people what a file looks like, never for deciding how to open it.

#![warn(missing_docs)]
#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, reason = "tests make files and run programs as they like")
)]

mod bytes;
pub mod chain;
mod error;
mod format;
mod header;
pub mod location;
#[cfg(test)]
mod tests;

pub use error::ImageError;
pub use format::Format;
pub use header::{Backing, DataFile, Encryption, HEADER_BYTES, ImageHeader, inspect, resembles};
