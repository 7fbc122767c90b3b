//! Serial ports and consoles: numbers, kinds, and the pairing of the first
//! console with the first serial port.

use crate::domain::{
    Console, ConsoleTarget, ConsoleTargetKind, ConsoleTty, DeviceInfo, DomainDef, OsKind, Serial,
    SerialTarget, SerialTargetKind,
};
use ostler_xml::List;

/// Numbers the ports and pairs the first console with the first serial port.
pub fn pair(def: &mut DomainDef) {
    number_ports(def);
    if !matches!(def.os.kind.kind, Some(OsKind::Hvm) | None) {
        return;
    }
    for console in &mut def.devices.consoles {
        let target = console.target.get_or_insert_default();
        target.kind.get_or_insert(ConsoleTargetKind::Serial);
    }
    let devices = &mut def.devices;
    let serial_first = devices.consoles.first().is_some_and(|console| {
        console.target.and_then(|target| target.kind) == Some(ConsoleTargetKind::Serial)
    });
    match (devices.consoles.first(), devices.serials.first()) {
        (Some(console), None) if serial_first => {
            let serial = Serial {
                source: console.source.clone(),
                log: console.log.clone(),
                target: Some(SerialTarget { port: Some(0), ..SerialTarget::default() }),
                info: console.info.clone(),
            };
            devices.serials.push(serial);
        }
        (None, Some(serial)) if can_be_console(serial) => {
            let port = serial.target.and_then(|target| target.port);
            let target = ConsoleTarget { kind: Some(ConsoleTargetKind::Serial), port };
            let console = Console {
                source: serial.source.clone(),
                tty: ConsoleTty::default(),
                log: serial.log.clone(),
                target: Some(target),
                info: DeviceInfo::default(),
            };
            devices.consoles = List::from(vec![console]);
        }
        _ => {}
    }
    mirror(def);
}

/// Copies the first serial port to the first console, which is its other name.
pub fn mirror(def: &mut DomainDef) {
    let devices = &mut def.devices;
    let Some(serial) = devices.serials.first() else { return };
    if let Some(console) = devices.consoles.first_mut()
        && console.target.and_then(|target| target.kind) == Some(ConsoleTargetKind::Serial)
    {
        console.source = serial.source.clone();
        console.log.clone_from(&serial.log);
        console.info = serial.info.clone();
        console.tty.path = serial.source.pty_path().map(Into::into);
    }
}

fn can_be_console(serial: &Serial) -> bool {
    let kind = serial.target.and_then(|target| target.kind);
    !matches!(
        kind,
        Some(SerialTargetKind::Usb | SerialTargetKind::Pci | SerialTargetKind::IsaDebug)
    )
}

/// Numbers the ports that have no number, from the highest one upwards.
fn number<'a>(ports: impl Iterator<Item = &'a mut Option<u32>>) {
    let mut ports: Vec<&mut Option<u32>> = ports.collect();
    for at in 0..ports.len() {
        if ports[at].is_none() {
            let highest = ports.iter().filter_map(|port| **port).max();
            *ports[at] = Some(highest.map_or(0, |highest| highest.saturating_add(1)));
        }
    }
}

fn number_ports(def: &mut DomainDef) {
    let devices = &mut def.devices;
    let serials = devices.serials.iter_mut();
    number(serials.map(|serial| &mut serial.target.get_or_insert_default().port));
    let parallels = devices.parallels.iter_mut();
    number(parallels.map(|parallel| &mut parallel.target.get_or_insert_default().port));
    let consoles = devices.consoles.iter_mut();
    number(consoles.map(|console| &mut console.target.get_or_insert_default().port));
}
