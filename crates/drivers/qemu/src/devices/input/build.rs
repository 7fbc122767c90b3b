//! Input devices: `<input>`, and USB hubs.

use crate::arguments::Properties;
use crate::devices::{BuildError, Part, address, virtio};
use crate::scene::Scene;
use ostler_model::domain::{Input, InputBus, InputGrab, InputKind};
use ostler_xml::OnOff;

/// The parts of an input device; none for what the machine has by itself.
pub(in crate::devices) fn parts(scene: &Scene<'_>, input: &Input) -> Result<Vec<Part>, BuildError> {
    let alias = address::alias(&input.info)?;
    if input.kind == InputKind::Evdev {
        return Ok(vec![evdev(input, alias)?]);
    }
    let refuse =
        |reason| Err(BuildError::unsupported(format!("<input type='{}'>", input.kind), reason));
    let mut device = match (input.bus, input.kind) {
        (Some(InputBus::Ps2), _) => return Ok(Vec::new()),
        (Some(InputBus::Usb), kind) => Properties::device(match kind {
            InputKind::Mouse => "usb-mouse",
            InputKind::Tablet => "usb-tablet",
            InputKind::Keyboard => "usb-kbd",
            _ => return refuse("it is not on USB"),
        }),
        (Some(InputBus::Virtio), kind) => {
            let name = match kind {
                InputKind::Mouse => "virtio-mouse",
                InputKind::Tablet => "virtio-tablet",
                InputKind::Keyboard => "virtio-keyboard",
                _ => "virtio-input-host",
            };
            let mut device = virtio::device(name, &input.info, input.model)?;
            if let Some(driver) = &input.driver {
                virtio::options(driver, &mut device);
            }
            device
        }
        (None | Some(InputBus::None), _) => {
            return Err(BuildError::incomplete(alias, "bus"));
        }
        _ => return refuse("QEMU has no such bus; use ps2, usb or virtio"),
    };
    device.set("id", alias.to_owned());
    if input.kind == InputKind::Passthrough {
        let evdev = input.source.as_ref().and_then(|source| source.evdev.as_deref());
        let evdev = evdev.ok_or_else(|| BuildError::incomplete(alias, "evdev of its source"))?;
        device.set("evdev", evdev.to_owned());
    }
    address::place(scene, &input.info, &mut device)?;
    Ok(vec![Part::Device(device)])
}

/// An event device of the host, which QEMU itself reads.
fn evdev(input: &Input, alias: &str) -> Result<Part, BuildError> {
    let missing = || BuildError::incomplete(alias, "dev of its source");
    let source = input.source.as_deref().ok_or_else(missing)?;
    let dev = source.dev.as_deref().ok_or_else(missing)?;
    let mut object = Properties::object("input-linux", alias.to_owned());
    object.set("evdev", dev.to_owned());
    object.set_some("repeat", source.repeat.map(|repeat| repeat == OnOff::On));
    object.set_some("grab_all", source.grab.map(|grab| grab == InputGrab::All));
    object.set_some("grab-toggle", source.grab_toggle.map(|toggle| toggle.as_str()));
    Ok(Part::Object(object))
}
