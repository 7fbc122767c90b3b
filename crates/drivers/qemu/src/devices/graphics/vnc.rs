//! VNC servers.

use super::place::{Place, place};
use crate::arguments::{CommaList, Properties};
use crate::devices::{BuildError, Part, audio, secret};
use crate::scene::Scene;
use ostler_model::domain::Vnc;
use ostler_xml::YesNo;

/// The port of display 0.
const FIRST_PORT: i32 = 5900;

/// The parts of a server.
pub(super) fn parts(scene: &Scene<'_>, vnc: &Vnc) -> Result<Vec<Part>, BuildError> {
    let mut parts = Vec::with_capacity(4);
    let settings = &scene.settings.vnc;
    let default_socket = format!("{}/vnc.sock", scene.places.run_lib);
    let place = place(
        &vnc.listens,
        vnc.listen.as_deref(),
        vnc.socket.as_deref(),
        default_socket,
        scene.settings.vnc_auto_socket,
    );
    let mut list = CommaList::new();
    match place {
        Place::Nowhere => list.add("none"),
        Place::Socket(path) => list.set("vnc", format_args!("unix:{path}")),
        Place::Address(address) => {
            let port = vnc
                .port
                .filter(|port| *port >= FIRST_PORT)
                .ok_or_else(|| BuildError::incomplete("<graphics type='vnc'>", "port"))?;
            let display = port - FIRST_PORT;
            if address.contains(':') {
                list.add(format_args!("[{address}]:{display}"));
            } else {
                list.add(format_args!("{address}:{display}"));
            }
            list.set_some("websocket", vnc.websocket.filter(|port| *port > 0));
        }
    }
    list.set_some("share", vnc.share_policy);
    if vnc.password.password.is_some() || settings.password.is_some() {
        // The password itself is set through the monitor.
        list.switch("password", true);
    }
    if settings.tls.enabled {
        let mut object = Properties::object("tls-creds-x509", "vnc-tls-creds0");
        object.set("dir", &settings.tls.directory);
        object.set("endpoint", "server");
        object.set("verify-peer", settings.tls.verify);
        if settings.tls.secret.is_some() {
            let id = "vnc-tls-creds0-secret0";
            parts.push(secret::part(scene, id)?);
            object.set("passwordid", id);
        }
        parts.push(Part::Object(object));
        list.set("tls-creds", "vnc-tls-creds0");
    }
    if settings.sasl {
        list.switch("sasl", true);
        if let Some(directory) = &settings.sasl_directory {
            parts.push(Part::variable("SASL_CONF_PATH", directory));
        }
    }
    list.switch_some("power-control", vnc.power_control.map(|on| on == YesNo::Yes));
    list.switch_some("wait", vnc.wait.map(|wait| wait == YesNo::Yes));
    list.set_some("audiodev", audio::id_for(scene.domain, vnc.audio));
    parts.push(Part::list("-vnc", list));
    parts.extend(vnc.keymap.as_deref().map(|keymap| Part::option("-k", keymap)));
    Ok(parts)
}
