//! Network cards: `<interface>`.

mod backend;
mod frontend;

use super::need::{Need, Resource, Role, TapNeed};
use super::{BuildError, Part, hostdev};
use crate::command::Scene;
use ostler_model::domain::{Interface, InterfaceDriverName, InterfaceSource, VhostUserMode};

/// What the host has to make for a network card.
pub(super) fn needs(interface: &Interface, next_set: &mut u32, needs: &mut Vec<Need>) {
    let Some(alias) = interface.info.alias.as_deref() else { return };
    let mut need = |role, resource, set| {
        needs.push(Need { device: alias.to_owned(), role, resource, set });
    };
    if let Some(bridge) = tap(interface) {
        let queues = queues(interface);
        let name = interface.target.as_ref().and_then(|target| target.dev.as_deref());
        need(
            Role::Tap(0),
            Resource::Tap(TapNeed {
                name: name.map(str::to_owned),
                bridge: bridge.map(str::to_owned),
                queues,
                virtio_header: is_virtio(interface),
            }),
            None,
        );
        if let Some(required) = wants_vhost(interface) {
            need(Role::Vhost(0), Resource::VhostNet { required, queues }, None);
        }
    }
    match &interface.source {
        InterfaceSource::Vdpa(vdpa) => {
            if let Some(path) = &vdpa.dev {
                let path = path.to_string();
                need(Role::Vdpa, Resource::OpenFile { path, write: true }, Some(*next_set));
                *next_set += 1;
            }
        }
        InterfaceSource::VhostUser(socket) if socket.mode == Some(VhostUserMode::Server) => {
            if let Some(path) = &socket.path {
                need(Role::Source, Resource::ListenSocket { path: path.to_string() }, None);
            }
        }
        _ => {}
    }
}

/// Whether the card has a tap device on the host, and the bridge it joins.
fn tap(interface: &Interface) -> Option<Option<&str>> {
    match &interface.source {
        InterfaceSource::Bridge(bridge) => Some(bridge.bridge.as_deref()),
        InterfaceSource::Network(network) => Some(network.bridge.as_deref()),
        InterfaceSource::Ethernet(_) | InterfaceSource::Direct(_) => Some(None),
        _ => None,
    }
}

/// Whether it is a virtio card.
fn is_virtio(interface: &Interface) -> bool {
    interface.model.as_ref().is_some_and(|model| model.virtio().is_some())
}

/// How many queues it has.
fn queues(interface: &Interface) -> u16 {
    let queues = interface.driver.as_ref().and_then(|driver| driver.queues);
    queues.and_then(|queues| u16::try_from(queues).ok()).unwrap_or(1).max(1)
}

/// Whether packets shall be moved by the kernel; true where they must.
fn wants_vhost(interface: &Interface) -> Option<bool> {
    let name = interface.driver.as_ref().and_then(|driver| driver.name);
    (is_virtio(interface) && name != Some(InterfaceDriverName::Qemu))
        .then_some(name == Some(InterfaceDriverName::Vhost))
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
pub fn parts(
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
