//! The devices that want a place on a PCI bus, in the order in which they get
//! one.

use ostler_model::domain::post_parse::address::pci::Connection;
use ostler_model::domain::{
    Controller, ControllerKind, DeviceInfo, DeviceRef, DiskBus, DomainDef, FilesystemDriverKind,
    HostdevMode, HostdevSubsystem, InputBus, Interface, InterfaceSource, IommuModel, MdevModel,
    MemBalloonModel, MemoryModel, PanicModel, ScsiModel, SerialTargetKind, SoundModel, UsbModel,
    VideoModelName, VirtioModel, VirtioSerialModel, WatchdogModel,
};

/// A device that has or wants a place.
pub(super) struct Request<'a> {
    pub(super) info: &'a mut DeviceInfo,
    pub(super) connection: Connection,
    /// The slot that it shares with others, if it does.
    pub(super) shared: Option<Shared>,
    /// Name of the device in errors.
    pub(super) name: String,
}

/// A part of a USB 2 controller: it has a fixed function of a slot that all its
/// parts share.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    pub(super) index: u32,
    pub(super) function: u8,
}

/// Slots that the PCI devices of a machine want.
#[derive(Clone, Copy)]
struct Wishes {
    /// An ordinary PCI device.
    pci: Connection,
    /// A PCI Express device, where the machine has that.
    pcie: Connection,
    /// Whether the machine has PCI Express.
    has_pcie: bool,
    /// Whether it is a PC.
    x86: bool,
}

impl Wishes {
    fn of(def: &DomainDef) -> Self {
        let pci = Connection::PCI_DEVICE | Connection::HOTPLUG;
        let pcie = Connection::PCIE_DEVICE | Connection::HOTPLUG;
        let has_pcie = def.machine_family().has_pcie();
        Self { pci, pcie: if has_pcie { pcie } else { pci }, has_pcie, x86: def.is_x86() }
    }

    /// A virtio device: a transitional one is an ordinary PCI device.
    fn virtio(self, model: Option<VirtioModel>) -> Connection {
        if model == Some(VirtioModel::Transitional) { self.pci } else { self.pcie }
    }
}

/// The place of a PCI bus in the order in which devices get their slots.
const BUS: u8 = 0;

/// The place of controllers that make no PCI bus.
const CONTROLLER: u8 = 4;

/// All devices that have or want a place, in order.
pub(super) fn all(def: &mut DomainDef) -> Vec<Request<'_>> {
    let wishes = Wishes::of(def);
    let mut list: Vec<(u8, Request<'_>)> = Vec::new();
    def.devices.visit_mut(|device| {
        let Some(wish) = wish(device.as_ref(), wishes) else { return };
        let Some(info) = device.into_info() else { return };
        let Wish { order, connection, shared, name } = wish;
        list.push((order, Request { info, connection, shared, name }));
    });
    list.sort_by_key(|(order, _)| *order);
    list.into_iter().map(|(_, request)| request).collect()
}

/// The wish of one device.
struct Wish {
    /// Its place in the order in which devices get their slots.
    order: u8,
    connection: Connection,
    shared: Option<Shared>,
    name: String,
}

/// The wish of a device; none for a device that is on no PCI bus.
fn wish(device: DeviceRef<'_>, wishes: Wishes) -> Option<Wish> {
    let (order, connection, name) = match device {
        DeviceRef::Controller(controller) => return of_controller(controller, wishes),
        DeviceRef::Filesystem(filesystem) => {
            let kind = filesystem.driver.as_ref().and_then(|driver| driver.kind);
            let connection = wishes.virtio(filesystem.model);
            let connection = (kind != Some(FilesystemDriverKind::Mtp)).then_some(connection)?;
            (1, connection, format!("filesystem '{}'", filesystem.target))
        }
        DeviceRef::Interface(interface) => {
            let (connection, name) = of_interface(interface, wishes)?;
            (2, connection, name)
        }
        DeviceRef::Sound(sound) => {
            (3, of_sound(sound.model, wishes)?, format!("sound '{}'", sound.model))
        }
        DeviceRef::Disk(disk) => {
            let virtio = disk.target.bus == Some(DiskBus::Virtio);
            let connection = virtio.then(|| wishes.virtio(disk.model))?;
            (5, connection, format!("disk '{}'", disk.target.dev))
        }
        DeviceRef::Hostdev(hostdev) => {
            let (connection, name) = of_hostdev(&hostdev.kind, wishes)?;
            (6, connection, name)
        }
        DeviceRef::MemBalloon(balloon) => {
            (7, of_balloon(balloon.model, wishes)?, "memballoon".to_owned())
        }
        DeviceRef::Rng(rng) => (8, wishes.virtio(Some(rng.model)), "rng".to_owned()),
        DeviceRef::Watchdog(watchdog) => {
            let esb = watchdog.model == WatchdogModel::I6300Esb;
            (9, esb.then_some(wishes.pci)?, "watchdog 'i6300esb'".to_owned())
        }
        DeviceRef::Iommu(iommu) => {
            let connection = wishes.pcie - Connection::HOTPLUG;
            let virtio = iommu.model == IommuModel::Virtio;
            (10, virtio.then_some(connection)?, "iommu 'virtio'".to_owned())
        }
        DeviceRef::Video(video) => {
            let name = format!("video '{}'", video.model.kind);
            (11, of_video(video.model.kind, wishes)?, name)
        }
        DeviceRef::SharedMemory(memory) => (12, wishes.pci, format!("shmem '{}'", memory.name)),
        DeviceRef::Input(input) => {
            let virtio = input.bus == Some(InputBus::Virtio);
            let connection = virtio.then(|| wishes.virtio(input.model))?;
            (13, connection, format!("input '{}'", input.kind))
        }
        DeviceRef::Serial(serial) => {
            let kind = serial.target.and_then(|target| target.kind);
            let pci = kind == Some(SerialTargetKind::Pci);
            (14, pci.then_some(wishes.pci)?, "serial port 'pci-serial'".to_owned())
        }
        DeviceRef::Panic(panic) => {
            let root = if wishes.has_pcie { wishes.pcie - Connection::HOTPLUG } else { wishes.pci };
            let pvpanic = panic.model == Some(PanicModel::Pvpanic);
            (15, pvpanic.then_some(root)?, "panic 'pvpanic'".to_owned())
        }
        DeviceRef::Vsock(vsock) => (16, wishes.virtio(vsock.model), "vsock".to_owned()),
        DeviceRef::Crypto(_) => (17, wishes.pcie, "crypto".to_owned()),
        DeviceRef::Memory(module) => {
            let virtio = matches!(module.model, MemoryModel::VirtioMem | MemoryModel::VirtioPmem);
            let connection = (virtio && wishes.x86).then_some(wishes.pcie)?;
            (18, connection, format!("memory '{}'", module.model))
        }
        DeviceRef::Pstore(_) => (19, wishes.pci, "pstore".to_owned()),
        DeviceRef::Lease(_)
        | DeviceRef::Smartcard(_)
        | DeviceRef::Parallel(_)
        | DeviceRef::Console(_)
        | DeviceRef::Channel(_)
        | DeviceRef::Tpm(_)
        | DeviceRef::Graphics(_)
        | DeviceRef::Audio(_)
        | DeviceRef::Redirdev(_)
        | DeviceRef::Hub(_)
        | DeviceRef::Nvram(_) => return None,
    };
    Some(Wish { order, connection, shared: None, name })
}

fn of_interface(interface: &Interface, wishes: Wishes) -> Option<(Connection, String)> {
    if matches!(interface.source, InterfaceSource::Hostdev(_)) {
        return Some((wishes.pcie, "interface of type 'hostdev'".to_owned()));
    }
    let model = interface.model.as_ref().map_or("virtio", |model| &*model.kind);
    let connection = match model {
        "lan9118" | "smc91c111" => return None,
        _ if interface.is_usb() => return None,
        "virtio" | "virtio-non-transitional" | "e1000e" | "igb" | "vmxnet3" => wishes.pcie,
        _ => wishes.pci,
    };
    Some((connection, format!("interface of model '{model}'")))
}

fn of_sound(model: SoundModel, wishes: Wishes) -> Option<Connection> {
    match model {
        SoundModel::Sb16 | SoundModel::PcSpeaker | SoundModel::Usb => None,
        SoundModel::Virtio => Some(wishes.pcie),
        _ => Some(wishes.pci),
    }
}

fn of_hostdev(kind: &HostdevMode, wishes: Wishes) -> Option<(Connection, String)> {
    let HostdevMode::Subsystem(subsystem) = kind else { return None };
    let connection = match subsystem {
        HostdevSubsystem::Pci(_) => wishes.pcie,
        HostdevSubsystem::Mdev(mdev) if mdev.model == MdevModel::VfioPci => wishes.pcie,
        HostdevSubsystem::ScsiHost(host) => wishes.virtio(host.model),
        _ => return None,
    };
    Some((connection, format!("hostdev of type '{}'", subsystem.kind())))
}

fn of_balloon(model: MemBalloonModel, wishes: Wishes) -> Option<Connection> {
    match model {
        MemBalloonModel::Virtio | MemBalloonModel::NonTransitional => Some(wishes.pcie),
        MemBalloonModel::Transitional => Some(wishes.pci),
        MemBalloonModel::Xen | MemBalloonModel::None => None,
    }
}

fn of_video(model: VideoModelName, wishes: Wishes) -> Option<Connection> {
    match model {
        VideoModelName::None | VideoModelName::Ramfb => None,
        VideoModelName::Virtio | VideoModelName::Bochs => Some(wishes.pcie),
        _ => Some(wishes.pci),
    }
}

/// The wish of a controller: PCI buses come first of all devices, others behind
/// the sound cards.
fn of_controller(controller: &Controller, wishes: Wishes) -> Option<Wish> {
    if let ControllerKind::Pci(_) = &controller.kind {
        let model = controller.pci_model()?;
        let connection = Connection::of_bridge(model);
        let name = format!("PCI controller '{model}'");
        return (!connection.is_empty()).then_some(Wish {
            order: BUS,
            connection,
            shared: None,
            name,
        });
    }
    let (connection, shared) = of_other_controller(&controller.kind, wishes)?;
    let name = format!("{} controller", controller.kind.kind());
    Some(Wish { order: CONTROLLER, connection, shared, name })
}

/// The wish of a controller that makes no PCI bus.
fn of_other_controller(
    kind: &ControllerKind,
    wishes: Wishes,
) -> Option<(Connection, Option<Shared>)> {
    Some(match kind {
        ControllerKind::Pci(_)
        | ControllerKind::Fdc(_)
        | ControllerKind::Ccid(_)
        | ControllerKind::Isa(_)
        | ControllerKind::XenBus(_) => return None,
        ControllerKind::Ide(_) | ControllerKind::Sata(_) => (wishes.pci, None),
        ControllerKind::Nvme(_) => (wishes.pcie, None),
        ControllerKind::Scsi(common) => match common.model {
            Some(
                ScsiModel::VirtioScsi
                | ScsiModel::VirtioNonTransitional
                | ScsiModel::LsiSas1078
                | ScsiModel::VmPvScsi,
            ) => (wishes.pcie, None),
            _ => (wishes.pci, None),
        },
        ControllerKind::VirtioSerial(serial) => match serial.common.model {
            Some(VirtioSerialModel::Transitional) => (wishes.pci, None),
            _ => (wishes.pcie, None),
        },
        ControllerKind::Usb(usb) => {
            let index = usb.common.index.unwrap_or(0);
            let part = |function| Some(Shared { index, function });
            match usb.common.model {
                Some(UsbModel::None) => return None,
                Some(UsbModel::NecXhci | UsbModel::QemuXhci) => (wishes.pcie, None),
                Some(UsbModel::Ich9Ehci1) => (wishes.pci, part(7)),
                Some(UsbModel::Ich9Uhci1) => (wishes.pci, part(0)),
                Some(UsbModel::Ich9Uhci2) => (wishes.pci, part(1)),
                Some(UsbModel::Ich9Uhci3) => (wishes.pci, part(2)),
                _ => (wishes.pci, None),
            }
        }
    })
}
