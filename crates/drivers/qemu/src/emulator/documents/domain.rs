//! The domain capabilities of an emulator.

use super::devices;
use super::host_model::{HostModel, host_model};
use super::question::{DomainQuestion, FirmwareOffer, HostOffer, is_q35, is_x86};
use crate::emulator::{
    Accelerator, AcceleratorKind, Capability, CpuModel, Emulator, Machine, Usable,
};
use ostler_model::capabilities::cpu_map::CpuMap;
use ostler_model::capabilities::domain::{
    CpuModeCapabilities, CpuModes, DomainCapabilities, FeatureCapabilities, LoaderCapabilities,
    ModelBlockers, ModelEntry, ModelUsable, OfferedModel, OsCapabilities, SevCapabilities,
    SgxCapabilities, SgxSection, Support,
};
use ostler_model::domain::{CpuFeature, MaxPhysAddr, PhysAddrMode};
use ostler_xml::{List, YesNo};

/// Makes the domain capabilities of this emulator with this accelerator and machine.
#[must_use]
pub fn domain_capabilities(question: DomainQuestion<'_>, host: &HostOffer) -> DomainCapabilities {
    let DomainQuestion { emulator, accelerator, machine, architecture } = question;
    DomainCapabilities {
        path: emulator.binary.to_string_lossy().into(),
        domain: accelerator.kind.domain_type().into(),
        machine: Some(machine.name.clone()),
        architecture: architecture.into(),
        max_vcpus: Some(machine.max_cpus).filter(|number| *number > 0),
        io_threads: Some(YesNo::Yes),
        os: Some(os(question, &host.firmware)),
        cpu: cpu(question, host),
        memory_backing: Some(memory_backing(emulator)),
        devices: devices::devices(question, host),
        features: features(question),
    }
}

fn os(question: DomainQuestion<'_>, firmware: &FirmwareOffer) -> OsCapabilities {
    let kinds = firmware.kinds.iter().map(|kind| &**kind);
    let supported = Support::yes().with("firmware", kinds);
    let secure = firmware.secure && is_q35(question.machine);
    let secure: &[&str] = if secure { &["yes", "no"] } else { &["no"] };
    let loader = Support::yes()
        .with("type", ["rom", "pflash"])
        .with("readonly", ["yes", "no"])
        .with("secure", secure.iter().copied());
    let mut files = List::new();
    firmware.images.iter().for_each(|image| files.push(image.clone()));
    OsCapabilities {
        supported: YesNo::Yes,
        enums: supported.enums,
        loader: Some(LoaderCapabilities { supported: YesNo::Yes, files, enums: loader.enums }),
    }
}

fn cpu(question: DomainQuestion<'_>, host: &HostOffer) -> CpuModes {
    let DomainQuestion { emulator, accelerator, architecture, .. } = question;
    let hardware = accelerator.kind != AcceleratorKind::Tcg;
    let on_off = |both| if both { &["on", "off"][..] } else { &["off"][..] };
    let mut passthrough = CpuModeCapabilities::new("host-passthrough", hardware);
    if hardware {
        let values = on_off(emulator.has(Capability::CpuMigratable));
        let support = Support::yes().with("hostPassthroughMigratable", values.iter().copied());
        passthrough.enums = support.enums;
    }
    let mut maximum = CpuModeCapabilities::new("maximum", emulator.has(Capability::CpuMax));
    if emulator.has(Capability::CpuMax) {
        maximum.enums = Support::yes().with("maximumMigratable", ["on", "off"]).enums;
    }
    let modes = vec![
        passthrough,
        maximum,
        host_mode(accelerator, architecture, host),
        custom_mode(accelerator, architecture),
    ];
    CpuModes { modes }
}

fn host_mode(
    accelerator: &Accelerator,
    architecture: &str,
    host: &HostOffer,
) -> CpuModeCapabilities {
    let found = match (architecture, &host.power_model) {
        ("ppc64" | "ppc64le", Some(model)) if accelerator.kind == AcceleratorKind::Kvm => {
            Some(HostModel::named(model))
        }
        _ => host_model(accelerator, architecture),
    };
    let Some(found) = found else {
        return CpuModeCapabilities::new("host-model", false);
    };
    let mut mode = CpuModeCapabilities::new("host-model", true);
    mode.models.entries.push(ModelEntry {
        model: OfferedModel {
            fallback: Some(found.fallback),
            usable: None,
            deprecated: None,
            vendor: None,
            canonical: None,
            name: found.model,
        },
        blockers: None,
    });
    mode.vendor = found.vendor;
    let hardware = accelerator.kind != AcceleratorKind::Tcg;
    let limit = host.physical_bits.filter(|_| hardware && architecture != "s390x");
    mode.max_phys_addr = limit.map(|limit| MaxPhysAddr {
        mode: PhysAddrMode::Passthrough,
        bits: None,
        limit: Some(limit),
    });
    mode.features = found.features;
    mode
}

fn custom_mode(accelerator: &Accelerator, architecture: &str) -> CpuModeCapabilities {
    let map = CpuMap::x86();
    let known = |model: &&CpuModel| match architecture {
        "x86_64" | "i686" => map.model(&model.name).is_some(),
        // The names that `cpu_model` of the probe writes with capitals.
        "ppc64" | "ppc64le" => model.name.starts_with("POWER"),
        _ => &*model.name != "host",
    };
    let mut models: Vec<&CpuModel> = accelerator.cpu_models.iter().filter(known).collect();
    models.sort_by(|one, other| one.name.cmp(&other.name));
    let mut mode = CpuModeCapabilities::new("custom", !models.is_empty());
    mode.models.entries = models
        .into_iter()
        .map(|model| entry(model, &accelerator.cpu_models, map, architecture))
        .collect();
    mode
}

fn entry(model: &CpuModel, all: &[CpuModel], map: &CpuMap, architecture: &str) -> ModelEntry {
    let vendor = match architecture {
        "x86_64" | "i686" => map.model(&model.name).and_then(|model| model.vendor),
        "ppc64" | "ppc64le" => Some("IBM"),
        "s390x" if !matches!(&*model.name, "max" | "qemu") => Some("IBM"),
        _ => None,
    };
    let canonical =
        map.versioned(&model.name).filter(|_| is_x86(architecture)).map(|model| model.name);
    let canonical = canonical.filter(|name| all.iter().any(|model| *model.name == **name));
    let mut blockers: Vec<&str> = model
        .blockers
        .iter()
        .map(|name| map.feature(name).map_or(&**name, |feature| feature.name))
        .collect();
    blockers.sort_unstable();
    blockers.dedup();
    let feature = |name: &str| CpuFeature { policy: None, name: name.into() };
    ModelEntry {
        model: OfferedModel {
            fallback: None,
            usable: Some(match model.usable {
                Usable::Yes => ModelUsable::Yes,
                Usable::No => ModelUsable::No,
                Usable::Unknown => ModelUsable::Unknown,
            }),
            deprecated: model.deprecated.then_some(YesNo::Yes),
            vendor: Some(vendor.unwrap_or("unknown").into()),
            canonical: canonical.map(Into::into),
            name: model.name.clone(),
        },
        blockers: (!blockers.is_empty()).then(|| ModelBlockers {
            model: model.name.clone(),
            features: blockers.into_iter().map(feature).collect(),
        }),
    }
}

fn memory_backing(emulator: &Emulator) -> Support {
    let memfd = emulator.has(Capability::ObjectMemoryMemfd).then_some("memfd");
    Support::yes().with("sourceType", ["file", "anonymous"].into_iter().chain(memfd))
}

fn features(question: DomainQuestion<'_>) -> FeatureCapabilities {
    let DomainQuestion { emulator, architecture, machine, .. } = question;
    let has = |capability| Some(YesNo::from(emulator.has(capability)));
    let is_s390 = architecture == "s390x";
    let pv = is_s390 && emulator.has(Capability::S390PvGuest);
    let sev = emulator.sev.is_some() && emulator.has(Capability::SevGuest);
    let secure =
        [(sev, "sev"), (sev && emulator.has(Capability::SevSnpGuest), "sev-snp"), (pv, "s390-pv")];
    let secure: Vec<&str> = secure.iter().filter(|(yes, _)| *yes).map(|(_, name)| *name).collect();
    FeatureCapabilities {
        gic: Some(gic(question)),
        vmcoreinfo: has(Capability::DeviceVmcoreinfo),
        genid: has(Capability::DeviceVmgenid),
        backing_store_input: Some(YesNo::Yes),
        backup: Some(YesNo::Yes),
        async_teardown: has(Capability::RunWithAsyncTeardown),
        s390_pv: is_s390.then(|| YesNo::from(pv)),
        ps2: ps2(emulator, architecture, machine),
        tdx: None,
        sev: Some(sev_capabilities(emulator)),
        sgx: Some(sgx_capabilities(emulator)),
        hyperv: hyperv(emulator, architecture),
        launch_security: Some(match secure.is_empty() {
            true => Support::no(),
            false => Support::yes().with("sectype", secure),
        }),
    }
}

fn gic(question: DomainQuestion<'_>) -> Support {
    let DomainQuestion { emulator, accelerator, machine, .. } = question;
    let is_virt = machine.name.starts_with("virt-") || &*machine.name == "virt";
    let versions: Vec<String> = emulator
        .gic
        .iter()
        .filter(|gic| match accelerator.kind {
            AcceleratorKind::Kvm => gic.kernel,
            AcceleratorKind::Tcg => gic.emulated,
            AcceleratorKind::Hvf => false,
        })
        .map(|gic| gic.version.to_string())
        .collect();
    if !is_virt || versions.is_empty() {
        return Support::no();
    }
    Support::yes().with("version", versions.iter().map(String::as_str))
}

fn ps2(emulator: &Emulator, architecture: &str, machine: &Machine) -> Option<YesNo> {
    let is_pc = machine.name.starts_with("pc-") || is_q35(machine);
    let x86 = matches!(architecture, "x86_64" | "i686");
    Some((x86 && is_pc && emulator.has(Capability::MachineI8042Opt)).into())
}

fn sev_capabilities(emulator: &Emulator) -> SevCapabilities {
    let sev = emulator.sev.as_ref();
    SevCapabilities {
        supported: sev.is_some().into(),
        cbitpos: sev.map(|sev| sev.cbitpos),
        reduced_phys_bits: sev.map(|sev| sev.reduced_phys_bits),
        max_guests: sev.map(|sev| sev.max_guests),
        max_es_guests: sev.map(|sev| sev.max_es_guests),
        cpu0_id: sev.and_then(|sev| sev.cpu0_id.clone()),
    }
}

fn sgx_capabilities(emulator: &Emulator) -> SgxCapabilities {
    let sgx = emulator.sgx.as_ref();
    let mut sections = List::new();
    for &(node, size) in sgx.iter().flat_map(|sgx| &sgx.sections) {
        sections.push(SgxSection { node, size: Some(ostler_core::KiB(size)) });
    }
    SgxCapabilities {
        supported: sgx.is_some().into(),
        flexible_launch_control: sgx.map(|sgx| sgx.flexible_launch_control.into()),
        sgx1: sgx.map(|sgx| sgx.sgx1.into()),
        sgx2: sgx.map(|sgx| sgx.sgx2.into()),
        section_size: sgx.map(|sgx| ostler_core::KiB(sgx.section_size)),
        sections,
    }
}

/// The enlightenments are listed for each way of running guests, as they have
/// always been, although only KVM has them.
fn hyperv(emulator: &Emulator, architecture: &str) -> Option<Support> {
    if !matches!(architecture, "x86_64" | "i686") {
        return None;
    }
    let names = emulator.accelerators.iter().find_map(|one| one.hyperv.as_ref())?;
    Some(Support::yes().with("features", names.iter().map(|name| &**name)))
}
