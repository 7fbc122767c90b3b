//! Elements within elements.

use super::Part;
use crate::{Element, List, Name, Problem, Reader, Result, Writer};

/// Enters the next child `name` and reads it wholly.
pub(super) fn read_child<E: Element>(reader: &mut Reader<'_, '_>, name: Name) -> Result<Option<E>> {
    let Some(mut child) = reader.child(name) else { return Ok(None) };
    let element = E::read(&mut child)?;
    child.finish()?;
    Ok(Some(element))
}

/// Reads all children `name`.
pub(super) fn read_children<E: Element>(reader: &mut Reader<'_, '_>, name: Name) -> Result<Vec<E>> {
    let count = reader.count(name);
    if count == 0 {
        return Ok(Vec::new());
    }
    let mut elements = Vec::with_capacity(count);
    while let Some(element) = read_child(reader, name)? {
        elements.push(element);
    }
    Ok(elements)
}

/// See [`child`].
pub struct Child(Name);

/// An optional child, not written when it would be empty.
#[must_use]
pub const fn child(name: &'static str) -> Child {
    Child(Name::new(name))
}

impl<E: Element> Part<Option<E>> for Child {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<E>> {
        read_child(reader, self.0)
    }

    fn write_content(&self, value: &Option<E>, writer: &mut Writer) {
        if let Some(element) = value {
            writer.element_unless_empty(self.0.text(), element);
        }
    }
}

/// See [`kept`].
pub struct Kept(Name);

/// An optional child whose presence says something: written also when empty.
#[must_use]
pub const fn kept(name: &'static str) -> Kept {
    Kept(Name::new(name))
}

impl<E: Element> Part<Option<E>> for Kept {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<E>> {
        read_child(reader, self.0)
    }

    fn write_content(&self, value: &Option<E>, writer: &mut Writer) {
        if let Some(element) = value {
            writer.element(self.0.text(), element);
        }
    }
}

/// See [`required_child`].
pub struct RequiredChild(Name);

/// A child that must be there.
#[must_use]
pub const fn required_child(name: &'static str) -> RequiredChild {
    RequiredChild(Name::new(name))
}

impl<E: Element> Part<E> for RequiredChild {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<E> {
        read_child(reader, self.0)?
            .ok_or_else(|| reader.error(Problem::MissingElement(self.0.text())))
    }

    fn write_content(&self, element: &E, writer: &mut Writer) {
        writer.element(self.0.text(), element);
    }
}

/// See [`children`].
pub struct Children(Name);

/// Any number of children, of which most definitions have some.
#[must_use]
pub const fn children(name: &'static str) -> Children {
    Children(Name::new(name))
}

impl<E: Element> Part<Vec<E>> for Children {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Vec<E>> {
        read_children(reader, self.0)
    }

    fn write_content(&self, elements: &Vec<E>, writer: &mut Writer) {
        elements.iter().for_each(|element| writer.element(self.0.text(), element));
    }
}

/// See [`items`].
pub struct Items(Name);

/// Any number of children, of which most definitions have none.
#[must_use]
pub const fn items(name: &'static str) -> Items {
    Items(Name::new(name))
}

impl<E: Element> Part<List<E>> for Items {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<List<E>> {
        read_children(reader, self.0).map(List::from)
    }

    fn write_content(&self, elements: &List<E>, writer: &mut Writer) {
        elements.iter().for_each(|element| writer.element(self.0.text(), element));
    }
}

/// See [`wrapped`].
pub struct Wrapped(Name, Name);

/// Any number of children `name` in an element `outer`, which is not written
/// when there are none.
#[must_use]
pub const fn wrapped(outer: &'static str, name: &'static str) -> Wrapped {
    Wrapped(Name::new(outer), Name::new(name))
}

impl<E: Element> Part<List<E>> for Wrapped {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<List<E>> {
        let Some(mut outer) = reader.child(self.0) else { return Ok(List::new()) };
        let elements = read_children(&mut outer, self.1)?;
        outer.finish()?;
        Ok(elements.into())
    }

    fn write_content(&self, elements: &List<E>, writer: &mut Writer) {
        if !elements.is_empty() {
            writer.start(self.0.text());
            elements.iter().for_each(|element| writer.element(self.1.text(), element));
            writer.end(self.0.text());
        }
    }
}

/// See [`flag`].
pub struct Flag(Name);

/// A child that is empty: it is there or not.
#[must_use]
pub const fn flag(name: &'static str) -> Flag {
    Flag(Name::new(name))
}

impl Part<bool> for Flag {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<bool> {
        let Some(child) = reader.child(self.0) else { return Ok(false) };
        child.finish()?;
        Ok(true)
    }

    fn write_content(&self, set: &bool, writer: &mut Writer) {
        if *set {
            writer.start(self.0.text());
            writer.end(self.0.text());
        }
    }
}

/// See [`group`].
pub struct Group;

/// Attributes and children of this same element, declared as a type of their
/// own.
#[must_use]
pub const fn group() -> Group {
    Group
}

impl<E: Element> Part<E> for Group {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<E> {
        E::read(reader)
    }

    fn write_attributes(&self, element: &E, writer: &mut Writer) {
        element.write_attributes(writer);
    }

    fn write_content(&self, element: &E, writer: &mut Writer) {
        element.write_content(writer);
    }
}

impl<E: Element + Default + PartialEq> Part<Option<Box<E>>> for Group {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<Box<E>>> {
        let element = E::read(reader)?;
        Ok((element != E::default()).then(|| Box::new(element)))
    }

    fn write_attributes(&self, element: &Option<Box<E>>, writer: &mut Writer) {
        if let Some(element) = element {
            element.write_attributes(writer);
        }
    }

    fn write_content(&self, element: &Option<Box<E>>, writer: &mut Writer) {
        if let Some(element) = element {
            element.write_content(writer);
        }
    }
}

/// See [`always`].
pub struct Always(Name);

/// A child that stands for its default when it is absent, and is written
/// always.
#[must_use]
pub const fn always(name: &'static str) -> Always {
    Always(Name::new(name))
}

impl<E: Element + Default> Part<E> for Always {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<E> {
        read_child(reader, self.0).map(Option::unwrap_or_default)
    }

    fn write_content(&self, element: &E, writer: &mut Writer) {
        writer.element(self.0.text(), element);
    }
}

/// See [`group_if`].
pub struct GroupIf(Name);

/// A group that is there when the attribute `name` is.
#[must_use]
pub const fn group_if(name: &'static str) -> GroupIf {
    GroupIf(Name::new(name))
}

impl<E: Element> Part<Option<E>> for GroupIf {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<E>> {
        if reader.has_attribute(self.0) { E::read(reader).map(Some) } else { Ok(None) }
    }

    fn write_attributes(&self, element: &Option<E>, writer: &mut Writer) {
        if let Some(element) = element {
            element.write_attributes(writer);
        }
    }

    fn write_content(&self, element: &Option<E>, writer: &mut Writer) {
        if let Some(element) = element {
            element.write_content(writer);
        }
    }
}

/// A body that stands in a child `<source>`, as most things do whose shape
/// follows a `type` attribute. Absent, it is its default; empty, it is not
/// written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Source<E>(pub E);

impl<E: Element + Default> Element for Source<E> {
    fn read(reader: &mut Reader<'_, '_>) -> Result<Self> {
        read_child(reader, const { Name::new("source") })
            .map(|element| Self(element.unwrap_or_default()))
    }

    fn write_attributes(&self, _writer: &mut Writer) {}

    fn write_content(&self, writer: &mut Writer) {
        writer.element_unless_empty("source", &self.0);
    }
}

impl<E> std::ops::Deref for Source<E> {
    type Target = E;

    fn deref(&self) -> &E {
        &self.0
    }
}

impl<E> std::ops::DerefMut for Source<E> {
    fn deref_mut(&mut self) -> &mut E {
        &mut self.0
    }
}
