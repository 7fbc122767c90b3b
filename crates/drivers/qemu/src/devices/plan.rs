//! All devices of a guest: what they need of the host, and their stretch of the
//! command line.

use super::boot_order::BootOrder;
use super::chardev::Character;
use super::need::{MONITOR_ALIAS, Need, Resource, Role};
use super::order::{Ordered, Stage, ordered};
use super::{
    BuildError, Part, audio, character, controller, disk, filesystem, graphics, hostdev, input,
    interface, memory_device, overrides, platform, pstore, redirection, secret_need, smartcard,
    sound, tpm, video, zpci,
};
use crate::arguments::{CommaList, CommandLine};
use crate::command::Scene;
use crate::emulator::Capability;
use ostler_model::domain::{Arch, DeviceRef};

/// Lists all that the host has to make before the guest's command line can be
/// written. Does not read `scene.prepared`, which is still empty.
pub fn needs(scene: &Scene<'_>) -> Result<Vec<Need>, BuildError> {
    let mut needs = vec![Need {
        device: MONITOR_ALIAS.to_owned(),
        role: Role::Source,
        resource: Resource::ListenSocket { path: format!("{}/monitor.sock", scene.places.run_lib) },
        set: None,
    }];
    let mut set = 0;
    for entry in ordered(scene.domain) {
        needs_of(scene, entry, &mut set, &mut needs)?;
    }
    secret_need::of_variables(scene, &mut needs)?;
    secret_need::of_vnc(scene, &mut needs);
    Ok(needs)
}

/// Adds what one device needs of the host.
fn needs_of(
    scene: &Scene<'_>,
    entry: Ordered<'_>,
    set: &mut u32,
    needs: &mut Vec<Need>,
) -> Result<(), BuildError> {
    match entry.device {
        DeviceRef::Disk(disk) => {
            disk::needs(disk, set, needs);
            secret_need::of_disk(scene, disk, needs)?;
        }
        DeviceRef::Interface(card) => interface::needs(card, set, needs),
        DeviceRef::Tpm(tpm) => tpm::needs(tpm, set, needs),
        DeviceRef::Video(video) => video::needs(video, needs),
        DeviceRef::Hostdev(hostdev) => {
            hostdev::needs(hostdev, needs);
            secret_need::of_hostdev(scene, hostdev, needs)?;
        }
        DeviceRef::Vsock(vsock) => platform::vsock_needs(vsock, needs),
        DeviceRef::Pstore(pstore) => pstore::needs(pstore, needs)?,
        DeviceRef::Smartcard(_)
        | DeviceRef::Serial(_)
        | DeviceRef::Parallel(_)
        | DeviceRef::Console(_)
        | DeviceRef::Channel(_)
        | DeviceRef::Redirdev(_)
        | DeviceRef::Rng(_) => {
            if let Some(end) = end(scene, entry)? {
                end.needs(set, needs);
                secret_need::of_character(scene, &end, needs);
            }
        }
        DeviceRef::Controller(_)
        | DeviceRef::Filesystem(_)
        | DeviceRef::Input(_)
        | DeviceRef::Graphics(_)
        | DeviceRef::Sound(_)
        | DeviceRef::Audio(_)
        | DeviceRef::Hub(_)
        | DeviceRef::Watchdog(_)
        | DeviceRef::MemBalloon(_)
        | DeviceRef::Nvram(_)
        | DeviceRef::Panic(_)
        | DeviceRef::SharedMemory(_)
        | DeviceRef::Memory(_)
        | DeviceRef::Iommu(_)
        | DeviceRef::Crypto(_) => {}
        DeviceRef::Lease(lease) => {
            return Err(BuildError::unsupported(
                format!("<lease> with <key>{}</key>", lease.key),
                "there is no lock manager that could take it: leave the lease out",
            ));
        }
    }
    Ok(())
}

/// The host's end of a character device; none for kinds and devices that have
/// none of their own.
fn end<'a>(scene: &Scene<'_>, entry: Ordered<'a>) -> Result<Option<Character<'a>>, BuildError> {
    Ok(match entry.device {
        DeviceRef::Smartcard(card) => smartcard::end(card)?,
        DeviceRef::Serial(serial) => Some(character::serial_end(serial)?),
        DeviceRef::Parallel(parallel) => Some(character::parallel_end(parallel)?),
        DeviceRef::Channel(channel) => Some(character::channel_end(channel)?),
        DeviceRef::Console(console) => {
            let own = !character::is_serial_port(scene, entry.index, console);
            own.then(|| character::console_end(console)).transpose()?
        }
        DeviceRef::Redirdev(redirected) => Some(redirection::end(redirected)?),
        DeviceRef::Rng(rng) => platform::rng_end(rng)?,
        _ => None,
    })
}

/// `-display none` for a guest without displays.
pub(crate) fn write_display_option(
    scene: &Scene<'_>,
    line: &mut CommandLine,
) -> Result<(), BuildError> {
    if !graphics::has_any(scene.domain) {
        line.option("-display", "none");
    }
    Ok(())
}

/// The monitor, which is a unix socket that the driver listens on.
pub(crate) fn write_monitor(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let token = &scene.prepared.descriptor(MONITOR_ALIAS, Role::Source)?.token;
    let list = CommaList::first("socket")
        .with("id", "charmonitor")
        .with("fd", token)
        .with("server", "on")
        .with("wait", "off");
    line.list("-chardev", list);
    let list = CommaList::new()
        .with("chardev", "charmonitor")
        .with("id", "monitor")
        .with("mode", "control");
    line.list("-mon", list);
    Ok(())
}

/// Something that is written at a stage: a device, or what belongs to the
/// machine as a whole.
enum Entry<'a> {
    Device(Ordered<'a>),
    Machine(Stage),
}

impl Entry<'_> {
    fn stage(&self) -> Stage {
        match self {
            Self::Device(entry) => entry.stage,
            Self::Machine(stage) => *stage,
        }
    }
}

/// The stages at which something is written for the machine as a whole.
const OF_THE_MACHINE: [Stage; 5] =
    [Stage::Globals, Stage::FloppyBus, Stage::WatchdogAction, Stage::Incoming, Stage::CoreInfo];

/// Everything from the IOMMU to the last device before the sandbox.
pub(crate) fn write_all(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let order = BootOrder::of(scene.domain);
    let devices = ordered(scene.domain).into_iter().filter(|entry| !entry.stage.is_late());
    let mut entries: Vec<Entry<'_>> = OF_THE_MACHINE.into_iter().map(Entry::Machine).collect();
    entries.extend(devices.map(Entry::Device));
    entries.sort_by_key(Entry::stage);
    for entry in entries {
        let parts = match entry {
            Entry::Device(entry) => parts_of(scene, entry, &order)?,
            Entry::Machine(stage) => of_the_machine(scene, stage, &order)?,
        };
        write_parts(scene, parts, line);
    }
    Ok(())
}

/// The devices that stand behind the sandbox.
pub(crate) fn write_late(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let order = BootOrder::of(scene.domain);
    for entry in ordered(scene.domain).into_iter().filter(|entry| entry.stage.is_late()) {
        write_parts(scene, parts_of(scene, entry, &order)?, line);
    }
    Ok(())
}

/// The parts that belong to no device.
fn of_the_machine(
    scene: &Scene<'_>,
    stage: Stage,
    order: &BootOrder,
) -> Result<Vec<Part>, BuildError> {
    Ok(match stage {
        Stage::Globals => controller::globals(scene)?,
        Stage::FloppyBus => disk::floppy_controller(scene, order),
        Stage::WatchdogAction => platform::watchdog_action(scene).into_iter().collect(),
        Stage::Incoming => {
            scene.incoming.map(|from| Part::option("-incoming", from)).into_iter().collect()
        }
        Stage::CoreInfo => platform::vmcoreinfo(scene).into_iter().collect(),
        _ => Vec::new(),
    })
}

/// The parts of one device.
fn parts_of(
    scene: &Scene<'_>,
    entry: Ordered<'_>,
    order: &BootOrder,
) -> Result<Vec<Part>, BuildError> {
    let index = entry.index;
    let boot = order.rank(entry.device.kind(), index);
    match entry.device {
        DeviceRef::Disk(disk) => disk::parts(scene, disk, boot),
        DeviceRef::Controller(controller) => controller::parts(scene, controller),
        DeviceRef::Filesystem(folder) => filesystem::parts(scene, folder),
        DeviceRef::Interface(card) => interface::parts(scene, card, boot),
        DeviceRef::Smartcard(card) => smartcard::parts(scene, card),
        DeviceRef::Serial(serial) => character::serial(scene, serial),
        DeviceRef::Parallel(parallel) => character::parallel(scene, parallel),
        DeviceRef::Channel(channel) => character::channel(scene, channel),
        DeviceRef::Console(console) if character::is_serial_port(scene, index, console) => {
            Ok(Vec::new())
        }
        DeviceRef::Console(console) => character::console(scene, console),
        DeviceRef::Tpm(tpm) => tpm::parts(scene, tpm),
        DeviceRef::Input(input) => input::parts(scene, input),
        DeviceRef::Audio(audio) => Ok(audio::parts(scene, audio)),
        DeviceRef::Graphics(graphics) => graphics::parts(scene, graphics, index),
        DeviceRef::Video(video) => video::parts(scene, video, index),
        DeviceRef::Sound(sound) => sound::parts(scene, sound),
        DeviceRef::Watchdog(watchdog) => Ok(vec![platform::watchdog(scene, watchdog)?]),
        DeviceRef::Redirdev(redirected) => redirection::parts(scene, redirected),
        DeviceRef::Hostdev(hostdev) => hostdev::parts(scene, hostdev, boot),
        DeviceRef::Hub(hub) => input::hub(scene, hub),
        DeviceRef::MemBalloon(balloon) => platform::balloon(scene, balloon),
        DeviceRef::Rng(rng) => platform::rng(scene, rng),
        DeviceRef::Nvram(nvram) => platform::nvram(scene, nvram),
        DeviceRef::Panic(panic) => platform::panic(scene, panic),
        DeviceRef::SharedMemory(shared) => memory_device::shared(scene, shared),
        DeviceRef::Memory(module) => memory_device::parts(scene, module),
        DeviceRef::Iommu(iommu) => platform::iommu(scene, iommu),
        DeviceRef::Vsock(vsock) => platform::vsock(scene, vsock),
        DeviceRef::Crypto(crypto) => platform::crypto(scene, crypto),
        DeviceRef::Pstore(pstore) => pstore::parts(scene, pstore),
        // Refused before, when the host is asked for it.
        DeviceRef::Lease(_) => Ok(Vec::new()),
    }
}

/// Writes parts, as the definition overrides them.
fn write_parts(scene: &Scene<'_>, mut parts: Vec<Part>, line: &mut CommandLine) {
    for part in &mut parts {
        if scene.domain.os.kind.arch == Some(Arch::S390x)
            && let Part::Device(device) = &*part
            && let Some(names) = zpci::names(scene.domain, device)
        {
            names.write(line);
        }
        overrides::apply(scene.domain, part);
        // QEMU before 7.2 does not take all of them as JSON.
        match &*part {
            Part::Device(device) if !scene.target.has(Capability::DeviceJson) => {
                line.list("-device", device.to_list("driver"));
            }
            Part::Netdev(netdev) if !scene.target.has(Capability::NetdevJson) => {
                line.list("-netdev", netdev.to_list("type"));
            }
            part => part.write(line),
        }
    }
}
