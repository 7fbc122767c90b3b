//! Writing: to the end of a buffer.

use crate::{Error, Result, padding};

/// How much room is set aside for a list at once.
const ROOM_MAX: usize = 4 << 20;

/// Appends values to a buffer.
#[derive(Debug)]
pub struct Writer<'o> {
    out: &'o mut Vec<u8>,
}

impl<'o> Writer<'o> {
    /// A writer that appends to `out`.
    #[must_use]
    pub const fn new(out: &'o mut Vec<u8>) -> Self {
        Self { out }
    }

    /// How many bytes the buffer holds, what stood in it before included.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.out.len()
    }

    /// Overwrites the four bytes at `position` with a number.
    pub fn patch_u32(&mut self, position: usize, value: u32) {
        if let Some(bytes) = self.out.get_mut(position..).and_then(<[u8]>::first_chunk_mut) {
            *bytes = value.to_be_bytes();
        }
    }

    /// A signed number of 32 bits.
    pub fn i32(&mut self, value: i32) {
        self.out.extend_from_slice(&value.to_be_bytes());
    }

    /// An unsigned number of 32 bits.
    pub fn u32(&mut self, value: u32) {
        self.out.extend_from_slice(&value.to_be_bytes());
    }

    /// A signed number of 64 bits.
    pub fn i64(&mut self, value: i64) {
        self.out.extend_from_slice(&value.to_be_bytes());
    }

    /// An unsigned number of 64 bits.
    pub fn u64(&mut self, value: u64) {
        self.out.extend_from_slice(&value.to_be_bytes());
    }

    /// A floating-point number of 64 bits.
    pub fn f64(&mut self, value: f64) {
        self.out.extend_from_slice(&value.to_be_bytes());
    }

    /// Returns whether an optional value follows.
    pub fn present(&mut self, present: bool) {
        self.u32(present.into());
    }

    /// Bytes as they are, without a length and without padding.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// Opaque data of a fixed length.
    pub fn fixed(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
        self.pad(bytes.len());
    }

    /// Opaque data of at most `limit` bytes.
    pub fn opaque(&mut self, bytes: &[u8], limit: usize) -> Result<()> {
        self.length(bytes.len(), limit)?;
        self.fixed(bytes);
        Ok(())
    }

    /// A string of at most `limit` bytes. One with a zero byte is refused: its
    /// reader would take it for a shorter one.
    pub fn string(&mut self, text: &str, limit: usize) -> Result<()> {
        if text.as_bytes().contains(&0) {
            return Err(Error::ZeroByte);
        }
        self.opaque(text.as_bytes(), limit)
    }

    /// A length of at most `limit`.
    pub fn length(&mut self, length: usize, limit: usize) -> Result<()> {
        match u32::try_from(length) {
            Ok(number) if length <= limit => {
                self.u32(number);
                Ok(())
            }
            _ => Err(Error::TooLong { length, limit }),
        }
    }

    /// A list of at most `limit` elements. Room is set aside for as long ones as
    /// the first.
    pub fn list<T>(
        &mut self,
        list: &[T],
        limit: usize,
        mut element: impl FnMut(&mut Self, &T) -> Result<()>,
    ) -> Result<()> {
        self.length(list.len(), limit)?;
        let Some((first, others)) = list.split_first() else { return Ok(()) };
        let before = self.out.len();
        element(self, first)?;
        let room = (self.out.len() - before).saturating_mul(others.len());
        self.out.reserve(room.min(ROOM_MAX));
        others.iter().try_for_each(|value| element(self, value))
    }

    fn pad(&mut self, length: usize) {
        self.out.extend_from_slice(&[0; 3][..padding(length)]);
    }
}
