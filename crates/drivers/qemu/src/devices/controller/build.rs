//! Controllers: `<controller>`, what other devices hang on.

use super::pci;
use crate::arguments::{Properties, Value};
use crate::devices::{BuildError, Part, address, virtio};
use crate::emulator::Capability;
use crate::scene::{Scene, machine_kind};
use ostler_model::domain::{
    Arch, Controller, ControllerDriver, ControllerKind, Indexed, PciModel, ScsiModel,
    UsbController, UsbModel, VirtioModel, VirtioSerialModel,
};
use ostler_xml::OnOff;

/// Properties of the machine's own controllers.
pub(in crate::devices) fn globals(scene: &Scene<'_>) -> Result<Vec<Part>, BuildError> {
    let mut parts = Vec::new();
    for controller in &scene.domain.devices.controllers {
        let ControllerKind::Pci(pci) = &controller.kind else { continue };
        let Some(hole) = pci.hole64 else { continue };
        let device = match controller.pci_model() {
            Some(PciModel::PciRoot) => "i440FX-pcihost",
            Some(PciModel::PcieRoot) => "q35-pcihost",
            _ => {
                return Err(BuildError::unsupported(
                    "<pcihole64>",
                    "only the root bus has a hole below its end",
                ));
            }
        };
        parts.push(Part::option("-global", format!("{device}.pci-hole64-size={}K", hole.0)));
    }
    Ok(parts)
}

/// The parts of a controller; none for what the machine has by itself.
pub(super) fn parts(scene: &Scene<'_>, controller: &Controller) -> Result<Vec<Part>, BuildError> {
    let device = match &controller.kind {
        ControllerKind::Pci(pci) => pci::device(controller, pci)?,
        // s390 has no USB of its own; definitions may name it still.
        ControllerKind::Usb(usb)
            if usb.common.model.is_none() && scene.domain.os.kind.arch == Some(Arch::S390x) =>
        {
            None
        }
        ControllerKind::Usb(usb) => usb_device(scene, controller, usb)?,
        ControllerKind::Scsi(scsi) => scsi_device(controller, scsi)?,
        ControllerKind::VirtioSerial(serial) => {
            let model = match serial.common.model {
                Some(VirtioSerialModel::Transitional) => Some(VirtioModel::Transitional),
                Some(VirtioSerialModel::NonTransitional) => Some(VirtioModel::NonTransitional),
                _ => None,
            };
            let mut device = virtio::device("virtio-serial", &controller.info, model)?;
            write_driver(controller, &mut device);
            device.set("id", address::alias(&controller.info)?.to_owned());
            device.set_some("max_ports", serial.ports);
            device.set_some("vectors", serial.vectors);
            Some(device)
        }
        ControllerKind::Sata(sata) => {
            let built_in = sata.index == Some(0) && machine_kind::is_q35(scene.domain);
            (!built_in).then(|| named("ahci", controller)).transpose()?
        }
        ControllerKind::Ide(ide) => {
            if ide.index != Some(0) {
                return Err(BuildError::unsupported(
                    "<controller type='ide'>",
                    "there is one IDE controller, the machine's own",
                ));
            }
            None
        }
        ControllerKind::Ccid(_) => Some(named("usb-ccid", controller)?),
        // The machines' own; floppies' is written with the disks.
        ControllerKind::Fdc(_) | ControllerKind::Isa(_) => None,
        ControllerKind::Nvme(nvme) => {
            let mut device = named("nvme", controller)?;
            device.set_some("serial", nvme.serial.as_deref().map(str::to_owned));
            Some(device)
        }
        ControllerKind::XenBus(_) => {
            return Err(BuildError::unsupported("<controller type='xenbus'>", "only Xen has it"));
        }
    };
    let Some(mut device) = device else { return Ok(Vec::new()) };
    address::place(scene, &controller.info, &mut device)?;
    Ok(vec![Part::Device(device)])
}

fn named(driver: &'static str, controller: &Controller) -> Result<Properties, BuildError> {
    let alias = address::alias(&controller.info)?.to_owned();
    Ok(Properties::device(driver).with("id", alias))
}

/// Options of a virtio controller that stand before its name.
fn write_driver(controller: &Controller, device: &mut Properties) {
    let Some(driver) = controller.driver.as_deref() else { return };
    virtio::options(&driver.virtio, device);
    device.set_some("iothread", driver.iothread.map(|id| format!("iothread{id}")));
    let mapping = driver.iothreads.iter().map(|thread| {
        let mut entry = Properties::new().with("iothread", format!("iothread{}", thread.id));
        entry.set_list("vqs", thread.queues.iter().map(|queue| Value::from(queue.id)).collect());
        Value::Object(entry)
    });
    device.set_list("iothread-vq-mapping", mapping.collect());
}

fn scsi_device(
    controller: &Controller,
    scsi: &Indexed<ScsiModel>,
) -> Result<Option<Properties>, BuildError> {
    let model =
        scsi.model.ok_or_else(|| BuildError::incomplete("<controller type='scsi'>", "model"))?;
    let virtio = match model {
        ScsiModel::VirtioScsi => Some(None),
        ScsiModel::VirtioTransitional => Some(Some(VirtioModel::Transitional)),
        ScsiModel::VirtioNonTransitional => Some(Some(VirtioModel::NonTransitional)),
        _ => None,
    };
    let mut device = match (virtio, model) {
        (Some(virtio_model), _) => {
            let mut device = virtio::device("virtio-scsi", &controller.info, virtio_model)?;
            write_driver(controller, &mut device);
            device.set("id", address::alias(&controller.info)?.to_owned());
            device
        }
        (None, ScsiModel::LsiLogic) => named("lsi", controller)?,
        (None, ScsiModel::IbmVScsi) => named("spapr-vscsi", controller)?,
        (None, ScsiModel::LsiSas1068) => named("mptsas1068", controller)?,
        (None, ScsiModel::LsiSas1078) => named("megasas", controller)?,
        (None, ScsiModel::VmPvScsi) => named("pvscsi", controller)?,
        (None, ScsiModel::Dc390) => named("dc390", controller)?,
        (None, ScsiModel::Am53C974) => named("am53c974", controller)?,
        // Machines that have it have it by themselves.
        (None, ScsiModel::Ncr53C90) => return Ok(None),
        (None, other) => {
            return Err(BuildError::unsupported(
                format!("<controller type='scsi' model='{other}'>"),
                "QEMU has no such controller; use virtio-scsi",
            ));
        }
    };
    if let Some(driver) = controller.driver.as_deref() {
        write_scsi_limits(driver, &mut device);
    }
    Ok(Some(device))
}

fn write_scsi_limits(driver: &ControllerDriver, device: &mut Properties) {
    device.set_some("num_queues", driver.queues);
    device.set_some("cmd_per_lun", driver.cmd_per_lun);
    device.set_some("max_sectors", driver.max_sectors);
    device.set_some("ioeventfd", driver.ioeventfd.map(|on| on == OnOff::On));
}

fn usb_device(
    scene: &Scene<'_>,
    controller: &Controller,
    usb: &UsbController,
) -> Result<Option<Properties>, BuildError> {
    let model = usb
        .common
        .model
        .ok_or_else(|| BuildError::incomplete("<controller type='usb'>", "model"))?;
    let driver = match model {
        UsbModel::None => return Ok(None),
        UsbModel::Piix3Uhci => "piix3-usb-uhci",
        UsbModel::Piix4Uhci => "piix4-usb-uhci",
        UsbModel::Ehci => "usb-ehci",
        UsbModel::Ich9Ehci1 => "ich9-usb-ehci1",
        UsbModel::Ich9Uhci1 => "ich9-usb-uhci1",
        UsbModel::Ich9Uhci2 => "ich9-usb-uhci2",
        UsbModel::Ich9Uhci3 => "ich9-usb-uhci3",
        UsbModel::Vt82c686bUhci => "vt82c686b-usb-uhci",
        UsbModel::PciOhci => "pci-ohci",
        UsbModel::NecXhci => "nec-usb-xhci",
        UsbModel::QemuXhci => "qemu-xhci",
        UsbModel::Qusb1 | UsbModel::Qusb2 => {
            return Err(BuildError::unsupported(
                format!("<controller type='usb' model='{model}'>"),
                "only Xen has it; use qemu-xhci",
            ));
        }
    };
    if let Some(known) = usb_capability(model)
        && !scene.target.has(known)
    {
        return Err(BuildError::unsupported(
            format!("<controller type='usb' model='{model}'>"),
            "this QEMU does not have it",
        ));
    }
    let mut device = Properties::device(driver);
    if let Some(ports) = usb.ports {
        if !matches!(model, UsbModel::NecXhci | UsbModel::QemuXhci) {
            return Err(BuildError::unsupported(
                format!("<controller type='usb' model='{model}' ports='{ports}'>"),
                "only xHCI controllers are told how many ports they have",
            ));
        }
        device.set("p2", ports);
        device.set("p3", ports);
    }
    match controller.info.master_start_port() {
        // A companion has no bus of its own; it serves ports of its master's.
        Some(port) => {
            let master = usb_master(scene, usb.common.index)?;
            device.set("masterbus", format!("{master}.0"));
            device.set("firstport", port);
        }
        None => device.set("id", address::alias(&controller.info)?.to_owned()),
    }
    Ok(Some(device))
}

/// The capability that says whether QEMU has such a controller.
const fn usb_capability(model: UsbModel) -> Option<Capability> {
    Some(match model {
        UsbModel::Piix3Uhci => Capability::Piix3UsbUhci,
        UsbModel::Piix4Uhci => Capability::Piix4UsbUhci,
        UsbModel::Ehci => Capability::UsbEhci,
        UsbModel::Ich9Ehci1 | UsbModel::Ich9Uhci1 | UsbModel::Ich9Uhci2 | UsbModel::Ich9Uhci3 => {
            Capability::Ich9UsbEhci1
        }
        UsbModel::Vt82c686bUhci => Capability::Vt82c686bUsbUhci,
        UsbModel::PciOhci => Capability::PciOhci,
        UsbModel::NecXhci => Capability::NecUsbXhci,
        UsbModel::QemuXhci => Capability::DeviceQemuXhci,
        UsbModel::Qusb1 | UsbModel::Qusb2 | UsbModel::None => return None,
    })
}

/// The name of the controller that companions with this index serve.
fn usb_master(scene: &Scene<'_>, index: Option<u32>) -> Result<String, BuildError> {
    let master = scene.domain.devices.controllers.iter().find(|controller| {
        matches!(controller.kind, ControllerKind::Usb(_))
            && controller.index() == index
            && controller.info.master_start_port().is_none()
    });
    let what = format!("<controller type='usb' index='{}'>", index.unwrap_or(0));
    let master = master.ok_or_else(|| BuildError::incomplete(what, "master"))?;
    address::alias(&master.info).map(str::to_owned)
}
