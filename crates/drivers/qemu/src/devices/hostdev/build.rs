//! Devices of the host that are handed to the guest: `<hostdev>`, and network
//! cards of type hostdev.

use crate::arguments::Properties;
use crate::devices::disk::{Image, Rest, Treatment, scsi_controller, set_scsi_place};
use crate::devices::{BuildError, Part, address, virtio};
use crate::scene::Role;
use crate::scene::Scene;
use ostler_core::PciAddress;
use ostler_model::domain::{
    Address, BackingStore, BlockSource, DeviceInfo, DiskSource, DomainDef, GuestReset, Hostdev,
    HostdevMode, HostdevSubsystem, Interface, InterfaceSource, MdevHostdev, MdevModel,
    ScsiHostHostdev, ScsiHostdev, Teaming, TypedHostAddress, UsbHostdev,
};
use ostler_xml::{OnOff, Source};

/// The parts of a network card that is a device of the host.
pub(in crate::devices) fn of_interface(
    scene: &Scene<'_>,
    interface: &Interface,
    boot: Option<u32>,
) -> Result<Vec<Part>, BuildError> {
    let InterfaceSource::Hostdev(source) = &interface.source else { return Ok(Vec::new()) };
    let Some(TypedHostAddress::Pci(host)) = &source.address else {
        return Err(BuildError::unsupported(
            "<interface type='hostdev'>",
            "only PCI network cards are handed over",
        ));
    };
    let team = interface.teaming.as_deref();
    Ok(vec![pci(scene, &interface.info, host.at, team, boot)?])
}

/// The parts of one.
pub(super) fn parts(
    scene: &Scene<'_>,
    hostdev: &Hostdev,
    boot: Option<u32>,
) -> Result<Vec<Part>, BuildError> {
    let HostdevMode::Subsystem(subsystem) = &hostdev.kind else {
        return Err(BuildError::unsupported(
            "<hostdev mode='capabilities'>",
            "only containers take such devices",
        ));
    };
    match subsystem {
        HostdevSubsystem::Pci(source) => {
            let at = source.source.address.as_ref().and_then(|address| address.at);
            let team = hostdev.teaming.as_deref();
            Ok(vec![pci(scene, &hostdev.info, at, team, boot)?])
        }
        HostdevSubsystem::Usb(usb) => Ok(vec![self::usb(scene, &hostdev.info, usb, boot)?]),
        HostdevSubsystem::Mdev(mdev) => Ok(vec![self::mdev(scene, &hostdev.info, mdev, boot)?]),
        HostdevSubsystem::ScsiHost(host) => Ok(vec![scsi_host(scene, &hostdev.info, host)?]),
        HostdevSubsystem::Scsi(unit) => scsi(scene, hostdev, unit, boot),
    }
}

fn pci(
    scene: &Scene<'_>,
    info: &DeviceInfo,
    at: Option<PciAddress>,
    team: Option<&Teaming>,
    boot: Option<u32>,
) -> Result<Part, BuildError> {
    let alias = address::alias(info)?;
    let at = at.ok_or_else(|| BuildError::incomplete(alias, "address on the host"))?;
    let mut device =
        Properties::device("vfio-pci").with("host", at.to_string()).with("id", alias.to_owned());
    device.set_some("bootindex", boot);
    let pair = team.and_then(|team| team.persistent.as_deref());
    device.set_some("failover_pair_id", pair.map(str::to_owned));
    address::place(scene, info, &mut device)?;
    address::rom(info, &mut device);
    Ok(Part::Device(device))
}

fn usb(
    scene: &Scene<'_>,
    info: &DeviceInfo,
    usb: &UsbHostdev,
    boot: Option<u32>,
) -> Result<Part, BuildError> {
    let alias = address::alias(info)?;
    let mut device = Properties::device("usb-host");
    let at = usb.source.address.as_ref();
    match at.and_then(|at| at.bus.zip(at.device)) {
        Some((bus, number)) => {
            device.set("hostdevice", format!("/dev/bus/usb/{bus:03}/{number:03}"));
        }
        // Optional and not there: it can be plugged in later.
        None if usb.source.missing.is_some() => {}
        None => return Err(BuildError::incomplete(alias, "bus and device on the host")),
    }
    device.set("id", alias.to_owned());
    match usb.source.guest_reset {
        Some(GuestReset::Off) => device.set("guest-reset", false),
        Some(GuestReset::Uninitialized) => {
            device.set("guest-reset", true);
            device.set("guest-resets-all", false);
        }
        Some(GuestReset::On) => {
            device.set("guest-reset", true);
            device.set("guest-resets-all", true);
        }
        None => {}
    }
    device.set_some("bootindex", boot);
    address::place(scene, info, &mut device)?;
    Ok(Part::Device(device))
}

fn mdev(
    scene: &Scene<'_>,
    info: &DeviceInfo,
    mdev: &MdevHostdev,
    boot: Option<u32>,
) -> Result<Part, BuildError> {
    let driver = match (mdev.model, mdev.ramfb) {
        (MdevModel::VfioPci, Some(OnOff::On)) => "vfio-pci-nohotplug",
        (model, _) => model.as_str(),
    };
    let mut device = Properties::device(driver).with("id", address::alias(info)?.to_owned());
    device.set("sysfsdev", format!("/sys/bus/mdev/devices/{}", mdev.source.uuid));
    device.set_some("display", mdev.display.map(OnOff::as_str));
    device.set_some("ramfb", mdev.ramfb.map(|ramfb| ramfb == OnOff::On));
    device.set_some("bootindex", boot);
    address::load_parameter(scene, info, &mut device);
    address::place(scene, info, &mut device)?;
    Ok(Part::Device(device))
}

fn scsi_host(
    scene: &Scene<'_>,
    info: &DeviceInfo,
    host: &ScsiHostHostdev,
) -> Result<Part, BuildError> {
    let alias = address::alias(info)?;
    let name = host.source.wwpn.as_deref().ok_or_else(|| BuildError::incomplete(alias, "wwpn"))?;
    let answer = scene.prepared.descriptor(alias, Role::Vhost(0))?;
    let mut device = virtio::device("vhost-scsi", info, host.model)?;
    device.set("wwpn", name.to_owned());
    device.set("vhostfd", &answer.token);
    device.set("id", alias.to_owned());
    address::place(scene, info, &mut device)?;
    Ok(Part::Device(device))
}

fn scsi(
    scene: &Scene<'_>,
    hostdev: &Hostdev,
    unit: &ScsiHostdev,
    boot: Option<u32>,
) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&hostdev.info)?;
    let source = match hostdev.iscsi_source() {
        Some(source) => source,
        None => {
            let answer = scene.prepared.descriptor(alias, Role::Source)?;
            let path = Some(answer.token.as_str().into());
            DiskSource::Block(Source(BlockSource { path, extras: None }))
        }
    };
    let number =
        scene.prepared.node_number(alias).unwrap_or_else(|| node_number(scene.domain, alias));
    let image = Image {
        name: format!("libvirt-{number}"),
        source: &source,
        format: "raw",
        readonly: hostdev.readonly,
        treatment: Treatment::default(),
        encryption: None,
        auth: unit.source.auth.as_deref(),
        metadata_cache: None,
        rest: Rest::Unknown,
        always_format: false,
    };
    let mut parts = Vec::with_capacity(2);
    let node = image.backend_node(scene, &mut parts)?;
    let Some(Address::Drive(place)) = &hostdev.info.address else {
        return Err(BuildError::incomplete(alias, "drive address"));
    };
    let owner = scsi_controller(scene, place.controller)
        .ok_or_else(|| BuildError::incomplete(alias, "SCSI controller"))?;
    let mut device = Properties::device("scsi-generic").with("drive", node);
    device.set("id", alias.to_owned());
    device.set_some("bootindex", boot);
    device.set("bus", format!("{}.{}", address::alias(&owner.info)?, place.bus));
    set_scsi_place(owner, *place, alias, &mut device)?;
    parts.push(Part::Device(device));
    Ok(parts)
}

/// The number of the image behind a SCSI unit.
pub(in crate::devices) fn node_number_of(scene: &Scene<'_>, hostdev: &Hostdev) -> u32 {
    let alias = hostdev.info.alias.as_deref().unwrap_or_default();
    scene.prepared.node_number(alias).unwrap_or_else(|| node_number(scene.domain, alias))
}

/// The number of the image behind a SCSI unit: those of units follow those of
/// disks.
fn node_number(domain: &DomainDef, alias: &str) -> u32 {
    fn largest(source: &DiskSource) -> u32 {
        let Some(extras) = source.extras() else { return 0 };
        let data = extras.data_store.as_ref().map_or(0, |store| largest(&store.source));
        extras.index.unwrap_or(0).max(data)
    }
    fn largest_below(store: Option<&BackingStore>) -> u32 {
        let Some(store) = store else { return 0 };
        let own = store.source.as_ref().map_or(0, largest);
        own.max(largest_below(store.backing_store.as_deref()))
    }
    let of_disks = domain
        .devices
        .disks
        .iter()
        .map(|disk| largest(&disk.source).max(largest_below(disk.backing_store.as_deref())));
    let units = domain.devices.hostdevs.iter().filter(|hostdev| {
        matches!(&hostdev.kind, HostdevMode::Subsystem(HostdevSubsystem::Scsi(_)))
    });
    let place = units
        .map(|hostdev| hostdev.info.alias.as_deref())
        .position(|other| other == Some(alias))
        .unwrap_or(0);
    of_disks.max().unwrap_or(0) + 1 + u32::try_from(place).unwrap_or(0)
}
