//! Ports of USB controllers and hubs.
//!
//! There is one rule for new definitions, for starts and for devices that join
//! a running guest: hubs come before what they carry, then the devices in the
//! order of [`order`]; each takes the first free port, from the root down, of
//! the bus that it names or else of the first bus with one.

use crate::domain::{
    Address, ControllerKind, DefError, DeviceInfo, DeviceMut, DeviceRef, Devices, DiskBus,
    DomainDef, FilesystemDriverKind, HostdevMode, HostdevSubsystem, Hub, HubKind, InputBus,
    SerialTargetKind, SoundModel, UsbModel, UsbPlace, UsbPort,
};
use std::collections::BTreeMap;

/// Number of ports of a hub.
const HUB_PORTS: u8 = 8;

/// Rank of hubs in [`order`].
const HUB: u8 = 0;

/// Rank of a device in the order in which ports are given; none for a device that
/// is not on USB.
fn order(device: DeviceRef<'_>) -> Option<u8> {
    let (on_usb, order) = match device {
        DeviceRef::Hub(_) => (true, HUB),
        DeviceRef::Hostdev(hostdev) => {
            let usb = matches!(hostdev.kind, HostdevMode::Subsystem(HostdevSubsystem::Usb(_)));
            (usb, 1)
        }
        DeviceRef::Disk(disk) => (disk.target.bus == Some(DiskBus::Usb), 2),
        DeviceRef::Interface(card) => (card.is_usb(), 3),
        DeviceRef::Controller(controller) => {
            (matches!(controller.kind, ControllerKind::Ccid(_)), 4)
        }
        DeviceRef::Input(input) => (input.bus == Some(InputBus::Usb), 5),
        DeviceRef::Serial(serial) => {
            let kind = serial.target.and_then(|target| target.kind);
            (kind == Some(SerialTargetKind::Usb), 6)
        }
        DeviceRef::Sound(sound) => (sound.model == SoundModel::Usb, 7),
        DeviceRef::Filesystem(folder) => {
            let kind = folder.driver.as_ref().and_then(|driver| driver.kind);
            (kind == Some(FilesystemDriverKind::Mtp), 8)
        }
        DeviceRef::Redirdev(_) => (true, 9),
        DeviceRef::Lease(_)
        | DeviceRef::Smartcard(_)
        | DeviceRef::Parallel(_)
        | DeviceRef::Console(_)
        | DeviceRef::Channel(_)
        | DeviceRef::Tpm(_)
        | DeviceRef::Graphics(_)
        | DeviceRef::Audio(_)
        | DeviceRef::Video(_)
        | DeviceRef::Watchdog(_)
        | DeviceRef::MemBalloon(_)
        | DeviceRef::Rng(_)
        | DeviceRef::Nvram(_)
        | DeviceRef::Panic(_)
        | DeviceRef::SharedMemory(_)
        | DeviceRef::Memory(_)
        | DeviceRef::Iommu(_)
        | DeviceRef::Vsock(_)
        | DeviceRef::Crypto(_)
        | DeviceRef::Pstore(_) => return None,
    };
    on_usb.then_some(order)
}

/// The devices on USB in their order; the flag says that a device is a hub.
fn on_usb(devices: &mut Devices) -> Vec<(&mut DeviceInfo, bool)> {
    let mut found: Vec<(u8, &mut DeviceInfo)> = Vec::new();
    devices.visit_mut(|device: DeviceMut<'_>| {
        if let Some(order) = order(device.as_ref())
            && let Some(info) = device.into_info()
        {
            found.push((order, info));
        }
    });
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(order, info)| (info, order == HUB)).collect()
}

/// The ports of all buses.
struct Ports {
    /// By the number of the bus, then by the path of the hub (empty for the
    /// root): whether each port is taken.
    buses: BTreeMap<u32, BTreeMap<UsbPort, Vec<bool>>>,
}

impl Ports {
    /// The ports of the controllers, all free.
    fn of(devices: &Devices) -> Self {
        let mut buses: BTreeMap<u32, BTreeMap<UsbPort, Vec<bool>>> = BTreeMap::new();
        for controller in &devices.controllers {
            // Companions serve ports of their master.
            if controller.info.master_start_port().is_some() {
                continue;
            }
            let ControllerKind::Usb(usb) = &controller.kind else { continue };
            let Some(index) = usb.common.index else { continue };
            let count = root_ports(usb.common.model, usb.ports);
            let ports = vec![false; usize::try_from(count.min(255)).unwrap_or(0)];
            if !ports.is_empty() {
                buses.entry(index).or_default().insert(UsbPort::default(), ports);
            }
        }
        Self { buses }
    }

    /// Takes a port that a device names, if it is there and free.
    fn take(&mut self, bus: u32, path: UsbPort, is_hub: bool) -> bool {
        let Some(hubs) = self.buses.get_mut(&bus) else { return false };
        let steps = path.path();
        let Some((last, above)) = steps.split_last() else { return false };
        let mut parent = [0; UsbPort::DEPTH];
        parent[..above.len()].copy_from_slice(above);
        let ports = hubs.get_mut(&UsbPort::new(parent));
        let port = ports.and_then(|ports| ports.get_mut(usize::from(*last).checked_sub(1)?));
        let fits = port.is_some_and(|taken| !std::mem::replace(taken, true));
        if fits && is_hub {
            hubs.insert(path, vec![false; usize::from(HUB_PORTS)]);
        }
        fits
    }

    /// Takes the first free port, of bus `wanted` where that is said.
    fn take_next(&mut self, wanted: Option<u32>, is_hub: bool) -> Option<(u32, UsbPort)> {
        let candidates = self.buses.iter().filter(|(bus, _)| wanted.is_none_or(|w| w == **bus));
        let (bus, port) = candidates.filter_map(|(bus, hubs)| Some((*bus, free(hubs)?))).next()?;
        self.take(bus, port, is_hub).then_some((bus, port))
    }

    /// Number of ports of the roots of all buses.
    fn count(&self) -> usize {
        self.buses.values().flat_map(BTreeMap::values).map(Vec::len).sum()
    }
}

/// The first free port of a bus, from the root down.
fn free(hubs: &BTreeMap<UsbPort, Vec<bool>>) -> Option<UsbPort> {
    let mut hubs: Vec<_> = hubs.iter().collect();
    hubs.sort_by_key(|(path, _)| path.path().len());
    hubs.into_iter().find_map(|(path, ports)| {
        let at = ports.iter().position(|taken| !taken)?;
        path.below(u8::try_from(at + 1).ok()?)
    })
}

/// Number of ports of a controller's root. A controller without a model is the
/// PIIX3's, which has two.
fn root_ports(model: Option<UsbModel>, given: Option<u32>) -> u32 {
    match model {
        Some(UsbModel::NecXhci | UsbModel::QemuXhci) => given.unwrap_or(4),
        Some(UsbModel::Qusb1 | UsbModel::Qusb2) => given.unwrap_or(8),
        Some(UsbModel::Ehci | UsbModel::Ich9Ehci1) => 6,
        Some(UsbModel::PciOhci) => 3,
        Some(UsbModel::None) => 0,
        None
        | Some(
            UsbModel::Piix3Uhci
            | UsbModel::Piix4Uhci
            | UsbModel::Ich9Uhci1
            | UsbModel::Ich9Uhci2
            | UsbModel::Ich9Uhci3
            | UsbModel::Vt82c686bUhci,
        ) => 2,
    }
}

/// Gives ports to the devices of a definition, and adds hubs where there are too
/// few. A definition that is not new keeps its devices without ports: a guest that
/// was started without them stays as it was.
///
/// # Errors
/// Two devices name the same port, a port is not there, or none is free.
pub fn complete(def: &mut DomainDef, new: bool) -> Result<(), DefError> {
    let any_open = on_usb(&mut def.devices).iter().any(|(info, _)| place_of(info).is_none());
    let mut ports = Ports::of(&def.devices);
    if (any_open && !new) || ports.buses.is_empty() {
        return Ok(());
    }
    add_hubs(def, &ports);
    reserve(def, &mut ports)?;
    assign(def, &mut ports)
}

impl DomainDef {
    /// Gives a port to every device on USB that has none, among the ports that are
    /// there. A start does this, and so does a device that joins a running guest.
    ///
    /// # Errors
    /// There is no USB controller, two devices name the same port, or none is free.
    pub fn assign_usb_ports(&mut self) -> Result<(), DefError> {
        let open = |(info, _): &(&mut DeviceInfo, bool)| wants_port(info);
        if !on_usb(&mut self.devices).iter().any(open) {
            return Ok(());
        }
        let mut ports = Ports::of(&self.devices);
        if ports.buses.is_empty() {
            return Err(DefError::unsupported(
                "a USB device",
                "there is no USB controller for it: add <controller type='usb' \
                 model='qemu-xhci'/>",
            ));
        }
        reserve(self, &mut ports)?;
        assign(self, &mut ports)
    }
}

/// Adds a hub where there are more devices than ports, unless the definition
/// has hubs of its own.
fn add_hubs(def: &mut DomainDef, ports: &Ports) {
    let hubs = def.devices.hubs.len();
    let of_a_hub = usize::from(HUB_PORTS - 1);
    let mut ports = ports.count() + hubs * of_a_hub;
    let devices = on_usb(&mut def.devices).iter().filter(|(_, is_hub)| !is_hub).count();
    while ports < devices && hubs == 0 {
        def.devices.hubs.push(Hub { kind: HubKind::Usb, info: DeviceInfo::default() });
        ports += of_a_hub;
    }
}

fn place_of(info: &DeviceInfo) -> Option<(u32, UsbPort)> {
    match &info.address {
        Some(Address::Usb(place)) => Some((place.bus, place.port?)),
        _ => None,
    }
}

/// Returns whether a device on USB is to get a port.
fn wants_port(info: &DeviceInfo) -> bool {
    match &info.address {
        None => true,
        Some(Address::Usb(place)) => place.port.is_none(),
        Some(_) => false,
    }
}

/// Takes the ports that the definition names: hubs first and from the root
/// down, so that what they carry finds them.
fn reserve(def: &mut DomainDef, ports: &mut Ports) -> Result<(), DefError> {
    let placed = on_usb(&mut def.devices).into_iter();
    let mut placed: Vec<_> =
        placed.filter_map(|(info, is_hub)| Some((place_of(info)?, is_hub))).collect();
    placed
        .sort_by_key(|((_, port), is_hub)| (!is_hub, if *is_hub { port.path().len() } else { 0 }));
    for ((bus, port), is_hub) in placed {
        if !ports.take(bus, port, is_hub) {
            let path: Vec<String> = port.path().iter().map(u8::to_string).collect();
            return Err(DefError::invalid(
                format!("USB port {} of bus {bus}", path.join(".")),
                "it is not there or is taken by another device",
            ));
        }
    }
    Ok(())
}

fn assign(def: &mut DomainDef, ports: &mut Ports) -> Result<(), DefError> {
    for (info, is_hub) in on_usb(&mut def.devices) {
        if !wants_port(info) {
            continue;
        }
        let wanted = match &info.address {
            Some(Address::Usb(place)) => Some(place.bus),
            _ => None,
        };
        let (bus, port) = ports.take_next(wanted, is_hub).ok_or_else(|| {
            DefError::invalid(
                info.alias.as_deref().unwrap_or("USB"),
                "there are more devices than ports: add a <hub type='usb'/> or a controller",
            )
        })?;
        info.address = Some(Address::Usb(UsbPlace { bus, port: Some(port) }));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ports(devices: &str) -> Result<Vec<String>, DefError> {
        let xml = format!(
            "<domain type='qemu'><name>u</name><memory>1</memory>\
             <os><type arch='x86_64' machine='pc'>hvm</type></os><devices>{devices}</devices></domain>"
        );
        let mut domain = DomainDef::parse(&xml).unwrap();
        domain.assign_usb_ports()?;
        let found = on_usb(&mut domain.devices).into_iter();
        Ok(found
            .filter_map(|(info, _)| place_of(info))
            .map(|(bus, port)| {
                let path: Vec<String> = port.path().iter().map(ToString::to_string).collect();
                format!("{bus}:{}", path.join("."))
            })
            .collect())
    }

    const SMALL: &str = "<controller type='usb' index='0' model='piix3-uhci'/>";
    const MOUSE: &str = "<input type='mouse' bus='usb'/>";

    #[test]
    fn the_first_free_port_is_taken() {
        let check = |devices: &str, expected: &[&str]| {
            assert_eq!(ports(devices).unwrap(), expected, "{devices}");
        };
        check(&format!("{SMALL}{MOUSE}{MOUSE}"), &["0:1", "0:2"]);
        let placed = "<input type='mouse' bus='usb'><address type='usb' bus='0' port='1'/></input>";
        check(&format!("{SMALL}{MOUSE}{placed}"), &["0:2", "0:1"]);
        // A hub has a port before what it carries.
        check(&format!("{SMALL}{MOUSE}{MOUSE}<hub type='usb'/>"), &["0:1", "0:2", "0:1.1"]);
        let second = "<controller type='usb' index='1' model='qemu-xhci' ports='1'/>";
        check(&format!("{SMALL}{second}{MOUSE}{MOUSE}{MOUSE}"), &["0:1", "0:2", "1:1"]);
        // A controller that names no model has the two ports of the PIIX3's.
        let plain = "<controller type='usb' index='0'/>";
        check(&format!("{plain}{MOUSE}{MOUSE}"), &["0:1", "0:2"]);
    }

    #[test]
    fn smartcard_readers_and_mtp_folders_are_on_usb() {
        let folder = "<filesystem type='mount'><driver type='mtp'/><source dir='/a'/>\
                      <target dir='t'/></filesystem>";
        let reader = "<controller type='ccid' index='0'/>";
        let found = ports(&format!("{SMALL}{folder}{reader}")).unwrap();
        assert_eq!(found, ["0:1", "0:2"]);
    }

    #[test]
    fn without_a_port_there_is_no_device() {
        for devices in [MOUSE.to_owned(), format!("{SMALL}{MOUSE}{MOUSE}{MOUSE}")] {
            assert!(ports(&devices).is_err(), "{devices}");
        }
    }
}
