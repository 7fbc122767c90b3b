//! Serial ports: `<serial>`.

use crate::arguments::Properties;
use crate::devices::chardev::Character;
use crate::devices::{BuildError, Part, address};
use crate::scene::Scene;
use ostler_model::domain::{Serial, SerialModel};

use crate::devices::port;

/// The host's end of a serial port.
pub(in crate::devices) fn end(serial: &Serial) -> Result<Character<'_>, BuildError> {
    port::end(&serial.info, &serial.source, serial.log.as_deref())
}

/// The parts of a serial port.
pub(in crate::devices) fn parts(
    scene: &Scene<'_>,
    serial: &Serial,
) -> Result<Vec<Part>, BuildError> {
    let mut parts = Vec::with_capacity(2);
    let end = end(serial)?;
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
