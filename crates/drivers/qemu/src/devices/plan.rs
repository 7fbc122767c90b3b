//! All devices of a guest: what they need of the host, and their stretch of the
//! command line; and one device of a guest that runs.

use super::boot_order::BootOrder;
use super::contract::{Asked, At, Built, Release, model};
use super::order::{Ordered, Stage, ordered};
use super::{
    BuildError, Part, controller, core_info, disk, graphics, overrides, secret_need, watchdog, zpci,
};
use crate::arguments::{CommaList, CommandLine};
use crate::emulator::Capability;
use crate::scene::Scene;
use crate::scene::{MONITOR_ALIAS, Need, Resource, Role};
use ostler_model::domain::{Arch, DeviceKind, DeviceRef};

/// Lists all that the host has to make before the guest's command line can be
/// written. Does not read `scene.prepared`, which is still empty.
pub fn needs(scene: &Scene<'_>) -> Result<Vec<Need>, BuildError> {
    let mut asked = Asked::default();
    asked.needs.push(Need {
        device: MONITOR_ALIAS.to_owned(),
        role: Role::Source,
        resource: Resource::ListenSocket { path: format!("{}/monitor.sock", scene.places.run_lib) },
        set: None,
    });
    for Ordered { device, index, .. } in ordered(scene.domain) {
        model(device).needs(&At { scene, index, boot: None }, &mut asked)?;
    }
    disk::of_variables(scene, &mut asked.needs)?;
    secret_need::of_vnc(scene, &mut asked.needs);
    Ok(asked.needs)
}

/// Lists what the host has to make for one device of a guest that runs. Sets of
/// descriptors are numbered from `first_set`.
pub(crate) fn needs_of_one(
    scene: &Scene<'_>,
    kind: DeviceKind,
    index: usize,
    first_set: u32,
) -> Result<Vec<Need>, BuildError> {
    let mut asked = Asked::from_set(first_set);
    model(device(scene, kind, index)?).needs(&At { scene, index, boot: None }, &mut asked)?;
    Ok(asked.needs)
}

/// Builds one device of a guest that runs.
pub(crate) fn build_one(
    scene: &Scene<'_>,
    kind: DeviceKind,
    index: usize,
) -> Result<Built, BuildError> {
    let boot = BootOrder::of(scene.domain).rank(kind, index);
    let built = model(device(scene, kind, index)?).build(&At { scene, index, boot })?;
    Ok(finish(scene, built, Way::Monitor))
}

fn device<'a>(
    scene: &Scene<'a>,
    kind: DeviceKind,
    index: usize,
) -> Result<DeviceRef<'a>, BuildError> {
    let device = scene.domain.devices.device(kind, index);
    device.ok_or_else(|| BuildError::incomplete("the definition", "device"))
}

/// The things of the host that a device gives back when it is gone.
pub(crate) fn release(device: DeviceRef<'_>) -> Vec<Release> {
    model(device).release()
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
        let built = match entry {
            Entry::Device(entry) => build(scene, entry, &order)?,
            Entry::Machine(stage) => of_the_machine(scene, stage, &order)?.into(),
        };
        write(scene, built, line);
    }
    Ok(())
}

/// The devices that stand behind the sandbox.
pub(crate) fn write_late(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let order = BootOrder::of(scene.domain);
    for entry in ordered(scene.domain).into_iter().filter(|entry| entry.stage.is_late()) {
        write(scene, build(scene, entry, &order)?, line);
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
        Stage::WatchdogAction => watchdog::action(scene).into_iter().collect(),
        Stage::Incoming => {
            scene.incoming.map(|from| Part::option("-incoming", from)).into_iter().collect()
        }
        Stage::CoreInfo => core_info::parts(scene).into_iter().collect(),
        _ => Vec::new(),
    })
}

/// One device.
fn build(
    scene: &Scene<'_>,
    Ordered { device, index, .. }: Ordered<'_>,
    order: &BootOrder,
) -> Result<Built, BuildError> {
    let boot = order.rank(device.kind(), index);
    model(device).build(&At { scene, index, boot })
}

/// How the emulator is told of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    CommandLine,
    Monitor,
}

/// Does to the parts what the definition and the emulator ask of all devices:
/// the names of PCI functions on s390, the user's overrides, and on a command
/// line the older notation for QEMU that does not take JSON.
fn finish(scene: &Scene<'_>, built: Built, way: Way) -> Built {
    let s390 = scene.domain.os.kind.arch == Some(Arch::S390x);
    let older = |known| way == Way::CommandLine && !scene.target.has(known);
    let mut parts = Vec::with_capacity(built.parts.len());
    for mut part in built.parts {
        if let (true, Part::Device(device)) = (s390, &part) {
            parts.extend(zpci::names(scene.domain, device));
        }
        overrides::apply(scene.domain, &mut part);
        parts.push(match part {
            Part::Device(device) if older(Capability::DeviceJson) => {
                Part::list("-device", device.to_list("driver"))
            }
            Part::Netdev(netdev) if older(Capability::NetdevJson) => {
                Part::list("-netdev", netdev.to_list("type"))
            }
            part => part,
        });
    }
    Built { parts, follow_up: built.follow_up }
}

/// Puts a device on the command line.
fn write(scene: &Scene<'_>, built: Built, line: &mut CommandLine) {
    let built = finish(scene, built, Way::CommandLine);
    built.parts.iter().for_each(|part| part.write(line));
    line.follow_up.extend(built.follow_up);
}
