//! Reading: from the front of a slice, borrowing.

use crate::{Error, Result, padding};

/// Reads values from the front of a slice.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    input: &'a [u8],
}

impl<'a> Reader<'a> {
    /// A reader of all of `input`.
    #[must_use]
    pub const fn new(input: &'a [u8]) -> Self {
        Self { input }
    }

    /// How many bytes are not read yet.
    #[must_use]
    pub const fn remaining(&self) -> usize {
        self.input.len()
    }

    /// The bytes that are not read yet.
    #[must_use]
    pub const fn rest(&self) -> &'a [u8] {
        self.input
    }

    /// Says whether everything was read.
    pub const fn finish(&self) -> Result<()> {
        match self.input.len() {
            0 => Ok(()),
            count => Err(Error::Trailing { count }),
        }
    }

    /// The next `N` bytes.
    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        match self.input.split_first_chunk::<N>() {
            Some((first, rest)) => {
                self.input = rest;
                Ok(*first)
            }
            None => Err(Error::Truncated { missing: N - self.input.len() }),
        }
    }

    /// A signed number of 32 bits.
    pub fn i32(&mut self) -> Result<i32> {
        self.array().map(i32::from_be_bytes)
    }

    /// An unsigned number of 32 bits.
    pub fn u32(&mut self) -> Result<u32> {
        self.array().map(u32::from_be_bytes)
    }

    /// A signed number of 64 bits.
    pub fn i64(&mut self) -> Result<i64> {
        self.array().map(i64::from_be_bytes)
    }

    /// An unsigned number of 64 bits.
    pub fn u64(&mut self) -> Result<u64> {
        self.array().map(u64::from_be_bytes)
    }

    /// A floating-point number of 64 bits.
    pub fn f64(&mut self) -> Result<f64> {
        self.array().map(f64::from_be_bytes)
    }

    /// Returns whether an optional value follows. RFC 4506 has 0 and 1; clients that write
    /// another number for "yes" exist (go-libvirt does), and are understood.
    pub fn present(&mut self) -> Result<bool> {
        self.u32().map(|mark| mark != 0)
    }

    /// Opaque data of a fixed length.
    pub fn fixed<const N: usize>(&mut self) -> Result<[u8; N]> {
        let bytes = self.array()?;
        self.skip(padding(N))?;
        Ok(bytes)
    }

    /// Opaque data of at most `limit` bytes.
    pub fn opaque(&mut self, limit: usize) -> Result<&'a [u8]> {
        let length = self.length(limit, 1)?;
        let (bytes, rest) = self.input.split_at(length);
        self.input = rest;
        self.skip(padding(length))?;
        Ok(bytes)
    }

    /// A string of at most `limit` bytes, in UTF-8, without zero bytes.
    pub fn string(&mut self, limit: usize) -> Result<&'a str> {
        let bytes = self.opaque(limit)?;
        if bytes.contains(&0) {
            return Err(Error::ZeroByte);
        }
        std::str::from_utf8(bytes).map_err(|_| Error::NotUtf8)
    }

    /// A length of at most `limit` elements, each of which takes at least
    /// `size` bytes of the input that is left.
    pub fn length(&mut self, limit: usize, size: usize) -> Result<usize> {
        let length = self.u32()?;
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        if length > limit {
            return Err(Error::TooLong { length, limit });
        }
        let needed = length.saturating_mul(size);
        if needed > self.input.len() {
            return Err(Error::Truncated { missing: needed - self.input.len() });
        }
        Ok(length)
    }

    /// A list of at most `limit` elements, each of at least `size` bytes.
    pub fn list<T>(
        &mut self,
        limit: usize,
        size: usize,
        mut element: impl FnMut(&mut Self) -> Result<T>,
    ) -> Result<Vec<T>> {
        let length = self.length(limit, size)?;
        let mut list = Vec::with_capacity(length);
        for _ in 0..length {
            list.push(element(self)?);
        }
        Ok(list)
    }

    fn skip(&mut self, count: usize) -> Result<()> {
        match self.input.get(count..) {
            Some(rest) => {
                self.input = rest;
                Ok(())
            }
            None => Err(Error::Truncated { missing: count - self.input.len() }),
        }
    }
}
