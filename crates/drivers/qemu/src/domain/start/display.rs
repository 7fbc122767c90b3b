//! Addresses and ports of a guest's displays that its definition leaves to the driver.

use crate::Qemu;
use crate::error::QemuError;
use ostler_core::Error;
use ostler_driver::Undo;
use ostler_hypervisor::Ports;
use ostler_model::domain::{Listen, Vnc};
use ostler_xml::YesNo;
use std::path::Path;
use std::sync::Arc;

/// A port that is ours to choose is written so in a definition.
const CHOOSE: i32 = -1;

/// Fills in address, ports and socket of a VNC server. `folder` is the guest's
/// own.
pub(super) fn place(
    driver: &Arc<Qemu>,
    vnc: &mut Vnc,
    folder: &Path,
    undo: &mut Undo,
) -> Result<(), QemuError> {
    let settings = &driver.settings;
    for listen in vnc.listens.iter_mut() {
        match listen {
            Listen::Address(address) if address.address.is_none() => {
                address.address = Some(settings.vnc_listen.as_str().into());
                address.from_config = Some(1);
            }
            Listen::Socket(socket) if socket.socket.is_none() => {
                socket.socket = Some(folder.join("vnc.sock").to_string_lossy().into());
                socket.auto_generated = Some(YesNo::Yes);
            }
            Listen::Network(network) if network.address.is_none() => {
                let network = network.network.as_deref().unwrap_or_default();
                return Err(QemuError::Wire(Error::config_unsupported(format!(
                    "its VNC display is to listen on the address of network '{network}', but \
                     virtual networks are not built: give the address itself, as <listen \
                     type='address'>"
                ))));
            }
            _ => {}
        }
    }
    match vnc.listens.first() {
        Some(Listen::Address(address)) => vnc.listen = address.address.clone(),
        Some(Listen::Socket(socket)) => {
            vnc.socket = socket.socket.clone();
            return Ok(());
        }
        Some(Listen::None) => return Ok(()),
        Some(Listen::Network(_)) | None => {}
    }
    let chosen_by_us = vnc.auto_port == Some(YesNo::Yes) || vnc.port.is_none_or(|port| port <= 0);
    if chosen_by_us {
        vnc.port = Some(take(driver, |driver| &driver.vnc_ports, "its VNC display", undo)?);
    }
    if vnc.websocket == Some(CHOOSE) {
        let port = take(driver, |driver| &driver.websocket_ports, "websockets", undo)?;
        vnc.websocket = Some(port);
        vnc.websocket_generated = Some(YesNo::Yes);
    }
    Ok(())
}

/// A free port, given back should the start fail.
fn take(
    driver: &Arc<Qemu>,
    of: fn(&Qemu) -> &Ports,
    what: &str,
    undo: &mut Undo,
) -> Result<i32, QemuError> {
    let ports = of(driver);
    let port = ports.take().ok_or_else(|| {
        QemuError::wrong_state(&format!("no port from {} is free for {what}", ports.describe()))
    })?;
    let driver = Arc::clone(driver);
    undo.push(format!("give back port {port}"), async move {
        of(&driver).give_back(port);
        Ok::<(), String>(())
    });
    Ok(i32::from(port))
}
