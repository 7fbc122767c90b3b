//! Telling clients of a domain's life.

use crate::{Domain, Guest};
use ostler_core::DomainRef;
use ostler_driver::{Event, EventBus, Lifecycle};

/// Tells of a domain as it is now.
pub fn emit_lifecycle<G: Guest>(events: &EventBus<Event>, domain: &Domain<G>, step: Lifecycle) {
    emit_lifecycle_of(events, domain.reference(), step);
}

/// Tells of a domain as it was: after its end it has no id any more.
pub fn emit_lifecycle_of(events: &EventBus<Event>, domain: DomainRef, step: Lifecycle) {
    let step = step.detail();
    let ((_, detail), event) = (step.to_wire(), step.first().into());
    events.publish(Event::DomainLifecycle { domain, event, detail });
}
