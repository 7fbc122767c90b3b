//! Consoles: `<console>`.

use crate::arguments::Properties;
use crate::devices::chardev::Character;
use crate::devices::{BuildError, Part};
use crate::scene::Scene;
use ostler_model::domain::{Address, Console, ConsoleTargetKind};

use crate::devices::contract::At;
use crate::devices::port;

/// The host's end of a console.
pub(in crate::devices) fn end(console: &Console) -> Result<Character<'_>, BuildError> {
    port::end(&console.info, &console.source, console.log.as_deref())
}

/// The parts of a console that is not a serial port by another name.
pub(in crate::devices) fn parts(
    scene: &Scene<'_>,
    console: &Console,
) -> Result<Vec<Part>, BuildError> {
    let mut parts = Vec::with_capacity(2);
    let kind = console.target.and_then(|target| target.kind);
    let end = end(console)?;
    match kind {
        Some(ConsoleTargetKind::Serial) | None => {}
        Some(ConsoleTargetKind::Virtio) => {
            end.parts(scene, &mut parts)?;
            let mut device = match &console.info.address {
                Some(Address::VirtioSerial(_)) => {
                    port::of_controller(scene, &console.info, "virtconsole")?
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

/// Returns whether the console is the first serial port by another name.
pub(super) fn is_serial_port(at: &At<'_>, console: &Console) -> bool {
    let kind = console.target.and_then(|target| target.kind);
    at.index == 0
        && !at.scene.domain.devices.serials.is_empty()
        && matches!(kind, None | Some(ConsoleTargetKind::Serial))
}
