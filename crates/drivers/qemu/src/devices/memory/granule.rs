//! Steps in which machines take memory.

use ostler_core::KiB;
use ostler_model::domain::{Arch, DomainDef};

/// The step in which a machine takes memory.
pub(crate) fn granule(domain: &DomainDef) -> KiB {
    match domain.os.kind.arch {
        // POWER plugs memory in blocks of 256 MiB.
        Some(Arch::Ppc64 | Arch::Ppc64le) => KiB(256 * 1024),
        _ => KiB(1024),
    }
}

/// The step in which modules are plugged in.
pub(super) fn module_granule(domain: &DomainDef) -> KiB {
    match domain.os.kind.arch {
        Some(Arch::Ppc64 | Arch::Ppc64le) => KiB(256 * 1024),
        _ => KiB(2048),
    }
}

/// Rounds a size up to whole steps.
pub(crate) fn round_up(size: KiB, step: KiB) -> KiB {
    KiB(size.0.div_ceil(step.0).saturating_mul(step.0))
}
