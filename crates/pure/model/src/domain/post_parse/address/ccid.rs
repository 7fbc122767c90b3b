//! Slots of smartcard readers.

use crate::domain::{Address, CcidPlace, DomainDef};

/// Gives a slot to each card that has none.
pub fn assign(def: &mut DomainDef) {
    let cards = &mut def.devices.smartcards;
    for at in 0..cards.len() {
        if cards[at].info.address.is_some() {
            continue;
        }
        let taken = |slot: u32| {
            cards.iter().any(|card| {
                matches!(&card.info.address, Some(Address::Ccid(place)) if place.slot == slot)
            })
        };
        let slot = (0..).find(|slot| !taken(*slot)).unwrap_or(0);
        cards[at].info.address = Some(Address::Ccid(CcidPlace { controller: 0, slot }));
    }
}
