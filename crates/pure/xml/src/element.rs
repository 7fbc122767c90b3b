//! The trait of elements, and the writing of a whole one.

use crate::{Reader, Result, Writer};

/// A type with its XML: the attributes and the content of one element, whose
/// name is given by the part that holds it (`disk`, `source`). The same trait
/// serves groups: attributes and children that several elements share.
pub trait Element: Sized {
    /// Takes what belongs to it from `reader`, and leaves the rest.
    fn read(reader: &mut Reader<'_, '_>) -> Result<Self>;

    /// Writes its attributes.
    fn write_attributes(&self, writer: &mut Writer);

    /// Writes its children and text.
    fn write_content(&self, writer: &mut Writer);
}

impl<E: Element> Element for Box<E> {
    fn read(reader: &mut Reader<'_, '_>) -> Result<Self> {
        E::read(reader).map(Self::new)
    }

    fn write_attributes(&self, writer: &mut Writer) {
        self.as_ref().write_attributes(writer);
    }

    fn write_content(&self, writer: &mut Writer) {
        self.as_ref().write_content(writer);
    }
}

impl Writer {
    /// Writes a whole element.
    pub fn element<E: Element>(&mut self, name: &str, element: &E) {
        self.start(name);
        element.write_attributes(self);
        element.write_content(self);
        self.end(name);
    }

    /// Writes a whole element, or nothing if it would be empty.
    pub fn element_unless_empty<E: Element>(&mut self, name: &str, element: &E) {
        self.around(name, |writer| {
            element.write_attributes(writer);
            element.write_content(writer);
        });
    }
}
