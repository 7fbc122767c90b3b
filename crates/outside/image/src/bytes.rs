//! Reading numbers from foreign bytes.

use crate::{Format, ImageError};

/// The bytes of a header, and the format they are read as.
#[derive(Clone, Copy)]
pub(crate) struct Header<'a> {
    pub(crate) format: Format,
    pub(crate) bytes: &'a [u8],
}

impl<'a> Header<'a> {
    /// `length` bytes from `offset` on.
    pub(crate) fn slice(self, offset: u64, length: u64) -> Result<&'a [u8], ImageError> {
        let range = || {
            let start = usize::try_from(offset).ok()?;
            let end = start.checked_add(usize::try_from(length).ok()?)?;
            self.bytes.get(start..end)
        };
        let needed = offset.saturating_add(length);
        range().ok_or(ImageError::Truncated { format: self.format, needed })
    }

    fn array<const N: usize>(self, offset: u64) -> Result<[u8; N], ImageError> {
        let mut array = [0; N];
        array.copy_from_slice(self.slice(offset, N as u64)?);
        Ok(array)
    }

    pub(crate) fn u8(self, offset: u64) -> Result<u8, ImageError> {
        Ok(u8::from_be_bytes(self.array(offset)?))
    }

    pub(crate) fn be16(self, offset: u64) -> Result<u16, ImageError> {
        Ok(u16::from_be_bytes(self.array(offset)?))
    }

    pub(crate) fn be32(self, offset: u64) -> Result<u32, ImageError> {
        Ok(u32::from_be_bytes(self.array(offset)?))
    }

    pub(crate) fn be64(self, offset: u64) -> Result<u64, ImageError> {
        Ok(u64::from_be_bytes(self.array(offset)?))
    }

    pub(crate) fn le32(self, offset: u64) -> Result<u32, ImageError> {
        Ok(u32::from_le_bytes(self.array(offset)?))
    }

    pub(crate) fn le64(self, offset: u64) -> Result<u64, ImageError> {
        Ok(u64::from_le_bytes(self.array(offset)?))
    }

    /// A text of the header's.
    pub(crate) fn text(
        self,
        offset: u64,
        length: u64,
        what: &'static str,
    ) -> Result<String, ImageError> {
        let text = self.slice(offset, length)?;
        match std::str::from_utf8(text) {
            Ok(text) if !text.contains('\0') => Ok(text.to_owned()),
            _ => Err(self.invalid(what)),
        }
    }

    pub(crate) fn require(self, holds: bool, what: &'static str) -> Result<(), ImageError> {
        if holds { Ok(()) } else { Err(self.invalid(what)) }
    }

    pub(crate) fn invalid(self, what: &'static str) -> ImageError {
        ImageError::Invalid { format: self.format, what }
    }
}
