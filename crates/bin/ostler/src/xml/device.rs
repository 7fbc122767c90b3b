//! Single devices of a domain's XML: finding one, and the XML of the same
//! device with a detail changed.
//!
//! Devices are written as libxml2 writes them, their inner lines indented as in the
//! domain. Changes keep everything else as it stands.

use super::{build::escape, path::Item, read, write};
use crate::failure::Failure;
use ostler_core::MacAddress;
use roxmltree::{Document, Node};

/// Disks that a command can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Disks {
    All,
    /// Drives whose medium can be changed: CD-ROMs and floppies.
    WithMedia,
}

/// The kind of source behind a medium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Medium {
    File,
    Block,
}

/// An interface with its XML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Interface {
    /// `network`, `bridge`, `user`, ...
    pub(crate) kind: String,
    pub(crate) mac: Option<MacAddress>,
    /// The device on the host.
    pub(crate) target: Option<String>,
    pub(crate) xml: String,
}

/// The XML of the first disk whose target or source is named so, without the
/// images that its own lies over: a daemon finds those by itself.
pub(crate) fn disk(domain: &Document<'_>, named: &str, among: Disks) -> Result<String, Failure> {
    let found = devices(domain, "disk").find(|disk| {
        let drive = matches!(disk.attribute("device"), Some("cdrom" | "floppy"));
        let target = child(*disk, "target").and_then(|target| target.attribute("dev"));
        (drive || among == Disks::All)
            && (target == Some(named) || source_names(*disk).any(|source| source == named))
    });
    let found = found.ok_or_else(|| {
        Failure::new(format!("No disk found whose source path or target is {named}"))
            .hint("'domblklist' shows the disks there are")
    })?;
    let text = written(found);
    let chain = child(read(&text)?.root_element(), "backingStore").map(|chain| chain.range());
    rewritten(&text, chain.map(|range| (range, String::new())).into_iter().collect())
}

/// All interfaces, in the order of the domain's XML.
pub(crate) fn interfaces(domain: &Document<'_>) -> Vec<Interface> {
    let attribute = |node, name, attribute| {
        child(node, name).and_then(|child| child.attribute(attribute)).map(str::to_owned)
    };
    devices(domain, "interface")
        .map(|interface| Interface {
            kind: interface.attribute("type").unwrap_or_default().to_owned(),
            mac: attribute(interface, "mac", "address").and_then(|mac| mac.parse().ok()),
            target: attribute(interface, "target", "dev"),
            xml: written(interface),
        })
        .collect()
}

/// Returns whether the drive's XML names a medium.
pub(crate) fn has_medium(drive: &str) -> Result<bool, Failure> {
    Ok(source_names(read(drive)?.root_element()).next().is_some())
}

/// The drive with this medium in it, or with none.
pub(crate) fn with_medium(drive: &str, medium: Option<(Medium, &str)>) -> Result<String, Failure> {
    let document = read(drive)?;
    let root = document.root_element();
    let mut changes = Vec::new();
    changes.extend(child(root, "source").map(|old| (old.range(), String::new())));
    let (kind, attribute) = match medium {
        Some((Medium::Block, _)) => ("block", "dev"),
        _ => ("file", "file"),
    };
    if let Some(old) = root.attribute_node("type") {
        changes.push((old.range_value(), kind.to_owned()));
    }
    if let (Some((_, path)), Some(target)) = (medium, child(root, "target")) {
        let mut source = format!("<source {attribute}=\"");
        escape(&mut source, path);
        source.push_str("\"/>\n      ");
        changes.push((target.range().start..target.range().start, source));
    }
    rewritten(drive, changes)
}

/// The interface with its link in this state.
pub(crate) fn with_link(interface: &str, state: &str) -> Result<String, Failure> {
    let document = read(interface)?;
    let root = document.root_element();
    let change = match child(root, "link") {
        Some(link) => (link.range(), format!("<link state=\"{state}\"/>")),
        None => {
            let end = interface.rfind("</").unwrap_or(interface.len());
            (end..end, format!("<link state=\"{state}\"/>"))
        }
    };
    rewritten(interface, vec![change])
}

type Change = (std::ops::Range<usize>, String);

/// The text with its ranges replaced, written anew.
fn rewritten(text: &str, mut changes: Vec<Change>) -> Result<String, Failure> {
    changes.sort_by_key(|(range, _)| range.start);
    let mut text = text.to_owned();
    for (range, new) in changes.into_iter().rev() {
        text.replace_range(range, &new);
    }
    Ok(written(read(&text)?.root_element()))
}

fn written(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    write::item(&mut text, &Item::Node(node), false);
    text
}

/// The ways in which a disk's source is named; none for an empty drive.
fn source_names<'a>(disk: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    let names = ["file", "dev", "dir", "name", "volume"];
    let source = child(disk, "source");
    let found = move |name| source.and_then(|source| source.attribute(name));
    names.into_iter().filter_map(found)
}

fn devices<'a, 'd>(
    domain: &'a Document<'d>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'd>> {
    let devices = child(domain.root_element(), "devices");
    let children = devices.into_iter().flat_map(|devices| devices.children());
    children.filter(move |device| device.has_tag_name(name))
}

fn child<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Option<Node<'a, 'd>> {
    node.children().find(|child| child.has_tag_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOMAIN: &str = "<domain>
  <devices>
    <disk type='file' device='cdrom'>
      <driver name='qemu'/>
      <source file='/c.iso' index='2'/>
      <backingStore/>
      <target dev='hda' bus='ide'/>
    </disk>
    <disk type='block' device='disk'>
      <source dev='/dev/x'/>
      <target dev='vda'/>
    </disk>
    <interface type='user'>
      <mac address='52:54:00:00:00:0A'/>
    </interface>
  </devices>
</domain>";

    fn found(named: &str, among: Disks) -> Option<String> {
        disk(&read(DOMAIN).expect("a document"), named, among).ok()
    }

    #[test]
    fn finds_disks_by_target_and_by_source() {
        let written = "<disk type=\"block\" device=\"disk\">\n      <source dev=\"/dev/x\"/>\n      \
             <target dev=\"vda\"/>\n    </disk>";
        assert_eq!(found("vda", Disks::All).as_deref(), Some(written));
        assert_eq!(found("/dev/x", Disks::All).as_deref(), Some(written));
        assert!(found("/c.iso", Disks::WithMedia).is_some());
        assert_eq!(found("vda", Disks::WithMedia), None);
        assert_eq!(found("vdb", Disks::All), None);
    }

    #[test]
    fn changes_media_and_nothing_else() {
        let drive = found("hda", Disks::WithMedia).expect("a drive");
        assert_eq!(has_medium(&drive), Ok(true));
        let empty = with_medium(&drive, None).expect("a drive");
        assert_eq!(
            empty,
            "<disk type=\"file\" device=\"cdrom\">\n      <driver name=\"qemu\"/>\n      \n      \n      \
             <target dev=\"hda\" bus=\"ide\"/>\n    </disk>"
        );
        assert_eq!(has_medium(&empty), Ok(false));
        let filled = with_medium(&empty, Some((Medium::Block, "/dev/a&b"))).expect("a drive");
        assert!(filled.starts_with("<disk type=\"block\" device=\"cdrom\">"), "{filled}");
        assert!(
            filled.contains("\n      <source dev=\"/dev/a&amp;b\"/>\n      <target"),
            "{filled}"
        );
    }

    #[test]
    fn changes_links() {
        let one = interfaces(&read(DOMAIN).expect("a document")).remove(0);
        assert_eq!(one.mac, "52:54:00:00:00:0a".parse().ok());
        let down = with_link(&one.xml, "down").expect("an interface");
        assert!(down.ends_with("\n    <link state=\"down\"/></interface>"), "{down}");
        let up = with_link(&down, "up").expect("an interface");
        assert!(up.ends_with("\n    <link state=\"up\"/></interface>"), "{up}");
    }
}
