//! Character devices.

use super::{Verdict, refuse_if};
use crate::domain::{CharacterSource, DomainDef, Reconnect, RngBackend, SmartcardMode, SocketMode};
use ostler_xml::YesNo;

/// Checks the sources of all character devices.
pub(super) fn check(def: &DomainDef) -> Verdict {
    let devices = &def.devices;
    let ports = (devices.serials.iter().map(|serial| ("serial", &serial.source.0)))
        .chain(devices.parallels.iter().map(|parallel| ("parallel", &parallel.source.0)))
        .chain(devices.consoles.iter().map(|console| ("console", &console.source.0)))
        .chain(devices.redirdevs.iter().map(|redirdev| ("redirdev", &redirdev.source)))
        .chain(devices.smartcards.iter().filter_map(|card| match &card.mode {
            SmartcardMode::Passthrough(source) => Some(("smartcard", source)),
            _ => None,
        }))
        .chain(devices.rngs.iter().filter_map(|rng| match &rng.backend {
            RngBackend::Egd(source) => Some(("rng", &**source)),
            _ => None,
        }));
    for (name, source) in ports {
        check_source(name, source, true)?;
    }
    // The socket of a channel may be chosen at the start.
    devices.channels.iter().try_for_each(|channel| check_source("channel", &channel.source, false))
}

fn check_source(name: &str, source: &CharacterSource, needs_path: bool) -> Verdict {
    let object = || format!("{name} of type '{}'", source.kind());
    let refuse = |wrong, problem: &str| refuse_if(wrong, object(), problem);
    match source {
        CharacterSource::Device(path)
        | CharacterSource::File(path)
        | CharacterSource::Pipe(path) => refuse(path.path.is_none(), "its <source> names no path"),
        CharacterSource::Unix(unix) => {
            let without = unix.source.path.is_none();
            refuse(needs_path && without, "its <source> names no path")?;
            refuse(
                without && unix.source.reconnect.is_some(),
                "a connection cannot be made again to a socket that is chosen at the start",
            )?;
            check_reconnect(name, source, unix.source.mode, unix.source.reconnect)
        }
        CharacterSource::Tcp(tcp) => {
            refuse(tcp.source.host.is_none(), "its <source> names no host")?;
            refuse(tcp.source.service.is_none(), "its <source> names no service (port)")?;
            check_reconnect(name, source, tcp.source.mode, tcp.source.reconnect)
        }
        CharacterSource::Udp(udp) => {
            let service = udp.connect.as_ref().and_then(|end| end.service.as_ref());
            refuse(service.is_none(), "the <source> to connect to names no service (port)")
        }
        CharacterSource::SpicePort(port) => {
            refuse(port.channel.is_none(), "its <source> names no channel")
        }
        CharacterSource::Dbus(channel) => {
            refuse(channel.channel.is_none(), "its <source> names no channel")
        }
        CharacterSource::NullModem(pair) => {
            refuse(pair.master.is_none() || pair.slave.is_none(), "it needs a master and a slave")
        }
        _ => Ok(()),
    }
}

fn check_reconnect(
    name: &str,
    source: &CharacterSource,
    mode: Option<SocketMode>,
    reconnect: Option<Reconnect>,
) -> Verdict {
    let Some(reconnect) = reconnect else { return Ok(()) };
    let object = || format!("{name} of type '{}'", source.kind());
    if reconnect.enabled != Some(YesNo::Yes) {
        return Ok(());
    }
    refuse_if(
        mode == Some(SocketMode::Bind),
        object(),
        "only who connects can connect again; <reconnect> goes with mode 'connect'",
    )?;
    refuse_if(
        reconnect.timeout.is_none_or(|timeout| timeout == 0),
        object(),
        "<reconnect> needs a timeout of at least a second",
    )
}
