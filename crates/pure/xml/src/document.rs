//! A parsed document, within [`Limits`].

use crate::{Element, Limits, Problem, Reader, Result, XmlError};

/// A document. It borrows the text it was made of.
pub struct Document<'text> {
    tree: roxmltree::Document<'text>,
}

impl<'text> Document<'text> {
    /// Parses `text` within the usual limits.
    pub fn parse(text: &'text str) -> Result<Self> {
        Self::parse_within(text, &Limits::default())
    }

    /// Parses bytes, which must be UTF-8, within the usual limits.
    pub fn parse_bytes(bytes: &'text [u8]) -> Result<Self> {
        let limits = Limits::default();
        if bytes.len() > limits.bytes {
            let problem = Problem::TooLarge { what: "bytes", limit: limits.bytes };
            return Err(XmlError::new("", problem));
        }
        let text = std::str::from_utf8(bytes)
            .map_err(|error| XmlError::new("", Problem::NotUtf8(error.valid_up_to())))?;
        Self::parse_within(text, &limits)
    }

    /// Parses `text` within `limits`.
    pub fn parse_within(text: &'text str, limits: &Limits) -> Result<Self> {
        limits.check(text)?;
        let options = roxmltree::ParsingOptions {
            allow_dtd: false,
            nodes_limit: limits.nodes,
            ..roxmltree::ParsingOptions::default()
        };
        match roxmltree::Document::parse_with_options(text, options) {
            Ok(tree) => Ok(Self { tree }),
            Err(roxmltree::Error::NodesLimitReached) => {
                let limit = usize::try_from(limits.nodes).unwrap_or(usize::MAX);
                Err(XmlError::new("", Problem::TooLarge { what: "nodes", limit }))
            }
            Err(error) => Err(XmlError::new("", Problem::NotWellFormed(error.to_string()))),
        }
    }

    /// The name of the root element.
    #[must_use]
    pub fn root_name(&self) -> &str {
        self.tree.root_element().tag_name().name()
    }

    /// Calls `visit` with the path of every element and attribute below the
    /// root: `devices/disk/target`, `devices/disk/target/@dev`. The value is an
    /// attribute's, or the text of an element that has no children.
    pub fn visit(&self, visit: &mut dyn FnMut(&str, Option<&str>)) {
        let mut path = String::new();
        visit_below(self.tree.root_element(), &mut path, visit);
    }

    /// Reads the whole document, whose root is `name`, as a `T`.
    pub fn read<T: Element>(&self, name: &'static str) -> Result<T> {
        self.read_with(name, T::read)
    }

    /// Reads the whole document, whose root is `name`, with `read`.
    pub fn read_with<T>(
        &self,
        name: &'static str,
        read: impl FnOnce(&mut Reader<'_, '_>) -> Result<T>,
    ) -> Result<T> {
        let root = self.tree.root_element();
        let found = root.tag_name();
        if found.name() != name || found.namespace().is_some() {
            let found = found.name().to_owned();
            return Err(XmlError::new("", Problem::WrongRoot { expected: name, found }));
        }
        let mut entries = Vec::with_capacity(64);
        let mut reader = Reader::enter(root, &mut entries);
        let value = read(&mut reader)?;
        reader.finish()?;
        Ok(value)
    }
}

fn visit_below(
    node: roxmltree::Node<'_, '_>,
    path: &mut String,
    visit: &mut dyn FnMut(&str, Option<&str>),
) {
    let length = path.len();
    let enter = |path: &mut String, name: &str| {
        if length > 0 {
            path.push('/');
        }
        path.push_str(name);
    };
    for attribute in node.attributes() {
        enter(path, "@");
        path.push_str(attribute.name());
        visit(path, Some(attribute.value()));
        path.truncate(length);
    }
    for child in node.children().filter(roxmltree::Node::is_element) {
        let prefix = child.tag_name().namespace().and_then(|uri| child.lookup_prefix(uri));
        match prefix {
            Some(prefix) => enter(path, &format!("{prefix}:{}", child.tag_name().name())),
            None => enter(path, child.tag_name().name()),
        }
        let is_leaf = !child.children().any(|below| below.is_element());
        visit(path, child.text().filter(|_| is_leaf));
        visit_below(child, path, visit);
        path.truncate(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_of_one_name_come_in_their_order_whatever_stands_between() {
        let document = Document::parse("<a><b n='1'/><c n='2'/><b n='3'/><c n='4'/><b n='5'/></a>");
        let read = document.expect("well formed").read_with("a", |reader| {
            let mut found = Vec::new();
            for name in ["c", "b"] {
                while let Some(mut child) = reader.child(name) {
                    found.push(child.required_attribute::<u32>("n")?);
                    child.finish()?;
                }
            }
            Ok(found)
        });
        assert_eq!(read.expect("all are taken"), [2, 4, 1, 3, 5]);
    }

    #[test]
    fn every_path_is_visited() {
        let text = "<a k='1'><b><c>x</c></b><p:d xmlns:p='urn:p' m='2'/></a>";
        let mut found = Vec::new();
        let document = Document::parse(text).expect("well formed");
        document.visit(&mut |path, value| {
            found.push(format!("{path} {}", value.unwrap_or("-")));
        });
        assert_eq!(found, ["@k 1", "b -", "b/c x", "p:d -", "p:d/@m 2"]);
    }
}
