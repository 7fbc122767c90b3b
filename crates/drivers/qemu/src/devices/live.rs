//! What makes a completed definition live: names, numbers and paths that exist
//! only while the guest runs.

use super::{BuildError, alias};
use crate::command::{Places, Settings};
use ostler_model::domain::{
    BackingStore, ChannelTarget, CharacterSource, DiskBus, DiskSource, DomainDef, SocketMode,
};

/// Gives every device its alias, every USB device its port, every image its
/// number and every channel of ours its socket.
///
/// What the host chooses comes before or after, as suits the caller: ports of
/// displays, names of tap devices, the context id of vsock, the bridge of a
/// network, the source of a volume, the host's processor model.
pub fn make_live(
    domain: &mut DomainDef,
    settings: &Settings,
    places: &Places,
) -> Result<(), BuildError> {
    alias::assign_aliases(domain);
    domain.assign_usb_ports().map_err(BuildError::from)?;
    number_images(domain);
    place_channels(domain, settings, places);
    Ok(())
}

/// Numbers the images: the last disk's first, each before what it rests on.
fn number_images(domain: &mut DomainDef) {
    let mut next = 1;
    let mut number = |source: &mut DiskSource| {
        let extras = source.extras_mut();
        extras.index = Some(next);
        next += 1;
        if let Some(store) = extras.data_store.as_mut() {
            store.source.extras_mut().index = Some(next);
            next += 1;
        }
    };
    for disk in domain.devices.disks.iter_mut().rev() {
        // An SD card is given in the old way, without nodes.
        if disk.target.bus == Some(DiskBus::Sd) {
            continue;
        }
        // An empty drive has a number too, for the medium to come.
        number(&mut disk.source);
        let mut below: Option<&mut Box<BackingStore>> = disk.backing_store.as_mut();
        while let Some(store) = below {
            let Some(source) = store.source.as_mut() else { break };
            number(source);
            store.index = source.extras().and_then(|extras| extras.index);
            below = store.backing_store.as_mut();
        }
    }
}

/// Channels over unix sockets that are ours to name lie in the guest's own
/// folder.
fn place_channels(domain: &mut DomainDef, settings: &Settings, places: &Places) {
    for channel in domain.devices.channels.iter_mut() {
        let CharacterSource::Unix(unix) = &mut channel.source else { continue };
        let ChannelTarget::Virtio(port) = &channel.target else { continue };
        if unix.source.path.is_some() {
            continue;
        }
        let name = port.name.as_deref().unwrap_or("channel");
        let path = format!("{}/{}/{name}", settings.channel_dir, places.short_name);
        unix.source.path = Some(path.into());
        unix.source.mode.get_or_insert(SocketMode::Bind);
    }
}
