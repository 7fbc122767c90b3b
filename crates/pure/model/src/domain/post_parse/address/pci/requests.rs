//! The devices that want a place on a PCI bus, in the order in which they get
//! one.

use super::connection::Connection;
use crate::domain::{
    ControllerKind, DeviceInfo, DiskBus, DomainDef, FilesystemDriverKind, HostdevMode,
    HostdevSubsystem, InputBus, InterfaceSource, IommuModel, MdevModel, MemBalloonModel,
    MemoryModel, PanicModel, ScsiModel, SerialTargetKind, SoundModel, UsbModel, VideoModelName,
    VirtioModel, VirtioSerialModel, WatchdogModel,
};

/// A device that has or wants a place.
pub(super) struct Request<'a> {
    pub(super) info: &'a mut DeviceInfo,
    pub(super) connection: Connection,
    /// It shares its slot with others.
    pub(super) shared: Option<Shared>,
    /// For messages.
    pub(super) name: String,
}

/// A part of a USB 2 controller: it has a fixed function of a slot that all its
/// parts share.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    pub(super) index: u32,
    pub(super) function: u8,
}

/// What PCI devices of a machine want.
#[derive(Clone, Copy)]
struct Wishes {
    /// An ordinary PCI device.
    pci: Connection,
    /// A PCI Express device, where the machine has that.
    pcie: Connection,
}

impl Wishes {
    fn of(def: &DomainDef) -> Self {
        let pci = Connection::PCI_DEVICE | Connection::HOTPLUG;
        let pcie = Connection::PCIE_DEVICE | Connection::HOTPLUG;
        Self { pci, pcie: if def.machine_family().has_pcie() { pcie } else { pci } }
    }

    /// A virtio device: a transitional one is an ordinary PCI device.
    fn virtio(self, model: Option<VirtioModel>) -> Connection {
        if model == Some(VirtioModel::Transitional) { self.pci } else { self.pcie }
    }
}

/// All devices that have or want a place, in order.
pub(super) fn all(def: &mut DomainDef) -> Vec<Request<'_>> {
    let wishes = Wishes::of(def);
    let has_pcie = def.machine_family().has_pcie();
    let x86 = def.is_x86();
    let devices = &mut def.devices;
    let mut list = Vec::new();
    let mut add = |info, connection, name: String| {
        list.push(Request { info, connection, shared: None, name });
    };

    // Controllers are in two places of the order: buses first, others behind
    // the network cards.
    let (buses, others): (Vec<_>, Vec<_>) = devices
        .controllers
        .iter_mut()
        .partition(|controller| matches!(controller.kind, ControllerKind::Pci(_)));
    for controller in buses {
        if let Some(model) = controller.pci_model() {
            let connection = Connection::of_bridge(model);
            if !connection.is_empty() {
                add(&mut controller.info, connection, format!("PCI controller '{model}'"));
            }
        }
    }
    for filesystem in &mut devices.filesystems {
        let kind = filesystem.driver.as_ref().and_then(|driver| driver.kind);
        if kind == Some(FilesystemDriverKind::Mtp) {
            continue;
        }
        let connection = wishes.virtio(filesystem.model);
        let name = format!("filesystem '{}'", filesystem.target);
        add(&mut filesystem.info, connection, name);
    }
    for interface in &mut devices.interfaces {
        if matches!(interface.source, InterfaceSource::Hostdev(_)) {
            add(&mut interface.info, wishes.pcie, "interface of type 'hostdev'".to_owned());
            continue;
        }
        let model = interface.model.as_ref().map_or("virtio", |model| &*model.kind);
        let connection = match model {
            "usb-net" | "lan9118" | "smc91c111" => continue,
            "virtio-transitional" => wishes.pci,
            "virtio" | "virtio-non-transitional" | "e1000e" | "igb" | "vmxnet3" => wishes.pcie,
            _ => wishes.pci,
        };
        let name = format!("interface of model '{model}'");
        add(&mut interface.info, connection, name);
    }
    for sound in &mut devices.sounds {
        let connection = match sound.model {
            SoundModel::Sb16 | SoundModel::PcSpeaker | SoundModel::Usb => continue,
            SoundModel::Virtio => wishes.pcie,
            _ => wishes.pci,
        };
        add(&mut sound.info, connection, format!("sound '{}'", sound.model));
    }
    for controller in others {
        let Some((connection, shared)) = of_controller(&controller.kind, wishes) else { continue };
        let name = format!("{} controller", controller.kind.kind());
        list.push(Request { info: &mut controller.info, connection, shared, name });
    }
    let mut add = |info, connection, name: String| {
        list.push(Request { info, connection, shared: None, name });
    };
    for disk in devices.disks.iter_mut().filter(|disk| disk.target.bus == Some(DiskBus::Virtio)) {
        let connection = wishes.virtio(disk.model);
        add(&mut disk.info, connection, format!("disk '{}'", disk.target.dev));
    }
    for hostdev in &mut devices.hostdevs {
        let HostdevMode::Subsystem(subsystem) = &hostdev.kind else { continue };
        let connection = match subsystem {
            HostdevSubsystem::Pci(_) => wishes.pcie,
            HostdevSubsystem::Mdev(mdev) if mdev.model == MdevModel::VfioPci => wishes.pcie,
            HostdevSubsystem::ScsiHost(host) => wishes.virtio(host.model),
            _ => continue,
        };
        let name = format!("hostdev of type '{}'", subsystem.kind());
        add(&mut hostdev.info, connection, name);
    }
    if let Some(balloon) = &mut devices.memballoon {
        let connection = match balloon.model {
            MemBalloonModel::Virtio | MemBalloonModel::NonTransitional => Some(wishes.pcie),
            MemBalloonModel::Transitional => Some(wishes.pci),
            MemBalloonModel::Xen | MemBalloonModel::None => None,
        };
        if let Some(connection) = connection {
            add(&mut balloon.info, connection, "memballoon".to_owned());
        }
    }
    for rng in &mut devices.rngs {
        let connection = wishes.virtio(Some(rng.model));
        add(&mut rng.info, connection, "rng".to_owned());
    }
    for watchdog in &mut devices.watchdogs {
        if watchdog.model == WatchdogModel::I6300Esb {
            add(&mut watchdog.info, wishes.pci, "watchdog 'i6300esb'".to_owned());
        }
    }
    if let Some(iommu) = &mut devices.iommu
        && iommu.model == IommuModel::Virtio
    {
        let connection = wishes.pcie - Connection::HOTPLUG;
        add(&mut iommu.info, connection, "iommu 'virtio'".to_owned());
    }
    for video in &mut devices.videos {
        let connection = match video.model.kind {
            VideoModelName::None | VideoModelName::Ramfb => continue,
            VideoModelName::Virtio | VideoModelName::Bochs => wishes.pcie,
            _ => wishes.pci,
        };
        add(&mut video.info, connection, format!("video '{}'", video.model.kind));
    }
    for memory in &mut devices.shared_memories {
        add(&mut memory.info, wishes.pci, format!("shmem '{}'", memory.name));
    }
    for input in devices.inputs.iter_mut().filter(|input| input.bus == Some(InputBus::Virtio)) {
        let connection = wishes.virtio(input.model);
        add(&mut input.info, connection, format!("input '{}'", input.kind));
    }
    for serial in &mut devices.serials {
        if serial.target.and_then(|target| target.kind) == Some(SerialTargetKind::Pci) {
            add(&mut serial.info, wishes.pci, "serial port 'pci-serial'".to_owned());
        }
    }
    for panic in &mut devices.panics {
        if panic.model == Some(PanicModel::Pvpanic) {
            let connection = if has_pcie { wishes.pcie - Connection::HOTPLUG } else { wishes.pci };
            add(&mut panic.info, connection, "panic 'pvpanic'".to_owned());
        }
    }
    if let Some(vsock) = &mut devices.vsock {
        let connection = wishes.virtio(vsock.model);
        add(&mut vsock.info, connection, "vsock".to_owned());
    }
    for crypto in &mut devices.cryptos {
        add(&mut crypto.info, wishes.pcie, "crypto".to_owned());
    }
    for module in &mut devices.memory {
        if matches!(module.model, MemoryModel::VirtioMem | MemoryModel::VirtioPmem) && x86 {
            add(&mut module.info, wishes.pcie, format!("memory '{}'", module.model));
        }
    }
    list
}

/// What a controller that makes no PCI bus wants.
fn of_controller(kind: &ControllerKind, wishes: Wishes) -> Option<(Connection, Option<Shared>)> {
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
