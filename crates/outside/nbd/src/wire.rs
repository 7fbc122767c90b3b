//! The protocol's numbers, and the headers made of them. All are big-endian.

use crate::NbdError;
use std::io::{self, Read};

pub(crate) const GREETING: u64 = 0x4e42_444d_4147_4943;
pub(crate) const OPTIONS: u64 = 0x4948_4156_454f_5054;
pub(crate) const OPTION_REPLY: u64 = 0x0003_e889_0455_65a9;
pub(crate) const REQUEST: u32 = 0x2560_9513;
pub(crate) const SIMPLE_REPLY: u32 = 0x6744_6698;
pub(crate) const CHUNK: u32 = 0x668e_33ef;

/// The flag by which server and client agree on the fixed newstyle.
pub(crate) const FIXED_NEWSTYLE: u16 = 1;
pub(crate) const NO_ZEROES: u16 = 2;

pub(crate) mod option {
    pub(crate) const GO: u32 = 7;
    pub(crate) const STRUCTURED_REPLY: u32 = 8;
    pub(crate) const SET_META_CONTEXT: u32 = 10;
}

/// The answers of a server to an option. Errors have the highest bit set.
pub(crate) mod answer {
    pub(crate) const ACK: u32 = 1;
    pub(crate) const INFO: u32 = 3;
    pub(crate) const META_CONTEXT: u32 = 4;
    pub(crate) const ERROR: u32 = 1 << 31;
}

/// The abilities of an export, as transmission flags.
pub(crate) mod ability {
    pub(crate) const READ_ONLY: u16 = 1 << 1;
    pub(crate) const FLUSH: u16 = 1 << 2;
    pub(crate) const TRIM: u16 = 1 << 5;
    pub(crate) const WRITE_ZEROES: u16 = 1 << 6;
}

pub(crate) mod command {
    pub(crate) const READ: u16 = 0;
    pub(crate) const WRITE: u16 = 1;
    pub(crate) const DISCONNECT: u16 = 2;
    pub(crate) const FLUSH: u16 = 3;
    pub(crate) const TRIM: u16 = 4;
    pub(crate) const WRITE_ZEROES: u16 = 6;
    pub(crate) const BLOCK_STATUS: u16 = 7;
}

/// With a request for zeros: they take room.
pub(crate) const NO_HOLE: u16 = 1 << 1;

/// Kinds of the parts of a structured reply. Errors have the highest bit set.
pub(crate) mod chunk {
    pub(crate) const DONE: u16 = 1;
    pub(crate) const NONE: u16 = 0;
    pub(crate) const DATA: u16 = 1;
    pub(crate) const HOLE: u16 = 2;
    pub(crate) const BLOCK_STATUS: u16 = 5;
    pub(crate) const ERROR: u16 = 1 << 15;
}

/// Of a stretch's state: it reads as zeros.
pub(crate) const STATE_ZERO: u32 = 1 << 1;

/// The name of the states that are asked for.
pub(crate) const ALLOCATION: &str = "base:allocation";

/// A request's header.
pub(crate) fn request(flags: u16, command: u16, cookie: u64, offset: u64, length: u32) -> [u8; 28] {
    let mut header = [0; 28];
    header[..4].copy_from_slice(&REQUEST.to_be_bytes());
    header[4..6].copy_from_slice(&flags.to_be_bytes());
    header[6..8].copy_from_slice(&command.to_be_bytes());
    header[8..16].copy_from_slice(&cookie.to_be_bytes());
    header[16..24].copy_from_slice(&offset.to_be_bytes());
    header[24..].copy_from_slice(&length.to_be_bytes());
    header
}

pub(crate) fn u16_from(stream: &mut impl Read) -> io::Result<u16> {
    let mut bytes = [0; 2];
    stream.read_exact(&mut bytes)?;
    Ok(u16::from_be_bytes(bytes))
}

pub(crate) fn u32_from(stream: &mut impl Read) -> io::Result<u32> {
    let mut bytes = [0; 4];
    stream.read_exact(&mut bytes)?;
    Ok(u32::from_be_bytes(bytes))
}

pub(crate) fn u64_from(stream: &mut impl Read) -> io::Result<u64> {
    let mut bytes = [0; 8];
    stream.read_exact(&mut bytes)?;
    Ok(u64::from_be_bytes(bytes))
}

/// So many bytes, if they are not too many.
pub(crate) fn bytes_from(
    stream: &mut impl Read,
    length: u32,
    most: u32,
) -> Result<Vec<u8>, NbdError> {
    if length > most {
        return Err(NbdError::Protocol("a message is longer than any that was asked for"));
    }
    let mut bytes = vec![0; length as usize];
    stream.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// The protocol's numbers of errors are Linux's.
pub(crate) fn refusal(number: u32) -> NbdError {
    NbdError::Failed(match i32::try_from(number) {
        Ok(number) if number != 0 => io::Error::from_raw_os_error(number),
        _ => io::Error::other("an error without a number"),
    })
}
