//! Viewers that bring their own connection to a display.

use crate::domain::control::with_live;
use crate::error::QemuError;
use crate::guest::Domain;
use ostler_core::flags::DomainOpenGraphicsFlags;
use ostler_core::{Error, Result};
use ostler_model::domain::{DomainDef, Graphics};
use ostler_qmp::command::{AddClient, CloseFd, GetFd};
use std::os::fd::OwnedFd;
use std::sync::Arc;

/// The name of the viewer's socket in the emulator, for the one command.
const NAME: &str = "graphicsfd";

/// Gives the emulator's display server `socket`, at whose other end a viewer
/// is. `index` counts the displays of the definition.
pub(crate) async fn hand_over(
    domain: &Arc<Domain>,
    index: u32,
    flags: DomainOpenGraphicsFlags,
    socket: OwnedFd,
) -> Result<()> {
    let skip = flags.contains(DomainOpenGraphicsFlags::SKIPAUTH);
    with_live(domain, "open graphics", move |_, live| async move {
        let protocol = protocol(&live.def, index)?;
        let monitor = live.machine.monitor()?;
        monitor.call_with_descriptors(GetFd { name: NAME }, vec![socket]).await?;
        let client = AddClient { protocol, descriptor: NAME, skipauth: Some(skip), tls: None };
        let added = monitor.call(client).await;
        if added.is_err()
            && let Err(error) = monitor.call(CloseFd { name: NAME }).await
        {
            tracing::debug!(%error, "the viewer's socket was taken already");
        }
        added?;
        Ok(())
    })
    .await
}

/// The monitor's name for the display server of a display.
fn protocol(def: &DomainDef, index: u32) -> Result<&'static str, QemuError> {
    let displays = &def.devices.graphics;
    let display = usize::try_from(index).ok().and_then(|index| displays.get(index));
    match display {
        Some(Graphics::Vnc(_)) => Ok("vnc"),
        Some(Graphics::Spice(_)) => Ok("spice"),
        Some(Graphics::Dbus(_)) => Ok("@dbus-display"),
        Some(_) => Err(Error::invalid_arg(format!(
            "display {index} is not one that a viewer connects to: VNC, SPICE and D-Bus are"
        ))
        .into()),
        None => Err(Error::internal(format!(
            "there is no display {index}: the domain has {}",
            displays.len()
        ))
        .into()),
    }
}
