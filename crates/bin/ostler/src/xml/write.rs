//! Writing parts of a document as libxml2 does: double quotes, and empty
//! elements closed at once.

use super::path::Item;
use roxmltree::{Node, NodeType};

/// Writes one item; an attribute as it would stand in its element.
pub(super) fn item(text: &mut String, item: &Item<'_, '_>, namespaces_known: bool) {
    match item {
        Item::Node(node) => write_node(text, *node, !namespaces_known),
        Item::Attribute(owner, index) => {
            if let Some(attribute) = owner.attributes().nth(*index) {
                let name = qualified(*owner, attribute.namespace(), attribute.name());
                write_attribute(text, &name, attribute.value());
            }
        }
    }
}

/// Writes items into one `<nodes>` element. Elements go on lines of their own,
/// unless text stands among them.
pub(super) fn wrapped(items: &[Item<'_, '_>]) -> String {
    let (attributes, nodes): (Vec<_>, Vec<_>) =
        items.iter().partition(|item| matches!(item, Item::Attribute(..)));
    let mut text = String::from("<nodes");
    for attribute in attributes {
        item(&mut text, attribute, false);
    }
    if nodes.is_empty() {
        text.push_str("/>\n");
        return text;
    }
    text.push('>');
    let mixed = nodes.iter().any(|item| matches!(item, Item::Node(node) if node.is_text()));
    for node in nodes {
        if !mixed {
            text.push_str("\n  ");
        }
        let mut one = String::new();
        item(&mut one, node, false);
        text.push_str(&if mixed { one } else { moved(node, &one, 1) });
    }
    text.push_str(if mixed { "</nodes>\n" } else { "\n</nodes>\n" });
    text
}

/// The text of an element with its lines moved to another depth.
pub(super) fn moved(item: &Item<'_, '_>, text: &str, to: usize) -> String {
    let depth = match item {
        Item::Node(node) => node.ancestors().skip(1).filter(Node::is_element).count(),
        Item::Attribute(..) => 0,
    };
    let from = format!("\n{}", "  ".repeat(depth));
    text.replace(&from, &format!("\n{}", "  ".repeat(to)))
}

fn write_node(text: &mut String, node: Node<'_, '_>, outermost: bool) {
    match node.node_type() {
        NodeType::Root => {
            text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            for child in node.children() {
                write_node(text, child, outermost);
                text.push('\n');
            }
        }
        NodeType::Element => write_element(text, node, outermost),
        NodeType::Text => escape(text, node.text().unwrap_or_default(), false),
        NodeType::Comment => {
            text.push_str("<!--");
            text.push_str(node.text().unwrap_or_default());
            text.push_str("-->");
        }
        NodeType::PI => {
            if let Some(instruction) = node.pi() {
                text.push_str("<?");
                text.push_str(instruction.target);
                if let Some(value) = instruction.value {
                    text.push(' ');
                    text.push_str(value);
                }
                text.push_str("?>");
            }
        }
    }
}

fn write_element(text: &mut String, node: Node<'_, '_>, outermost: bool) {
    let name = qualified(node, node.tag_name().namespace(), node.tag_name().name());
    text.push('<');
    text.push_str(&name);
    for namespace in node.namespaces() {
        let parent = node.parent().filter(|_| !outermost);
        let inherited = parent.is_some_and(|parent| {
            parent.lookup_namespace_uri(namespace.name()) == Some(namespace.uri())
        });
        let declared_here = !inherited && namespace.name() != Some("xml");
        if declared_here && (!outermost || uses(node, namespace.uri())) {
            let name = match namespace.name() {
                Some(prefix) => format!("xmlns:{prefix}"),
                None => "xmlns".to_owned(),
            };
            write_attribute(text, &name, namespace.uri());
        }
    }
    for attribute in node.attributes() {
        let name = qualified(node, attribute.namespace(), attribute.name());
        write_attribute(text, &name, attribute.value());
    }
    if !node.has_children() {
        text.push_str("/>");
        return;
    }
    text.push('>');
    for child in node.children() {
        write_node(text, child, false);
    }
    text.push_str("</");
    text.push_str(&name);
    text.push('>');
}

/// Returns whether anything at or below the element is of this namespace.
fn uses(node: Node<'_, '_>, uri: &str) -> bool {
    node.descendants().any(|below| {
        below.tag_name().namespace() == Some(uri)
            || below.attributes().any(|attribute| attribute.namespace() == Some(uri))
    })
}

fn qualified(node: Node<'_, '_>, namespace: Option<&str>, name: &str) -> String {
    match namespace.and_then(|uri| node.lookup_prefix(uri)) {
        Some(prefix) => format!("{prefix}:{name}"),
        None => name.to_owned(),
    }
}

fn write_attribute(text: &mut String, name: &str, value: &str) {
    text.push(' ');
    text.push_str(name);
    text.push_str("=\"");
    escape(text, value, true);
    text.push('"');
}

fn escape(text: &mut String, plain: &str, attribute: bool) {
    for c in plain.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' if attribute => text.push_str("&quot;"),
            '\n' if attribute => text.push_str("&#10;"),
            '\t' if attribute => text.push_str("&#9;"),
            '\r' => text.push_str("&#13;"),
            c => text.push(c),
        }
    }
}
