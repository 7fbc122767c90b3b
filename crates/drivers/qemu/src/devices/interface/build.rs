//! The parts of a network card.

use super::{backend, frontend};
use crate::command::Scene;
use crate::devices::{BuildError, Part, hostdev};
use ostler_model::domain::{Interface, InterfaceSource};

/// Whether the card has a tap device on the host, and the bridge it joins.
pub(super) fn tap(interface: &Interface) -> Option<Option<&str>> {
    match &interface.source {
        InterfaceSource::Bridge(bridge) => Some(bridge.bridge.as_deref()),
        InterfaceSource::Network(network) => Some(network.bridge.as_deref()),
        InterfaceSource::Ethernet(_) | InterfaceSource::Direct(_) => Some(None),
        _ => None,
    }
}

/// Whether it is a virtio card.
pub(super) fn is_virtio(interface: &Interface) -> bool {
    interface.model.as_ref().is_some_and(|model| model.virtio().is_some())
}

/// How many queues it has.
pub(super) fn queues(interface: &Interface) -> u16 {
    let queues = interface.driver.as_ref().and_then(|driver| driver.queues);
    queues.and_then(|queues| u16::try_from(queues).ok()).unwrap_or(1).max(1)
}

/// What cannot be had with this connection.
fn refuse(interface: &Interface) -> Result<(), BuildError> {
    let kind = interface.source.kind();
    let filtered =
        tap(interface).is_some() && !matches!(interface.source, InterfaceSource::Direct(_));
    if interface.filter.is_some() && !filtered {
        return Err(BuildError::unsupported(
            format!("<filterref> of <interface type='{kind}'>"),
            "only tap devices are filtered",
        ));
    }
    let tap_path = interface.backend.as_ref().and_then(|backend| backend.tap.as_ref());
    if tap_path.is_some() && tap(interface).is_none() {
        return Err(BuildError::unsupported(
            format!("<backend tap=''> of <interface type='{kind}'>"),
            "it has no tap device",
        ));
    }
    Ok(())
}

/// The parts of a network card.
pub(super) fn parts(
    scene: &Scene<'_>,
    interface: &Interface,
    boot: Option<u32>,
) -> Result<Vec<Part>, BuildError> {
    refuse(interface)?;
    if matches!(interface.source, InterfaceSource::Hostdev(_)) {
        return hostdev::of_interface(scene, interface, boot);
    }
    let mut parts = Vec::with_capacity(2);
    backend::parts(scene, interface, &mut parts)?;
    parts.push(Part::Device(frontend::device(scene, interface, boot)?));
    Ok(parts)
}
