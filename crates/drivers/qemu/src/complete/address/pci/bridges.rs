//! The controllers that make PCI buses: the devices they are made of, and their numbers.

use ostler_model::domain::post_parse::address::pci::{self, place_of};
use ostler_model::domain::{Controller, ControllerKind, DomainDef, PciControllerDevice, PciModel};
use ostler_xml::Hex;

/// Chooses the devices that make the buses, and their numbers.
pub(super) fn complete(def: &mut DomainDef, generic_root_port: bool) {
    let mut lowest_bus_number: u32 = 256;
    for pci in pci::all(def) {
        if let Some(number) = pci.target.as_ref().and_then(|target| target.bus_number) {
            lowest_bus_number = lowest_bus_number.min(u32::from(number));
        }
    }
    for controller in &mut def.devices.controllers {
        complete_one(controller, generic_root_port, &mut lowest_bus_number);
    }
}

fn complete_one(controller: &mut Controller, generic_root_port: bool, lowest: &mut u32) {
    let place = place_of(&controller.info);
    let ControllerKind::Pci(pci) = &mut controller.kind else { return };
    let Some(model) = pci.common.model else { return };
    let device = match model {
        PciModel::PciRoot | PciModel::PcieRoot => return,
        PciModel::PciBridge => PciControllerDevice::PciBridge,
        PciModel::DmiToPciBridge => PciControllerDevice::I82801b11Bridge,
        PciModel::PcieToPciBridge => PciControllerDevice::PciePciBridge,
        PciModel::PcieRootPort if generic_root_port => PciControllerDevice::PcieRootPort,
        PciModel::PcieRootPort => PciControllerDevice::Ioh3420,
        PciModel::PcieSwitchUpstreamPort => PciControllerDevice::X3130Upstream,
        PciModel::PcieSwitchDownstreamPort => PciControllerDevice::Xio3130Downstream,
        PciModel::PciExpanderBus => PciControllerDevice::Pxb,
        PciModel::PcieExpanderBus => PciControllerDevice::PxbPcie,
    };
    pci.device.get_or_insert(device);
    let number = pci.common.index.and_then(|index| u8::try_from(index).ok()).unwrap_or(0);
    match model {
        PciModel::PciBridge => {
            pci.target.get_or_insert_default().chassis_number.get_or_insert(number);
        }
        PciModel::PcieRootPort | PciModel::PcieSwitchDownstreamPort => {
            let target = pci.target.get_or_insert_default();
            target.chassis.get_or_insert(number);
            if let Some(at) = place {
                let port = match model {
                    PciModel::PcieRootPort => (at.slot << 3) | at.function,
                    _ => at.slot,
                };
                target.port.get_or_insert(Hex(port));
            }
        }
        PciModel::PciExpanderBus | PciModel::PcieExpanderBus => {
            let target = pci.target.get_or_insert_default();
            if target.bus_number.is_none() {
                *lowest = lowest.saturating_sub(2);
                target.bus_number = u8::try_from(*lowest).ok();
            }
        }
        _ => {}
    }
}
