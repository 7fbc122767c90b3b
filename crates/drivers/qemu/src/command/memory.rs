//! `-m`, the object that holds the guest's memory, and `-overcommit`.

use super::numa;
use crate::arguments::{CommaList, CommandLine};
use crate::devices::BuildError;
use crate::devices::memory::{Backing, backend_object, granule, round_up};
use crate::scene::Scene;
use ostler_core::KiB;
use ostler_model::domain::DomainDef;

/// Writes the three options.
pub(super) fn write(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let domain = scene.domain;
    let size = match scene.incoming {
        None => initial(domain),
        // What comes is as it was, and -m counts whole MiB.
        Some(_) => KiB(without_modules(domain).0 / 1024 * 1024),
    };
    let mut list = CommaList::new();
    list.set("size", format_args!("{}k", size.0));
    if let Some(maximum) = &domain.max_memory {
        list.set_some("slots", maximum.slots.filter(|slots| *slots > 0));
        list.set("maxmem", format_args!("{}k", round_up(maximum.size, granule(domain)).0));
    }
    line.list("-m", list);
    let default = scene.target.machine.and_then(|machine| machine.default_ram_id.as_deref());
    if let Some(id) = default.filter(|_| !numa::has_cells(domain)) {
        let (objects, _) = backend_object(scene, &Backing::system(id, size))?;
        for object in &objects {
            line.json("-object", object);
        }
    }
    let locked = domain.memory_backing.as_ref().is_some_and(|backing| backing.locked);
    let mut overcommit = CommaList::new();
    overcommit.switch("mem-lock", locked);
    line.list("-overcommit", overcommit);
    Ok(())
}

/// The memory the guest has at the start, without memory modules.
#[must_use]
pub fn initial(domain: &DomainDef) -> KiB {
    let granule = granule(domain);
    if let Some(cells) = numa::cells(domain) {
        let cells = cells.iter().filter_map(|cell| cell.memory);
        return KiB(cells.map(|size| round_up(size, granule).0).sum());
    }
    round_up(without_modules(domain), granule)
}

fn without_modules(domain: &DomainDef) -> KiB {
    let modules: u64 = domain
        .devices
        .memory
        .iter()
        .filter_map(|module| module.target.size)
        .map(|size| size.0)
        .sum();
    KiB(domain.memory.size.0.saturating_sub(modules))
}
