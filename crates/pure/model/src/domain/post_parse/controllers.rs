//! The list of controllers: its order, its numbers, and additions to it.

use crate::domain::{
    Controller, ControllerKind, DefError, DomainDef, Indexed, UsbModel, UsbStartPort,
    VirtioSerialController,
};

/// Returns whether the guest has a controller of this kind.
#[must_use]
pub fn any(def: &DomainDef, kind: &str) -> bool {
    def.devices.controllers.iter().any(|controller| controller.kind.kind() == kind)
}

/// Returns whether the guest has a controller of this kind and number.
fn has(def: &DomainDef, kind: &str, index: u32) -> bool {
    let is = |controller: &Controller| {
        controller.kind.kind() == kind && controller.index() == Some(index)
    };
    def.devices.controllers.iter().any(is)
}

/// Adds a controller behind the others of its kind whose numbers are lower.
pub fn insert(def: &mut DomainDef, controller: Controller) {
    let controllers = &mut def.devices.controllers;
    let kind = controller.kind.kind();
    let companion = |controller: &Controller| controller.info.master_start_port().is_some();
    let mut place = None;
    for (at, other) in controllers.iter().enumerate().rev() {
        if other.kind.kind() != kind {
            continue;
        }
        let Some(index) = controller.index() else {
            place = Some(at + 1);
            break;
        };
        let master_first =
            other.index() == Some(index) && companion(other) && !companion(&controller);
        if other.index() > Some(index) || master_first {
            place = Some(at);
        } else if place.is_none() {
            place = Some(at + 1);
        }
    }
    controllers.insert(place.unwrap_or(controllers.len()), controller);
}

/// Puts the controllers of each kind in order and numbers them.
pub fn sort(def: &mut DomainDef) {
    let mut controllers = std::mem::take(&mut def.devices.controllers);
    controllers.iter_mut().for_each(set_companion);
    for controller in controllers {
        insert(def, controller);
    }
    number(def);
}

/// A USB 1 controller of ICH9 is a companion of the USB 2 one.
fn set_companion(controller: &mut Controller) {
    let ControllerKind::Usb(usb) = &controller.kind else { return };
    let start_port = match usb.common.model {
        Some(UsbModel::Ich9Uhci1) => 0,
        Some(UsbModel::Ich9Uhci2) => 2,
        Some(UsbModel::Ich9Uhci3) => 4,
        _ => return,
    };
    let rare = controller.info.rare.get_or_insert_default();
    rare.master_start_port.get_or_insert(UsbStartPort { start_port });
}

/// Numbers the controllers that have no number: the lowest free one. The parts
/// of an ICH9 USB controller share a number.
pub(super) fn number(def: &mut DomainDef) {
    let mut last_ehci = None;
    for at in 0..def.devices.controllers.len() {
        let controller = &def.devices.controllers[at];
        let kind = controller.kind.kind();
        let usb_model = match &controller.kind {
            ControllerKind::Usb(usb) => usb.common.model,
            _ => None,
        };
        let mut index = controller.index();
        if index.is_none() {
            let companion = controller.info.master_start_port().is_some();
            index = match last_ehci {
                Some(master) if companion => Some(master),
                _ => (0..=u32::MAX).find(|index| !has(def, kind, *index)),
            };
            *def.devices.controllers[at].index_mut() = index;
        }
        if usb_model == Some(UsbModel::Ich9Ehci1) {
            last_ehci = index;
        }
    }
}

/// Adds the controllers of a kind whose numbers go up to `highest`.
pub(super) fn add_up_to(
    def: &mut DomainDef,
    kind: &str,
    highest: Option<u32>,
) -> Result<(), DefError> {
    let Some(highest) = highest else { return Ok(()) };
    if highest > 255 {
        return Err(DefError::invalid(
            format!("{kind} controller {highest}"),
            "a device names it in its address, but there can be no more than 256",
        ));
    }
    for index in 0..=highest {
        if !has(def, kind, index) {
            insert(def, Controller::new(empty(def, kind, index)));
        }
    }
    Ok(())
}

/// A controller of this kind without a model of its own. One more SCSI
/// controller is like those that are there.
fn empty(def: &DomainDef, kind: &str, index: u32) -> ControllerKind {
    let index = Some(index);
    match kind {
        "ide" => ControllerKind::Ide(Indexed { index, model: None }),
        "fdc" => ControllerKind::Fdc(Indexed { index, model: None }),
        "sata" => ControllerKind::Sata(Indexed { index, model: None }),
        "ccid" => ControllerKind::Ccid(Indexed { index, model: None }),
        "virtio-serial" => ControllerKind::VirtioSerial(VirtioSerialController {
            common: Indexed { index, model: None },
            ..VirtioSerialController::default()
        }),
        _ => {
            let model = def.devices.controllers.iter().find_map(|other| match &other.kind {
                ControllerKind::Scsi(common) => common.model,
                _ => None,
            });
            ControllerKind::Scsi(Indexed { index, model })
        }
    }
}

/// Adds a virtio-serial controller.
pub fn add_virtio_serial(def: &mut DomainDef, index: u32) {
    let kind = empty(def, "virtio-serial", index);
    insert(def, Controller::new(kind));
}
