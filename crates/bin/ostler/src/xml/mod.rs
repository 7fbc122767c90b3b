//! XML documents as the daemon sends them: reading them, searching them with
//! XPath, and writing parts of them.

mod build;
pub(crate) mod device;
pub(crate) mod domain;
mod path;
pub(crate) mod volume;
mod write;

pub(crate) use build::Build;

use crate::failure::Failure;
use path::{Expression, Item, Value};
use roxmltree::Document;

/// Reads a document that came from the daemon.
pub(crate) fn read(text: &str) -> Result<Document<'_>, Failure> {
    Document::parse(text)
        .map_err(|error| Failure::new(format!("the daemon sent XML that cannot be read: {error}")))
}

/// The matches of an XPath expression in a document, one a line, or with
/// `wrap` all of them in one element.
pub(crate) fn search(text: &str, expression: &str, wrap: bool) -> Result<String, Failure> {
    let expression: Expression = expression.parse().map_err(|problem: path::PathError| {
        Failure::new(format!("cannot read XPath expression '{expression}': {problem}"))
    })?;
    let document = read(text)?;
    let found = match expression.evaluate(document.root_element()) {
        Ok(Value::Nodes(items)) => items,
        Ok(_) => {
            return Err(Failure::new("the XPath expression yields no nodes but a plain value")
                .hint("select the nodes themselves, as in //memory instead of string(//memory)"));
        }
        Err(problem) => {
            return Err(Failure::new(format!("cannot evaluate the XPath expression: {problem}")));
        }
    };
    Ok(if wrap { write::wrapped(&found) } else { lines(&found) })
}

fn lines(found: &[Item<'_, '_>]) -> String {
    let mut text = String::new();
    for item in found {
        let mut one = String::new();
        write::item(&mut one, item, false);
        text.push_str(&write::moved(item, &one, 0));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "<domain type='test'>\n  <name>a</name>\n  \
        <memory unit='KiB'>8</memory>\n  <os>\n    <boot dev='hd'/>\n  </os>\n  \
        <m:x xmlns:m='urn:m' y='&lt;&quot;'>a &amp; b</m:x>\n</domain>\n";

    #[track_caller]
    fn check(expression: &str, wrap: bool, expected: &str) {
        assert_eq!(search(DOCUMENT, expression, wrap).expect(expression), expected);
    }

    #[test]
    fn writes_what_it_finds() {
        check("//memory", false, "<memory unit=\"KiB\">8</memory>\n");
        check("//memory | //name", false, "<name>a</name>\n<memory unit=\"KiB\">8</memory>\n");
        check("//memory/@unit", false, " unit=\"KiB\"\n");
        check("//memory/@unit", true, "<nodes unit=\"KiB\"/>\n");
        check("//nope", false, "");
        check("//memory|//name/text()", true, "<nodes>a<memory unit=\"KiB\">8</memory></nodes>\n");
        check("//os", false, "<os>\n  <boot dev=\"hd\"/>\n</os>\n");
        check("//os", true, "<nodes>\n  <os>\n    <boot dev=\"hd\"/>\n  </os>\n</nodes>\n");
        check(
            "//*[local-name() = 'x']",
            false,
            "<m:x xmlns:m=\"urn:m\" y=\"&lt;&quot;\">a &amp; b</m:x>\n",
        );
    }

    #[test]
    fn refuses_what_yields_no_nodes() {
        for bad in ["count(//memory)", "//[", "", "//m:x", "nosuch()"] {
            assert!(search(DOCUMENT, bad, false).is_err(), "{bad}");
        }
    }
}
