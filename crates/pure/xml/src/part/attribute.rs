//! Single values: attributes, texts, and elements that hold nothing else.

use super::Part;
use crate::{List, Name, Problem, Reader, Result, Secret, Text, Value, Writer};

/// See [`attr`].
pub struct Attr(Name);

/// An optional attribute.
#[must_use]
pub const fn attr(name: &'static str) -> Attr {
    Attr(Name::new(name))
}

impl Attr {
    /// The attribute's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.0.text()
    }
}

impl<V: Value> Part<Option<V>> for Attr {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<V>> {
        reader.attribute(self.0)
    }

    fn write_attributes(&self, value: &Option<V>, writer: &mut Writer) {
        if let Some(value) = value {
            writer.attribute(self.0.text(), value);
        }
    }
}

/// See [`required`].
pub struct Required(Name);

/// An attribute that must be there.
#[must_use]
pub const fn required(name: &'static str) -> Required {
    Required(Name::new(name))
}

impl<V: Value> Part<V> for Required {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<V> {
        reader.required_attribute(self.0)
    }

    fn write_attributes(&self, value: &V, writer: &mut Writer) {
        writer.attribute(self.0.text(), value);
    }
}

/// See [`attr_or`].
pub struct AttrOr<V>(Name, V);

/// An attribute that stands for `default` when it is absent, and is written
/// always.
pub const fn attr_or<V>(name: &'static str, default: V) -> AttrOr<V> {
    AttrOr(Name::new(name), default)
}

impl<V: Value + Clone> Part<V> for AttrOr<V> {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<V> {
        Ok(reader.attribute(self.0)?.unwrap_or_else(|| self.1.clone()))
    }

    fn write_attributes(&self, value: &V, writer: &mut Writer) {
        writer.attribute(self.0.text(), value);
    }
}

/// See [`secret`].
pub struct SecretAttr(Name);

/// An attribute that is secret.
#[must_use]
pub const fn secret(name: &'static str) -> SecretAttr {
    SecretAttr(Name::new(name))
}

impl Part<Option<Secret>> for SecretAttr {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<Secret>> {
        Ok(reader.attribute_text(self.0).map(Secret::new))
    }

    fn write_attributes(&self, value: &Option<Secret>, writer: &mut Writer) {
        if let Some(secret) = value
            && writer.admits_secret()
        {
            writer.attribute_text(self.0.text(), secret.reveal());
        }
    }
}

/// See [`text`].
pub struct TextPart;

/// The element's text; absent when it is blank.
#[must_use]
pub const fn text() -> TextPart {
    TextPart
}

impl<V: Value> Part<Option<V>> for TextPart {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<V>> {
        reader.text_value()
    }

    fn write_content(&self, value: &Option<V>, writer: &mut Writer) {
        if let Some(value) = value {
            writer.text(value);
        }
    }
}

/// See [`required_text`].
pub struct RequiredTextPart;

/// The element's text, which must be a value.
#[must_use]
pub const fn required_text() -> RequiredTextPart {
    RequiredTextPart
}

impl<V: Value> Part<V> for RequiredTextPart {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<V> {
        reader.required_text()
    }

    fn write_content(&self, value: &V, writer: &mut Writer) {
        writer.text(value);
    }
}

/// Enters the child `name` and takes its text.
fn read_leaf<V: Value>(reader: &mut Reader<'_, '_>, name: Name) -> Result<Option<V>> {
    let Some(mut leaf) = reader.child(name) else { return Ok(None) };
    let value = leaf.required_text()?;
    leaf.finish()?;
    Ok(Some(value))
}

/// See [`leaf`].
pub struct Leaf(Name);

/// An optional child that holds a text only.
#[must_use]
pub const fn leaf(name: &'static str) -> Leaf {
    Leaf(Name::new(name))
}

impl<V: Value> Part<Option<V>> for Leaf {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<V>> {
        read_leaf(reader, self.0)
    }

    fn write_content(&self, value: &Option<V>, writer: &mut Writer) {
        if let Some(value) = value {
            writer.leaf(self.0.text(), value);
        }
    }
}

/// See [`filled_leaf`].
pub struct FilledLeaf(Name);

/// An optional child that holds a text only, and is absent too when it is
/// empty.
#[must_use]
pub const fn filled_leaf(name: &'static str) -> FilledLeaf {
    FilledLeaf(Name::new(name))
}

impl Part<Option<Text>> for FilledLeaf {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<Text>> {
        let text: Option<Text> = read_leaf(reader, self.0)?;
        Ok(text.filter(|text| !text.is_empty()))
    }

    fn write_content(&self, value: &Option<Text>, writer: &mut Writer) {
        leaf(self.0.text()).write_content(value, writer);
    }
}

/// See [`required_leaf`].
pub struct RequiredLeaf(Name);

/// A child that holds a text only and must be there.
#[must_use]
pub const fn required_leaf(name: &'static str) -> RequiredLeaf {
    RequiredLeaf(Name::new(name))
}

impl<V: Value> Part<V> for RequiredLeaf {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<V> {
        read_leaf(reader, self.0)?
            .ok_or_else(|| reader.error(Problem::MissingElement(self.0.text())))
    }

    fn write_content(&self, value: &V, writer: &mut Writer) {
        writer.leaf(self.0.text(), value);
    }
}

/// See [`leaves`].
pub struct Leaves(Name);

/// Any number of children that hold a text only.
#[must_use]
pub const fn leaves(name: &'static str) -> Leaves {
    Leaves(Name::new(name))
}

impl<V: Value> Part<List<V>> for Leaves {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<List<V>> {
        let mut values = Vec::with_capacity(reader.count(self.0));
        while let Some(value) = read_leaf(reader, self.0)? {
            values.push(value);
        }
        Ok(values.into())
    }

    fn write_content(&self, values: &List<V>, writer: &mut Writer) {
        values.iter().for_each(|value| writer.leaf(self.0.text(), value));
    }
}

/// See [`attr_of`].
pub struct AttrOf(Name, Name);

/// An optional child that holds one attribute only.
#[must_use]
pub const fn attr_of(name: &'static str, attribute: &'static str) -> AttrOf {
    AttrOf(Name::new(name), Name::new(attribute))
}

impl<V: Value> Part<Option<V>> for AttrOf {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<V>> {
        let Some(mut child) = reader.child(self.0) else { return Ok(None) };
        let value = child.attribute(self.1)?;
        child.finish()?;
        Ok(value)
    }

    fn write_content(&self, value: &Option<V>, writer: &mut Writer) {
        if let Some(value) = value {
            writer.start(self.0.text());
            writer.attribute(self.1.text(), value);
            writer.end(self.0.text());
        }
    }
}

/// See [`required_attr_of`].
pub struct RequiredAttrOf(Name, Name);

/// A child that holds one attribute only; both must be there.
#[must_use]
pub const fn required_attr_of(name: &'static str, attribute: &'static str) -> RequiredAttrOf {
    RequiredAttrOf(Name::new(name), Name::new(attribute))
}

impl<V: Value> Part<V> for RequiredAttrOf {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<V> {
        let Some(mut child) = reader.child(self.0) else {
            return Err(reader.error(Problem::MissingElement(self.0.text())));
        };
        let value = child.required_attribute(self.1)?;
        child.finish()?;
        Ok(value)
    }

    fn write_content(&self, value: &V, writer: &mut Writer) {
        writer.start(self.0.text());
        writer.attribute(self.1.text(), value);
        writer.end(self.0.text());
    }
}
