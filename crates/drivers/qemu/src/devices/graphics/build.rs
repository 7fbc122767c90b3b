//! The parts of displays.

use super::{spice, vnc};
use crate::arguments::CommaList;
use crate::devices::{BuildError, Part};
use crate::scene::Scene;
use ostler_model::domain::{DbusDisplay, DomainDef, Gl, Graphics, Sdl};
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

/// Returns whether the guest has a display at all.
pub(in crate::devices) fn has_any(domain: &DomainDef) -> bool {
    !domain.devices.graphics.is_empty()
}

fn gl_enabled(gl: Option<&Gl>) -> Option<bool> {
    gl.and_then(|gl| gl.enable).map(|enable| enable == YesNo::Yes)
}

fn render_node(gl: Option<&Gl>) -> Option<&str> {
    gl.and_then(|gl| gl.render_node.as_deref())
}
