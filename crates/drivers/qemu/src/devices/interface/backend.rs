//! The host's side of a network card: `-netdev`.

use super::card::{queues, tap};
use crate::arguments::Properties;
use crate::arguments::chardev::{Backend, Chardev, SocketRole, UnixAddress};
use crate::devices::chardev::reconnect;
use crate::devices::{BuildError, Part, address};
use crate::scene::Role;
use crate::scene::Scene;
use ostler_model::domain::{
    AddressFamily, Interface, InterfaceSource, SocketSource, UserBackend, VhostUserInterface,
    VhostUserMode,
};

/// Adds the backend and what it needs.
pub(super) fn parts(
    scene: &Scene<'_>,
    interface: &Interface,
    parts: &mut Vec<Part>,
) -> Result<(), BuildError> {
    let alias = address::alias(&interface.info)?;
    let end = |socket: &SocketSource| {
        let address = socket.address.as_deref().unwrap_or_default();
        let port = socket.port.ok_or_else(|| BuildError::incomplete(alias, "port"))?;
        Ok::<_, BuildError>(format!("{address}:{port}"))
    };
    let netdev = Properties::new();
    let netdev = match &interface.source {
        _ if tap(interface).is_some() => tap_netdev(scene, interface, alias)?,
        InterfaceSource::Client(socket) => {
            netdev.with("type", "socket").with("connect", end(socket)?)
        }
        InterfaceSource::Server(socket) => {
            netdev.with("type", "socket").with("listen", end(socket)?)
        }
        InterfaceSource::Multicast(socket) => {
            netdev.with("type", "socket").with("mcast", end(socket)?)
        }
        InterfaceSource::Udp(socket) => {
            let local = socket.local.as_ref();
            let host = local.and_then(|local| local.address.as_deref()).unwrap_or_default();
            let port = local
                .and_then(|local| local.port)
                .ok_or_else(|| BuildError::incomplete(alias, "local port"))?;
            netdev
                .with("type", "socket")
                .with("udp", end(socket)?)
                .with("localaddr", format!("{host}:{port}"))
        }
        InterfaceSource::User(_) => user(scene, interface, alias)?,
        InterfaceSource::Internal(_) | InterfaceSource::Null => user_without_options(interface)?,
        InterfaceSource::VhostUser(socket) => {
            parts.push(vhost_user_chardev(scene, socket, alias)?);
            let mut netdev =
                netdev.with("type", "vhost-user").with("chardev", format!("char{alias}"));
            if queues(interface) > 1 {
                netdev.set("queues", queues(interface));
            }
            netdev
        }
        InterfaceSource::Vdpa(_) => {
            let answer = scene.prepared.descriptor(alias, Role::Vdpa)?;
            let set = answer.set.ok_or_else(|| BuildError::NotPrepared {
                device: alias.to_owned(),
                what: "the descriptor set of the vDPA device".to_owned(),
            })?;
            parts.push(Part::DescriptorSet {
                set,
                descriptor: answer.token.clone(),
                opaque: format!("{alias}-vdpa"),
            });
            let mut netdev =
                netdev.with("type", "vhost-vdpa").with("vhostdev", format!("/dev/fdset/{set}"));
            if queues(interface) > 1 {
                netdev.set("queues", queues(interface));
            }
            netdev
        }
        other => {
            return Err(BuildError::unsupported(
                format!("<interface type='{}'>", other.kind()),
                "QEMU guests cannot be connected like this",
            ));
        }
    };
    parts.push(Part::Netdev(netdev.with("id", format!("host{alias}"))));
    Ok(())
}

/// A tap device, by the descriptors of its queues.
fn tap_netdev(
    scene: &Scene<'_>,
    interface: &Interface,
    alias: &str,
) -> Result<Properties, BuildError> {
    let mut netdev = Properties::new().with("type", "tap");
    let tokens = tokens(scene, alias, Role::Tap);
    match tokens.as_slice() {
        [] => {
            return Err(BuildError::NotPrepared {
                device: alias.to_owned(),
                what: "the tap device".to_owned(),
            });
        }
        [one] => netdev.set("fd", one.clone()),
        several => netdev.set("fds", several.join(":")),
    }
    let vhost = self::tokens(scene, alias, Role::Vhost);
    if !vhost.is_empty() {
        netdev.set("vhost", true);
        match vhost.as_slice() {
            [one] => netdev.set("vhostfd", one.clone()),
            several => netdev.set("vhostfds", several.join(":")),
        }
    }
    let buffer = interface.tune.as_ref().and_then(|tune| tune.send_buffer);
    netdev.set_some("sndbuf", buffer);
    Ok(netdev)
}

fn tokens(scene: &Scene<'_>, alias: &str, role: fn(u16) -> Role) -> Vec<String> {
    let answer = |index| scene.prepared.find(alias, role(index)).map(|found| found.token.clone());
    (0..=u16::MAX).map_while(answer).collect()
}

/// QEMU's own network stack.
fn user(scene: &Scene<'_>, interface: &Interface, alias: &str) -> Result<Properties, BuildError> {
    let backend = interface.backend.as_ref().and_then(|backend| backend.kind);
    if backend == Some(UserBackend::Passt) {
        // passt connects its end of a socket pair.
        let answer = scene.prepared.descriptor(alias, Role::Helper)?;
        let address = Properties::new().with("type", "unix").with("path", &answer.token);
        return Ok(Properties::new()
            .with("type", "stream")
            .with("addr", address)
            .with("server", false));
    }
    if !interface.port_forwards.is_empty() {
        return Err(BuildError::unsupported(
            format!("<portForward> of {alias}"),
            "only <backend type='passt'/> forwards ports",
        ));
    }
    if let Some(answer) = scene.prepared.find(alias, Role::Helper) {
        return Ok(Properties::new().with("type", "socket").with("fd", &answer.token));
    }
    let mut netdev = Properties::new().with("type", "user");
    for ip in &interface.addresses {
        if ip.family == Some(AddressFamily::Ipv6) {
            netdev.set("ipv6-prefix", ip.address.to_string());
            netdev.set_some("ipv6-prefixlen", ip.prefix);
        } else {
            netdev.set(
                "net",
                match ip.prefix {
                    Some(prefix) => format!("{}/{prefix}", ip.address),
                    None => ip.address.to_string(),
                },
            );
        }
    }
    Ok(netdev)
}

fn user_without_options(interface: &Interface) -> Result<Properties, BuildError> {
    match interface.source {
        InterfaceSource::Null => Err(BuildError::unsupported(
            "<interface type='null'>",
            "a QEMU guest's card is always connected; use <link state='down'/>",
        )),
        _ => Ok(Properties::new().with("type", "user")),
    }
}

fn vhost_user_chardev(
    scene: &Scene<'_>,
    socket: &VhostUserInterface,
    alias: &str,
) -> Result<Part, BuildError> {
    let backend = if socket.mode == Some(VhostUserMode::Server) {
        let answer = scene.prepared.descriptor(alias, Role::Source)?;
        Backend::Unix {
            address: UnixAddress::Descriptor(answer.token.clone()),
            socket: SocketRole::Server,
        }
    } else {
        let path = socket
            .path
            .as_deref()
            .ok_or_else(|| BuildError::incomplete(alias, "path of its socket"))?;
        Backend::Unix {
            address: UnixAddress::Path(path.to_owned()),
            socket: SocketRole::Client(reconnect(scene, socket.reconnect.as_ref())),
        }
    };
    Ok(Part::Chardev(Chardev { id: format!("char{alias}"), backend, log: None }))
}
