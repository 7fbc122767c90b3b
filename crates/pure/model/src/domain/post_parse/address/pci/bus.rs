//! The slots of PCI buses.

use super::connection::Connection;
use crate::domain::{DefError, PciModel};
use ostler_core::PciAddress;

/// One bus.
#[derive(Debug)]
struct Bus {
    model: PciModel,
    takes: Connection,
    first: u8,
    last: u8,
    /// The functions taken of each slot.
    slots: [Slot; 32],
}

#[derive(Debug, Clone, Copy, Default)]
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

    /// A free place for a device that wants `wanted`: an empty slot, or a free function
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

/// The way a machine's PCI buses are laid out.
#[derive(Debug, Clone, Copy)]
pub struct Topology {
    /// Model of the first bus: `PciRoot` or `PcieRoot`.
    pub root: PciModel,
    /// PCI buses behind PCI Express are made by a bridge that sits in a port, not by
    /// a pair of bridges.
    pub pcie_to_pci: bool,
    /// Buses may be added.
    pub grows: bool,
}

impl Topology {
    /// Returns whether the first bus is PCI Express.
    fn has_pcie(self) -> bool {
        self.root == PciModel::PcieRoot
    }
}

/// All PCI buses of a guest.
#[derive(Debug)]
pub struct BusSet {
    buses: Vec<Bus>,
    topology: Topology,
}

impl BusSet {
    /// The buses of `models`: numbers and models of the PCI controllers.
    ///
    /// # Errors
    /// A number is above 255.
    pub fn new(
        models: impl Iterator<Item = (u32, PciModel)>,
        topology: Topology,
    ) -> Result<Self, DefError> {
        let mut known: Vec<Option<PciModel>> = Vec::new();
        for (index, model) in models {
            let at = usize::try_from(index).unwrap_or(usize::MAX);
            if at > 255 {
                return Err(DefError::invalid(
                    format!("PCI controller {index}"),
                    "there can be no more than 256; give it a number below that",
                ));
            }
            if known.len() <= at {
                known.resize(at + 1, None);
            }
            known[at] = Some(model);
        }
        let missing =
            if topology.has_pcie() { PciModel::PcieRootPort } else { PciModel::PciBridge };
        if known.is_empty() {
            known.push(Some(topology.root));
        }
        let buses = known.into_iter().enumerate().map(|(at, model)| {
            let missing = if at == 0 { topology.root } else { missing };
            Bus::new(model.unwrap_or(missing))
        });
        Ok(Self { buses: buses.collect(), topology })
    }

    /// Number of buses.
    #[must_use]
    pub fn count(&self) -> u32 {
        u32::try_from(self.buses.len()).unwrap_or(u32::MAX)
    }

    /// Model of the bus of this number.
    #[must_use]
    pub fn model(&self, index: u32) -> PciModel {
        let bus = usize::try_from(index).ok().and_then(|index| self.buses.get(index));
        super::model_or_default(bus.map(|bus| bus.model))
    }

    /// Returns whether no slot is free.
    #[must_use]
    pub fn all_full(&self) -> bool {
        self.buses.iter().all(Bus::is_full)
    }

    /// Returns whether a device is in the slot.
    #[must_use]
    pub fn slot_taken(&self, bus: u8, slot: u8) -> bool {
        self.buses
            .get(usize::from(bus))
            .is_some_and(|bus| bus.slots[usize::from(slot & 31)].functions != 0)
    }

    /// Returns whether a device has this PCI address.
    #[must_use]
    pub fn taken(&self, at: PciAddress) -> bool {
        let bus = self.buses.get(usize::from(at.bus));
        let slot = bus.map(|bus| bus.slots[usize::from(at.slot & 31)]);
        slot.is_some_and(|slot| slot.functions & (1 << (at.function & 7)) != 0)
    }

    /// Takes a place, whatever kind of device it is for.
    pub fn take(&mut self, at: PciAddress) {
        self.mark(at, false);
    }

    /// Takes a place that the definition names, for a device that is called `name` in
    /// errors.
    ///
    /// # Errors
    /// The bus or slot is not there, does not take such a device, or is taken.
    pub fn take_given(
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
            if !self.topology.grows {
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

    /// Takes the next free place, and adds a bus for it where that is allowed.
    ///
    /// # Errors
    /// No free slot takes such a device.
    pub fn take_next(&mut self, wanted: Connection, name: &str) -> Result<PciAddress, DefError> {
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
            if !self.topology.grows || before > 255 || !self.can_grow_for(wanted) {
                return Err(DefError::invalid(
                    name.to_owned(),
                    "no free PCI slot takes it; add a PCI controller or give it an address",
                ));
            }
            self.add_bus(wanted);
        }
    }

    /// Takes one function of the next empty slot.
    ///
    /// # Errors
    /// No free slot takes such a device.
    pub fn take_next_function(
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

    /// Returns whether one more bus can help.
    fn can_grow_for(&self, wanted: Connection) -> bool {
        wanted.intersects(
            Connection::ENDPOINT
                | Connection::UPSTREAM_PORT
                | Connection::PCIE_TO_PCI_BRIDGE
                | Connection::PCI_BRIDGE,
        )
    }

    /// Adds the bus or buses that a device needs which wants `wanted`.
    fn add_bus(&mut self, wanted: Connection) {
        if !wanted.intersects(Connection::PCI_DEVICE | Connection::PCI_BRIDGE) {
            self.buses.push(Bus::new(PciModel::PcieRootPort));
            return;
        }
        let takes_bridges = |bus: &Bus| bus.takes.contains(Connection::PCI_BRIDGE);
        if self.topology.has_pcie() && !self.buses.iter().any(takes_bridges) {
            // The bridge itself needs a port.
            if self.topology.pcie_to_pci {
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
