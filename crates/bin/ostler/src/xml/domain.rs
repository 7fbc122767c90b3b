//! The parts of a domain's XML that commands need.

use roxmltree::{Document, Node};

/// A disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Disk {
    /// `file`, `block`, `network`, ...
    pub(crate) kind: String,
    /// `disk`, `cdrom`, `floppy`, `lun`
    pub(crate) device: Option<String>,
    pub(crate) target: String,
    pub(crate) source: Option<String>,
}

/// A network interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Interface {
    pub(crate) kind: String,
    pub(crate) target: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) model: Option<String>,
    pub(crate) mac: Option<String>,
    /// The state of the link where the XML says so.
    pub(crate) link: Option<String>,
}

/// A graphical display.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Graphics {
    pub(crate) kind: String,
    pub(crate) port: Option<i32>,
    pub(crate) tls_port: Option<i32>,
    pub(crate) listen: Option<String>,
    pub(crate) socket: Option<String>,
    pub(crate) password: Option<String>,
}

/// The domain's disks, in the order of its XML.
pub(crate) fn disks(document: &Document<'_>) -> Vec<Disk> {
    devices(document, "disk")
        .map(|disk| Disk {
            kind: attribute(disk, "type").unwrap_or_default(),
            device: attribute(disk, "device"),
            target: below(disk, "target", "dev").unwrap_or_default(),
            source: child(disk, "source")
                .and_then(|source| first(source, &["file", "dev", "dir", "name", "volume"])),
        })
        .collect()
}

/// The domain's network interfaces, in the order of its XML.
pub(crate) fn interfaces(document: &Document<'_>) -> Vec<Interface> {
    devices(document, "interface")
        .map(|interface| Interface {
            kind: attribute(interface, "type").unwrap_or_default(),
            target: below(interface, "target", "dev"),
            source: child(interface, "source")
                .and_then(|source| first(source, &["bridge", "dev", "network", "name"])),
            model: below(interface, "model", "type"),
            mac: below(interface, "mac", "address"),
            link: below(interface, "link", "state"),
        })
        .collect()
}

/// The domain's graphical displays, in the order of its XML.
pub(crate) fn graphics(document: &Document<'_>) -> Vec<Graphics> {
    devices(document, "graphics")
        .map(|graphics| {
            let listen = |name| below(graphics, "listen", name);
            let port = |name| attribute(graphics, name).and_then(|port| port.parse().ok());
            Graphics {
                kind: attribute(graphics, "type").unwrap_or_default(),
                port: port("port"),
                tls_port: port("tlsPort"),
                listen: attribute(graphics, "listen").or_else(|| listen("address")),
                socket: attribute(graphics, "socket").or_else(|| listen("socket")),
                password: attribute(graphics, "passwd"),
            }
        })
        .collect()
}

/// The device on the host behind the first console.
pub(crate) fn console_device(document: &Document<'_>) -> Option<String> {
    devices(document, "console").find_map(|console| attribute(console, "tty"))
}

fn devices<'a, 'd>(
    document: &'a Document<'d>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'd>> {
    let devices = child(document.root_element(), "devices");
    devices
        .into_iter()
        .flat_map(move |devices| devices.children().filter(move |device| device.has_tag_name(name)))
}

fn child<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Option<Node<'a, 'd>> {
    node.children().find(|child| child.has_tag_name(name))
}

fn attribute(node: Node<'_, '_>, name: &str) -> Option<String> {
    node.attribute(name).filter(|value| !value.is_empty()).map(str::to_owned)
}

fn below(node: Node<'_, '_>, name: &str, attribute_name: &str) -> Option<String> {
    child(node, name).and_then(|child| attribute(child, attribute_name))
}

/// The first of these attributes, in the order of the XML.
fn first(node: Node<'_, '_>, names: &[&str]) -> Option<String> {
    let mut attributes = node.attributes();
    attributes.find(|a| names.contains(&a.name())).map(|a| a.value().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_devices() {
        let document = Document::parse(
            "<domain><devices>
               <disk type='file' device='disk'><source file='/a' index='1'/>
                 <backingStore/><target dev='vda'/></disk>
               <disk type='file' device='cdrom'><target dev='hda'/></disk>
               <interface type='bridge'><mac address='52:54:00:00:00:01'/>
                 <source bridge='br0'/><target dev='vnet0'/><link state='down'/></interface>
               <console type='pty' tty='/dev/pts/3'><source path='/dev/pts/3'/></console>
               <graphics type='vnc' port='-1'><listen type='address' address='::'/></graphics>
             </devices></domain>",
        )
        .expect("a document");
        let disks = disks(&document);
        assert_eq!(disks[0].source.as_deref(), Some("/a"));
        assert_eq!((disks[1].target.as_str(), &disks[1].source), ("hda", &None));
        let interface = &interfaces(&document)[0];
        assert_eq!(interface.target.as_deref(), Some("vnet0"));
        assert_eq!((interface.link.as_deref(), &interface.model), (Some("down"), &None));
        assert_eq!(console_device(&document).as_deref(), Some("/dev/pts/3"));
        let graphics = &graphics(&document)[0];
        assert_eq!((graphics.port, graphics.listen.as_deref()), (Some(-1), Some("::")));
    }
}
