//! All devices of a guest, in the order of its command line.

use super::boot_order::BootOrder;
use super::chardev::Character;
use super::need::{MONITOR_ALIAS, Need, Resource, Role};
use super::{
    BuildError, Part, audio, character, controller, disk, filesystem, graphics, hostdev, input,
    interface, memory_device, overrides, platform, redirection, secret_need, smartcard, sound, tpm,
    video, zpci,
};
use crate::arguments::{CommaList, CommandLine};
use crate::command::Scene;
use crate::emulator::Capability;
use ostler_model::domain::Arch;

/// What the host has to make before the guest's command line can be written.
/// The scene's answers are not looked at.
pub fn needs(scene: &Scene<'_>) -> Result<Vec<Need>, BuildError> {
    let devices = &scene.domain.devices;
    let mut needs = vec![Need {
        device: MONITOR_ALIAS.to_owned(),
        role: Role::Source,
        resource: Resource::ListenSocket { path: format!("{}/monitor.sock", scene.places.run_lib) },
        set: None,
    }];
    let mut set = 0;
    for disk in &devices.disks {
        disk::needs(disk, &mut set, &mut needs);
        secret_need::of_disk(scene, disk, &mut needs)?;
    }
    for interface in &devices.interfaces {
        interface::needs(interface, &mut set, &mut needs);
    }
    secret_need::of_variables(scene, &mut needs)?;
    for end in ends(scene)? {
        end.needs(&mut set, &mut needs);
        secret_need::of_character(scene, &end, &mut needs);
    }
    devices.tpms.iter().for_each(|tpm| tpm::needs(tpm, &mut set, &mut needs));
    devices.videos.iter().for_each(|video| video::needs(video, &mut needs));
    for hostdev in &devices.hostdevs {
        hostdev::needs(hostdev, &mut needs);
        secret_need::of_hostdev(scene, hostdev, &mut needs)?;
    }
    secret_need::of_vnc(scene, &mut needs);
    if let Some(vsock) = &devices.vsock {
        platform::vsock_needs(vsock, &mut needs);
    }
    Ok(needs)
}

/// The host's ends of all character devices.
fn ends<'a>(scene: &Scene<'a>) -> Result<Vec<Character<'a>>, BuildError> {
    let devices = &scene.domain.devices;
    let mut ends = Vec::new();
    for card in &devices.smartcards {
        ends.extend(smartcard::end(card)?);
    }
    for serial in &devices.serials {
        ends.push(character::serial_end(serial)?);
    }
    for parallel in &devices.parallels {
        ends.push(character::parallel_end(parallel)?);
    }
    for channel in &devices.channels {
        ends.push(character::channel_end(channel)?);
    }
    for (index, console) in devices.consoles.iter().enumerate() {
        if !character::is_serial_port(scene, index, console) {
            ends.push(character::console_end(console)?);
        }
    }
    for redirected in &devices.redirdevs {
        ends.push(redirection::end(redirected)?);
    }
    for rng in &devices.rngs {
        ends.extend(platform::rng_end(rng)?);
    }
    Ok(ends)
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

/// Everything from the IOMMU to the last device.
pub(crate) fn write_all(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let devices = &scene.domain.devices;
    let order = BootOrder::of(scene.domain);
    let mut write = |parts: Vec<Part>| write_parts(scene, parts, line);
    if let Some(iommu) = &devices.iommu {
        write(platform::iommu(scene, iommu)?);
    }
    write(controller::globals(scene)?);
    write(controller::all(scene)?);
    for hub in &devices.hubs {
        write(input::hub(scene, hub)?);
    }
    write(controller::smartcard_readers(scene)?);
    for memory in &devices.memory {
        write(memory_device::parts(scene, memory)?);
    }
    write(disk::floppy_controller(scene, &order));
    for (index, disk) in devices.disks.iter().enumerate() {
        write(disk::parts(scene, disk, order.disk(index))?);
    }
    for filesystem in &devices.filesystems {
        write(filesystem::parts(scene, filesystem)?);
    }
    for (index, interface) in devices.interfaces.iter().enumerate() {
        write(interface::parts(scene, interface, order.interface(index))?);
    }
    for card in &devices.smartcards {
        write(smartcard::parts(scene, card)?);
    }
    write_ports(scene, &mut write)?;
    for tpm in &devices.tpms {
        write(tpm::parts(scene, tpm)?);
    }
    for input in &devices.inputs {
        write(input::parts(scene, input)?);
    }
    for audio in &devices.audios {
        audio::write(scene, audio, line);
    }
    graphics::write(scene, line)?;
    write_after_displays(scene, &order, line)
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

fn write_ports(scene: &Scene<'_>, write: &mut impl FnMut(Vec<Part>)) -> Result<(), BuildError> {
    let devices = &scene.domain.devices;
    for serial in &devices.serials {
        write(character::serial(scene, serial)?);
    }
    for parallel in &devices.parallels {
        write(character::parallel(scene, parallel)?);
    }
    for channel in &devices.channels {
        write(character::channel(scene, channel)?);
    }
    for (index, console) in devices.consoles.iter().enumerate() {
        if !character::is_serial_port(scene, index, console) {
            write(character::console(scene, console)?);
        }
    }
    Ok(())
}

fn write_after_displays(
    scene: &Scene<'_>,
    order: &BootOrder,
    line: &mut CommandLine,
) -> Result<(), BuildError> {
    let devices = &scene.domain.devices;
    let mut write = |parts: Vec<Part>| write_parts(scene, parts, line);
    for (index, video) in devices.videos.iter().enumerate() {
        write(video::parts(scene, video, index)?);
    }
    for sound in &devices.sounds {
        write(sound::parts(scene, sound)?);
    }
    write(platform::watchdogs(scene)?);
    for redirected in &devices.redirdevs {
        write(redirection::parts(scene, redirected)?);
    }
    write(hostdev::all(scene, order)?);
    if let Some(incoming) = scene.incoming {
        write(vec![Part::option("-incoming", incoming)]);
    }
    if let Some(balloon) = &devices.memballoon {
        write(platform::balloon(scene, balloon)?);
    }
    for rng in &devices.rngs {
        write(platform::rng(scene, rng)?);
    }
    write(platform::nvram(scene)?.into_iter().collect());
    write(platform::vmcoreinfo(scene).into_iter().collect());
    Ok(())
}

/// What comes behind the sandbox.
pub(crate) fn write_late(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let devices = &scene.domain.devices;
    let mut write = |parts: Vec<Part>| write_parts(scene, parts, line);
    if let Some(vsock) = &devices.vsock {
        write(platform::vsock(scene, vsock)?);
    }
    for panic in &devices.panics {
        write(platform::panic(scene, panic)?);
    }
    for shared in &devices.shared_memories {
        write(memory_device::shared(scene, shared)?);
    }
    for crypto in &devices.cryptos {
        write(platform::crypto(scene, crypto)?);
    }
    Ok(())
}
