//! Small devices of the platform: balloon, random numbers, watchdogs, panic
//! notifiers, IOMMU, vsock, crypto, and QEMU's own helpers.

use super::chardev::Character;
use super::need::{Need, Resource, Role};
use super::{BuildError, Part, address, virtio};
use crate::arguments::Properties;
use crate::command::{Scene, machine_kind};
use ostler_model::domain::{
    Address, Crypto, CryptoBackendModel, Iommu, IommuModel, MemBalloon, MemBalloonModel,
    NvramDevice, Panic, PanicModel, Rng, RngBackend, VirtioModel, Vsock, Watchdog, WatchdogAction,
    WatchdogModel,
};
use ostler_xml::{Hex, OnOff};

/// The parts of the memory balloon.
pub(super) fn balloon(scene: &Scene<'_>, balloon: &MemBalloon) -> Result<Vec<Part>, BuildError> {
    let model = match balloon.model {
        MemBalloonModel::None => return Ok(Vec::new()),
        MemBalloonModel::Virtio => VirtioModel::Virtio,
        MemBalloonModel::Transitional => VirtioModel::Transitional,
        MemBalloonModel::NonTransitional => VirtioModel::NonTransitional,
        MemBalloonModel::Xen => {
            return Err(BuildError::unsupported("<memballoon model='xen'>", "only Xen has it"));
        }
    };
    let mut device = virtio::device("virtio-balloon", &balloon.info, Some(model))?;
    if let Some(driver) = &balloon.driver {
        virtio::options(driver, &mut device);
    }
    device.set("id", address::alias(&balloon.info)?.to_owned());
    let on = |state: Option<OnOff>| state.map(|state| state == OnOff::On);
    device.set_some("deflate-on-oom", on(balloon.auto_deflate));
    device.set_some("free-page-reporting", on(balloon.free_page_reporting));
    address::place(scene, &balloon.info, &mut device)?;
    Ok(vec![Part::Device(device)])
}

/// The host's end of a source of random numbers that is a daemon.
pub(super) fn rng_end(rng: &Rng) -> Result<Option<Character<'_>>, BuildError> {
    let RngBackend::Egd(source) = &rng.backend else { return Ok(None) };
    let alias = address::alias(&rng.info)?;
    Ok(Some(Character { alias, source, log: None, spice_channel: "rng" }))
}

/// The parts of a source of random numbers.
pub(super) fn rng(scene: &Scene<'_>, rng: &Rng) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&rng.info)?;
    let mut parts = Vec::with_capacity(3);
    if let Some(end) = rng_end(rng)? {
        end.parts(scene, &mut parts)?;
    }
    let id = format!("obj{alias}");
    parts.push(Part::Object(match &rng.backend {
        RngBackend::Random(device) => {
            let path = device.path.as_deref().unwrap_or("/dev/urandom").to_owned();
            Properties::object("rng-random", id.clone()).with("filename", path)
        }
        RngBackend::Egd(_) => {
            Properties::object("rng-egd", id.clone()).with("chardev", format!("char{alias}"))
        }
        RngBackend::Builtin => Properties::object("rng-builtin", id.clone()),
    }));
    let mut device = virtio::device("virtio-rng", &rng.info, Some(rng.model))?;
    if let Some(driver) = &rng.driver {
        virtio::options(driver, &mut device);
    }
    device.set("rng", id);
    device.set("id", alias.to_owned());
    if let Some(rate) = &rng.rate {
        device.set("max-bytes", rate.bytes);
        // QEMU's default is no limit; ours is per second.
        device.set("period", rate.period.unwrap_or(1000));
    }
    address::place(scene, &rng.info, &mut device)?;
    parts.push(Part::Device(device));
    Ok(parts)
}

/// What happens when a watchdog barks. All have the same; post-parse sees to
/// that.
pub(super) fn watchdog_action(scene: &Scene<'_>) -> Option<Part> {
    let watchdogs = &scene.domain.devices.watchdogs;
    watchdogs.first()?;
    let action = watchdogs.iter().find_map(|watchdog| watchdog.action);
    let action = match action.unwrap_or(WatchdogAction::Reset) {
        // The driver writes the dump and lets the guest run on.
        WatchdogAction::Dump => "pause",
        other => other.as_str(),
    };
    Some(Part::option("-watchdog-action", action))
}

/// A watchdog. The chip set's own is only let loose.
pub(super) fn watchdog(scene: &Scene<'_>, watchdog: &Watchdog) -> Result<Part, BuildError> {
    let driver = match watchdog.model {
        WatchdogModel::Itco => return Ok(Part::option("-global", "ICH9-LPC.noreboot=off")),
        model => model.as_str(),
    };
    let mut device =
        Properties::device(driver).with("id", address::alias(&watchdog.info)?.to_owned());
    address::place(scene, &watchdog.info, &mut device)?;
    Ok(Part::Device(device))
}

/// The parts of a panic notifier.
pub(super) fn panic(scene: &Scene<'_>, panic: &Panic) -> Result<Vec<Part>, BuildError> {
    let device = match panic.model {
        Some(PanicModel::Isa) => {
            let mut device = Properties::device("pvpanic");
            if let Some(Address::Isa(place)) = &panic.info.address {
                device.set_some("ioport", place.iobase.map(|base| base.0));
            }
            device
        }
        Some(PanicModel::Pvpanic) => {
            let mut device = Properties::device("pvpanic-pci");
            address::place(scene, &panic.info, &mut device)?;
            device
        }
        // Features of the machine or the processor.
        Some(PanicModel::HyperV | PanicModel::Pseries | PanicModel::S390) => return Ok(Vec::new()),
        None => return Err(BuildError::incomplete("<panic>", "model")),
    };
    Ok(vec![Part::Device(device)])
}

/// The parts of the IOMMU.
pub(super) fn iommu(scene: &Scene<'_>, iommu: &Iommu) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&iommu.info)?.to_owned();
    let mut device = match iommu.model {
        IommuModel::Intel => Properties::device("intel-iommu").with("id", alias),
        IommuModel::Virtio => Properties::device("virtio-iommu").with("id", alias),
        IommuModel::Amd => Properties::device("amd-iommu").with("id", alias),
        // A property of the machine.
        IommuModel::SmmuV3 => return Ok(Vec::new()),
    };
    if let Some(driver) = iommu.driver {
        let on = |state: Option<OnOff>| state.map(|state| state == OnOff::On);
        device.set_some("intremap", driver.interrupt_remapping.map(OnOff::as_str));
        device.set_some("caching-mode", on(driver.caching_mode));
        device.set_some("eim", driver.extended_interrupt_mode.map(OnOff::as_str));
        device.set_some("device-iotlb", on(driver.iotlb));
        device.set_some("aw-bits", driver.address_width);
        device.set_some("dma-translation", on(driver.dma_translation));
        device.set_some("xtsup", on(driver.xtsup));
        device.set_some("pt", on(driver.passthrough));
    }
    address::place(scene, &iommu.info, &mut device)?;
    Ok(vec![Part::Device(device)])
}

/// What the host has to make for vsock.
pub(super) fn vsock_needs(vsock: &Vsock, needs: &mut Vec<Need>) {
    let Some(alias) = &vsock.info.alias else { return };
    let cid = vsock.cid.as_ref();
    let auto = cid.is_some_and(|cid| cid.auto == Some(ostler_xml::YesNo::Yes));
    needs.push(Need {
        device: alias.to_string(),
        role: Role::Vhost(0),
        resource: Resource::VhostVsock { cid: cid.and_then(|cid| cid.address).filter(|_| !auto) },
        set: None,
    });
}

/// The parts of the socket device between host and guest.
pub(super) fn vsock(scene: &Scene<'_>, vsock: &Vsock) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&vsock.info)?;
    let mut device = virtio::device("vhost-vsock", &vsock.info, vsock.model)?;
    if let Some(driver) = &vsock.driver {
        virtio::options(driver, &mut device);
    }
    device.set("id", alias.to_owned());
    let cid = vsock.cid.as_ref().and_then(|cid| cid.address);
    device.set("guest-cid", cid.ok_or_else(|| BuildError::incomplete(alias, "context id"))?);
    let answer = scene.prepared.descriptor(alias, Role::Vhost(0))?;
    device.set("vhostfd", &answer.token);
    address::place(scene, &vsock.info, &mut device)?;
    Ok(vec![Part::Device(device)])
}

/// The parts of a crypto device.
pub(super) fn crypto(scene: &Scene<'_>, crypto: &Crypto) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&crypto.info)?;
    let kind = match crypto.backend.model {
        CryptoBackendModel::Builtin => "cryptodev-backend-builtin",
        CryptoBackendModel::Lkcf => "cryptodev-backend-lkcf",
    };
    let id = format!("obj{alias}");
    let mut object = Properties::object(kind, id.clone());
    object.set_some("queues", crypto.backend.queues);
    let mut device = virtio::device("virtio-crypto", &crypto.info, None)?;
    device.set("cryptodev", id);
    device.set("id", alias.to_owned());
    address::place(scene, &crypto.info, &mut device)?;
    Ok(vec![Part::Object(object), Part::Device(device)])
}

/// The device that helps to read dumps.
pub(super) fn vmcoreinfo(scene: &Scene<'_>) -> Option<Part> {
    let features = scene.domain.features.as_ref()?.rare.as_ref()?;
    let on = features.vmcoreinfo?.state != Some(OnOff::Off);
    on.then(|| Part::Device(Properties::device("vmcoreinfo")))
}

/// The memory that keeps POWER's settings.
pub(super) fn nvram(scene: &Scene<'_>, nvram: &NvramDevice) -> Result<Vec<Part>, BuildError> {
    if !machine_kind::is_pseries(scene.domain) {
        return Err(BuildError::unsupported("<nvram>", "only pseries machines have it"));
    }
    let reg = match &nvram.info.address {
        Some(Address::SpaprVio(place)) => place.reg,
        _ => None,
    };
    let option =
        |reg: Hex<u64, 8>| Part::option("-global", format!("spapr-nvram.reg={:#x}", reg.0));
    Ok(reg.map(option).into_iter().collect())
}
