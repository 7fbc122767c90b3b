//! Ports of USB controllers and hubs.

use crate::domain::{
    Address, ControllerKind, DefError, DeviceInfo, Devices, DiskBus, DomainDef, HostdevMode,
    HostdevSubsystem, Hub, HubKind, InputBus, SerialTargetKind, SoundModel, UsbModel, UsbPlace,
    UsbPort,
};
use std::collections::BTreeMap;

/// How many ports QEMU's hub has.
const HUB_PORTS: u8 = 8;

/// The free ports of one bus, by path.
#[derive(Default)]
struct Bus {
    /// Each hub's (or the root's) ports: taken or not.
    hubs: BTreeMap<UsbPort, Vec<bool>>,
}

impl Bus {
    /// Takes the port at `path`, if it is there and free.
    fn take(&mut self, path: UsbPort) -> bool {
        let steps = path.path();
        let Some((last, above)) = steps.split_last() else { return false };
        let mut parent = [0; UsbPort::DEPTH];
        parent[..above.len()].copy_from_slice(above);
        let ports = self.hubs.get_mut(&UsbPort::new(parent));
        let port = ports.and_then(|ports| ports.get_mut(usize::from(*last).checked_sub(1)?));
        port.is_some_and(|taken| !std::mem::replace(taken, true))
    }

    /// The first free port, from the root down.
    fn free(&self) -> Option<UsbPort> {
        let mut hubs: Vec<_> = self.hubs.iter().collect();
        hubs.sort_by_key(|(path, _)| path.path().len());
        hubs.into_iter().find_map(|(path, ports)| {
            let at = ports.iter().position(|taken| !taken)?;
            path.below(u8::try_from(at + 1).ok()?)
        })
    }
}

/// The devices on USB, but hubs.
fn devices_on_usb(devices: &mut Devices) -> Vec<&mut DeviceInfo> {
    let mut infos: Vec<&mut DeviceInfo> = Vec::new();
    let disks = devices.disks.iter_mut().filter(|disk| disk.target.bus == Some(DiskBus::Usb));
    infos.extend(disks.map(|disk| &mut disk.info));
    let hostdevs = devices
        .hostdevs
        .iter_mut()
        .filter(|hostdev| matches!(hostdev.kind, HostdevMode::Subsystem(HostdevSubsystem::Usb(_))));
    infos.extend(hostdevs.map(|hostdev| &mut hostdev.info));
    let inputs = devices.inputs.iter_mut().filter(|input| input.bus == Some(InputBus::Usb));
    infos.extend(inputs.map(|input| &mut input.info));
    infos.extend(devices.redirdevs.iter_mut().map(|redirdev| &mut redirdev.info));
    let sounds = devices.sounds.iter_mut().filter(|sound| sound.model == SoundModel::Usb);
    infos.extend(sounds.map(|sound| &mut sound.info));
    let serials = devices.serials.iter_mut().filter(|serial| {
        serial.target.and_then(|target| target.kind) == Some(SerialTargetKind::Usb)
    });
    infos.extend(serials.map(|serial| &mut serial.info));
    let interfaces = devices.interfaces.iter_mut().filter(|interface| {
        interface.model.as_ref().is_some_and(|model| &*model.kind == "usb-net")
    });
    infos.extend(interfaces.map(|interface| &mut interface.info));
    infos
}

/// How many ports a controller's root has.
fn root_ports(model: Option<UsbModel>, given: Option<u32>) -> u32 {
    match model {
        Some(UsbModel::NecXhci | UsbModel::QemuXhci) => given.unwrap_or(4),
        Some(UsbModel::Qusb1 | UsbModel::Qusb2) => given.unwrap_or(8),
        Some(UsbModel::Ehci | UsbModel::Ich9Ehci1) => 6,
        Some(UsbModel::PciOhci) => 3,
        Some(UsbModel::None) | None => 0,
        Some(_) => 2,
    }
}

/// Gives each USB device a port. In a definition that is not new that is done
/// only where all have one: a guest that was started without stays as it was.
pub(super) fn run(def: &mut DomainDef, new: bool) -> Result<(), DefError> {
    let open = |info: &DeviceInfo| place_of(info).is_none();
    let any_open = def.devices.hubs.iter().any(|hub| open(&hub.info))
        || devices_on_usb(&mut def.devices).into_iter().any(|info| open(info));
    if !new && any_open {
        return Ok(());
    }
    let mut buses: BTreeMap<u32, Bus> = BTreeMap::new();
    for controller in &def.devices.controllers {
        // Companions are ports of their master.
        if controller.info.master_start_port().is_some() {
            continue;
        }
        if let ControllerKind::Usb(usb) = &controller.kind
            && let Some(index) = usb.common.index
        {
            let count = root_ports(usb.common.model, usb.ports);
            let ports = vec![false; usize::try_from(count.min(255)).unwrap_or(0)];
            if !ports.is_empty() {
                buses.entry(index).or_default().hubs.insert(UsbPort::default(), ports);
            }
        }
    }
    if buses.is_empty() {
        return Ok(());
    }
    add_hubs(def, &mut buses);
    reserve(def, &mut buses)?;
    assign(def, &mut buses)
}

/// Adds a hub where there are more devices than ports, unless the definition
/// has hubs of its own.
fn add_hubs(def: &mut DomainDef, buses: &mut BTreeMap<u32, Bus>) {
    let roots: usize = buses.values().flat_map(|bus| bus.hubs.values()).map(Vec::len).sum();
    let hubs = def.devices.hubs.len();
    let mut ports = roots + hubs * usize::from(HUB_PORTS - 1);
    let devices = devices_on_usb(&mut def.devices).len();
    while ports < devices && hubs == 0 {
        def.devices.hubs.push(Hub { kind: HubKind::Usb, info: DeviceInfo::default() });
        ports += usize::from(HUB_PORTS - 1);
    }
}

fn place_of(info: &DeviceInfo) -> Option<(u32, UsbPort)> {
    match &info.address {
        Some(Address::Usb(place)) => Some((place.bus, place.port?)),
        _ => None,
    }
}

/// Takes the ports that the definition names, hubs first and from the root
/// down.
fn reserve(def: &mut DomainDef, buses: &mut BTreeMap<u32, Bus>) -> Result<(), DefError> {
    let mut hubs: Vec<_> = def.devices.hubs.iter().filter_map(|hub| place_of(&hub.info)).collect();
    hubs.sort_by_key(|(_, port)| port.path().len());
    for (bus, port) in hubs {
        let hub_bus = buses.get_mut(&bus);
        let taken = hub_bus.is_some_and(|hub_bus| {
            let fits = hub_bus.take(port);
            hub_bus.hubs.insert(port, vec![false; usize::from(HUB_PORTS)]);
            fits
        });
        if !taken {
            return Err(no_port(bus, port));
        }
    }
    for info in devices_on_usb(&mut def.devices) {
        if let Some((bus, port)) = place_of(info)
            && !buses.get_mut(&bus).is_some_and(|bus| bus.take(port))
        {
            return Err(no_port(bus, port));
        }
    }
    Ok(())
}

fn no_port(bus: u32, port: UsbPort) -> DefError {
    let path: Vec<String> = port.path().iter().map(u8::to_string).collect();
    DefError::invalid(
        format!("USB port {} of bus {bus}", path.join(".")),
        "it is not there or is taken by another device",
    )
}

fn assign(def: &mut DomainDef, buses: &mut BTreeMap<u32, Bus>) -> Result<(), DefError> {
    for hub in &mut def.devices.hubs {
        if place_of(&hub.info).is_none() {
            let (bus, port) = next(&hub.info, buses)?;
            if let Some(bus) = buses.get_mut(&bus) {
                bus.hubs.insert(port, vec![false; usize::from(HUB_PORTS)]);
            }
            hub.info.address = Some(Address::Usb(UsbPlace { bus, port: Some(port) }));
        }
    }
    for info in devices_on_usb(&mut def.devices) {
        if place_of(info).is_none() {
            let (bus, port) = next(info, buses)?;
            info.address = Some(Address::Usb(UsbPlace { bus, port: Some(port) }));
        }
    }
    Ok(())
}

/// Takes the next free port, on the bus that the device names if it names one.
fn next(info: &DeviceInfo, buses: &mut BTreeMap<u32, Bus>) -> Result<(u32, UsbPort), DefError> {
    let wanted = match &info.address {
        Some(Address::Usb(place)) => Some(place.bus),
        _ => None,
    };
    for (index, bus) in buses.iter_mut() {
        if wanted.is_some_and(|wanted| wanted != *index) {
            continue;
        }
        if let Some(port) = bus.free()
            && bus.take(port)
        {
            return Ok((*index, port));
        }
    }
    Err(DefError::invalid("USB", "there are more devices than ports; add a controller or a hub"))
}
