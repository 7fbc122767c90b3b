//! The definition of a running domain as others are to see it: as the next
//! start would find it, and as an older peer expects it.
//!
//! What only a running domain has is left out by the parts that declare it
//! (`live`). Here is what a start chooses in place of what was written: ports,
//! addresses, sockets, labels; and what a peer adds by itself.

use super::{
    AudioBackend, AudioEnds, ChannelTarget, CharacterSource, ControllerKind, DomainDef, Graphics,
    InputBus, InputKind, LabelKind, Listen, MachineFamily, NoEndOptions, PciModel, SocketMode,
    UsbModel, Vnc,
};
use ostler_xml::YesNo;

/// Folders whose content is made at each start.
#[derive(Debug, Clone, Copy, Default)]
pub struct GeneratedFolders<'a> {
    /// Folder of the sockets of guests' channels.
    pub channels: Option<&'a str>,
    /// Folder in which each running guest has a folder of its own.
    pub domains: Option<&'a str>,
}

/// A port that the next start chooses.
const CHOOSE: i32 = -1;

impl DomainDef {
    /// Takes back what the start of this domain chose: what is left is what the
    /// next start needs.
    pub fn forget_start(&mut self, folders: GeneratedFolders<'_>) {
        self.strip_generated(folders);
        for graphics in &mut self.devices.graphics {
            if let Graphics::Vnc(vnc) = graphics {
                forget_places(vnc);
            }
        }
        self.security_labels.retain(|label| label.implicit.is_none());
        for label in &mut self.security_labels {
            if label.kind == Some(LabelKind::Dynamic) {
                label.label = None;
            }
            label.image_label = None;
        }
    }

    /// Removes paths that were chosen at some start.
    pub fn strip_generated(&mut self, folders: GeneratedFolders<'_>) {
        for channel in &mut self.devices.channels {
            if let (CharacterSource::Unix(unix), ChannelTarget::Virtio(port)) =
                (&mut channel.source, &channel.target)
                && let Some(path) = &unix.source.path
                && below(folders.channels, path)
                && is_generated(path, port.name.as_deref().unwrap_or_default())
            {
                unix.source.path = None;
                unix.source.mode = unix.source.mode.filter(|mode| *mode != SocketMode::Bind);
            }
        }
        for graphics in &mut self.devices.graphics {
            if let Graphics::Vnc(vnc) = graphics
                && vnc.socket.as_deref().is_some_and(|path| below(folders.domains, path))
            {
                vnc.socket = None;
            }
        }
    }

    /// Takes out what an older peer adds itself, and may not know that it can
    /// be named: the keyboard of a PC, sound that goes nowhere, and the
    /// controllers that a PC of 1996 always has.
    pub(super) fn drop_implied(&mut self) {
        let devices = &mut self.devices;
        devices
            .inputs
            .retain(|input| (input.kind, input.bus) != (InputKind::Keyboard, Some(InputBus::Ps2)));
        let silence = AudioBackend::None(Box::<AudioEnds<NoEndOptions>>::default());
        devices.audios.retain(|audio| audio.id != 1 || audio.backend != silence);
        self.drop_implied_controllers();
    }

    fn drop_implied_controllers(&mut self) {
        if self.machine_family() != MachineFamily::I440fx {
            return;
        }
        let controllers = &mut self.devices.controllers;
        let count = |kind: &str| {
            controllers.iter().filter(|controller| controller.kind.kind() == kind).count()
        };
        let (one_usb, one_pci) = (count("usb") == 1, count("pci") == 1);
        controllers.retain(|controller| match &controller.kind {
            ControllerKind::Usb(usb) => {
                let usual = matches!(usb.common.model, None | Some(UsbModel::Piix3Uhci));
                !(one_usb && usual && usb.common.index == Some(0))
            }
            ControllerKind::Pci(pci) => {
                let root = pci.common.model == Some(PciModel::PciRoot);
                !(one_pci && root && pci.hole64.is_none() && pci.target.is_none())
            }
            _ => true,
        });
    }
}

fn forget_places(vnc: &mut Vnc) {
    if vnc.auto_port == Some(YesNo::Yes) && vnc.port.is_some() {
        vnc.port = Some(CHOOSE);
    }
    if vnc.websocket_generated == Some(YesNo::Yes) {
        vnc.websocket = Some(CHOOSE);
        vnc.websocket_generated = None;
    }
    for listen in &mut vnc.listens {
        match listen {
            Listen::Address(address) if address.from_config.is_some() => {
                *address = super::ListenAddress::default();
                vnc.listen = None;
            }
            Listen::Socket(socket) if socket.auto_generated == Some(YesNo::Yes) => {
                *socket = super::ListenSocket::default();
                vnc.socket = None;
            }
            _ => {}
        }
    }
}

fn below(folder: Option<&str>, path: &str) -> bool {
    folder.is_some_and(|folder| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
}

/// Returns whether a channel's socket has a name that a daemon would give it: `GUEST.CHANNEL`
/// or, in a folder of the guest's (`ID-GUEST`, `domain-ID-GUEST`), `CHANNEL`.
fn is_generated(path: &str, channel: &str) -> bool {
    let Some(before) = path.strip_suffix(channel) else { return false };
    match (before.strip_suffix('/'), before.strip_suffix('.')) {
        (Some(folder), _) => {
            let name = folder.rsplit('/').next().unwrap_or_default();
            let number = name.split('-').next();
            name.starts_with("domain-")
                || number.is_some_and(|number| number.parse::<u32>().is_ok())
        }
        (None, Some(guest)) => !guest.ends_with('/'),
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_daemon_gives_are_known() {
        for (path, expected) in [
            ("/run/channel/3-vm/agent", true),
            ("/run/channel/domain-3-vm/agent", true),
            ("/run/channel/vm.agent", true),
            ("/run/channel/mine/agent", false),
            ("/run/channel/.agent", false),
            ("/run/channel/3-vm/other", false),
        ] {
            assert_eq!(is_generated(path, "agent"), expected, "{path}");
        }
    }
}
