//! SPICE servers.

use super::place::{Place, place};
use crate::arguments::CommaList;
use crate::devices::{BuildError, Part};
use crate::scene::Scene;
use ostler_model::domain::{MouseMode, Spice, SpiceChannelMode};
use ostler_xml::YesNo;

/// The parts of a server.
pub(super) fn parts(scene: &Scene<'_>, spice: &Spice) -> Result<Vec<Part>, BuildError> {
    let mut parts = Vec::with_capacity(3);
    let settings = &scene.settings.spice;
    let default_socket = format!("{}/spice.sock", scene.places.run_lib);
    let place = place(
        &spice.listens,
        spice.listen.as_deref(),
        None,
        default_socket,
        scene.settings.spice_auto_socket,
    );
    let mut list = CommaList::new();
    let mut tls_port = None;
    match place {
        // Port 0 is no port.
        Place::Nowhere => list.set("port", 0),
        Place::Socket(path) => {
            list.switch("unix", true);
            list.set("addr", path);
        }
        Place::Address(address) => {
            let port = spice.port.filter(|port| *port > 0);
            tls_port = spice.tls_port.filter(|port| *port > 0);
            if tls_port.is_some() && !settings.tls.enabled {
                return Err(BuildError::unsupported(
                    "<graphics type='spice' tlsPort=''>",
                    "SPICE's TLS is off in qemu.conf: set spice_tls=1",
                ));
            }
            list.set_some("port", port);
            list.set_some("tls-port", tls_port);
            if port.is_none() && tls_port.is_none() {
                list.set("port", 0);
            } else {
                list.set("addr", address);
            }
        }
    }
    if settings.sasl {
        list.switch("sasl", true);
        if let Some(directory) = &settings.sasl_directory {
            parts.push(Part::variable("SASL_CONF_PATH", directory));
        }
    }
    if let Some(mouse) = spice.mouse {
        list.switch("agent-mouse", mouse == MouseMode::Client);
    }
    // The password itself is set through the monitor.
    if spice.password.password.is_none() && settings.password.is_none() {
        list.switch("disable-ticketing", true);
    }
    if tls_port.is_some() {
        list.set("x509-dir", &settings.tls.directory);
    }
    write_channels(spice, tls_port.is_some(), &mut list)?;
    write_quality(spice, &mut list);
    if let Some(gl) = spice.gl.as_ref().filter(|gl| gl.enable == Some(YesNo::Yes)) {
        list.switch("gl", true);
        list.set_some("rendernode", gl.render_node.as_deref());
    }
    list.switch("seamless-migration", true);
    parts.push(Part::list("-spice", list));
    parts.extend(spice.keymap.as_deref().map(|keymap| Part::option("-k", keymap)));
    Ok(parts)
}

fn write_channels(spice: &Spice, tls: bool, list: &mut CommaList) -> Result<(), BuildError> {
    let needs_tls = || {
        BuildError::unsupported(
            "<graphics type='spice'>",
            "a channel is to be secure, but there is no TLS port",
        )
    };
    match spice.default_mode {
        Some(SpiceChannelMode::Secure) if !tls => return Err(needs_tls()),
        Some(SpiceChannelMode::Secure) => list.set("tls-channel", "default"),
        Some(SpiceChannelMode::Insecure) => list.set("plaintext-channel", "default"),
        Some(SpiceChannelMode::Any) | None => {}
    }
    for channel in &spice.channels {
        match channel.mode {
            SpiceChannelMode::Secure if !tls => return Err(needs_tls()),
            SpiceChannelMode::Secure => list.set("tls-channel", channel.name),
            SpiceChannelMode::Insecure => list.set("plaintext-channel", channel.name),
            SpiceChannelMode::Any => {}
        }
    }
    Ok(())
}

fn write_quality(spice: &Spice, list: &mut CommaList) {
    list.set_some("image-compression", spice.image);
    list.set_some("jpeg-wan-compression", spice.jpeg);
    list.set_some("zlib-glz-wan-compression", spice.zlib);
    list.set_some("playback-compression", spice.playback);
    list.set_some("streaming-video", spice.streaming);
    if spice.clipboard == Some(YesNo::No) {
        list.switch("disable-copy-paste", true);
    }
    if spice.file_transfer == Some(YesNo::No) {
        list.switch("disable-agent-file-xfer", true);
    }
}
