//! Parts that are not written always.

use super::Part;
use crate::{Reader, Result, View, Writer};

/// See [`live`].
pub struct Live<P>(P);

/// A part that only a running object has: not written for inactive views.
pub const fn live<P>(part: P) -> Live<P> {
    Live(part)
}

impl<T, P: Part<T>> Part<T> for Live<P> {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<T> {
        self.0.read(reader)
    }

    fn write_attributes(&self, value: &T, writer: &mut Writer) {
        if !writer.view().contains(View::INACTIVE) {
            self.0.write_attributes(value, writer);
        }
    }

    fn write_content(&self, value: &T, writer: &mut Writer) {
        if !writer.view().contains(View::INACTIVE) {
            self.0.write_content(value, writer);
        }
    }
}

/// See [`status`].
pub struct Status<P>(P);

/// A part that only the daemon's own state files have.
pub const fn status<P>(part: P) -> Status<P> {
    Status(part)
}

impl<T, P: Part<T>> Part<T> for Status<P> {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<T> {
        self.0.read(reader)
    }

    fn write_attributes(&self, value: &T, writer: &mut Writer) {
        if writer.view().contains(View::STATUS) {
            self.0.write_attributes(value, writer);
        }
    }

    fn write_content(&self, value: &T, writer: &mut Writer) {
        if writer.view().contains(View::STATUS) {
            self.0.write_content(value, writer);
        }
    }
}

/// See [`read_only`].
pub struct ReadOnly<P>(P);

/// A part that is understood but never written, because post-parse turns it
/// into something else.
pub const fn read_only<P>(part: P) -> ReadOnly<P> {
    ReadOnly(part)
}

impl<T, P: Part<T>> Part<T> for ReadOnly<P> {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<T> {
        self.0.read(reader)
    }
}
