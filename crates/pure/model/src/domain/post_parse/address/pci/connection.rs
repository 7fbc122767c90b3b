//! Kinds of slots: those that devices want and those that buses have.

use crate::domain::PciModel;

bitflags::bitflags! {
    /// Kinds of slots, of devices and of the way they are given out.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Connection: u16 {
        /// An ordinary PCI device.
        const PCI_DEVICE = 1;
        /// A PCI Express device.
        const PCIE_DEVICE = 1 << 1;
        /// A PCI Express root port.
        const ROOT_PORT = 1 << 2;
        /// The upstream port of a switch.
        const UPSTREAM_PORT = 1 << 3;
        /// A downstream port of a switch.
        const DOWNSTREAM_PORT = 1 << 4;
        /// A bridge from PCI to PCI.
        const PCI_BRIDGE = 1 << 5;
        /// The bridge from the root complex to PCI.
        const DMI_TO_PCI_BRIDGE = 1 << 6;
        /// A bridge from PCI Express to PCI.
        const PCIE_TO_PCI_BRIDGE = 1 << 7;
        /// A second PCI root bus.
        const PCI_EXPANDER = 1 << 8;
        /// A second PCI Express root bus.
        const PCIE_EXPANDER = 1 << 9;
        /// Can be plugged while the guest runs.
        const HOTPLUG = 1 << 10;
        /// Shares its slot with others of its kind, each a function.
        const AGGREGATE = 1 << 11;

        /// A device that makes no bus.
        const ENDPOINT = Self::PCI_DEVICE.bits() | Self::PCIE_DEVICE.bits();
        /// All kinds of slots.
        const KINDS = (1 << 10) - 1;
    }
}

impl Connection {
    /// The slot that the device wants which makes a bus of this model.
    #[must_use]
    pub fn of_bridge(model: PciModel) -> Self {
        match model {
            PciModel::PciRoot | PciModel::PcieRoot => Self::empty(),
            PciModel::PciBridge => Self::PCI_BRIDGE,
            PciModel::DmiToPciBridge => Self::DMI_TO_PCI_BRIDGE,
            // It takes a port, though it could sit on the root as well.
            PciModel::PcieToPciBridge => Self::PCIE_TO_PCI_BRIDGE | Self::HOTPLUG,
            PciModel::PcieRootPort => Self::ROOT_PORT | Self::AGGREGATE,
            PciModel::PcieSwitchUpstreamPort => Self::UPSTREAM_PORT,
            PciModel::PcieSwitchDownstreamPort => Self::DOWNSTREAM_PORT,
            PciModel::PciExpanderBus => Self::PCI_EXPANDER,
            PciModel::PcieExpanderBus => Self::PCIE_EXPANDER,
        }
    }

    /// The devices that a bus of this model takes, and its first and last slot.
    #[must_use]
    pub fn of_bus(model: PciModel) -> (Self, u8, u8) {
        match model {
            PciModel::PciRoot => {
                (Self::PCI_DEVICE | Self::PCI_BRIDGE | Self::PCI_EXPANDER | Self::HOTPLUG, 1, 31)
            }
            PciModel::PciBridge => (Self::PCI_DEVICE | Self::PCI_BRIDGE | Self::HOTPLUG, 1, 31),
            PciModel::PciExpanderBus => {
                (Self::PCI_DEVICE | Self::PCI_BRIDGE | Self::HOTPLUG, 0, 31)
            }
            PciModel::PcieRoot => (
                Self::PCIE_DEVICE
                    | Self::ROOT_PORT
                    | Self::DMI_TO_PCI_BRIDGE
                    | Self::PCIE_TO_PCI_BRIDGE
                    | Self::PCIE_EXPANDER,
                1,
                31,
            ),
            PciModel::DmiToPciBridge => (Self::PCI_DEVICE | Self::PCI_BRIDGE, 0, 31),
            PciModel::PcieToPciBridge => {
                (Self::PCI_DEVICE | Self::PCI_BRIDGE | Self::HOTPLUG, 1, 31)
            }
            PciModel::PcieRootPort | PciModel::PcieSwitchDownstreamPort => (
                Self::PCIE_DEVICE | Self::UPSTREAM_PORT | Self::PCIE_TO_PCI_BRIDGE | Self::HOTPLUG,
                0,
                0,
            ),
            PciModel::PcieSwitchUpstreamPort => (Self::DOWNSTREAM_PORT, 0, 31),
            PciModel::PcieExpanderBus => (Self::ROOT_PORT | Self::DMI_TO_PCI_BRIDGE, 0, 31),
        }
    }

    /// Returns whether a bus that takes `self` takes a device that wants `wanted`. A place that
    /// the definition names may mix PCI and PCI Express, and may stand where nothing can be
    /// plugged.
    #[must_use]
    pub fn takes(self, wanted: Self, given: bool) -> bool {
        let mut bus = self;
        if given {
            if bus.intersects(Self::ENDPOINT) {
                bus |= Self::ENDPOINT;
            }
            bus |= Self::HOTPLUG;
        }
        bus.contains(wanted & Self::HOTPLUG) && bus.intersects(wanted & Self::KINDS)
    }
}
