//! Reading one element by asking for what it may hold.

use crate::{
    Name, Problem, Result, Value, XmlError,
    name::{self, Prefix},
};
use roxmltree::{Attribute, Node};
use std::borrow::Cow;

/// Stands on one element. Attributes, children and text are taken by name, in
/// any order; [`Reader::finish`] refuses whatever nobody took.
///
/// The children of all open elements lie in one shared list, so that reading a
/// document allocates it once. Masks of name hashes say at no cost that an
/// optional thing is absent, which most are.
pub struct Reader<'r, 'd> {
    node: Node<'d, 'd>,
    entries: &'r mut Vec<Entry<'d>>,
    start: usize,
    next: usize,
    /// All children before this one are taken.
    first: usize,
    children: u64,
    attributes: u64,
    taken_attributes: u64,
    text: Option<Cow<'d, str>>,
}

/// One child element of an open element.
pub(crate) struct Entry<'d> {
    node: Node<'d, 'd>,
    name: &'d str,
    key: u32,
    prefix: Prefix,
    taken: bool,
}

impl<'r, 'd> Reader<'r, 'd> {
    /// Enters `node`.
    pub(crate) fn enter(node: Node<'d, 'd>, entries: &'r mut Vec<Entry<'d>>) -> Self {
        let start = entries.len();
        let (mut children, mut attributes) = (0, 0);
        let mut text = None;
        let mut child = node.first_child();
        while let Some(at) = child {
            child = at.next_sibling();
            if at.is_element() {
                let tag = at.tag_name();
                let prefix = tag.namespace().map_or(Prefix::None, Prefix::of_namespace);
                let (name, key) = (tag.name(), name::key(tag.name()));
                children |= name::bit(key);
                entries.push(Entry { node: at, name, key, prefix, taken: false });
            } else if at.is_text() {
                let more = at.text().unwrap_or_default();
                let between = entries.len() > start;
                text = Some(match text {
                    None => Cow::Borrowed(more),
                    // The blanks between children say nothing.
                    Some(before) if between && is_blank(more) => before,
                    Some(before) if between && is_blank(&before) => Cow::Borrowed(more),
                    Some(before) => Cow::Owned(format!("{before}{more}")),
                });
            }
        }
        for attribute in node.attributes() {
            attributes |= name::bit(name::key(attribute.name()));
        }
        let next = start;
        let first = start;
        Self { node, entries, start, next, first, children, attributes, taken_attributes: 0, text }
    }

    /// Takes the attribute `name`, as it stands.
    pub fn attribute_text(&mut self, name: impl Into<Name>) -> Option<&'d str> {
        let name = name.into();
        if self.attributes & name::bit(name.key()) == 0 {
            return None;
        }
        let name = name.text();
        let (index, attribute) =
            self.node.attributes().enumerate().find(|(_, attribute)| {
                attribute.name() == name && attribute.namespace().is_none()
            })?;
        self.taken_attributes |= 1_u64.checked_shl(u32::try_from(index).ok()?)?;
        Some(attribute.value())
    }

    /// Returns whether the attribute `name` is there, taken or not.
    #[must_use]
    pub fn has_attribute(&self, name: impl Into<Name>) -> bool {
        let name = name.into();
        self.attributes & name::bit(name.key()) != 0 && self.node.has_attribute(name.text())
    }

    /// Takes the attribute `name`, if it is there.
    pub fn attribute<V: Value>(&mut self, name: impl Into<Name>) -> Result<Option<V>> {
        let name = name.into();
        match self.attribute_text(name) {
            None => Ok(None),
            Some(text) => match V::from_text(text) {
                Some(value) => Ok(Some(value)),
                None => Err(self.bad_attribute(name.text(), V::expected())),
            },
        }
    }

    /// Takes the attribute `name`, which must be there.
    pub fn required_attribute<V: Value>(&mut self, name: impl Into<Name>) -> Result<V> {
        let name = name.into();
        self.attribute(name)?.ok_or_else(|| self.error(Problem::MissingAttribute(name.text())))
    }

    /// Takes the text; "" when there is none.
    pub fn text(&mut self) -> Cow<'d, str> {
        self.text.take().unwrap_or_default()
    }

    /// Takes the text as a value, if there is any but blanks.
    pub fn text_value<V: Value>(&mut self) -> Result<Option<V>> {
        let text = self.text();
        if text.trim_ascii().is_empty() {
            return Ok(None);
        }
        match V::from_text(&text) {
            Some(value) => Ok(Some(value)),
            None => Err(self.bad_value(&text, V::expected())),
        }
    }

    /// Takes the text as a value, which must be there.
    pub fn required_text<V: Value>(&mut self) -> Result<V> {
        let text = self.text();
        V::from_text(&text).ok_or_else(|| self.bad_value(&text, V::expected()))
    }

    /// Enters the next child `name` that was not taken yet. Names of other
    /// namespaces have the prefix of our declarations: `qemu:arg`.
    pub fn child(&mut self, name: impl Into<Name>) -> Option<Reader<'_, 'd>> {
        let node = self.take(name.into())?;
        Some(Reader::enter(node, self.entries))
    }

    /// How many children `name` are not taken yet.
    #[must_use]
    pub fn count(&self, name: impl Into<Name>) -> usize {
        let name = name.into();
        if self.children & name::bit(name.key()) == 0 {
            return 0;
        }
        self.entries[self.start..].iter().filter(|entry| !entry.taken && entry.is(name)).count()
    }

    /// Returns whether a child `name` is there that was not taken yet.
    #[must_use]
    pub fn has(&self, name: impl Into<Name>) -> bool {
        self.count(name) > 0
    }

    /// Returns whether some child is of another namespace.
    #[must_use]
    pub fn has_other_namespaces(&self) -> bool {
        self.entries[self.start..].iter().any(|entry| entry.prefix != Prefix::None)
    }

    /// Takes all children, comments included, for keeping them verbatim.
    pub(crate) fn take_all(&mut self) -> roxmltree::Children<'d, 'd> {
        self.entries[self.start..].iter_mut().for_each(|entry| entry.taken = true);
        self.node.children()
    }

    fn take(&mut self, name: Name) -> Option<Node<'d, 'd>> {
        if self.children & name::bit(name.key()) == 0 {
            return None;
        }
        while self.entries.get(self.first).is_some_and(|entry| entry.taken) {
            self.first += 1;
        }
        // Children of one name are taken in their order: behind the last find are the
        // others of its name, and those of another name may be anywhere.
        let again = self.next > self.start && self.entries[self.next - 1].is(name);
        let from = if again { self.next } else { self.first };
        let wanted = |entry: &Entry<'d>| !entry.taken && entry.is(name);
        let at = from + self.entries[from..].iter().position(wanted)?;
        self.entries[at].taken = true;
        self.next = at + 1;
        Some(self.entries[at].node)
    }

    /// Leaves the element, with an error if anything in it was not taken.
    pub fn finish(self) -> Result<()> {
        let ours = &self.entries[self.start..];
        if let Some(left) = ours.iter().find(|entry| !entry.taken) {
            let same = |entry: &&Entry<'_>| entry.name == left.name && entry.prefix == left.prefix;
            let twice = ours.iter().filter(same).any(|entry| entry.taken);
            let problem = if twice { Problem::RepeatedElement } else { Problem::UnknownElement };
            return Err(XmlError::new(path(left.node), problem));
        }
        let count = self.node.attributes().len();
        if self.taken_attributes.count_ones() as usize != count {
            let taken = |index: usize| self.taken_attributes & (1_u64 << (index & 63)) != 0;
            let left = self.node.attributes().enumerate().find(|(index, _)| !taken(*index));
            let name = left.map(|(_, attribute)| qualified(self.node, &attribute));
            let path = format!("{}/@{}", path(self.node), name.unwrap_or_default());
            return Err(XmlError::new(path, Problem::UnknownAttribute));
        }
        if self.text.is_some_and(|text| !text.trim_ascii().is_empty()) {
            return Err(XmlError::new(path(self.node), Problem::UnexpectedText));
        }
        self.entries.truncate(self.start);
        Ok(())
    }

    /// An error at this element.
    #[must_use]
    pub fn error(&self, problem: Problem) -> XmlError {
        XmlError::new(path(self.node), problem)
    }

    /// The error that this element's text is not `expected`.
    #[must_use]
    pub fn bad_value(&self, text: &str, expected: String) -> XmlError {
        self.error(Problem::BadValue { value: shortened(text), expected })
    }

    /// The error that the attribute `name` is not `expected`.
    #[must_use]
    pub fn bad_attribute(&self, name: &str, expected: String) -> XmlError {
        let value = shortened(self.node.attribute(name).unwrap_or_default());
        let path = format!("{}/@{name}", path(self.node));
        XmlError::new(path, Problem::BadValue { value, expected })
    }
}

fn is_blank(text: &str) -> bool {
    text.trim_ascii().is_empty()
}

impl Entry<'_> {
    fn is(&self, name: Name) -> bool {
        self.key == name.key() && self.prefix == name.prefix() && self.name == name.local()
    }
}

/// `text`, cut where it is too long for a message.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}

/// The attribute's name as the document spells it.
fn qualified(node: Node<'_, '_>, attribute: &Attribute<'_, '_>) -> String {
    match attribute.namespace().and_then(|uri| node.lookup_prefix(uri)) {
        Some(prefix) => format!("{prefix}:{}", attribute.name()),
        None => attribute.name().to_owned(),
    }
}

/// The path of `node` from the root, with a number where siblings share its
/// name: `/domain/devices/disk[2]`.
fn path(node: Node<'_, '_>) -> String {
    let mut steps: Vec<String> = node
        .ancestors()
        .filter(Node::is_element)
        .map(|step| {
            let tag = step.tag_name();
            let prefix = tag.namespace().and_then(|uri| step.lookup_prefix(uri));
            let name = prefix.map_or_else(String::new, |prefix| format!("{prefix}:")) + tag.name();
            let alike = |other: &Node<'_, '_>| other.is_element() && other.tag_name() == tag;
            let siblings = step.parent().into_iter().flat_map(|parent| parent.children());
            if siblings.filter(alike).count() < 2 {
                return name;
            }
            // The walk starts with the node itself.
            format!("{name}[{}]", step.prev_siblings().filter(alike).count())
        })
        .collect();
    steps.push(String::new());
    steps.reverse();
    steps.join("/")
}
