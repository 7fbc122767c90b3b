//! Subtrees that are kept as they are: `<metadata>`.

use crate::{Reader, Result, Writer};
use roxmltree::Node;
use std::fmt::Write as _;

/// One element (or comment) with all it holds, as text. It is indented like
/// the rest when written, but for elements that hold text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verbatim {
    namespace: Option<Box<str>>,
    xml: Box<str>,
}

/// Stands in the kept text where a line ends whose successor is indented. No
/// XML holds this character.
const LINE: char = '\u{1}';

impl Verbatim {
    /// Takes all children of the element.
    pub fn take_all(reader: &mut Reader<'_, '_>) -> Vec<Self> {
        let kept = |node: &Node<'_, '_>| node.is_element() || node.is_comment();
        reader.take_all().filter(kept).map(Self::keep).collect()
    }

    /// Parses a text that is one element.
    pub fn parse(text: &str) -> Result<Self> {
        crate::limits::Limits::default().check(text)?;
        let tree = roxmltree::Document::parse(text).map_err(|error| {
            crate::XmlError::new("", crate::Problem::NotWellFormed(error.to_string()))
        })?;
        Ok(Self::keep(tree.root_element()))
    }

    /// Parses a text that is one element without a namespace, and puts it with
    /// its children into the namespace `uri` under the prefix `key`: how
    /// programs hand in their metadata.
    pub fn parse_as(text: &str, key: &str, uri: &str) -> Result<Self> {
        // A key or URI that cannot be written is found here.
        Self::parse(&format!("<{key}:x xmlns:{key}=\"{}\"/>", crate::escape::attribute(uri)))?;
        crate::limits::Limits::default().check(text)?;
        let tree = roxmltree::Document::parse(text).map_err(|error| {
            crate::XmlError::new("", crate::Problem::NotWellFormed(error.to_string()))
        })?;
        let mut xml = String::new();
        let namespaces = [(Some(key), uri)];
        push_node(&mut xml, tree.root_element(), 0, true, &namespaces, Some(key));
        Ok(Self { namespace: Some(uri.into()), xml: xml.into() })
    }

    /// The element without the namespace that [`parse_as`](Self::parse_as)
    /// gave it.
    #[must_use]
    pub fn to_plain_xml(&self) -> String {
        let xml = self.to_xml();
        let Some((prefix, _)) = xml[1..].split_once(':') else { return xml };
        let declaration = format!(" xmlns:{prefix}=");
        let Some(at) = xml.find(&declaration) else { return xml };
        let value = at + declaration.len();
        let Some(quote) = xml[value..].chars().next() else { return xml };
        let Some(length) = xml[value + 1..].find(quote) else { return xml };
        let without = format!("{}{}", &xml[..at], &xml[value + length + 2..]);
        without
            .replacen(&format!("<{prefix}:"), "<", 1)
            .replace(&format!("</{prefix}:"), "</")
            .replace(&format!("<{prefix}:"), "<")
    }

    /// The namespace of the element.
    #[must_use]
    pub fn namespace(&self) -> Option<&str> {
        self.namespace.as_deref()
    }

    /// The element as a text of its own, lines not indented further.
    #[must_use]
    pub fn to_xml(&self) -> String {
        self.xml.replace(LINE, "\n")
    }

    /// Writes the element at the writer's depth.
    pub fn write(&self, writer: &mut Writer) {
        writer.raw(&self.xml, LINE);
    }

    fn keep(node: Node<'_, '_>) -> Self {
        let mut xml = String::new();
        push_node(&mut xml, node, 0, true, &missing_namespaces(node), None);
        let namespace = node.is_element().then(|| node.tag_name().namespace()).flatten();
        Self { namespace: namespace.map(Into::into), xml: xml.into() }
    }
}

/// The namespaces that the subtree uses and that are declared above it: prefix
/// and URI.
fn missing_namespaces<'d>(top: Node<'d, 'd>) -> Vec<(Option<&'d str>, &'d str)> {
    let Some(parent) = top.parent().filter(Node::is_element) else { return Vec::new() };
    let mut missing = Vec::new();
    for node in top.descendants().filter(Node::is_element) {
        let attributes = node.attributes();
        let used = attributes.filter_map(|attribute| attribute.namespace());
        for uri in used.chain(node.tag_name().namespace()) {
            let inherited = parent.namespaces().find(|known| known.uri() == uri);
            let Some(known) = inherited else { continue };
            if node.lookup_namespace_uri(known.name()) == Some(uri)
                && declared(top).all(|own| own.name() != known.name())
                && !missing.contains(&(known.name(), known.uri()))
            {
                missing.push((known.name(), known.uri()));
            }
        }
    }
    missing
}

/// The namespaces that `node` itself declares.
fn declared<'d>(node: Node<'d, 'd>) -> impl Iterator<Item = &'d roxmltree::Namespace<'d>> {
    let parent = node.parent().filter(Node::is_element);
    node.namespaces().filter(move |own| {
        !parent.is_some_and(|parent| {
            parent.namespaces().any(|above| above.name() == own.name() && above.uri() == own.uri())
        })
    })
}

/// Appends a node. `format`: its children stand on lines of their own.
/// `prefix`: that of elements which have no namespace.
fn push_node<'d>(
    out: &mut String,
    node: Node<'d, 'd>,
    depth: usize,
    format: bool,
    extra: &[(Option<&str>, &str)],
    prefix: Option<&str>,
) {
    if node.is_comment() {
        // Writing to a String cannot fail, here and below.
        let _ = write!(out, "<!--{}-->", node.text().unwrap_or_default());
        return;
    }
    if let Some(instruction) = node.pi() {
        let value = instruction.value.map_or_else(String::new, |value| format!(" {value}"));
        let _ = write!(out, "<?{}{value}?>", instruction.target);
        return;
    }
    if node.is_text() {
        push_escaped(out, node.text().unwrap_or_default(), false);
        return;
    }
    let name = match prefix {
        Some(prefix) if node.tag_name().namespace().is_none() => {
            format!("{prefix}:{}", node.tag_name().name())
        }
        _ => qualified_name(node),
    };
    let _ = write!(out, "<{name}");
    push_attributes(out, node, extra);
    let format = format && !has_text(node);
    let shown = |child: &Node<'_, '_>| !format || !child.is_text();
    let mut children = node.children().filter(shown).peekable();
    if children.peek().is_none() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    // The documents' depth is bounded, so this recursion is.
    for child in children {
        new_line(out, depth + 1, format);
        push_node(out, child, depth + 1, format, &[], prefix);
    }
    new_line(out, depth, format);
    let _ = write!(out, "</{name}>");
}

fn new_line(out: &mut String, depth: usize, format: bool) {
    if format {
        out.push(LINE);
        (0..depth).for_each(|_| out.push_str("  "));
    }
}

fn has_text(node: Node<'_, '_>) -> bool {
    let mut texts = node.children().filter(Node::is_text);
    let only_text = node.first_element_child().is_none();
    texts.any(|text| only_text || !text.text().unwrap_or_default().trim_ascii().is_empty())
}

fn push_attributes<'d>(out: &mut String, node: Node<'d, 'd>, extra: &[(Option<&'d str>, &'d str)]) {
    let own = declared(node).map(|namespace| (namespace.name(), namespace.uri()));
    for (prefix, uri) in extra.iter().copied().chain(own) {
        match prefix {
            Some("xml") => continue,
            Some(prefix) => {
                let _ = write!(out, " xmlns:{prefix}=\"");
            }
            None => out.push_str(" xmlns=\""),
        }
        push_escaped(out, uri, true);
        out.push('"');
    }
    for attribute in node.attributes() {
        out.push(' ');
        if let Some(uri) = attribute.namespace()
            && let Some(prefix) = prefix_of(node, uri, true)
        {
            let _ = write!(out, "{prefix}:");
        }
        let _ = write!(out, "{}=\"", attribute.name());
        push_escaped(out, attribute.value(), true);
        out.push('"');
    }
}

/// A prefix that stands for `uri` at `node`.
fn prefix_of<'d>(node: Node<'d, 'd>, uri: &str, attribute: bool) -> Option<&'d str> {
    if uri == "http://www.w3.org/XML/1998/namespace" {
        return Some("xml");
    }
    // Attributes have no default namespace.
    let mut found = node.namespaces().filter(|known| known.uri() == uri);
    let fits = |known: &&roxmltree::Namespace<'d>| !attribute || known.name().is_some();
    found.find(fits).and_then(roxmltree::Namespace::name)
}

fn qualified_name(node: Node<'_, '_>) -> String {
    let tag = node.tag_name();
    match tag.namespace().and_then(|uri| {
        let default = node.default_namespace() == Some(uri);
        if default { None } else { prefix_of(node, uri, false) }
    }) {
        Some(prefix) => format!("{prefix}:{}", tag.name()),
        None => tag.name().to_owned(),
    }
}

fn push_escaped(out: &mut String, text: &str, in_attribute: bool) {
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\r' => out.push_str("&#13;"),
            '"' if in_attribute => out.push_str("&quot;"),
            '\n' if in_attribute => out.push_str("&#10;"),
            '\t' if in_attribute => out.push_str("&#9;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_goes_into_its_namespace_and_comes_out_as_it_went_in() {
        let text = "<rack row='3'><slot>7</slot></rack>";
        let kept = Verbatim::parse_as(text, "o", "http://x/y?a&b").expect("well formed");
        assert_eq!(kept.namespace(), Some("http://x/y?a&b"));
        let xml = kept.to_xml();
        assert!(xml.contains("<o:rack xmlns:o=\"http://x/y?a&amp;b\" row=\"3\">"), "{xml}");
        assert!(xml.contains("<o:slot>7</o:slot>"), "{xml}");
        assert_eq!(kept.to_plain_xml(), "<rack row=\"3\">\n  <slot>7</slot>\n</rack>");
        for bad in ["<rack", "rack", "<a/><b/>", "<o:rack/>"] {
            assert!(Verbatim::parse_as(bad, "o", "u").is_err(), "{bad}");
        }
        assert!(Verbatim::parse_as("<a/>", "no key", "u").is_err());
    }
}
