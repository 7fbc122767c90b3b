//! Host resources that a network card needs.

use super::card::{is_virtio, queues, tap};
use crate::scene::{Need, Resource, Role, TapNeed};
use ostler_model::domain::{Interface, InterfaceDriverName, InterfaceSource, VhostUserMode};

/// Adds the host resources that a network card needs.
pub(super) fn add(interface: &Interface, next_set: &mut u32, needs: &mut Vec<Need>) {
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

/// Returns whether packets shall be moved by the kernel; true where they must.
fn wants_vhost(interface: &Interface) -> Option<bool> {
    let name = interface.driver.as_ref().and_then(|driver| driver.name);
    (is_virtio(interface) && name != Some(InterfaceDriverName::Qemu))
        .then_some(name == Some(InterfaceDriverName::Vhost))
}
