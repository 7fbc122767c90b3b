//! A file's content, part by part.

use super::{copy::next_data, directory::look_at};
use crate::file::{FileError, FileOperation};
use rustix::{fs::Advice, io::Errno};
use std::{
    num::NonZero,
    os::fd::{AsFd, OwnedFd},
    path::PathBuf,
};

/// A part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentPart {
    /// So many bytes, at least one, at the beginning of the buffer.
    Data(usize),
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

    /// The next part, data as far as it fits into `buffer`; `None` at the end.
    ///
    /// # Errors
    /// When reading fails.
    pub fn next_part(&mut self, buffer: &mut [u8]) -> Result<Option<ContentPart>, FileError> {
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
        let room = buffer.len();
        let wanted = usize::try_from(end - self.position).unwrap_or(room).min(room);
        loop {
            match rustix::io::pread(&self.file, &mut buffer[..wanted], self.position) {
                Err(Errno::INTR) => {}
                // It has become shorter meanwhile: what is there was read.
                Ok(0) => return Ok(None),
                Ok(read) => {
                    self.position += read as u64;
                    return Ok(Some(ContentPart::Data(read)));
                }
                Err(error) => {
                    return Err(FileError::failed(FileOperation::Read, &self.path, error));
                }
            }
        }
    }
}
