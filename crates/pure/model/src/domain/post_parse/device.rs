//! Models and settings of each device.

use super::{PostParse, controllers, disk};
use crate::domain::{
    Ability, Arch, CharacterSource, DefError, DomainDef, HostdevMode, HostdevSubsystem,
    IdentitySource, InputBus, InputKind, InterfaceMac, InterfaceModel, InterfaceSource,
    MachineFamily, Panic, PanicModel, ScsiProtocol, SharedMemory, SharedMemoryModel, SocketMode,
    SoundModel, TcpProtocol, Tpm, TpmBackend, TpmModel, TpmVersion, Video, VideoModelName,
    VirtioModel, WatchdogAction,
};
use ostler_core::Bytes;
use ostler_xml::{OnOff, YesNo};

/// What is the same for every driver.
pub(super) fn shared(def: &mut DomainDef) {
    characters(def);
    mark_primary_video(def);
}

/// Completes all devices.
pub(super) fn run(
    context: &PostParse<'_>,
    def: &mut DomainDef,
    identities: &mut dyn IdentitySource,
) -> Result<(), DefError> {
    disk::run(def)?;
    controllers::sort(def);
    interfaces(context, def, identities);
    filesystems(def);
    characters(def);
    inputs(def);
    let arch = def.os.kind.arch.unwrap_or(Arch::X86_64);
    let family = def.machine_family();
    def.devices.tpms.iter_mut().for_each(|tpm| complete_tpm(tpm, family));
    let mut videos = def.devices.videos.take();
    videos.iter_mut().for_each(|video| complete_video(context, def, video));
    def.devices.videos = videos.into();
    for hostdev in &mut def.devices.hostdevs {
        complete_hostdev(&mut hostdev.kind);
    }
    for watchdog in &mut def.devices.watchdogs {
        watchdog.action.get_or_insert(WatchdogAction::Reset);
    }
    for sound in &mut def.devices.sounds {
        if sound.model == SoundModel::Virtio {
            sound.streams.get_or_insert(2);
        }
    }
    for memory in &mut def.devices.shared_memories {
        complete_shared_memory(memory);
    }
    if let Some(vsock) = &mut def.devices.vsock {
        vsock.model.get_or_insert(VirtioModel::Virtio);
    }
    for panic in &mut def.devices.panics {
        complete_panic(panic, arch, family);
    }
    Ok(())
}

fn interfaces(context: &PostParse<'_>, def: &mut DomainDef, identities: &mut dyn IdentitySource) {
    let family = def.machine_family();
    let x86 = def.is_x86();
    for interface in &mut def.devices.interfaces {
        let mac =
            interface.mac.get_or_insert(InterfaceMac { address: None, kind: None, check: None });
        mac.address.get_or_insert_with(|| identities.mac_address());
        let without_model = matches!(interface.source, InterfaceSource::Hostdev(_));
        if interface.model.is_none() && !without_model {
            let emulator = context.emulator;
            let kind = match family {
                MachineFamily::Virt | MachineFamily::S390Ccw => "virtio",
                _ if matches!(interface.source, InterfaceSource::Vdpa(_)) => "virtio",
                _ if !x86 && family != MachineFamily::Pseries => "virtio",
                _ if emulator.has(Ability::Rtl8139) => "rtl8139",
                _ if emulator.has(Ability::E1000) => "e1000",
                _ => "virtio",
            };
            interface.model = Some(InterfaceModel { kind: kind.into() });
        }
        if let InterfaceSource::Network(network) = &mut interface.source {
            (network.port_id, network.bridge, network.mac_table_manager) = (None, None, None);
        }
        let frames = interface.coalesce.as_ref().and_then(|coalesce| coalesce.receive.as_ref());
        if frames.is_some_and(|receive| receive.frames == Some(0)) {
            interface.coalesce = None;
        }
        if let InterfaceSource::Hostdev(_) = &interface.source {
            interface.managed.get_or_insert(YesNo::No);
            interface.managed = interface.managed.filter(|managed| *managed == YesNo::Yes);
        }
    }
}

fn filesystems(def: &mut DomainDef) {
    for filesystem in &mut def.devices.filesystems {
        let virtiofs = filesystem.driver.as_ref().and_then(|driver| driver.kind)
            == Some(crate::domain::FilesystemDriverKind::Virtiofs);
        if filesystem.access_mode.is_none() {
            let mode = crate::domain::AccessMode::Passthrough;
            filesystem.access_mode = Some(mode).filter(|_| !virtiofs);
        }
    }
}

/// Sockets: who connects, and what is spoken.
pub(super) fn complete_character(source: &mut CharacterSource) {
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

fn characters(def: &mut DomainDef) {
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
        if let crate::domain::RngBackend::Random(device) = &mut rng.backend {
            device.path.get_or_insert_with(|| "/dev/random".into());
        }
    }
}

fn inputs(def: &mut DomainDef) {
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

fn complete_tpm(tpm: &mut Tpm, family: MachineFamily) {
    let model = *tpm.model.get_or_insert(match family {
        MachineFamily::Pseries => TpmModel::Spapr,
        _ => TpmModel::Tis,
    });
    if let TpmBackend::Emulator(emulator) = &mut tpm.backend
        && emulator.version.is_none()
    {
        let old = model == TpmModel::Tis && family != MachineFamily::Virt;
        emulator.version = Some(if old { TpmVersion::V1_2 } else { TpmVersion::V2_0 });
    }
}

fn complete_panic(panic: &mut Panic, arch: Arch, family: MachineFamily) {
    if panic.model.is_none() {
        panic.model = match (arch, family) {
            (Arch::X86_64 | Arch::I686, _) => Some(PanicModel::Isa),
            (_, MachineFamily::Pseries) => Some(PanicModel::Pseries),
            (Arch::S390x, _) => Some(PanicModel::S390),
            _ => Some(PanicModel::Pvpanic),
        };
    }
}

fn complete_shared_memory(memory: &mut SharedMemory) {
    match memory.model {
        Some(SharedMemoryModel::Plain) => {
            memory.size.get_or_insert(Bytes(4 << 20));
        }
        Some(SharedMemoryModel::Doorbell) => {
            memory.msi.get_or_insert_default();
        }
        _ => {}
    }
    if let Some(msi) = &mut memory.msi {
        msi.ioeventfd.get_or_insert(OnOff::On);
    }
}

fn complete_hostdev(kind: &mut HostdevMode) {
    let HostdevMode::Subsystem(subsystem) = kind else { return };
    let managed = match subsystem {
        HostdevSubsystem::Usb(usb) => &mut usb.managed,
        HostdevSubsystem::Pci(pci) => &mut pci.managed,
        HostdevSubsystem::Scsi(scsi) => &mut scsi.managed,
        HostdevSubsystem::ScsiHost(host) => &mut host.managed,
        HostdevSubsystem::Mdev(mdev) => &mut mdev.managed,
    };
    managed.get_or_insert(YesNo::No);
    if let HostdevSubsystem::Scsi(scsi) = subsystem {
        if scsi.source.protocol == Some(ScsiProtocol::Iscsi)
            && let Some(name) = &mut scsi.source.name
            && !name.contains('/')
        {
            // The unit, where only the target is named.
            *name = format!("{name}/0").into();
        }
        for host in &mut scsi.source.hosts {
            host.port.get_or_insert_with(|| "3260".into());
        }
    }
}

/// Chooses a video card's model and sizes.
pub(super) fn complete_video(context: &PostParse<'_>, def: &DomainDef, video: &mut Video) {
    let model = &mut video.model;
    if model.kind == VideoModelName::Default {
        model.kind = default_video(context, def);
    }
    if model.kind == VideoModelName::None {
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

fn default_video(context: &PostParse<'_>, def: &DomainDef) -> VideoModelName {
    let emulator = context.emulator;
    match (def.os.kind.arch, def.machine_family()) {
        (Some(Arch::X86_64 | Arch::I686), _) if emulator.has(Ability::Cirrus) => {
            VideoModelName::Cirrus
        }
        (_, MachineFamily::Virt | MachineFamily::S390Ccw) => VideoModelName::Virtio,
        (_, _) if emulator.has(Ability::Vga) => VideoModelName::Vga,
        _ => VideoModelName::Virtio,
    }
}

/// The first video card, or the one that says so, is the primary one and comes
/// first.
pub(super) fn mark_primary_video(def: &mut DomainDef) {
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
