//! Addresses and ports that screens listen on.

use crate::domain::{
    DefError, DomainDef, Graphics, Listen, ListenAddress, ListenSocket, Rdp, Spice,
    SpiceChannelMode, Vnc,
};
use ostler_xml::{List, Text, YesNo};

/// Makes the attributes `listen` and `socket` and the first `<listen>` say the same.
///
/// # Errors
/// They name different addresses or sockets.
pub fn complete(def: &mut DomainDef) -> Result<(), DefError> {
    for graphics in &mut def.devices.graphics {
        match graphics {
            Graphics::Vnc(vnc) => complete_vnc(vnc)?,
            Graphics::Spice(spice) => complete_spice(spice)?,
            Graphics::Rdp(rdp) => complete_rdp(rdp)?,
            _ => {}
        }
    }
    Ok(())
}

fn conflict(kind: &str, what: &str) -> DefError {
    DefError::invalid(
        format!("graphics of type '{kind}'"),
        format!("the attribute '{what}' and the first <listen> name different things; give one"),
    )
}

/// Makes the attribute `listen` and the first `<listen>` say the same.
fn merge_address(
    kind: &str,
    attribute: &mut Option<Text>,
    listens: &mut List<Listen>,
) -> Result<(), DefError> {
    if listens.is_empty() {
        listens
            .push(Listen::Address(ListenAddress { address: attribute.clone(), from_config: None }));
    }
    match (&mut listens[0], &attribute) {
        (Listen::Address(listen), Some(address)) => match &listen.address {
            None => listen.address = Some(address.clone()),
            Some(other) if other != address => return Err(conflict(kind, "listen")),
            Some(_) => {}
        },
        (Listen::Address(listen), None) => *attribute = listen.address.clone(),
        (Listen::Network(listen), None) => *attribute = listen.address.clone(),
        (Listen::Network(_), Some(_)) => {}
        (Listen::Socket(_) | Listen::None, _) => *attribute = None,
    }
    Ok(())
}

/// Completes a port and whether it is chosen at the start.
fn merge_port(port: &mut Option<i32>, auto: &mut Option<YesNo>) {
    let none = port.is_none_or(|port| port == 0);
    let chosen = match *auto {
        Some(YesNo::Yes) => true,
        Some(YesNo::No) => *port == Some(-1),
        None => none || *port == Some(-1),
    };
    *port = if chosen { Some(-1) } else { port.filter(|_| !none) };
    *auto = Some(chosen.into());
}

fn complete_vnc(vnc: &mut Vnc) -> Result<(), DefError> {
    if let Some(socket) = &vnc.socket {
        match vnc.listens.first_mut() {
            None => vnc.listens.push(Listen::Socket(ListenSocket {
                socket: Some(socket.clone()),
                auto_generated: None,
            })),
            Some(Listen::Socket(listen)) => match &listen.socket {
                None => listen.socket = Some(socket.clone()),
                Some(other) if other != socket => return Err(conflict("vnc", "socket")),
                Some(_) => {}
            },
            // The daemon chose this socket at an earlier start; the user did not ask for it.
            Some(_) => {}
        }
    }
    merge_address("vnc", &mut vnc.listen, &mut vnc.listens)?;
    merge_port(&mut vnc.port, &mut vnc.auto_port);
    match vnc.listens.first() {
        Some(Listen::Socket(listen)) => {
            vnc.socket = listen.socket.clone();
            (vnc.port, vnc.auto_port, vnc.websocket) = (None, None, None);
        }
        Some(Listen::None) => {
            (vnc.port, vnc.auto_port, vnc.websocket, vnc.socket) = (None, None, None, None);
        }
        _ => vnc.socket = None,
    }
    Ok(())
}

fn complete_rdp(rdp: &mut Rdp) -> Result<(), DefError> {
    merge_address("rdp", &mut rdp.listen, &mut rdp.listens)?;
    merge_port(&mut rdp.port, &mut rdp.auto_port);
    Ok(())
}

fn complete_spice(spice: &mut Spice) -> Result<(), DefError> {
    merge_address("spice", &mut spice.listen, &mut spice.listens)?;
    let auto = spice.auto_port == Some(YesNo::Yes)
        || (spice.port == Some(-1) && spice.tls_port == Some(-1));
    if auto {
        (spice.port, spice.tls_port) = (None, None);
    }
    // 0 is the same as nothing, -1 is chosen at the start.
    let given = |port: &mut Option<i32>| {
        if *port == Some(0) {
            *port = None;
        }
        port.is_some()
    };
    let any_port = given(&mut spice.port) | given(&mut spice.tls_port);
    if !auto && !any_port && matches!(spice.listens[0], Listen::Address(_) | Listen::Network(_)) {
        spice.listens = List::from(vec![Listen::None]);
    }
    match spice.listens[0] {
        Listen::Address(_) | Listen::Network(_) => spice.auto_port = Some(auto.into()),
        Listen::Socket(_) | Listen::None => {
            (spice.port, spice.tls_port, spice.auto_port) = (None, None, None);
            spice.listen = None;
        }
    }
    if spice.default_mode == Some(SpiceChannelMode::Any) {
        spice.default_mode = None;
    }
    Ok(())
}
