//! Elements that have an end tag of their own even when nothing stands in
//! them.

use super::{Part, nested};
use crate::{Element, List, Name, Reader, Result, Writer};

/// See [`open`].
pub struct Open(Name);

/// A child that is its default when absent, and is always written with an end
/// tag of its own: `<name>` and, on the next line, `</name>`.
#[must_use]
pub const fn open(name: &'static str) -> Open {
    Open(Name::new(name))
}

impl<E: Element + Default> Part<E> for Open {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<E> {
        nested::read_child(reader, self.0).map(Option::unwrap_or_default)
    }

    fn write_content(&self, element: &E, writer: &mut Writer) {
        write(self.0, element, writer);
    }
}

/// See [`open_items`].
pub struct OpenItems(Name);

/// Any number of children, each with an end tag of its own.
#[must_use]
pub const fn open_items(name: &'static str) -> OpenItems {
    OpenItems(Name::new(name))
}

impl<E: Element> Part<List<E>> for OpenItems {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<List<E>> {
        nested::read_children(reader, self.0).map(List::from)
    }

    fn write_content(&self, elements: &List<E>, writer: &mut Writer) {
        elements.iter().for_each(|element| write(self.0, element, writer));
    }
}

fn write<E: Element>(name: Name, element: &E, writer: &mut Writer) {
    writer.start(name.text());
    element.write_attributes(writer);
    writer.begin_content();
    element.write_content(writer);
    writer.end(name.text());
}
