//! The names that the storage and network drivers of the corpus' host resolve.

use crate::conformance::corpus::Corpus;
use ostler_core::PciAddress;
use ostler_model::domain::{
    BlockSource, DirectorySource, DiskSource, DomainDef, FileSource, HostPciAddress, HostdevSource,
    Interface, InterfaceSource, NetworkProtocol, NetworkSource, SourceHost, TypedHostAddress,
    VolumeMode, VolumeSource,
};
use ostler_xml::{Source, YesNo};
use roxmltree::{Document, Node};

/// Resolves them all.
pub(super) fn resolve(corpus: &Corpus, def: &mut DomainDef) -> Result<(), String> {
    for interface in &mut def.devices.interfaces {
        connect(corpus, interface)?;
    }
    for disk in &mut def.devices.disks {
        if let DiskSource::Volume(volume) = &disk.source {
            let mut source = translate(corpus, volume)?;
            *source.extras_mut() = volume.extras.as_deref().cloned().unwrap_or_default();
            disk.source = source;
        }
    }
    if let Some(vsock) = &mut def.devices.vsock
        && let Some(cid) = &mut vsock.cid
        && cid.auto == Some(YesNo::Yes)
    {
        cid.address = Some(42);
    }
    Ok(())
}

fn find<'a>(document: &'a Document<'a>, name: &str) -> Option<Node<'a, 'a>> {
    document.descendants().find(|node| node.has_tag_name(name))
}

fn text(corpus: &Corpus, path: &str) -> Result<String, String> {
    corpus.text(path).or_else(|_| corpus.text(&format!("fixtures/{path}")))
}

/// Connects to `NETWORK;PORT`.
fn connect(corpus: &Corpus, interface: &mut Interface) -> Result<(), String> {
    let InterfaceSource::Network(network) = &mut interface.source else { return Ok(()) };
    let both = network.network.as_deref().unwrap_or_default();
    let (name, port) = both.split_once(';').unwrap_or((both, ""));
    let xml = text(corpus, &format!("networkxml2xmlin/{name}.xml"))?;
    let document = Document::parse(&xml).map_err(|error| error.to_string())?;
    let mtu = find(&document, "mtu").and_then(|mtu| mtu.attribute("size")?.parse().ok());
    interface.mtu = interface.mtu.or(mtu);
    let xml = text(corpus, &format!("virnetworkportxml2xmldata/{port}.xml"))?;
    let document = Document::parse(&xml).map_err(|error| error.to_string())?;
    let plug = find(&document, "plug").ok_or("the port has no plug")?;
    if let Some(address) = find(&document, "address") {
        let number = |name: &str| {
            let text = address.attribute(name)?.strip_prefix("0x")?;
            u32::from_str_radix(text, 16).ok()
        };
        let small = |name: &str| number(name).and_then(|n| u8::try_from(n).ok()).unwrap_or(0);
        let at = PciAddress {
            domain: number("domain").unwrap_or(0),
            bus: small("bus"),
            slot: small("slot"),
            function: small("function"),
        };
        let address = Some(TypedHostAddress::Pci(HostPciAddress { at: Some(at) }));
        let source = HostdevSource { address, ..HostdevSource::default() };
        interface.source = InterfaceSource::Hostdev(Box::new(Source(source)));
    } else {
        network.bridge = plug.attribute("bridge").map(Into::into);
    }
    Ok(())
}

/// The source that `[KIND+]NAME` of a pool is.
fn translate(corpus: &Corpus, volume: &VolumeSource) -> Result<DiskSource, String> {
    let name = volume.volume.as_deref().unwrap_or_default();
    let (kind, name) = name.split_once('+').unwrap_or(("block", name));
    if volume.mode == Some(VolumeMode::Direct) {
        let pool = volume.pool.as_deref().unwrap_or_default();
        let xml = text(corpus, &format!("storagepoolxml2xmlout/{pool}.xml"))?;
        let document = Document::parse(&xml).map_err(|error| error.to_string())?;
        let attribute = |element: &str, name: &str| {
            find(&document, element).and_then(|node| node.attribute(name)).unwrap_or_default()
        };
        let unit = name.rsplit(':').next().unwrap_or("0");
        let target = format!("{}/{unit}", attribute("device", "path"));
        let host =
            SourceHost { name: Some(attribute("host", "name").into()), ..SourceHost::default() };
        let source = NetworkSource {
            protocol: Some(NetworkProtocol::Iscsi),
            name: Some(target.into()),
            hosts: vec![host].into(),
            ..NetworkSource::default()
        };
        return Ok(DiskSource::Network(Box::new(Source(source))));
    }
    let path = Some(format!("/some/{kind}/device/{name}").into());
    Ok(match kind {
        "dir" => DiskSource::Dir(Source(DirectorySource { path, extras: None })),
        "file" => DiskSource::File(Source(FileSource { path, extras: None })),
        _ => DiskSource::Block(Source(BlockSource { path, extras: None })),
    })
}
