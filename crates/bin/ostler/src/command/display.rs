//! The displays of a guest: console devices, displays, screenshots.

use super::find;
use crate::{
    failure::{Failure, While},
    output::{Json, time::DateTime},
    parse::Arguments,
    session::Session,
    xml::{self, domain::Graphics},
};
use ostler_core::flags::DomainXmlFlags;
use ostler_driver::{
    Part, StreamSource,
    api::{DomainConfiguration, DomainConsole, DomainLifecycle},
};
use std::{
    fs::File,
    io::{self, Write},
};

commands! {
    "domdisplay" => uris,
    "screenshot" => screenshot,
    "ttyconsole" => tty,
    "vncdisplay" => vnc,
}

/// `ttyconsole`
pub(super) async fn tty(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let text = hypervisor.domain_xml_desc(&domain, DomainXmlFlags::empty()).await?;
    let device = xml::domain::console_device(&xml::read(&text)?).ok_or_else(|| {
        Failure::new(format!("domain '{}' has no console on a device of the host", domain.name))
            .hint("only a running domain with a console of type pty has one")
    })?;
    if arguments.flag("json") {
        session.out.json(&Json::object([("device", device.into())]));
    } else {
        session.out.line(device);
    }
    Ok(())
}

/// The displays of the running domain.
async fn displays(
    session: &mut Session,
    arguments: &Arguments,
    flags: DomainXmlFlags,
) -> Result<Vec<Graphics>, Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    if !hypervisor.domain_is_active(&domain).await? {
        return Err(Failure::new("Domain is not running")
            .hint(format!("'start {}' starts it", domain.name)));
    }
    let text = hypervisor.domain_xml_desc(&domain, flags).await?;
    Ok(xml::domain::graphics(&xml::read(&text)?))
}

/// The port of display 0.
const VNC_BASE: i32 = 5900;

fn is_any_address(address: &str) -> bool {
    matches!(address, "0.0.0.0" | "::")
}

/// `vncdisplay`
pub(super) async fn vnc(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let displays = displays(session, arguments, DomainXmlFlags::empty()).await?;
    let vnc = displays.into_iter().find(|display| display.kind == "vnc");
    let port = vnc.as_ref().and_then(|vnc| vnc.port).filter(|port| *port > 0);
    let (Some(vnc), Some(port)) = (vnc, port) else {
        return Err(Failure::new("Failed to get VNC port. Is this domain using VNC?"));
    };
    let number = port - VNC_BASE;
    let listen = vnc.listen.filter(|address| address != "0.0.0.0").unwrap_or_default();
    let display = format!("{listen}:{number}");
    if arguments.flag("json") {
        session.out.json(&Json::object([("display", display.into()), ("port", port.into())]));
    } else {
        session.out.line(display);
    }
    Ok(())
}

/// `domdisplay`
pub(super) async fn uris(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let wanted = arguments.text("type")?;
    let password = arguments.flag("include-password");
    let mut flags = DomainXmlFlags::empty();
    flags.set(DomainXmlFlags::SECURE, password);
    let displays = displays(session, arguments, flags).await?;
    let mut uris = Vec::new();
    for kind in ["vnc", "spice", "rdp"] {
        let display = displays.iter().find(|display| display.kind == kind);
        let display = display.filter(|_| wanted.is_none_or(|wanted| wanted == kind));
        uris.extend(display.and_then(|display| uri(display, password)).map(|uri| (kind, uri)));
    }
    if uris.is_empty() {
        return Err(Failure::new(match wanted {
            Some(wanted) => format!("No graphical display with type '{wanted}' found"),
            None => "No graphical display found".to_owned(),
        }));
    }
    if arguments.flag("json") {
        let uris = uris
            .into_iter()
            .map(|(kind, uri)| Json::object([("type", kind.into()), ("uri", uri.into())]));
        session.out.json(&Json::List(uris.collect()));
    } else if arguments.flag("all") {
        for (_, uri) in uris {
            session.out.line(uri);
        }
    } else {
        session.out.text(&uris[0].1);
    }
    Ok(())
}

/// The address of a display; `None` when it has no port and no socket yet.
fn uri(display: &Graphics, password: bool) -> Option<String> {
    let kind = &display.kind;
    if let Some(socket) = &display.socket {
        return Some(format!("{kind}+unix://{socket}"));
    }
    let port = display.port.filter(|port| *port > 0);
    let tls_port = display.tls_port.filter(|port| *port > 0);
    if port.is_none() && tls_port.is_none() {
        return None;
    }
    let password = display.password.as_deref().filter(|_| password);
    let listen = display.listen.as_deref().filter(|address| !is_any_address(address));
    let host = match listen.unwrap_or("localhost") {
        address if address.contains(':') => format!("[{address}]"),
        address => address.to_owned(),
    };
    let mut uri = format!("{kind}://");
    if let (Some(password), "vnc") = (password, kind.as_str()) {
        uri.push_str(&format!(":{password}@"));
    }
    uri.push_str(&host);
    if let Some(port) = port {
        let shown = if kind == "vnc" { port - VNC_BASE } else { port };
        uri.push_str(&format!(":{shown}"));
    }
    let mut mark = '?';
    if let Some(port) = tls_port {
        uri.push_str(&format!("{mark}tls-port={port}"));
        mark = '&';
    }
    if let (Some(password), "spice") = (password, kind.as_str()) {
        uri.push_str(&format!("{mark}password={password}"));
    }
    Some(uri)
}

/// How much is read of a stream at a time.
const CHUNK: usize = 256 * 1024;

/// `screenshot`
pub(super) async fn screenshot(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let screen = arguments.number("screen")?.unwrap_or(0);
    let file = arguments.text("file")?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let taken = hypervisor.domain_screenshot(&domain, screen).await;
    let (kind, stream) =
        taken.while_(|| format!("could not take a screenshot of {}", domain.name))?;
    let kind = kind.unwrap_or_default();
    let path = match file {
        Some(file) => file.to_owned(),
        None => format!("{}-{}{}", domain.name, DateTime::now().file_name(), ending(&kind)),
    };
    let mut source = stream.source.ok_or_else(|| Failure::new("the daemon sends no screenshot"))?;
    let new = !std::path::Path::new(&path).exists();
    let mut target = File::create(&path).map_err(|error| {
        Failure::new(format!("cannot create file {path}")).and(crate::plain(&error))
    })?;
    if let Err(failure) = copy(source.as_mut(), &mut target).await {
        if new {
            // Half a picture is none.
            _ = std::fs::remove_file(&path);
        }
        return Err(failure.while_(format!("could not receive data from domain '{}'", domain.name)));
    }
    session.out.extra(format!("Screenshot saved to {path}, with type of {kind}"));
    Ok(())
}

async fn copy(source: &mut dyn StreamSource, target: &mut File) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::new(format!("cannot write: {}", crate::plain(&error)));
    while let Some(part) = source.read(CHUNK).await? {
        match part {
            Part::Data(data) => target.write_all(&data).map_err(failed)?,
            Part::Hole(length) => {
                io::copy(&mut io::Read::take(io::repeat(0), length), target).map_err(failed)?;
            }
        }
    }
    Ok(())
}

fn ending(kind: &str) -> &'static str {
    match kind {
        "image/png" => ".png",
        "image/x-portable-pixmap" => ".ppm",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(graphics: &str, password: bool, expected: Option<&str>) {
        let text = format!("<domain><devices><graphics {graphics}/></devices></domain>");
        let document = roxmltree::Document::parse(&text).expect("a document");
        let graphics = xml::domain::graphics(&document);
        assert_eq!(uri(&graphics[0], password).as_deref(), expected);
    }

    #[test]
    fn displays_have_addresses() {
        let vnc = "type='vnc' port='5901' listen='0.0.0.0' passwd='pw'";
        check(vnc, false, Some("vnc://localhost:1"));
        check(vnc, true, Some("vnc://:pw@localhost:1"));
        let spice = "type='spice' port='5910' tlsPort='5911' listen='::1' passwd='pw'";
        check(spice, false, Some("spice://[::1]:5910?tls-port=5911"));
        check(spice, true, Some("spice://[::1]:5910?tls-port=5911&password=pw"));
        check("type='spice' tlsPort='5911'", false, Some("spice://localhost?tls-port=5911"));
        check("type='vnc' socket='/tmp/s'", false, Some("vnc+unix:///tmp/s"));
        check("type='rdp' port='3389' listen='10.0.0.1'", false, Some("rdp://10.0.0.1:3389"));
        check("type='vnc' port='-1'", false, None);
    }
}
