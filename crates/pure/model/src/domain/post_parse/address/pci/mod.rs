//! Places on PCI buses.
//!
//! - [`Connection`]: the kind of slot that a device wants or a bus has;
//! - [`BusSet`]: the slots of a guest's buses, and the buses that it may still get.
//!
//! A driver says which devices want a place, and in which order.

mod bus;
mod connection;

pub use bus::{BusSet, Topology};
pub use connection::Connection;

use crate::domain::{
    Address, ControllerKind, DeviceInfo, DomainDef, PciController, PciModel, PciPlace,
};
use ostler_core::PciAddress;
use ostler_xml::OnOff;

/// Place that a device has already.
#[must_use]
pub fn place_of(info: &DeviceInfo) -> Option<PciAddress> {
    match &info.address {
        Some(Address::Pci(place)) => place.at,
        _ => None,
    }
}

/// Returns whether a device still wants a place.
#[must_use]
pub fn wants_place(info: &DeviceInfo) -> bool {
    match &info.address {
        None => true,
        Some(Address::Pci(place)) => place.at.is_none(),
        Some(_) => false,
    }
}

/// Puts a device at `at`; `multifunction` of none leaves what it says of that.
pub fn put(info: &mut DeviceInfo, at: PciAddress, multifunction: Option<OnOff>) {
    let before = match info.address.take() {
        Some(Address::Pci(place)) => place,
        _ => PciPlace::default(),
    };
    let multifunction = multifunction.or(before.multifunction);
    info.address = Some(Address::Pci(PciPlace { at: Some(at), multifunction, ..before }));
}

/// Model of a PCI bus whose controller may name none.
#[must_use]
pub fn model_or_default(model: Option<PciModel>) -> PciModel {
    model.unwrap_or(PciModel::PciBridge)
}

/// The PCI controllers.
pub fn all(def: &DomainDef) -> impl Iterator<Item = &PciController> {
    def.devices.controllers.iter().filter_map(|controller| match &controller.kind {
        ControllerKind::Pci(pci) => Some(pci),
        _ => None,
    })
}

/// The numbers of the PCI controllers.
pub fn indexes(def: &DomainDef) -> impl Iterator<Item = u32> {
    all(def).filter_map(|pci| pci.common.index)
}

/// The numbers and models of the PCI controllers.
pub fn models(def: &DomainDef) -> impl Iterator<Item = (u32, PciModel)> {
    all(def).filter_map(|pci| Some((pci.common.index?, model_or_default(pci.common.model))))
}
