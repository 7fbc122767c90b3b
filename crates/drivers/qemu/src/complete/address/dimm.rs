//! Slots of memory modules.

use ostler_model::domain::{Address, DimmPlace, DomainDef, MemoryModel};

/// Gives each module that sits in a slot one that is free.
pub(super) fn run(def: &mut DomainDef) {
    let modules = &mut def.devices.memory;
    let slot_of = |address: &Option<Address>| match address {
        Some(Address::Dimm(place)) => place.slot,
        _ => None,
    };
    for at in 0..modules.len() {
        let in_slot = matches!(modules[at].model, MemoryModel::Dimm | MemoryModel::Nvdimm);
        if !in_slot || slot_of(&modules[at].info.address).is_some() {
            continue;
        }
        let taken = |slot| modules.iter().any(|other| slot_of(&other.info.address) == Some(slot));
        let slot = (0..).find(|slot| !taken(*slot));
        let base = match &modules[at].info.address {
            Some(Address::Dimm(place)) => place.base,
            _ => None,
        };
        modules[at].info.address = Some(Address::Dimm(DimmPlace { slot, base }));
    }
}
