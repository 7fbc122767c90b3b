//! `<metadata>`: other programs' notes, kept as they are.

use ostler_xml::{Element, Reader, Result, Verbatim, Writer};

/// The elements of `<metadata>`, each with a namespace of its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Metadata {
    /// The elements, in their order.
    pub entries: Box<[Verbatim]>,
}

impl Metadata {
    /// Metadata of these elements: the first of each namespace. One without a
    /// namespace, or a second one of the same, could not be asked for and is
    /// left out.
    #[must_use]
    pub fn with_unique(entries: Vec<Verbatim>) -> Self {
        let mut kept: Vec<Verbatim> = Vec::with_capacity(entries.len());
        for entry in entries {
            let known = kept.iter().any(|other| other.namespace() == entry.namespace());
            if entry.namespace().is_some() && !known {
                kept.push(entry);
            }
        }
        Self { entries: kept.into() }
    }

    /// The element of namespace `uri`.
    #[must_use]
    pub fn entry(&self, uri: &str) -> Option<&Verbatim> {
        self.entries.iter().find(|entry| entry.namespace() == Some(uri))
    }

    /// Takes out the element of namespace `uri`, and puts `entry` in its stead.
    pub fn replace(&mut self, uri: &str, entry: Option<Verbatim>) {
        let mut entries = std::mem::take(&mut self.entries).into_vec();
        entries.retain(|old| old.namespace() != Some(uri));
        entries.extend(entry);
        self.entries = entries.into();
    }
}

impl Element for Metadata {
    fn read(reader: &mut Reader<'_, '_>) -> Result<Self> {
        Ok(Self { entries: Verbatim::take_all(reader).into() })
    }

    fn write_attributes(&self, _writer: &mut Writer) {}

    fn write_content(&self, writer: &mut Writer) {
        self.entries.iter().for_each(|entry| entry.write(writer));
    }
}
