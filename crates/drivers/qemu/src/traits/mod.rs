//! Facts about an emulator and its host by which definitions are completed and
//! validated: plain values, made once for each emulator (`probed`), so that both
//! steps ask no emulator, file or clock.

mod firmware;
mod probed;

pub use firmware::{FirmwareDescriptor, FirmwareFile, FirmwareMapping};
pub(crate) use probed::TraitsCache;

use ostler_model::domain::{Arch, VirtType};
use ostler_xml::{Text, enumeration};

enumeration! {
    /// A device or property of an emulator that decides over defaults: one of the
    /// `Capability` flags, by the same name.
    pub enum Ability {
        Piix3Uhci = "piix3-usb-uhci", NecXhci = "nec-usb-xhci", QemuXhci = "qemu-xhci",
        PciOhci = "pci-ohci", Ich9Ehci1 = "ich9-usb-ehci1", PcieRootPort = "pcie-root-port",
        PciePciBridge = "pcie-pci-bridge", LsiScsi = "lsi", Rtl8139 = "rtl8139",
        E1000 = "e1000", Cirrus = "cirrus-vga", Vga = "VGA",
        VirtioBlkScsi = "virtio-blk-pci.scsi",
    }
}

/// A set of [`Ability`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Abilities(u64);

impl Abilities {
    /// Returns whether `ability` is there.
    #[must_use]
    pub const fn has(self, ability: Ability) -> bool {
        self.0 & (1 << ability as u8) != 0
    }

    /// Takes `ability` away.
    pub const fn remove(&mut self, ability: Ability) {
        self.0 &= !(1 << ability as u8);
    }

    /// Adds `ability`.
    pub const fn insert(&mut self, ability: Ability) {
        self.0 |= 1 << ability as u8;
    }
}

impl FromIterator<Ability> for Abilities {
    fn from_iter<I: IntoIterator<Item = Ability>>(abilities: I) -> Self {
        let mut set = Self::default();
        abilities.into_iter().for_each(|ability| set.insert(ability));
        set
    }
}

/// A machine type of an emulator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MachineTraits {
    /// Kind of domain that it is for.
    pub kind: VirtType,
    /// Its name.
    pub name: Text,
    /// Another name that stands for it: `pc`.
    pub alias: Option<Text>,
    /// Whether it is used when none is named.
    pub default: bool,
    /// Processor of a guest that names none, without the suffix `-x86_64-cpu`.
    pub default_cpu: Option<Text>,
    /// Largest number of virtual processors.
    pub max_cpus: u32,
}

/// An emulator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmulatorTraits {
    /// Its path.
    pub path: Text,
    /// Architecture of its guests.
    pub arch: Arch,
    /// The host's own architecture.
    pub host_arch: Arch,
    /// Major, minor and micro: 7.2.0 is `7_002_000`.
    pub version: u32,
    /// Devices and properties that the emulator has.
    pub abilities: Abilities,
    /// Its machines.
    pub machines: Vec<MachineTraits>,
}

impl EmulatorTraits {
    /// The machine that `name` or an alias of that name stands for.
    #[must_use]
    pub fn machine(&self, kind: VirtType, name: &str) -> Option<&MachineTraits> {
        let mut of_kind = self.machines.iter().filter(|machine| machine.kind == kind);
        let found = of_kind.clone().find(|machine| &*machine.name == name);
        found.or_else(|| of_kind.find(|machine| machine.alias.as_deref() == Some(name)))
    }

    /// The machine that is used when none is named.
    #[must_use]
    pub fn default_machine(&self, kind: VirtType) -> Option<&MachineTraits> {
        self.machines.iter().find(|machine| machine.kind == kind && machine.default)
    }

    /// Returns whether it has an ability.
    #[must_use]
    pub const fn has(&self, ability: Ability) -> bool {
        self.abilities.has(ability)
    }
}
