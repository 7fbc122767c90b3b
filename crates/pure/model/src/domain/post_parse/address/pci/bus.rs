//! The slots of PCI buses.

use super::{PostParse, bridges, connection::Connection};
use crate::domain::{Ability, DefError, DomainDef, MachineFamily, PciModel};
use ostler_core::PciAddress;

/// One bus.
struct Bus {
    model: PciModel,
    takes: Connection,
    first: u8,
    last: u8,
    /// The functions taken of each slot.
    slots: [Slot; 32],
}

#[derive(Clone, Copy, Default)]
struct Slot {
    functions: u8,
    /// Its functions are devices that share slots.
    aggregate: bool,
}

impl Bus {
    fn new(model: PciModel) -> Self {
        let (takes, first, last) = Connection::of_bus(model);
        Self { model, takes, first, last, slots: [Slot::default(); 32] }
    }

    /// A free place for what wants `wanted`: an empty slot, or a free function
    /// of a slot that is shared.
    fn free(&self, wanted: Connection) -> Option<(u8, u8)> {
        if !self.takes.takes(wanted, false) {
            return None;
        }
        (self.first..=self.last).find_map(|slot| {
            let Slot { functions, aggregate } = self.slots[usize::from(slot)];
            if functions == 0 {
                return Some((slot, 0));
            }
            if wanted.contains(Connection::AGGREGATE) && aggregate {
                let function = (0..8).find(|function| functions & (1 << function) == 0)?;
                return Some((slot, function));
            }
            None
        })
    }

    fn is_full(&self) -> bool {
        (self.first..=self.last).all(|slot| self.slots[usize::from(slot)].functions != 0)
    }
}

/// All buses of a guest.
pub(super) struct BusSet {
    buses: Vec<Bus>,
    pcie: bool,
    pcie_to_pci: bool,
    /// Buses may be added.
    grows: bool,
}

impl BusSet {
    /// The buses that `def` has controllers for.
    pub(super) fn new(
        context: &PostParse<'_>,
        def: &DomainDef,
        grows: bool,
    ) -> Result<Self, DefError> {
        let pcie = def.machine_family().has_pcie();
        let mut models: Vec<Option<PciModel>> = Vec::new();
        for (index, model) in bridges::models(def) {
            let at = usize::try_from(index).unwrap_or(usize::MAX);
            if at > 255 {
                return Err(DefError::invalid(
                    format!("PCI controller {index}"),
                    "there can be no more than 256; give it a number below that",
                ));
            }
            if models.len() <= at {
                models.resize(at + 1, None);
            }
            models[at] = Some(model);
        }
        let missing = if pcie { PciModel::PcieRootPort } else { PciModel::PciBridge };
        let family = def.machine_family();
        let root = match family {
            MachineFamily::I440fx => PciModel::PciRoot,
            _ => PciModel::PcieRoot,
        };
        if models.is_empty() {
            models.push(Some(root));
        }
        let buses = models.into_iter().enumerate().map(|(at, model)| {
            let missing = if at == 0 { root } else { missing };
            Bus::new(model.unwrap_or(missing))
        });
        let pcie_to_pci = context.emulator.has(Ability::PciePciBridge);
        Ok(Self { buses: buses.collect(), pcie, pcie_to_pci, grows })
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.buses.len()).unwrap_or(u32::MAX)
    }

    /// The model of one of them.
    pub(super) fn model(&self, index: u32) -> PciModel {
        let bus = usize::try_from(index).ok().and_then(|index| self.buses.get(index));
        super::model_or_default(bus.map(|bus| bus.model))
    }

    /// Whether no slot is free.
    pub(super) fn all_full(&self) -> bool {
        self.buses.iter().all(Bus::is_full)
    }

    /// Whether something is in the slot.
    pub(super) fn slot_taken(&self, bus: u8, slot: u8) -> bool {
        self.buses
            .get(usize::from(bus))
            .is_some_and(|bus| bus.slots[usize::from(slot & 31)].functions != 0)
    }

    /// Whether something is at the place.
    pub(super) fn taken(&self, at: PciAddress) -> bool {
        let bus = self.buses.get(usize::from(at.bus));
        let slot = bus.map(|bus| bus.slots[usize::from(at.slot & 31)]);
        slot.is_some_and(|slot| slot.functions & (1 << (at.function & 7)) != 0)
    }

    /// Takes a place that is named, without asking what for.
    pub(super) fn take(&mut self, at: PciAddress) {
        self.mark(at, false);
    }

    /// Takes a place that the definition names.
    pub(super) fn take_given(
        &mut self,
        at: PciAddress,
        wanted: Connection,
        name: &str,
    ) -> Result<(), DefError> {
        let refuse = |problem: String| Err(DefError::invalid(format!("{name} at {at}"), problem));
        if at.domain != 0 {
            return refuse("guests have only PCI domain 0".to_owned());
        }
        while usize::from(at.bus) >= self.buses.len() {
            if !self.grows {
                return refuse(format!("there is no PCI bus {}", at.bus));
            }
            self.add_bus(wanted);
        }
        let bus = &self.buses[usize::from(at.bus)];
        if at.slot < bus.first || at.slot > bus.last {
            let (first, last) = (bus.first, bus.last);
            return refuse(format!("the bus '{}' has slots {first} to {last} only", bus.model));
        }
        if !bus.takes.takes(wanted, true) {
            return refuse(format!("the bus '{}' does not take such a device", bus.model));
        }
        if self.taken(at) {
            return refuse("another device is there already".to_owned());
        }
        self.mark(at, wanted.contains(Connection::AGGREGATE));
        Ok(())
    }

    /// Takes the next free place.
    pub(super) fn take_next(
        &mut self,
        wanted: Connection,
        name: &str,
    ) -> Result<PciAddress, DefError> {
        loop {
            for index in 0..self.buses.len() {
                if let Some((slot, function)) = self.buses[index].free(wanted) {
                    let bus = u8::try_from(index).unwrap_or(u8::MAX);
                    let at = PciAddress { domain: 0, bus, slot, function };
                    self.mark(at, wanted.contains(Connection::AGGREGATE));
                    return Ok(at);
                }
            }
            let before = self.buses.len();
            if !self.grows || before > 255 || !self.can_grow_for(wanted) {
                return Err(DefError::invalid(
                    name.to_owned(),
                    "no free PCI slot takes it; add a PCI controller or give it an address",
                ));
            }
            self.add_bus(wanted);
        }
    }

    /// Takes one function of the next empty slot.
    pub(super) fn take_next_function(
        &mut self,
        wanted: Connection,
        function: u8,
        name: &str,
    ) -> Result<PciAddress, DefError> {
        let at = self.take_next(wanted, name)?;
        self.buses[usize::from(at.bus)].slots[usize::from(at.slot)].functions = 0;
        let at = PciAddress { function, ..at };
        self.mark(at, false);
        Ok(at)
    }

    fn mark(&mut self, at: PciAddress, aggregate: bool) {
        if let Some(bus) = self.buses.get_mut(usize::from(at.bus)) {
            let slot = &mut bus.slots[usize::from(at.slot & 31)];
            // A slot is shared only if all in it share.
            slot.aggregate = aggregate && (slot.functions == 0 || slot.aggregate);
            slot.functions |= 1 << (at.function & 7);
        }
    }

    /// Whether one more bus can help.
    fn can_grow_for(&self, wanted: Connection) -> bool {
        wanted.intersects(
            Connection::ENDPOINT
                | Connection::UPSTREAM_PORT
                | Connection::PCIE_TO_PCI_BRIDGE
                | Connection::PCI_BRIDGE,
        )
    }

    /// Adds the bus or buses that what wants `wanted` needs.
    fn add_bus(&mut self, wanted: Connection) {
        if !wanted.intersects(Connection::PCI_DEVICE | Connection::PCI_BRIDGE) {
            self.buses.push(Bus::new(PciModel::PcieRootPort));
            return;
        }
        let takes_bridges = |bus: &Bus| bus.takes.contains(Connection::PCI_BRIDGE);
        if self.pcie && !self.buses.iter().any(takes_bridges) {
            // The bridge itself needs a port.
            if self.pcie_to_pci {
                let mut port = Bus::new(PciModel::PcieRootPort);
                port.slots[0].functions = 1;
                self.buses.push(port);
                self.buses.push(Bus::new(PciModel::PcieToPciBridge));
            } else {
                self.buses.push(Bus::new(PciModel::DmiToPciBridge));
                self.buses.push(Bus::new(PciModel::PciBridge));
            }
            return;
        }
        self.buses.push(Bus::new(PciModel::PciBridge));
    }
}
