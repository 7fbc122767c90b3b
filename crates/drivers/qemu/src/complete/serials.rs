//! Serial ports: the bus and the model that a machine type gives them.

use ostler_model::domain::post_parse::consoles;
use ostler_model::domain::{
    Address, Arch, DomainDef, MachineFamily, SerialModel, SerialTargetKind,
};

/// Completes serial ports, and the console that is paired with the first one.
pub(super) fn run(def: &mut DomainDef) {
    consoles::pair(def);
    complete_serials(def);
    consoles::pair(def);
}

/// Chooses the bus and the model of serial ports.
fn complete_serials(def: &mut DomainDef) {
    let family = def.machine_family();
    let arch = def.os.kind.arch.unwrap_or(Arch::X86_64);
    for serial in &mut def.devices.serials {
        let of_address = match &serial.info.address {
            Some(Address::Usb(_)) => Some(SerialTargetKind::Usb),
            Some(Address::Pci(_)) => Some(SerialTargetKind::Pci),
            Some(Address::SpaprVio(_)) => Some(SerialTargetKind::SpaprVio),
            Some(Address::Isa(_)) => Some(SerialTargetKind::Isa),
            _ => None,
        };
        let target = serial.target.get_or_insert_default();
        let of_machine = match (family, arch) {
            (MachineFamily::Pseries, _) => Some(SerialTargetKind::SpaprVio),
            (MachineFamily::S390Ccw, _) => Some(SerialTargetKind::Sclp),
            (MachineFamily::Virt, _) => Some(SerialTargetKind::System),
            (_, Arch::X86_64 | Arch::I686) => Some(SerialTargetKind::Isa),
            _ => None,
        };
        if target.kind.is_none() {
            target.kind = of_address.or(of_machine);
        }
        if target.model.is_none() {
            target.model = target.kind.map(|kind| model_of(kind, arch));
        }
    }
}

fn model_of(kind: SerialTargetKind, arch: Arch) -> SerialModel {
    match kind {
        SerialTargetKind::Isa => SerialModel::IsaSerial,
        SerialTargetKind::Usb => SerialModel::UsbSerial,
        SerialTargetKind::Pci => SerialModel::PciSerial,
        SerialTargetKind::SpaprVio => SerialModel::SpaprVty,
        SerialTargetKind::System if matches!(arch, Arch::Aarch64 | Arch::Armv7l) => {
            SerialModel::Pl011
        }
        SerialTargetKind::System => SerialModel::Uart16550a,
        SerialTargetKind::Sclp => SerialModel::SclpConsole,
        SerialTargetKind::IsaDebug => SerialModel::IsaDebugConsole,
    }
}
