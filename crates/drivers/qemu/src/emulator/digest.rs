//! libvirt's form of what is known of an emulator: the XML of its capability
//! cache.
//!
//! Read for two ends: recorded emulators of all versions and architectures
//! exist in this form, with which the building of command lines and domain
//! capabilities is checked; and what probing finds is compared with it.

use super::{
    Accelerator, AcceleratorKind, Capability, CpuModel, CpuProperty, Emulator, GicSupport, HostCpu,
    Machine, PropertyValue, Sev, Sgx, Usable, Version,
};
use roxmltree::{Document, Node};

/// A text is not such a digest.
#[derive(Debug, thiserror::Error)]
pub enum DigestError {
    /// It is not XML.
    #[error("the digest is not well formed")]
    Xml(#[from] roxmltree::Error),
    /// Something is missing or is not what it should be.
    #[error("the digest has no usable '{0}'")]
    Missing(&'static str),
}

/// Reads a digest. Flags that we do not know are passed over.
///
/// # Errors
/// When the text is not XML or lacks what every digest has.
pub fn read(text: &str) -> Result<Emulator, DigestError> {
    let document = Document::parse(text)?;
    let root = document.root_element();
    let version: u32 = parsed(text_of(root, "version")).ok_or(DigestError::Missing("version"))?;
    let flags = children(root, "flag").filter_map(|flag| flag.attribute("name"));
    let kinds = [AcceleratorKind::Kvm, AcceleratorKind::Hvf, AcceleratorKind::Tcg];
    let hyperv = child(root, "hypervCapabilities")
        .filter(|node| node.attribute("supported") == Some("yes"))
        .map(|node| names(node, "cap"));
    let accelerators = kinds.into_iter().filter_map(|kind| accelerator(root, kind, &hyperv));
    Ok(Emulator {
        binary: text_of(root, "emulator").unwrap_or_default().into(),
        version: Version::from_number(version),
        package: text_of(root, "package").unwrap_or_default().into(),
        architecture: text_of(root, "arch").ok_or(DigestError::Missing("arch"))?.into(),
        capabilities: flags.filter_map(Capability::by_name).collect(),
        accelerators: accelerators.collect(),
        kvm_obstacle: None,
        gic: children(root, "gic").filter_map(gic).collect(),
        sev: child(root, "sev").and_then(sev),
        sgx: child(root, "sgx").filter(|node| yes(*node, "supported")).map(sgx),
    })
}

fn accelerator(
    root: Node<'_, '_>,
    kind: AcceleratorKind,
    hyperv: &Option<Vec<Box<str>>>,
) -> Option<Accelerator> {
    let of_kind =
        |name| children(root, name).filter(move |node| node.attribute("type") == Some(kind.name()));
    let machines: Vec<Machine> = of_kind("machine").filter_map(machine).collect();
    let cpu_models: Vec<CpuModel> = of_kind("cpu").filter_map(cpu_model).collect();
    let host_cpu = of_kind("hostCPU").next().and_then(host_cpu);
    if machines.is_empty() && cpu_models.is_empty() && host_cpu.is_none() {
        return None;
    }
    let hyperv = if kind == AcceleratorKind::Kvm { hyperv.clone() } else { None };
    Some(Accelerator { kind, machines, cpu_models, host_cpu, hyperv })
}

fn machine(node: Node<'_, '_>) -> Option<Machine> {
    let text = |name| node.attribute(name).map(Box::from);
    Some(Machine {
        name: text("name")?,
        alias: text("alias"),
        max_cpus: parsed(node.attribute("maxCpus")).unwrap_or(0),
        hotplug_cpus: yes(node, "hotplugCpus"),
        is_default: yes(node, "default"),
        default_cpu: text("defaultCPU"),
        numa_by_size: yes(node, "numaMemSupported"),
        default_ram_id: text("defaultRAMid"),
        deprecated: yes(node, "deprecated"),
        acpi: node.attribute("acpi").map(|value| value == "yes"),
    })
}

fn cpu_model(node: Node<'_, '_>) -> Option<CpuModel> {
    Some(CpuModel {
        name: node.attribute("name")?.into(),
        typename: node.attribute("typename").unwrap_or_default().into(),
        usable: match node.attribute("usable") {
            Some("yes") => Usable::Yes,
            Some("no") => Usable::No,
            _ => Usable::Unknown,
        },
        blockers: names(node, "blocker"),
        deprecated: yes(node, "deprecated"),
    })
}

fn host_cpu(node: Node<'_, '_>) -> Option<HostCpu> {
    Some(HostCpu {
        model: node.attribute("model")?.into(),
        migratability: yes(node, "migratability"),
        properties: children(node, "property").filter_map(cpu_property).collect(),
    })
}

fn cpu_property(node: Node<'_, '_>) -> Option<CpuProperty> {
    let value = node.attribute("value")?;
    Some(CpuProperty {
        name: node.attribute("name")?.into(),
        value: match node.attribute("type") {
            Some("boolean") => PropertyValue::Boolean(value == "true"),
            Some("number") => PropertyValue::Number(value.parse().ok()?),
            _ => PropertyValue::Text(value.into()),
        },
        migratable: node.attribute("migratable").map(|value| value == "yes"),
    })
}

fn gic(node: Node<'_, '_>) -> Option<GicSupport> {
    Some(GicSupport {
        version: parsed(node.attribute("version"))?,
        kernel: yes(node, "kernel"),
        emulated: yes(node, "emulated"),
    })
}

fn sev(node: Node<'_, '_>) -> Option<Sev> {
    Some(Sev {
        pdh: text_of(node, "pdh")?.into(),
        cert_chain: text_of(node, "certChain")?.into(),
        cpu0_id: text_of(node, "cpu0Id").map(Into::into),
        cbitpos: parsed(text_of(node, "cbitpos"))?,
        reduced_phys_bits: parsed(text_of(node, "reducedPhysBits"))?,
        max_guests: parsed(text_of(node, "maxGuests")).unwrap_or(0),
        max_es_guests: parsed(text_of(node, "maxESGuests")).unwrap_or(0),
    })
}

fn sgx(node: Node<'_, '_>) -> Sgx {
    let is = |name| text_of(node, name) == Some("yes");
    let sections = child(node, "sections").into_iter().flat_map(|all| children(all, "section"));
    let section = |node: Node<'_, '_>| {
        Some((parsed(node.attribute("node"))?, parsed(node.attribute("size"))?))
    };
    Sgx {
        flexible_launch_control: is("flc"),
        sgx1: is("sgx1"),
        sgx2: is("sgx2"),
        section_size: parsed(text_of(node, "section_size")).unwrap_or(0),
        sections: sections.filter_map(section).collect(),
    }
}

fn children<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.has_tag_name(name))
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
    children(node, name).next()
}

fn text_of<'a>(node: Node<'a, '_>, name: &'static str) -> Option<&'a str> {
    child(node, name).and_then(|child| child.text())
}

fn names(node: Node<'_, '_>, name: &'static str) -> Vec<Box<str>> {
    children(node, name).filter_map(|child| child.attribute("name")).map(Into::into).collect()
}

fn yes(node: Node<'_, '_>, name: &str) -> bool {
    node.attribute(name) == Some("yes")
}

fn parsed<T: std::str::FromStr>(text: Option<&str>) -> Option<T> {
    text.and_then(|text| text.parse().ok())
}
