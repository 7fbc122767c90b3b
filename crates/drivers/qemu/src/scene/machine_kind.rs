//! Which kind of machine a guest is.

use ostler_model::domain::{Arch, DomainDef};

/// Returns whether this is a PC with PCI Express.
pub(crate) fn is_q35(domain: &DomainDef) -> bool {
    is_x86(domain) && machine_is(domain, "q35", "pc-q35-")
}

/// Returns whether this is a PC with PCI.
pub(crate) fn is_i440fx(domain: &DomainDef) -> bool {
    let machine = domain.os.kind.machine.as_deref().unwrap_or_default();
    is_x86(domain)
        && (machine_is(domain, "pc", "pc-i440fx-")
            || machine.starts_with("pc-0.")
            || machine.starts_with("pc-1.")
            || machine.starts_with("rhel"))
}

/// Returns whether this is a PC.
pub(crate) fn is_x86(domain: &DomainDef) -> bool {
    matches!(domain.os.kind.arch, Some(Arch::X86_64 | Arch::I686))
}

/// Returns whether this is one of the Arm boards whose PCI bus has no number.
pub(crate) fn has_one_bus(domain: &DomainDef) -> bool {
    let machine = domain.os.kind.machine.as_deref().unwrap_or_default();
    let arm = matches!(domain.os.kind.arch, Some(Arch::Aarch64 | Arch::Armv7l | Arch::Armv6l));
    arm && ["versatile", "realview", "vexpress"].iter().any(|board| machine.starts_with(board))
}

/// Returns whether this is a POWER server.
pub(crate) fn is_pseries(domain: &DomainDef) -> bool {
    matches!(domain.os.kind.arch, Some(Arch::Ppc64 | Arch::Ppc64le))
        && machine_is(domain, "pseries", "pseries-")
}

fn machine_is(domain: &DomainDef, name: &str, prefix: &str) -> bool {
    let machine = domain.os.kind.machine.as_deref().unwrap_or_default();
    machine == name || machine.starts_with(prefix)
}
