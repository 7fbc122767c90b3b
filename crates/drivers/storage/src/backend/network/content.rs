//! The content of images on other hosts, on its way in and out.

use super::export::Export;
use crate::error::StorageError;
use crate::transfer::{ReplacedFile, StreamRange, VolumeReader, VolumeWriter};
use ostler_host::file::FileError;
use ostler_host::volume::ContentPart;
use std::path::PathBuf;

/// A stretch of an image, from its beginning to its end.
pub(super) struct OfImage {
    /// None at the end.
    export: Option<Export>,
    position: u64,
    end: u64,
    /// Up to where there is content; holes are told apart where this is set.
    data_end: Option<u64>,
}

impl OfImage {
    pub(super) fn new(export: Export, range: StreamRange) -> Self {
        let size = export.client().size();
        let StreamRange { offset, length, holes } = range;
        let end = if length == 0 { size } else { offset.saturating_add(length).min(size) };
        let data_end = holes.then_some(offset);
        Self { export: Some(export), position: offset, end, data_end }
    }
}

impl VolumeReader for OfImage {
    fn next_part(&mut self, buffer: &mut [u8]) -> Result<Option<ContentPart>, FileError> {
        let Some(export) = self.export.as_mut().filter(|_| self.position < self.end) else {
            if let Some(export) = self.export.take() {
                export.close();
            }
            return Ok(None);
        };
        let mut end = self.end;
        if let Some(data_end) = &mut self.data_end {
            if self.position >= *data_end {
                let (at, rest) = (self.position, self.end - self.position);
                let extent = export.look(|client| client.extent(at, rest))?;
                if extent.zero {
                    self.position += extent.length;
                    return Ok(Some(ContentPart::Hole(extent.length)));
                }
                *data_end = at + extent.length;
            }
            end = *data_end;
        }
        let room = buffer.len();
        let wanted = usize::try_from(end - self.position).unwrap_or(room).min(room);
        let at = self.position;
        export.look(|client| client.read(at, &mut buffer[..wanted]))?;
        self.position += wanted as u64;
        Ok(Some(ContentPart::Data(wanted)))
    }
}

/// Content that is written into an image where it is: what was written stays,
/// finished or not.
pub(super) struct InImage {
    export: Export,
    position: u64,
    end: u64,
}

impl InImage {
    pub(super) fn new(export: Export, range: StreamRange) -> Self {
        let StreamRange { offset, length, .. } = range;
        let size = export.client().size();
        let end = if length == 0 { size } else { offset.saturating_add(length).min(size) };
        Self { export, position: offset, end }
    }

    /// The end of the next part, as an offset in bytes.
    fn after(&self, length: u64) -> Result<u64, FileError> {
        let after = self.position.checked_add(length).filter(|after| *after <= self.end);
        after.ok_or_else(|| FileError::BeyondEnd {
            path: PathBuf::from(self.export.name()),
            end: self.end,
        })
    }
}

impl VolumeWriter for InImage {
    fn write(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        let (at, after) = (self.position, self.after(bytes.len() as u64)?);
        self.export.run(|client| client.write(at, bytes))?;
        self.position = after;
        Ok(())
    }

    fn hole(&mut self, length: u64) -> Result<(), FileError> {
        let (at, after) = (self.position, self.after(length)?);
        self.export.run(|client| client.zero(at, length))?;
        self.position = after;
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Option<ReplacedFile>, StorageError> {
        self.export.finish()?;
        Ok(None)
    }
}
