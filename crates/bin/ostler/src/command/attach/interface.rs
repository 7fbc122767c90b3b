//! `attach-interface` and `detach-interface`.

use super::{
    address::Address,
    bandwidth::{Direction, Rates},
    change::{self, Change},
};
use crate::{
    command::find,
    failure::{Failure, While},
    parse::Arguments,
    session::{Hypervisor, Session},
    xml::{self, Build, device},
};
use ostler_core::{DomainRef, MacAddress, flags::DomainDeviceModifyFlags as Flags};
use ostler_driver::api::DomainLifecycle;

/// `attach-interface`
pub(in crate::command) async fn attach(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    change::check(arguments)?;
    let xml = describe(arguments)?;
    if arguments.flag("print-xml") {
        session.out.text(xml);
        return Ok(());
    }
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let change = Change::read(&hypervisor, &domain, arguments).await?;
    change.attach(&hypervisor, &domain, &xml).await.while_(|| "Failed to attach interface")?;
    session.out.extra("Interface attached successfully\n");
    Ok(())
}

/// `detach-interface`
///
/// The running guest and the definition may know the interface by different
/// XML, so each side is asked for its own, the definition first.
pub(in crate::command) async fn detach(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    change::check(arguments)?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let given = |name| arguments.flag(name);
    let defined = given("config") || given("persistent");
    let mut changes = Vec::new();
    if defined {
        changes.push(Change::Flags(Flags::CONFIG));
    }
    if given("live") || given("persistent") && hypervisor.domain_is_active(&domain).await? {
        changes.push(Change::Flags(Flags::LIVE));
    }
    if changes.is_empty() {
        let current = Change::Flags(Flags::empty());
        changes.push(if given("current") { current } else { Change::Unsaid });
    }
    for change in changes {
        let detached = detach_from(session, &hypervisor, &domain, arguments, change).await;
        detached.while_(|| "Failed to detach interface")?;
    }
    if !given("print-xml") {
        session.out.extra("Interface detached successfully\n");
    }
    Ok(())
}

/// Detaches the interface from one side, or prints its XML there.
async fn detach_from(
    session: &mut Session,
    hypervisor: &Hypervisor,
    domain: &DomainRef,
    arguments: &Arguments,
    change: Change,
) -> Result<(), Failure> {
    let inactive = change == Change::Flags(Flags::CONFIG);
    let text = change::definition(hypervisor, domain, inactive).await?;
    let interface =
        chosen(&text, arguments.required("type")?, arguments.text("mac")?).map_err(|f| {
            f.hint(format!("'domiflist {}' shows the interfaces there are", domain.name))
        })?;
    if arguments.flag("print-xml") {
        session.out.text(interface);
        return Ok(());
    }
    Ok(change.detach(hypervisor, domain, &interface).await?)
}

/// The interface of this type that has the MAC address, or is the only one.
fn chosen(text: &str, kind: &str, mac: Option<&str>) -> Result<String, Failure> {
    let mut found = device::interfaces(&xml::read(text)?);
    found.retain(|interface| interface.kind == kind);
    let count = found.len();
    if count == 0 {
        return Err(Failure::new(format!("No interface found whose type is {kind}")));
    }
    let Some(mac) = mac else {
        return match found.pop() {
            Some(only) if count == 1 => Ok(only.xml),
            _ => Err(Failure::new(format!(
                "Domain has {count} interfaces. Please specify which one to detach using --mac"
            ))),
        };
    };
    let wanted: Option<MacAddress> = mac.parse().ok();
    found.retain(|interface| wanted.is_some() && interface.mac == wanted);
    let shared = found.len() > 1;
    match found.pop() {
        Some(_) if shared => Err(Failure::new(format!(
            "Multiple interfaces match MAC address {mac}: detach-device with an <address> tells \
             them apart"
        ))),
        Some(only) => Ok(only.xml),
        None => Err(Failure::new(format!("No interface with MAC address {mac} was found"))),
    }
}

/// The XML of the interface that the options of `attach-interface` mean.
fn describe(arguments: &Arguments) -> Result<String, Failure> {
    let text = |name| arguments.text(name);
    let (kind, source) = (arguments.required("type")?, arguments.required("source")?);
    let managed = arguments.flag("managed").then_some("yes");
    let mut xml = Build::new("interface", &[("type", Some(kind)), ("managed", managed)]);
    let mode = text("source-mode")?;
    if let Some(other) = mode.filter(|mode| !["server", "client"].contains(mode)) {
        return Err(Failure::new(format!("Invalid source mode: {other}"))
            .hint("--source-mode is server or client"));
    }
    match kind {
        "network" | "bridge" => xml.empty("source", &[(kind, Some(source))]),
        "direct" => xml.empty("source", &[("dev", Some(source))]),
        "hostdev" => {
            let address = format!("pci:{source}").parse::<Address>().map_err(|_| {
                Failure::new(format!("cannot parse pci address '{source}' for network interface"))
                    .hint("as domain:bus:slot.function, 0000:03:00.1 for one")
            })?;
            xml.open("source", &[]);
            address.write(&mut xml, false);
            xml.close();
        }
        "vhostuser" => {
            let mode = Some(mode.ok_or_else(|| Failure::new("source-mode is mandatory"))?);
            let attributes = [("type", Some("unix")), ("path", Some(source)), ("mode", mode)];
            xml.empty("source", &attributes);
        }
        _ => {
            return Err(Failure::new(format!(
                "No support for {kind} in command 'attach-interface'"
            ))
            .hint("attach-device takes every type, described in a file"));
        }
    }
    for (option, element, attribute) in [
        ("target", "target", "dev"),
        ("mac", "mac", "address"),
        ("script", "script", "path"),
        ("model", "model", "type"),
        ("alias", "alias", "name"),
    ] {
        if let Some(value) = text(option)? {
            xml.empty(element, &[(attribute, Some(value))]);
        }
    }
    let mut rates = Vec::new();
    for direction in [Direction::Inbound, Direction::Outbound] {
        if let Some(given) = text(direction.name())? {
            rates.push((direction, Rates::read(given, direction)?));
        }
    }
    if !rates.is_empty() {
        xml.open("bandwidth", &[]);
        for (direction, rates) in rates {
            rates.write(&mut xml, direction);
        }
        xml.close();
    }
    Ok(xml.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(options: &str) -> Result<String, String> {
        let line = format!("attach-interface d {options}");
        let words = crate::parse::words::split(&line).expect("words").remove(0);
        let arguments = crate::parse::parse(words).expect("a command");
        let xml = describe(&arguments);
        let xml = xml.map_err(|failure| failure.sentences().next().unwrap_or_default())?;
        Ok(xml.lines().map(str::trim_start).collect())
    }

    #[track_caller]
    fn check(options: &str, expected: &str) {
        assert_eq!(read(options).as_deref(), Ok(expected));
    }

    #[test]
    fn options_make_an_interface() {
        check("network 'a<b'", "<interface type='network'><source network='a&lt;b'/></interface>");
        check(
            "bridge br0 --target t0 --mac 52:54:00:00:00:01 --script /s --model virtio \
             --alias ua-n --inbound 1,2,3 --outbound 4",
            "<interface type='bridge'><source bridge='br0'/><target dev='t0'/>\
             <mac address='52:54:00:00:00:01'/><script path='/s'/><model type='virtio'/>\
             <alias name='ua-n'/><bandwidth><inbound average='1' peak='2' burst='3'/>\
             <outbound average='4'/></bandwidth></interface>",
        );
        check(
            "hostdev 0000:00:1f.7 --managed",
            "<interface type='hostdev' managed='yes'><source><address type='pci' \
             domain='0x0000' bus='0x00' slot='0x1f' function='0x7'/></source></interface>",
        );
        check(
            "vhostuser /s --source-mode server",
            "<interface type='vhostuser'><source type='unix' path='/s' mode='server'/></interface>",
        );
    }

    #[test]
    fn refuses_what_it_cannot_describe() {
        for options in [
            "user x",
            "vhostuser /s",
            "vhostuser /s --source-mode bogus",
            "hostdev x",
            "hostdev 0:0:5",
            "network n --inbound 0",
            "network n --target ''",
        ] {
            assert!(read(options).is_err(), "{options}");
        }
    }

    #[test]
    fn chooses_by_type_and_mac() {
        let text = "<domain><devices>
          <interface type='user'><mac address='52:54:00:00:00:0a'/></interface>
          <interface type='bridge'><mac address='52:54:00:00:00:0b'/></interface>
          <interface type='bridge'><mac address='52:54:00:00:00:0c'/></interface>
          <interface type='direct'><mac address='52:54:00:00:00:0d'/></interface>
          <interface type='direct'><mac address='52:54:00:00:00:0d'/></interface>
        </devices></domain>";
        let one = chosen(text, "user", None).expect("the only one");
        assert_eq!(
            one,
            "<interface type=\"user\"><mac address=\"52:54:00:00:00:0a\"/></interface>"
        );
        assert!(chosen(text, "bridge", Some("52:54:00:00:00:0B")).expect("one").contains(":0b"));
        for (kind, mac) in [
            ("bridge", None),
            ("network", None),
            ("bridge", Some("52:54:00:00:00:0a")),
            ("user", Some("bogus")),
            ("direct", Some("52:54:00:00:00:0d")),
        ] {
            assert!(chosen(text, kind, mac).is_err(), "{kind} {mac:?}");
        }
    }
}
