//! The parts of a volume's XML that commands need.

use super::{build::escape, path::Item, read, write};
use crate::failure::Failure;
use roxmltree::{Document, Node};

/// The document of a volume with another name in it, and nothing else changed.
pub(crate) fn renamed(text: &str, name: &str) -> Result<String, Failure> {
    let document = read(text)?;
    let element = child(document.root_element(), "name")
        .ok_or_else(|| Failure::new("the daemon sent a volume without a name"))?;
    let mut new = String::from("<name>");
    escape(&mut new, name);
    new.push_str("</name>");
    let mut renamed = text.to_owned();
    renamed.replace_range(element.range(), &new);
    Ok(renamed)
}

/// The document as libxml2 writes it, without the end of its last line.
pub(crate) fn as_libxml2(text: &str) -> Result<String, Failure> {
    let document = read(text)?;
    let mut written = String::new();
    write::item(&mut written, &Item::Node(document.root_element()), false);
    Ok(written)
}

/// The format that the volume's data has.
pub(crate) fn format(text: &str) -> Result<Option<String>, Failure> {
    let document: Document<'_> = read(text)?;
    let target = child(document.root_element(), "target");
    let format = target.and_then(|target| child(target, "format"));
    Ok(format.and_then(|format| format.attribute("type")).map(str::to_owned))
}

fn child<'a, 'i>(parent: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    parent.children().find(|node| node.has_tag_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOLUME: &str = "<volume type='file'>\n  <name>a</name>\n  <target>\n    \
                          <format type='qcow2'/>\n  </target>\n</volume>\n";

    #[test]
    fn a_name_is_replaced() {
        let renamed = renamed(VOLUME, "b<&").expect("a volume");
        assert_eq!(renamed, VOLUME.replace(">a<", ">b&lt;&amp;<"));
        assert_eq!(as_libxml2(&renamed).expect("a volume"), renamed.replace('\'', "\"").trim_end());
    }

    #[test]
    fn a_format_is_found() {
        assert_eq!(format(VOLUME).expect("a volume").as_deref(), Some("qcow2"));
        assert_eq!(format("<volume/>").expect("a volume"), None);
    }
}
