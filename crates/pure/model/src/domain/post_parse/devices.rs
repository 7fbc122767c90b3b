//! Settings of each device that are the same for every hypervisor.

use crate::domain::{
    AccessMode, CharacterSource, DomainDef, FilesystemDriverKind, HostdevMode, HostdevSubsystem,
    IdentitySource, InputBus, InputKind, InterfaceMac, RngBackend, SocketMode, TcpProtocol, Video,
    VideoModelName, WatchdogAction,
};
use ostler_xml::YesNo;

/// Completes all devices but disks.
pub fn complete(def: &mut DomainDef, identities: &mut dyn IdentitySource) {
    mac_addresses(def, identities);
    filesystems(def);
    characters(def);
    inputs(def);
    for hostdev in &mut def.devices.hostdevs {
        if let HostdevMode::Subsystem(subsystem) = &mut hostdev.kind {
            complete_managed(subsystem);
        }
    }
    for watchdog in &mut def.devices.watchdogs {
        watchdog.action.get_or_insert(WatchdogAction::Reset);
    }
    def.devices.videos.iter_mut().for_each(complete_video_memory);
    mark_primary_video(def);
}

/// Gives a MAC address to each interface that has none.
pub fn mac_addresses(def: &mut DomainDef, identities: &mut dyn IdentitySource) {
    for interface in &mut def.devices.interfaces {
        let mac =
            interface.mac.get_or_insert(InterfaceMac { address: None, kind: None, check: None });
        mac.address.get_or_insert_with(|| identities.mac_address());
    }
}

/// Completes a socket: it connects, and speaks the raw protocol.
fn complete_character(source: &mut CharacterSource) {
    match source {
        CharacterSource::Tcp(tcp) => {
            tcp.source.mode.get_or_insert(SocketMode::Connect);
            tcp.protocol.get_or_insert(TcpProtocol::Raw);
        }
        CharacterSource::Unix(unix) => {
            unix.source.mode.get_or_insert(SocketMode::Connect);
        }
        _ => {}
    }
}

/// Completes the sources of character devices and of random numbers.
pub fn characters(def: &mut DomainDef) {
    let devices = &mut def.devices;
    devices.visit_mut(|device| {
        if let Some(source) = device.into_character_source() {
            complete_character(source);
        }
    });
    // The socket of a channel is chosen at the start.
    for channel in &mut devices.channels {
        if let CharacterSource::Unix(unix) = &mut channel.source
            && unix.source.path.is_none()
            && unix.source.reconnect.is_none()
        {
            unix.source.mode = None;
        }
    }
    for rng in &mut devices.rngs {
        if let RngBackend::Random(device) = &mut rng.backend {
            device.path.get_or_insert_with(|| "/dev/random".into());
        }
    }
}

/// Completes the access modes of shared folders.
pub fn filesystems(def: &mut DomainDef) {
    for filesystem in &mut def.devices.filesystems {
        let virtiofs = filesystem.driver.as_ref().and_then(|driver| driver.kind)
            == Some(FilesystemDriverKind::Virtiofs);
        if filesystem.access_mode.is_none() {
            let mode = AccessMode::Passthrough;
            filesystem.access_mode = (!virtiofs).then_some(mode);
        }
    }
}

/// Completes the buses of input devices.
pub fn inputs(def: &mut DomainDef) {
    let x86 = def.is_x86();
    for input in &mut def.devices.inputs {
        let bus = match input.kind {
            InputKind::Evdev => InputBus::None,
            InputKind::Passthrough => InputBus::Virtio,
            InputKind::Mouse | InputKind::Keyboard if x86 => InputBus::Ps2,
            _ => InputBus::Usb,
        };
        if input.kind != InputKind::Evdev {
            input.bus.get_or_insert(bus);
        }
    }
}

/// The first video card, or the one that says so, is the primary one and comes
/// first.
pub fn mark_primary_video(def: &mut DomainDef) {
    let mut videos = def.devices.videos.take();
    let chosen = videos.iter().position(|video| video.model.primary == Some(YesNo::Yes));
    if let Some(at) = chosen.filter(|at| *at > 0) {
        let video = videos.remove(at);
        videos.insert(0, video);
    }
    for (at, video) in videos.iter_mut().enumerate() {
        let primary = at == 0 && video.model.kind != VideoModelName::None;
        video.model.primary = primary.then_some(YesNo::Yes);
    }
    def.devices.videos = videos.into();
}

/// Completes whether a device of the host is detached from its driver: it is not.
pub fn complete_managed(subsystem: &mut HostdevSubsystem) {
    let managed = match subsystem {
        HostdevSubsystem::Usb(usb) => &mut usb.managed,
        HostdevSubsystem::Pci(pci) => &mut pci.managed,
        HostdevSubsystem::Scsi(scsi) => &mut scsi.managed,
        HostdevSubsystem::ScsiHost(host) => &mut host.managed,
        HostdevSubsystem::Mdev(mdev) => &mut mdev.managed,
    };
    managed.get_or_insert(YesNo::No);
}

/// Completes the heads and the memory of a video card whose model is known.
pub fn complete_video_memory(video: &mut Video) {
    let model = &mut video.model;
    if matches!(model.kind, VideoModelName::None | VideoModelName::Default) {
        return;
    }
    model.heads.get_or_insert(1);
    match model.kind {
        VideoModelName::Vga
        | VideoModelName::Cirrus
        | VideoModelName::VmVga
        | VideoModelName::Bochs => {
            model.vram.get_or_insert(16 * 1024);
        }
        VideoModelName::Qxl => {
            model.ram.get_or_insert(64 * 1024);
            model.vram.get_or_insert(64 * 1024);
            model.vga_memory.get_or_insert(16 * 1024);
        }
        VideoModelName::Xen => {
            model.vram.get_or_insert(4 * 1024);
        }
        _ => {}
    }
}
