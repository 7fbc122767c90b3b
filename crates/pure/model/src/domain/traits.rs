//! What post-parse and validation need to know of the emulator and its host.
//!
//! A plain value that the driver fills once per emulator: `model` itself never
//! asks a driver, a file or a clock.

use super::{Arch, VirtType};
use ostler_core::{MacAddress, Uuid};
use ostler_xml::{Text, enumeration};

enumeration! {
    /// A device or property that an emulator has, as far as it decides over
    /// defaults: the few of the QEMU driver's many `Capability` flags that
    /// completing a definition asks for, by the same words.
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
    /// Whether `ability` is there.
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
    /// For which kind of domain.
    pub kind: VirtType,
    /// Its name.
    pub name: Text,
    /// Another name that stands for it: `pc`.
    pub alias: Option<Text>,
    /// Whether it is used when none is named.
    pub default: bool,
    /// The processor it has when none is named, less `-x86_64-cpu`.
    pub default_cpu: Option<Text>,
    /// How many virtual processors it can have.
    pub max_cpus: u32,
}

/// An emulator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmulatorTraits {
    /// Its path.
    pub path: Text,
    /// What it emulates.
    pub arch: Arch,
    /// The host's own architecture.
    pub host_arch: Arch,
    /// Major, minor and micro: 7.2.0 is `7_002_000`.
    pub version: u32,
    /// What it can do.
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

    /// Whether it has an ability.
    #[must_use]
    pub const fn has(&self, ability: Ability) -> bool {
        self.abilities.has(ability)
    }
}

/// Where new identities come from. A driver makes them of random bytes, a test
/// counts.
pub trait IdentitySource {
    /// A new UUID.
    fn uuid(&mut self) -> Uuid;

    /// A new MAC address for a guest.
    fn mac_address(&mut self) -> MacAddress;
}
