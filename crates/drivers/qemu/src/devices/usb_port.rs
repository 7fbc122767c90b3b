//! Ports for USB devices that have none: the first free one of the first
//! controller, hubs before what they carry.

use super::BuildError;
use ostler_model::domain::{
    Address, Controller, ControllerKind, DeviceInfo, Devices, DiskBus, DomainDef,
    FilesystemDriverKind, HostdevMode, HostdevSubsystem, InputBus, SerialTargetKind, SoundModel,
    UsbModel, UsbPlace, UsbPort,
};

/// Ports of a hub.
const HUB_PORTS: u8 = 8;

/// Ports of an xHCI controller that is not told how many.
const XHCI_PORTS: u8 = 4;

/// Gives every USB device a port.
pub(super) fn assign(domain: &mut DomainDef) -> Result<(), BuildError> {
    let mut buses = buses(&domain.devices.controllers);
    let mut taken = Vec::new();
    for_each(&mut domain.devices, &mut |info, is_hub| {
        if let Some(Address::Usb(UsbPlace { bus, port: Some(port) })) = &info.address {
            taken.push((*bus, *port, is_hub));
        }
        Ok(())
    })?;
    // Hubs first, from the root down, so that what they carry finds them.
    taken.sort_by_key(|(_, port, is_hub)| (!is_hub, port.path().len()));
    for (bus, port, is_hub) in taken {
        if let Some(bus) = buses.iter_mut().find(|other| other.index == bus) {
            bus.root.take(port.path(), is_hub);
        }
    }
    for_each(&mut domain.devices, &mut |info, is_hub| {
        let wanted = match &info.address {
            None => None,
            Some(Address::Usb(UsbPlace { bus, port: None })) => Some(*bus),
            Some(_) => return Ok(()),
        };
        let name = || info.alias.as_deref().unwrap_or("a USB device").to_owned();
        let mut candidates = buses
            .iter_mut()
            .filter(|bus| wanted.is_none_or(|wanted| bus.index == wanted))
            .peekable();
        if candidates.peek().is_none() {
            return Err(BuildError::unsupported(
                name(),
                "there is no USB controller for it: add <controller type='usb' model='qemu-xhci'/>",
            ));
        }
        let found = candidates.find_map(|bus| {
            bus.root.claim(UsbPort::default(), is_hub).map(|port| (bus.index, port))
        });
        let (bus, port) = found.ok_or_else(|| {
            BuildError::unsupported(name(), "all USB ports are taken: add a <hub type='usb'/>")
        })?;
        info.address = Some(Address::Usb(UsbPlace { bus, port: Some(port) }));
        Ok(())
    })
}

/// A controller's bus.
struct Bus {
    index: u32,
    root: Hub,
}

/// Something with ports.
struct Hub {
    ports: Vec<Port>,
}

enum Port {
    Free,
    Taken,
    Carries(Hub),
}

impl Hub {
    fn new(ports: u8) -> Self {
        Self { ports: (0..ports).map(|_| Port::Free).collect() }
    }

    /// Marks the port at the end of the path.
    fn take(&mut self, path: &[u8], is_hub: bool) {
        let Some((first, rest)) = path.split_first() else { return };
        let Some(port) = self.ports.get_mut(usize::from(*first).wrapping_sub(1)) else { return };
        match (port, rest.is_empty()) {
            (Port::Carries(hub), false) => hub.take(rest, is_hub),
            (port, true) => *port = Port::holding(is_hub),
            (_, false) => {}
        }
    }

    /// Takes a free port: of this hub, or of the hubs on it.
    fn claim(&mut self, here: UsbPort, is_hub: bool) -> Option<UsbPort> {
        let number = |index: usize| u8::try_from(index + 1).ok();
        if let Some(index) = self.ports.iter().position(|port| matches!(port, Port::Free)) {
            let found = here.below(number(index)?)?;
            self.ports[index] = Port::holding(is_hub);
            return Some(found);
        }
        self.ports.iter_mut().enumerate().find_map(|(index, port)| match port {
            Port::Carries(hub) => hub.claim(here.below(number(index)?)?, is_hub),
            _ => None,
        })
    }
}

impl Port {
    fn holding(is_hub: bool) -> Self {
        if is_hub { Self::Carries(Hub::new(HUB_PORTS)) } else { Self::Taken }
    }
}

/// The buses of the controllers, by their numbers.
fn buses(controllers: &[Controller]) -> Vec<Bus> {
    let mut buses: Vec<Bus> = Vec::new();
    for controller in controllers {
        let ControllerKind::Usb(usb) = &controller.kind else { continue };
        // Companions serve ports of another controller.
        if controller.info.master_start_port().is_some() {
            continue;
        }
        let given = usb.ports.and_then(|ports| u8::try_from(ports).ok());
        let ports = match usb.common.model {
            Some(UsbModel::Ehci | UsbModel::Ich9Ehci1) => 6,
            Some(UsbModel::PciOhci) => 3,
            Some(UsbModel::NecXhci | UsbModel::QemuXhci) => given.unwrap_or(XHCI_PORTS),
            Some(UsbModel::Qusb1 | UsbModel::Qusb2) => given.unwrap_or(8),
            Some(UsbModel::None) => continue,
            _ => 2,
        };
        buses.push(Bus { index: controller.index().unwrap_or(0), root: Hub::new(ports) });
    }
    buses.sort_by_key(|bus| bus.index);
    buses
}

/// Calls `visit` for every USB device; the flag says that it is a hub.
fn for_each(
    devices: &mut Devices,
    visit: &mut impl FnMut(&mut DeviceInfo, bool) -> Result<(), BuildError>,
) -> Result<(), BuildError> {
    for hub in devices.hubs.iter_mut() {
        visit(&mut hub.info, true)?;
    }
    for hostdev in devices.hostdevs.iter_mut() {
        if matches!(hostdev.kind, HostdevMode::Subsystem(HostdevSubsystem::Usb(_))) {
            visit(&mut hostdev.info, false)?;
        }
    }
    for disk in devices.disks.iter_mut().filter(|disk| disk.target.bus == Some(DiskBus::Usb)) {
        visit(&mut disk.info, false)?;
    }
    for interface in &mut devices.interfaces {
        if interface.model.as_ref().is_some_and(|model| &*model.kind == "usb-net") {
            visit(&mut interface.info, false)?;
        }
    }
    for controller in &mut devices.controllers {
        if matches!(controller.kind, ControllerKind::Ccid(_)) {
            visit(&mut controller.info, false)?;
        }
    }
    for input in devices.inputs.iter_mut().filter(|input| input.bus == Some(InputBus::Usb)) {
        visit(&mut input.info, false)?;
    }
    for serial in devices.serials.iter_mut() {
        if serial.target.is_some_and(|target| target.kind == Some(SerialTargetKind::Usb)) {
            visit(&mut serial.info, false)?;
        }
    }
    for sound in devices.sounds.iter_mut().filter(|sound| sound.model == SoundModel::Usb) {
        visit(&mut sound.info, false)?;
    }
    for folder in devices.filesystems.iter_mut() {
        let kind = folder.driver.as_ref().and_then(|driver| driver.kind);
        if kind == Some(FilesystemDriverKind::Mtp) {
            visit(&mut folder.info, false)?;
        }
    }
    for redirected in devices.redirdevs.iter_mut() {
        visit(&mut redirected.info, false)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ports(devices: &str) -> Result<Vec<String>, BuildError> {
        let xml = format!(
            "<domain type='qemu'><name>u</name><memory>1</memory>\
             <os><type arch='x86_64' machine='pc'>hvm</type></os><devices>{devices}</devices></domain>"
        );
        let mut domain = DomainDef::parse(&xml).unwrap();
        assign(&mut domain)?;
        let mut found = Vec::new();
        for_each(&mut domain.devices, &mut |info, _| {
            if let Some(Address::Usb(UsbPlace { bus, port: Some(port) })) = &info.address {
                let path: Vec<String> = port.path().iter().map(ToString::to_string).collect();
                found.push(format!("{bus}:{}", path.join(".")));
            }
            Ok(())
        })?;
        Ok(found)
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
    }

    #[test]
    fn without_a_port_there_is_no_device() {
        for devices in [MOUSE.to_owned(), format!("{SMALL}{MOUSE}{MOUSE}{MOUSE}")] {
            let error = ports(&devices).unwrap_err();
            assert!(matches!(error, BuildError::Unsupported { .. }), "{error}");
        }
    }
}
