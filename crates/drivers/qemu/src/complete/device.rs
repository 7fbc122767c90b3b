//! Models and settings that QEMU's machines give each device.

use super::{PostParse, disk};
use crate::traits::Ability;
use ostler_core::Bytes;
use ostler_model::domain::post_parse::{controllers, devices};
use ostler_model::domain::{
    Arch, DefError, DomainDef, HostdevMode, HostdevSubsystem, IdentitySource, InterfaceModel,
    InterfaceSource, MachineFamily, Panic, PanicModel, ScsiProtocol, SharedMemory,
    SharedMemoryModel, SoundModel, Tpm, TpmBackend, TpmModel, TpmVersion, Video, VideoModelName,
    VirtioModel, WatchdogAction,
};
use ostler_xml::{OnOff, YesNo};

/// Completes all devices.
pub(super) fn run(
    context: &PostParse<'_>,
    def: &mut DomainDef,
    identities: &mut dyn IdentitySource,
) -> Result<(), DefError> {
    disk::run(def)?;
    controllers::sort(def);
    devices::mac_addresses(def, identities);
    interfaces(context, def);
    devices::filesystems(def);
    devices::characters(def);
    devices::inputs(def);
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

/// Completes models and the settings of each kind of source.
fn interfaces(context: &PostParse<'_>, def: &mut DomainDef) {
    let family = def.machine_family();
    let x86 = def.is_x86();
    for interface in &mut def.devices.interfaces {
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
    devices::complete_managed(subsystem);
    if let HostdevSubsystem::Scsi(scsi) = subsystem {
        if scsi.source.protocol == Some(ScsiProtocol::Iscsi)
            && let Some(name) = &mut scsi.source.name
            && !name.contains('/')
        {
            // A name without a unit is the target's; its first unit is meant.
            *name = format!("{name}/0").into();
        }
        for host in &mut scsi.source.hosts {
            host.port.get_or_insert_with(|| "3260".into());
        }
    }
}

/// Chooses a video card's model and sizes.
pub(super) fn complete_video(context: &PostParse<'_>, def: &DomainDef, video: &mut Video) {
    if video.model.kind == VideoModelName::Default {
        video.model.kind = default_video(context, def);
    }
    devices::complete_video_memory(video);
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
