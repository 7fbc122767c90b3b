//! A file's content, part by part.

use super::{copy::next_data, directory::look_at};
use crate::file::{FileError, FileOperation};
use rustix::{buffer::spare_capacity, fs::Advice, io::Errno};
use std::{
    num::NonZero,
    os::fd::{AsFd, OwnedFd},
    path::PathBuf,
};

/// A part of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum ContentPart {
    /// Bytes, at least one.
    Data(Vec<u8>),
    /// So many zero bytes that take no room.
    Hole(u64),
}

/// Reads a stretch of a file from its beginning to its end.
#[derive(Debug)]
pub struct ContentReader {
    file: OwnedFd,
    path: PathBuf,
    position: u64,
    end: u64,
    /// Up to where there is content; holes are told apart where this is set.
    data_end: Option<u64>,
}

impl ContentReader {
    /// Reads from `offset` on, `length` bytes or, if that is 0, to the end;
    /// where the file ends before, what there is. With `holes` these come as
    /// such, else as zeros.
    ///
    /// # Errors
    /// When the file cannot be asked.
    pub fn new(
        file: OwnedFd,
        path: PathBuf,
        offset: u64,
        length: u64,
        holes: bool,
    ) -> Result<Self, FileError> {
        let size = look_at(file.as_fd(), &path)?.size();
        let end = if length == 0 { size } else { offset.saturating_add(length).min(size) };
        if let Some(length) = NonZero::new(end.saturating_sub(offset)) {
            // Twice as much is read ahead; without that it only takes longer.
            let _ = rustix::fs::fadvise(&file, offset, Some(length), Advice::Sequential);
        }
        Ok(Self { file, path, position: offset, end, data_end: holes.then_some(offset) })
    }

    /// The next part, at most `limit` bytes of data; `None` at the end.
    ///
    /// # Errors
    /// When reading fails.
    pub fn next_part(&mut self, limit: usize) -> Result<Option<ContentPart>, FileError> {
        if self.position >= self.end {
            return Ok(None);
        }
        let mut end = self.end;
        if let Some(data_end) = self.data_end {
            if self.position >= data_end {
                let data = next_data((self.file.as_fd(), &self.path), self.position, self.end)?;
                let start = data.map_or(self.end, |data| data.start);
                self.data_end = Some(data.map_or(self.end, |data| data.end));
                if start > self.position {
                    let hole = start - self.position;
                    self.position = start;
                    return Ok(Some(ContentPart::Hole(hole)));
                }
            }
            end = self.data_end.unwrap_or(self.end);
        }
        let wanted = usize::try_from(end.saturating_sub(self.position)).unwrap_or(limit).min(limit);
        let mut data = Vec::with_capacity(wanted);
        loop {
            match rustix::io::pread(&self.file, spare_capacity(&mut data), self.position) {
                Err(Errno::INTR) => {}
                Ok(_) => break,
                Err(error) => {
                    return Err(FileError::failed(FileOperation::Read, &self.path, error));
                }
            }
        }
        // The allocation may be larger than was asked for.
        data.truncate(wanted);
        self.position += data.len() as u64;
        // It has become shorter meanwhile: what is there was read.
        Ok((!data.is_empty()).then_some(ContentPart::Data(data)))
    }
}
