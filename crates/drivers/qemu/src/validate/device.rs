//! Screens, video cards, interfaces, shared memory and the platform's own devices.

use ostler_core::KiB;
use ostler_model::domain::validate::{Verdict, refuse_if, unsupported_if};
use ostler_model::domain::{
    Address, Arch, DiskSource, DomainDef, Graphics, IommuModel, MachineFamily, MemoryDevice,
    PanicModel, SharedMemory, SharedMemoryModel, TpmModel, UserBackend, VideoModelName,
};
use ostler_xml::YesNo;

/// Checks screens, video cards, interfaces, shared memory and platform devices.
pub(super) fn check(def: &DomainDef) -> Verdict {
    graphics(def)?;
    videos(def)?;
    interfaces(def)?;
    def.devices.shared_memories.iter().try_for_each(shared_memory)?;
    platform(def)
}

fn graphics(def: &DomainDef) -> Verdict {
    let graphics = &def.devices.graphics;
    let headless = graphics.iter().any(|graphics| matches!(graphics, Graphics::EglHeadless(_)));
    let accelerated = graphics.iter().any(|graphics| {
        let gl = match graphics {
            Graphics::Spice(spice) => &spice.gl,
            Graphics::Sdl(sdl) => &sdl.gl,
            _ => return false,
        };
        gl.as_ref().is_some_and(|gl| gl.enable == Some(YesNo::Yes))
    });
    unsupported_if(
        headless && accelerated,
        "graphics of type 'egl-headless'",
        "another screen has OpenGL already; one of them can",
    )
}

fn videos(def: &DomainDef) -> Verdict {
    let videos = &def.devices.videos;
    let none = videos.iter().any(|video| video.model.kind == VideoModelName::None);
    refuse_if(
        none && videos.len() > 1,
        "video 'none'",
        "it says that there is no video, but there is another one",
    )?;
    for video in videos {
        let on_pci = matches!(video.info.address, Some(Address::Pci(_)));
        unsupported_if(
            video.model.kind == VideoModelName::Ramfb && on_pci,
            "video 'ramfb'",
            "it is not a PCI device and has no address",
        )?;
    }
    Ok(())
}

fn interfaces(def: &DomainDef) -> Verdict {
    for interface in &def.devices.interfaces {
        let object = || {
            let mac = interface.mac.as_ref().and_then(|mac| mac.address);
            mac.map_or_else(|| "interface".to_owned(), |mac| format!("interface {mac}"))
        };
        let mac = interface.mac.as_ref().and_then(|mac| mac.address);
        refuse_if(
            mac.is_some_and(|mac| mac.is_multicast()),
            object(),
            "its MAC address is one of many stations; the first byte must be even",
        )?;
        if let Some(driver) = &interface.driver {
            for size in [driver.rx_queue_size, driver.tx_queue_size].into_iter().flatten() {
                unsupported_if(
                    !size.is_power_of_two(),
                    object(),
                    format!("a queue of {size} entries; it must be a power of two"),
                )?;
            }
        }
        let passt =
            interface.backend.as_ref().and_then(|backend| backend.kind) == Some(UserBackend::Passt);
        unsupported_if(
            !interface.port_forwards.is_empty() && !passt,
            object(),
            "<portForward> needs <backend type='passt'/>",
        )?;
    }
    Ok(())
}

fn shared_memory(memory: &SharedMemory) -> Verdict {
    let object = || format!("shmem '{}'", memory.name);
    if let Some(size) = memory.size {
        unsupported_if(
            size.0 < 1 << 20 || !size.0.is_power_of_two(),
            object(),
            format!("its size is {size}; it must be a power of two of at least 1 MiB"),
        )?;
    }
    let doorbell = memory.model == Some(SharedMemoryModel::Doorbell);
    unsupported_if(
        memory.msi.is_some() && !doorbell && memory.server.is_none(),
        object(),
        "interrupts need the model 'ivshmem-doorbell' and a server",
    )
}

fn platform(def: &DomainDef) -> Verdict {
    let family = def.machine_family();
    let devices = &def.devices;
    let s390 = def.os.kind.arch == Some(Arch::S390x);
    unsupported_if(
        !devices.parallels.is_empty() && (s390 || family == MachineFamily::Pseries),
        "parallel",
        "the machine type has no parallel ports",
    )?;
    for panic in &devices.panics {
        let fixed = matches!(panic.model, Some(PanicModel::Pseries | PanicModel::S390));
        unsupported_if(
            fixed && panic.info.address.is_some(),
            "panic",
            "a device of this model has no address",
        )?;
    }
    if let Some(iommu) = &devices.iommu {
        let virtio = iommu.model == IommuModel::Virtio;
        unsupported_if(
            virtio && !family.has_pcie(),
            "iommu 'virtio'",
            "it needs a machine type with PCI Express",
        )?;
        let acpi = def.features.as_ref().is_some_and(|features| features.acpi);
        unsupported_if(
            virtio && !acpi,
            "iommu 'virtio'",
            "it needs ACPI; add <acpi/> to <features>",
        )?;
        let at = match &iommu.info.address {
            Some(Address::Pci(place)) => place.at,
            _ => None,
        };
        unsupported_if(
            virtio && at.is_some_and(|at| at.bus != 0),
            "iommu 'virtio'",
            "it can only be on the root bus",
        )?;
        unsupported_if(
            iommu.model == IommuModel::Intel && family != MachineFamily::Q35,
            "iommu 'intel'",
            "it is part of q35 machine types",
        )?;
    }
    let tpms = devices.tpms.len();
    let proxies = devices.tpms.iter().filter(|tpm| tpm.model == Some(TpmModel::SpaprProxy)).count();
    refuse_if(tpms - proxies > 1 || proxies > 1, "tpm", "a guest has one TPM")?;
    for disk in &devices.disks {
        let DiskSource::Nvme(nvme) = &disk.source else { continue };
        refuse_if(
            nvme.namespace.is_none_or(|namespace| namespace == 0),
            format!("disk '{}'", disk.target.dev),
            "NVMe namespaces are numbered from 1",
        )?;
    }
    memory_places(def)
}

/// Number of bytes of the guest's memory that a module takes. The label of an NVDIMM
/// does not appear there, and the rest of it is a whole number of its pages.
fn mapped_size(module: &MemoryDevice) -> Option<u64> {
    let size = module.target.size?.to_bytes()?.0;
    let label = module.target.label.as_ref().and_then(|label| label.size);
    let Some(label) = label else { return Some(size) };
    let left = size.checked_sub(label.to_bytes()?.0)?;
    let page = module.source.as_ref().and_then(|source| source.align_size);
    match page.and_then(KiB::to_bytes) {
        Some(page) if page.0 > 0 => Some(left - left % page.0),
        _ => Some(left),
    }
}

/// Checks that memory modules do not overlap.
fn memory_places(def: &DomainDef) -> Verdict {
    let modules = def.devices.memory.iter().filter_map(|module| {
        let base = match &module.info.address {
            Some(Address::Dimm(place)) => place.base,
            _ => module.target.base,
        }?;
        Some((base.0, mapped_size(module)?))
    });
    let mut seen: Vec<(u64, u64)> = Vec::new();
    for (base, size) in modules {
        let overlap = seen.iter().any(|(other, length)| {
            base < other.saturating_add(*length) && *other < base.saturating_add(size)
        });
        refuse_if(overlap, format!("memory at {base:#x}"), "another module lies there")?;
        seen.push((base, size));
    }
    Ok(())
}
