//! The kinds of guests that the installed emulators run.

use crate::emulator::{Accelerator, AcceleratorKind, Emulator, Machine};
use ostler_model::capabilities::host::{
    DefaultToggle, GuestArchitecture, GuestCapabilities, GuestDomain, GuestFeatures, GuestMachine,
};
use ostler_xml::{OnOff, YesNo};

/// `<guest>` of one emulator.
#[must_use]
pub fn guest_capabilities(emulator: &Emulator) -> GuestCapabilities {
    let architecture = &*emulator.architecture;
    let tcg = emulator.accelerator(AcceleratorKind::Tcg);
    let machines = tcg.or_else(|| emulator.accelerators.first()).map(machines).unwrap_or_default();
    let domain = |accelerator: &Accelerator| GuestDomain {
        kind: accelerator.kind.domain_type().into(),
        emulator: None,
        loader: None,
        machines: Vec::new(),
    };
    // TCG first: that is the order that clients know.
    let mut domains: Vec<_> = emulator.accelerators.iter().rev().map(domain).collect();
    domains.dedup_by(|one, other| one.kind == other.kind);
    GuestCapabilities {
        os_type: "hvm".into(),
        architecture: GuestArchitecture {
            name: architecture.into(),
            word_size: word_size(architecture),
            emulator: Some(emulator.binary.to_string_lossy().into()),
            loader: None,
            machines,
            domains,
        },
        features: Some(features(architecture)),
    }
}

/// The default machine first, and other names behind the name they stand for.
fn machines(accelerator: &Accelerator) -> Vec<GuestMachine> {
    let (default, others): (Vec<&Machine>, Vec<&Machine>) =
        accelerator.machines.iter().partition(|machine| machine.is_default);
    let mut list = Vec::with_capacity(accelerator.machines.len() + 4);
    for machine in default.into_iter().chain(others) {
        let entry = |name: &str, canonical: Option<&str>| GuestMachine {
            canonical: canonical.map(Into::into),
            max_cpus: Some(machine.max_cpus),
            deprecated: machine.deprecated.then_some(YesNo::Yes),
            name: name.into(),
        };
        list.push(entry(&machine.name, None));
        list.extend(machine.alias.as_deref().map(|alias| entry(alias, Some(&machine.name))));
    }
    list
}

fn word_size(architecture: &str) -> u32 {
    match architecture {
        "i686" | "armv7l" | "riscv32" | "ppc" | "mips" | "mipsel" | "sparc" | "hppa" | "m68k"
        | "microblaze" | "microblazeel" | "or1k" | "sh4" | "sh4eb" | "tricore" | "xtensa"
        | "xtensaeb" | "avr" | "rx" => 32,
        _ => 64,
    }
}

fn features(architecture: &str) -> GuestFeatures {
    let toggle = |toggle: YesNo| Some(DefaultToggle { default: OnOff::On, toggle });
    let is_x86 = matches!(architecture, "i686" | "x86_64");
    let has_acpi = is_x86 || matches!(architecture, "aarch64" | "loongarch64");
    GuestFeatures {
        pae: architecture == "i686",
        non_pae: architecture == "i686",
        acpi: toggle(YesNo::Yes).filter(|_| has_acpi),
        apic: toggle(YesNo::No).filter(|_| is_x86),
        cpu_selection: true,
        device_boot: true,
        disk_snapshot: toggle(YesNo::No),
        ..GuestFeatures::default()
    }
}
