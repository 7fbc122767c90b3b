//! The parts of displays.

use super::{spice, vnc};
use crate::arguments::CommaList;
use crate::command::Scene;
use crate::devices::{BuildError, Part};
use ostler_model::domain::{DbusDisplay, DomainDef, Gl, Graphics, Listen, Sdl};
use ostler_xml::YesNo;

/// The parts of a display.
pub(super) fn parts(
    scene: &Scene<'_>,
    graphics: &Graphics,
    index: usize,
) -> Result<Vec<Part>, BuildError> {
    Ok(match graphics {
        Graphics::Sdl(sdl) => self::sdl(sdl),
        Graphics::Vnc(vnc) => vnc::parts(scene, vnc)?,
        Graphics::Spice(spice) => spice::parts(scene, spice)?,
        Graphics::EglHeadless(headless) => {
            let mut list = CommaList::first("egl-headless");
            list.set_some("rendernode", render_node(headless.gl.as_ref()));
            vec![Part::list("-display", list)]
        }
        Graphics::Dbus(dbus) => vec![self::dbus(scene, dbus)],
        other @ (Graphics::Rdp(_) | Graphics::Desktop(_)) => {
            return Err(BuildError::unsupported(
                format!("<graphics type='{}'> (number {index})", other.kind()),
                "this display is not built yet; use vnc, spice, sdl, egl-headless or dbus",
            ));
        }
    })
}

/// A window of QEMU itself.
fn sdl(sdl: &Sdl) -> Vec<Part> {
    let variables = [("XAUTHORITY", &sdl.xauth), ("DISPLAY", &sdl.display)].into_iter();
    let mut parts: Vec<Part> = variables
        .filter_map(|(name, value)| Some(Part::variable(name, value.as_deref()?)))
        .collect();
    if sdl.fullscreen == Some(YesNo::Yes) {
        parts.push(Part::Flag("-full-screen"));
    }
    let mut list = CommaList::first("sdl");
    list.switch_some("gl", gl_enabled(sdl.gl.as_ref()));
    parts.push(Part::list("-display", list));
    parts
}

/// A display for clients on D-Bus.
fn dbus(scene: &Scene<'_>, dbus: &DbusDisplay) -> Part {
    let mut list = CommaList::first("dbus");
    if dbus.p2p == Some(YesNo::Yes) {
        list.switch("p2p", true);
    } else {
        list.set(
            "addr",
            match &dbus.address {
                Some(address) => address.to_string(),
                None => format!(
                    "unix:path={}/{}-dbus.sock",
                    scene.settings.dbus_dir, scene.places.short_name
                ),
            },
        );
    }
    list.switch_some("gl", gl_enabled(dbus.gl.as_ref()));
    list.set_some("rendernode", render_node(dbus.gl.as_ref()));
    list.set_some("audiodev", dbus.audio.map(|id| format!("audio{id}")));
    Part::list("-display", list)
}

/// Whether the guest has a display at all.
pub(in crate::devices) fn has_any(domain: &DomainDef) -> bool {
    !domain.devices.graphics.is_empty()
}

fn gl_enabled(gl: Option<&Gl>) -> Option<bool> {
    gl.and_then(|gl| gl.enable).map(|enable| enable == YesNo::Yes)
}

fn render_node(gl: Option<&Gl>) -> Option<&str> {
    gl.and_then(|gl| gl.render_node.as_deref())
}

/// Where a display server listens.
pub(super) enum Place {
    /// On this address.
    Address(String),
    /// On this unix socket.
    Socket(String),
    /// Nowhere: only descriptors that are passed lead to it.
    Nowhere,
}

/// Finds out where. `auto_socket` is the socket to take where the settings want
/// sockets instead of ports.
pub(super) fn place(
    listens: &[Listen],
    old_address: Option<&str>,
    old_socket: Option<&str>,
    default_socket: String,
    auto_socket: bool,
) -> Place {
    // The servers' default in qemu.conf.
    const LOCAL: &str = "127.0.0.1";
    if let Some(socket) = old_socket.filter(|_| listens.is_empty()) {
        return Place::Socket(socket.to_owned());
    }
    match listens.first() {
        Some(Listen::None) => Place::Nowhere,
        Some(Listen::Socket(socket)) => {
            Place::Socket(socket.socket.as_deref().map_or(default_socket, str::to_owned))
        }
        Some(Listen::Network(network)) => {
            Place::Address(network.address.as_deref().unwrap_or(LOCAL).to_owned())
        }
        Some(Listen::Address(address)) => match address.address.as_deref().or(old_address) {
            Some(address) => Place::Address(address.to_owned()),
            None if auto_socket => Place::Socket(default_socket),
            None => Place::Address(LOCAL.to_owned()),
        },
        None => Place::Address(old_address.unwrap_or(LOCAL).to_owned()),
    }
}
