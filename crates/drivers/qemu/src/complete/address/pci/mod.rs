//! Places on PCI buses.
//!
//! Two passes over the same devices in the same order. The first counts: it
//! takes places without writing them down, and adds buses where none is free.
//! The added buses become controllers of the definition. The second pass writes.
//!
//! - `chipset`: the places that a machine's own devices have by custom;
//! - `requests`: the devices that want a place, in their order;
//! - `bridges`: numbers of the controllers that make buses.

mod bridges;
mod chipset;
mod requests;

use crate::complete::PostParse;
use crate::traits::Ability;
use ostler_core::PciAddress;
use ostler_model::domain::post_parse::address::pci::{
    BusSet, Connection, Topology, indexes, models, place_of, put, wants_place,
};
use ostler_model::domain::post_parse::controllers;
use ostler_model::domain::{
    Address, Controller, ControllerKind, DefError, DomainDef, Indexed, MachineFamily,
    PciController, PciModel,
};
use ostler_xml::OnOff;
use requests::{Request, Shared};
use std::collections::BTreeMap;

/// Gives each PCI device a place.
pub(super) fn run(context: &PostParse<'_>, def: &mut DomainDef) -> Result<(), DefError> {
    let family = def.machine_family();
    if !matches!(family, MachineFamily::I440fx | MachineFamily::Q35 | MachineFamily::Virt) {
        return Ok(());
    }
    add_buses(context, def, family)?;
    let mut buses = bus_set(context, def, false)?;
    reserve_given(def, &mut buses)?;
    chipset::place(def, &mut buses, family)?;
    assign(def, &mut buses)?;
    bridges::complete(def, context.emulator.has(Ability::PcieRootPort));
    set_multifunction(def);
    Ok(())
}

/// Gives a place to the devices of a running domain that have none, on the
/// buses that are there.
pub(super) fn join(context: &PostParse<'_>, def: &mut DomainDef) -> Result<(), DefError> {
    let family = def.machine_family();
    if !matches!(family, MachineFamily::I440fx | MachineFamily::Q35 | MachineFamily::Virt) {
        return Ok(());
    }
    let mut buses = bus_set(context, def, false)?;
    reserve_given(def, &mut buses)?;
    chipset::place(def, &mut buses, family)?;
    assign(def, &mut buses)
}

/// The buses that `def` has controllers for.
fn bus_set(context: &PostParse<'_>, def: &DomainDef, grows: bool) -> Result<BusSet, DefError> {
    let root = match def.machine_family() {
        MachineFamily::I440fx => PciModel::PciRoot,
        _ => PciModel::PcieRoot,
    };
    let pcie_to_pci = context.emulator.has(Ability::PciePciBridge);
    BusSet::new(models(def), Topology { root, pcie_to_pci, grows })
}

/// The first pass: adds the buses that the devices need.
fn add_buses(
    context: &PostParse<'_>,
    def: &mut DomainDef,
    family: MachineFamily,
) -> Result<(), DefError> {
    let highest = indexes(def).max();
    let mut draft = def.clone();
    let mut buses = bus_set(context, &draft, true)?;
    reserve_given(&draft, &mut buses)?;
    chipset::place(&mut draft, &mut buses, family)?;
    // One slot stays free for a bridge, unless nothing is free anyway.
    if family == MachineFamily::I440fx && !buses.all_full() {
        buses.take_next(Connection::PCI_DEVICE | Connection::HOTPLUG, "a bridge")?;
    }
    assign(&mut draft, &mut buses)?;
    // A new guest that leaves its buses to us gets one port for hotplug.
    let grown = buses.count() > highest.map_or(0, |highest| highest + 1);
    if highest.is_none_or(|highest| highest == 0) && grown && family.has_pcie() {
        buses.take_next(Connection::PCIE_DEVICE | Connection::HOTPLUG, "a port for hotplug")?;
    }
    let mut index = 1;
    while index < buses.count() {
        let there = indexes(def).any(|other| other == index);
        if !there {
            let model = buses.model(index);
            let common = Indexed { index: Some(index), model: Some(model) };
            let bridge = PciController { common, ..PciController::default() };
            controllers::insert(def, Controller::new(ControllerKind::Pci(bridge)));
            // The port of such a bridge was added with it.
            if model != PciModel::PcieToPciBridge {
                buses.take_next(Connection::of_bridge(model), "a bridge")?;
            }
        }
        index += 1;
    }
    Ok(())
}

/// Takes the places that the definition names.
fn reserve_given(def: &DomainDef, buses: &mut BusSet) -> Result<(), DefError> {
    let mut def = def.clone();
    for request in requests::all(&mut def) {
        if let Some(at) = place_of(request.info) {
            buses.take_given(at, request.connection, &request.name)?;
        }
    }
    Ok(())
}

/// Gives a place to every device that wants one.
fn assign(def: &mut DomainDef, buses: &mut BusSet) -> Result<(), DefError> {
    // The slot of each USB 2 controller and its companions.
    let mut shared: BTreeMap<u32, PciAddress> = BTreeMap::new();
    let requests = requests::all(def);
    for request in &requests {
        if let Some(Shared { index, .. }) = request.shared
            && let Some(at) = place_of(request.info)
        {
            shared.entry(index).or_insert(at);
        }
    }
    for Request { info, connection, shared: share, name } in requests {
        if !wants_place(info) {
            continue;
        }
        let Some(Shared { index, function }) = share else {
            let at = buses.take_next(connection, &name)?;
            put(info, at, None);
            continue;
        };
        let at = match shared.get(&index) {
            Some(slot) => {
                let at = PciAddress { function, ..*slot };
                buses.take_given(at, connection, &name)?;
                at
            }
            None => buses.take_next_function(connection, function, &name)?,
        };
        shared.entry(index).or_insert(at);
        put(info, at, (function == 0).then_some(OnOff::On));
    }
    Ok(())
}

/// Marks function 0 of each slot that has other functions as one of several.
fn set_multifunction(def: &mut DomainDef) {
    let requests = requests::all(def);
    let others: Vec<PciAddress> = requests
        .iter()
        .filter_map(|request| place_of(request.info))
        .filter(|at| at.function > 0)
        .collect();
    for request in requests {
        if let Some(Address::Pci(place)) = &mut request.info.address
            && let Some(at) = place.at
            && at.function == 0
            && place.multifunction.is_none()
            && others.iter().any(|other| PciAddress { function: 0, ..*other } == at)
        {
            place.multifunction = Some(OnOff::On);
        }
    }
}
