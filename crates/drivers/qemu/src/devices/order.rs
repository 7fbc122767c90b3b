//! The order in which devices are made: libvirt's, because people and tools
//! compare command lines. What a device hangs on comes before it.

use ostler_model::domain::{ControllerKind, DeviceRef, DomainDef, InterfaceSource};

/// A stretch of the command line. The host prepares devices in this order too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Iommu,
    /// Properties of the machine's own controllers.
    Globals,
    PciBus,
    UsbBus,
    ScsiBus,
    IdeBus,
    SataBus,
    SerialBus,
    NvmeBus,
    Hub,
    /// Smartcard readers are USB devices.
    SmartcardReader,
    Memory,
    /// The machine's controller of floppy drives.
    FloppyBus,
    Disk,
    Filesystem,
    Interface,
    Smartcard,
    Serial,
    Parallel,
    Channel,
    Console,
    Tpm,
    Input,
    Audio,
    Graphics,
    Video,
    Sound,
    Watchdog,
    /// The action of a watchdog that barks.
    WatchdogAction,
    Redirdev,
    /// Network cards that are devices of the host.
    HostInterface,
    Hostdev,
    /// The source of the state of a guest that comes from elsewhere.
    Incoming,
    MemBalloon,
    Rng,
    Nvram,
    /// The device that helps to read dumps.
    CoreInfo,
    /// From here on devices stand behind the sandbox.
    Vsock,
    Panic,
    SharedMemory,
    Crypto,
    Pstore,
    Lease,
}

impl Stage {
    /// Returns whether devices of the stage stand behind the sandbox.
    pub(super) fn is_late(self) -> bool {
        self >= Self::Vsock
    }

    /// The stage of a device.
    pub(super) fn of(device: DeviceRef<'_>) -> Self {
        match device {
            DeviceRef::Disk(_) => Self::Disk,
            DeviceRef::Controller(controller) => match &controller.kind {
                ControllerKind::Pci(_) => Self::PciBus,
                ControllerKind::Usb(_) => Self::UsbBus,
                ControllerKind::Scsi(_) => Self::ScsiBus,
                ControllerKind::Ide(_) => Self::IdeBus,
                ControllerKind::Sata(_) => Self::SataBus,
                ControllerKind::VirtioSerial(_) => Self::SerialBus,
                ControllerKind::Nvme(_) => Self::NvmeBus,
                ControllerKind::Ccid(_) => Self::SmartcardReader,
                ControllerKind::Fdc(_) | ControllerKind::Isa(_) | ControllerKind::XenBus(_) => {
                    Self::FloppyBus
                }
            },
            DeviceRef::Lease(_) => Self::Lease,
            DeviceRef::Filesystem(_) => Self::Filesystem,
            DeviceRef::Interface(card) => match &card.source {
                InterfaceSource::Hostdev(_) => Self::HostInterface,
                _ => Self::Interface,
            },
            DeviceRef::Smartcard(_) => Self::Smartcard,
            DeviceRef::Serial(_) => Self::Serial,
            DeviceRef::Parallel(_) => Self::Parallel,
            DeviceRef::Console(_) => Self::Console,
            DeviceRef::Channel(_) => Self::Channel,
            DeviceRef::Input(_) => Self::Input,
            DeviceRef::Tpm(_) => Self::Tpm,
            DeviceRef::Graphics(_) => Self::Graphics,
            DeviceRef::Sound(_) => Self::Sound,
            DeviceRef::Audio(_) => Self::Audio,
            DeviceRef::Video(_) => Self::Video,
            DeviceRef::Hostdev(_) => Self::Hostdev,
            DeviceRef::Redirdev(_) => Self::Redirdev,
            DeviceRef::Hub(_) => Self::Hub,
            DeviceRef::Watchdog(_) => Self::Watchdog,
            DeviceRef::MemBalloon(_) => Self::MemBalloon,
            DeviceRef::Rng(_) => Self::Rng,
            DeviceRef::Nvram(_) => Self::Nvram,
            DeviceRef::Panic(_) => Self::Panic,
            DeviceRef::SharedMemory(_) => Self::SharedMemory,
            DeviceRef::Memory(_) => Self::Memory,
            DeviceRef::Iommu(_) => Self::Iommu,
            DeviceRef::Vsock(_) => Self::Vsock,
            DeviceRef::Crypto(_) => Self::Crypto,
            DeviceRef::Pstore(_) => Self::Pstore,
        }
    }
}

/// A device, where it is in the order, and its place among its kind.
#[derive(Clone, Copy)]
pub(super) struct Ordered<'a> {
    pub(super) stage: Stage,
    pub(super) device: DeviceRef<'a>,
    pub(super) index: usize,
}

/// All devices of a domain in order.
pub(super) fn ordered(domain: &DomainDef) -> Vec<Ordered<'_>> {
    let mut list: Vec<Ordered<'_>> = Vec::new();
    domain.devices.visit(|device| {
        let index = match list.last() {
            Some(last) if last.device.kind() == device.kind() => last.index + 1,
            _ => 0,
        };
        list.push(Ordered { stage: Stage::of(device), device, index });
    });
    list.sort_by_key(|entry| entry.stage);
    list
}
