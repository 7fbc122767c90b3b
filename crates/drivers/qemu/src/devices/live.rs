//! Making a completed definition live: names, numbers and paths that exist only while the guest
//! runs.

use super::{BuildError, alias};
use crate::scene::{Places, Settings};
use ostler_model::domain::{
    BackingStore, ChannelTarget, CharacterSource, Disk, DiskBus, DiskSource, DomainDef, SocketMode,
};

/// Gives every device its alias, every USB device its port, every image its
/// number and every channel of ours its socket.
///
/// The host's choices come before or after, as suits the caller: ports of
/// displays, names of tap devices, the context id of vsock, the bridge of a
/// network, the source of a volume, the host's processor model. Gives the
/// highest number of an image, behind which those of later disks follow.
pub fn make_live(
    domain: &mut DomainDef,
    settings: &Settings,
    places: &Places,
) -> Result<u32, BuildError> {
    alias::assign_aliases(domain);
    domain.assign_usb_ports().map_err(BuildError::from)?;
    let numbered = number_images(domain);
    place_channels(domain, settings, places);
    Ok(numbered)
}

/// Numbers the images: the last disk's first. Gives the highest number.
fn number_images(domain: &mut DomainDef) -> u32 {
    let mut last = 0;
    for disk in domain.devices.disks.iter_mut().rev() {
        number_disk(disk, || {
            last += 1;
            last
        });
    }
    last
}

/// Gives a disk's images the numbers that `next` gives, each before what it
/// rests on.
pub(crate) fn number_disk(disk: &mut Disk, mut next: impl FnMut() -> u32) {
    // An SD card is given in the old way, without nodes.
    if disk.target.bus == Some(DiskBus::Sd) {
        return;
    }
    let mut number = |source: &mut DiskSource| {
        let extras = source.extras_mut();
        extras.index = Some(next());
        if let Some(store) = extras.data_store.as_mut() {
            store.source.extras_mut().index = Some(next());
        }
    };
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
