//! Properties of a network card that both its sides and its needs ask for.

use ostler_model::domain::{Interface, InterfaceSource};

/// Returns whether the card has a tap device on the host, and the bridge it joins.
pub(super) fn tap(interface: &Interface) -> Option<Option<&str>> {
    match &interface.source {
        InterfaceSource::Bridge(bridge) => Some(bridge.bridge.as_deref()),
        InterfaceSource::Network(network) => Some(network.bridge.as_deref()),
        InterfaceSource::Ethernet(_) | InterfaceSource::Direct(_) => Some(None),
        _ => None,
    }
}

/// Returns whether it is a virtio card.
pub(super) fn is_virtio(interface: &Interface) -> bool {
    interface.model.as_ref().is_some_and(|model| model.virtio().is_some())
}

/// Number of its queues; at least 1.
pub(super) fn queues(interface: &Interface) -> u16 {
    let queues = interface.driver.as_ref().and_then(|driver| driver.queues);
    queues.and_then(|queues| u16::try_from(queues).ok()).unwrap_or(1).max(1)
}
