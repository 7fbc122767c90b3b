//! The guest's ends of character devices: `<serial>`, `<parallel>`,
//! `<channel>`, `<console>`.

use super::chardev::Character;
use super::{BuildError, Part, address};
use crate::arguments::{Properties, Value};
use crate::command::Scene;
use ostler_model::domain::{
    Address, Channel, ChannelTarget, CharacterLog, CharacterSource, Console, ConsoleTargetKind,
    ControllerKind, DeviceInfo, Parallel, Serial, SerialModel, VirtioSerialPlace,
};

/// The host's end of a serial port.
pub(super) fn serial_end(serial: &Serial) -> Result<Character<'_>, BuildError> {
    end(&serial.info, &serial.source, serial.log.as_deref())
}

/// The host's end of a parallel port.
pub(super) fn parallel_end(parallel: &Parallel) -> Result<Character<'_>, BuildError> {
    end(&parallel.info, &parallel.source, parallel.log.as_deref())
}

/// The host's end of a console.
pub(super) fn console_end(console: &Console) -> Result<Character<'_>, BuildError> {
    end(&console.info, &console.source, console.log.as_deref())
}

/// The host's end of a channel.
pub(super) fn channel_end(channel: &Channel) -> Result<Character<'_>, BuildError> {
    end(&channel.info, &channel.source, channel.log.as_deref())
}

fn end<'a>(
    info: &'a DeviceInfo,
    source: &'a CharacterSource,
    log: Option<&'a CharacterLog>,
) -> Result<Character<'a>, BuildError> {
    Ok(Character { alias: address::alias(info)?, source, log, spice_channel: "vdagent" })
}

/// The parts of a serial port.
pub(super) fn serial(scene: &Scene<'_>, serial: &Serial) -> Result<Vec<Part>, BuildError> {
    let mut parts = Vec::with_capacity(2);
    let end = serial_end(serial)?;
    end.parts(scene, &mut parts)?;
    let target = serial.target.unwrap_or_default();
    let Some(model) = target.model.filter(|_| target.kind.is_some()) else {
        // The board's own port is plugged in by number, not made.
        parts.push(Part::option("-serial", format!("chardev:{}", end.id())));
        return Ok(parts);
    };
    match model {
        // The board's own port is plugged in by number, not made.
        SerialModel::Pl011 | SerialModel::Uart16550a => {
            parts.push(Part::option("-serial", format!("chardev:{}", end.id())));
            return Ok(parts);
        }
        _ => {}
    }
    let mut device = Properties::device(model.as_str()).with("chardev", end.id());
    device.set("id", end.alias.to_owned());
    if model == SerialModel::IsaSerial {
        device.set_some("index", target.port);
    }
    address::place(scene, &serial.info, &mut device)?;
    parts.push(Part::Device(device));
    Ok(parts)
}

/// The parts of a parallel port.
pub(super) fn parallel(scene: &Scene<'_>, parallel: &Parallel) -> Result<Vec<Part>, BuildError> {
    let mut parts = Vec::with_capacity(2);
    let end = parallel_end(parallel)?;
    end.parts(scene, &mut parts)?;
    parts.push(Part::Device(
        Properties::device("isa-parallel")
            .with("chardev", end.id())
            .with("id", end.alias.to_owned()),
    ));
    Ok(parts)
}

/// The parts of a channel.
pub(super) fn channel(scene: &Scene<'_>, channel: &Channel) -> Result<Vec<Part>, BuildError> {
    let mut parts = Vec::with_capacity(2);
    let end = channel_end(channel)?;
    end.parts(scene, &mut parts)?;
    match &channel.target {
        ChannelTarget::Virtio(port) => {
            let mut device = port_of_controller(scene, &channel.info, "virtserialport")?;
            device.set("chardev", end.id());
            device.set("id", end.alias.to_owned());
            let agent = matches!(channel.source, CharacterSource::SpiceVmc);
            let default = agent.then_some("com.redhat.spice.0");
            device.set_some("name", port.name.as_deref().or(default).map(str::to_owned));
            parts.push(Part::Device(device));
        }
        ChannelTarget::GuestForward(forward) => {
            let missing = |what| BuildError::incomplete(end.alias, what);
            let host = forward.address.as_deref().ok_or_else(|| missing("address"))?;
            let port = forward.port.ok_or_else(|| missing("port"))?;
            let rule = format!("tcp:{host}:{port}-chardev:{}", end.id());
            let rule = Value::Object(Properties::new().with("str", rule));
            parts.push(Part::Netdev(
                Properties::new()
                    .with("type", "user")
                    .with("guestfwd", vec![rule])
                    .with("id", end.alias.to_owned()),
            ));
        }
        ChannelTarget::Xen(_) => {
            return Err(BuildError::unsupported("<channel> of type xen", "only Xen has it"));
        }
    }
    Ok(parts)
}

/// The parts of a console that is not a serial port by another name.
pub(super) fn console(scene: &Scene<'_>, console: &Console) -> Result<Vec<Part>, BuildError> {
    let mut parts = Vec::with_capacity(2);
    let kind = console.target.and_then(|target| target.kind);
    let end = console_end(console)?;
    match kind {
        Some(ConsoleTargetKind::Serial) | None => {}
        Some(ConsoleTargetKind::Virtio) => {
            end.parts(scene, &mut parts)?;
            let mut device = match &console.info.address {
                Some(Address::VirtioSerial(_)) => {
                    port_of_controller(scene, &console.info, "virtconsole")?
                }
                _ => Properties::device("virtconsole"),
            };
            device.set("chardev", end.id());
            device.set("id", end.alias.to_owned());
            parts.push(Part::Device(device));
        }
        Some(kind @ (ConsoleTargetKind::Sclp | ConsoleTargetKind::SclpLineMode)) => {
            end.parts(scene, &mut parts)?;
            let driver =
                if kind == ConsoleTargetKind::Sclp { "sclpconsole" } else { "sclplmconsole" };
            parts.push(Part::Device(
                Properties::device(driver)
                    .with("chardev", end.id())
                    .with("id", end.alias.to_owned()),
            ));
        }
        Some(other) => {
            return Err(BuildError::unsupported(
                format!("<console> with <target type='{other}'>"),
                "QEMU has no such console; use serial or virtio",
            ));
        }
    }
    Ok(parts)
}

/// Whether the console is the first serial port by another name.
pub(super) fn is_serial_port(scene: &Scene<'_>, index: usize, console: &Console) -> bool {
    let kind = console.target.and_then(|target| target.kind);
    index == 0
        && !scene.domain.devices.serials.is_empty()
        && matches!(kind, None | Some(ConsoleTargetKind::Serial))
}

/// A port of a virtio-serial controller.
fn port_of_controller(
    scene: &Scene<'_>,
    info: &DeviceInfo,
    driver: &'static str,
) -> Result<Properties, BuildError> {
    let alias = address::alias(info)?;
    let Some(Address::VirtioSerial(place)) = &info.address else {
        return Err(BuildError::incomplete(alias, "address on a virtio-serial controller"));
    };
    let VirtioSerialPlace { controller, bus, port } = *place;
    let owner = scene.domain.devices.controllers.iter().find(|other| {
        matches!(other.kind, ControllerKind::VirtioSerial(_)) && other.index() == Some(controller)
    });
    let owner = owner.ok_or_else(|| BuildError::incomplete(alias, "virtio-serial controller"))?;
    let owner = address::alias(&owner.info)?;
    Ok(Properties::device(driver).with("bus", format!("{owner}.{bus}")).with("nr", port))
}
