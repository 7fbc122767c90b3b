//! A domain's disks and network interfaces.

use super::{
    find,
    words::{self, Words},
};
use crate::{
    failure::{Failure, While},
    output::{Columns, Json, size},
    parse::Arguments,
    session::{Hypervisor, Session},
    xml::{self, domain::Disk},
};
use ostler_core::{
    Bytes, DomainRef, MacAddress,
    enumeration::{DomainDiskErrorCode, DomainInterfaceAddressesSource, IpAddrType, Open},
    flags::DomainXmlFlags,
};
use ostler_driver::api::{
    DomainAgent, DomainBlockInfo, DomainConfiguration, DomainInterface, DomainStatistics,
};

commands! {
    "domblkerror" => disk_errors,
    "domblkinfo" => disk_sizes,
    "domblklist" => disks,
    "domif-getlink" => link,
    "domifaddr" => addresses,
    "domiflist" => interfaces,
}

async fn domain_xml(
    hypervisor: &Hypervisor,
    domain: &DomainRef,
    inactive: bool,
) -> Result<String, Failure> {
    let mut flags = DomainXmlFlags::empty();
    flags.set(DomainXmlFlags::INACTIVE, inactive);
    let text = hypervisor.domain_xml_desc(domain, flags).await;
    text.while_(|| "Failed to get domain description xml")
}

fn or_dash(text: Option<String>) -> String {
    text.unwrap_or_else(|| "-".to_owned())
}

/// `domblklist`
pub(super) async fn disks(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let text = domain_xml(&hypervisor, &domain, arguments.flag("inactive")).await?;
    let disks = xml::domain::disks(&xml::read(&text)?);
    if arguments.flag("json") {
        let disks = disks.into_iter().map(|disk| {
            Json::object([
                ("target", disk.target.into()),
                ("source", disk.source.into()),
                ("type", disk.kind.into()),
                ("device", disk.device.into()),
            ])
        });
        session.out.json(&Json::List(disks.collect()));
        return Ok(());
    }
    let details = arguments.flag("details");
    let mut table = match details {
        true => Columns::new(["Type", "Device", "Target", "Source"]),
        false => Columns::new(["Target", "Source"]),
    };
    for Disk { kind, device, target, source } in disks {
        let mut cells = Vec::new();
        if details {
            cells.extend([kind, or_dash(device)]);
        }
        cells.extend([target, or_dash(source)]);
        table.row(cells);
    }
    session.out.table(&table);
    Ok(())
}

/// `domblkinfo`
pub(super) async fn disk_sizes(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    arguments.exclusive(&["all", "device"])?;
    let device = arguments.text("device")?;
    if device.is_none() && !arguments.flag("all") {
        return Err(Failure::new("command 'domblkinfo' requires <device> option")
            .hint("--all shows every disk"));
    }
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let human = arguments.flag("human");
    let number = |Bytes(bytes)| if human { size::pretty(bytes) } else { bytes.to_string() };
    if let Some(device) = device {
        let info = hypervisor.domain_block_info(&domain, device).await?;
        if arguments.flag("json") {
            session.out.json(&sizes(&info));
            return Ok(());
        }
        for (label, bytes) in [
            ("Capacity:", info.capacity),
            ("Allocation:", info.allocation),
            ("Physical:", info.physical),
        ] {
            session.out.line(format!("{label:<15} {}", number(bytes)));
        }
        return Ok(());
    }
    let text = domain_xml(&hypervisor, &domain, false).await?;
    let mut found = Vec::new();
    for disk in xml::domain::disks(&xml::read(&text)?) {
        // An empty drive has no sizes, nor has one whose source is away.
        let info = match disk.source {
            Some(_) => hypervisor.domain_block_info(&domain, &disk.target).await.ok(),
            None => None,
        };
        found.push((disk.target, info));
    }
    if arguments.flag("json") {
        let found = found.into_iter().map(|(target, info)| {
            let sizes = info.map_or(Json::Null, |info| sizes(&info));
            Json::object([("target", target.into()), ("sizes", sizes)])
        });
        session.out.json(&Json::List(found.collect()));
        return Ok(());
    }
    let mut table = Columns::new(["Target", "Capacity", "Allocation", "Physical"]);
    for (target, info) in found {
        let cells = match info {
            Some(info) => [info.capacity, info.allocation, info.physical].map(number),
            None => [(); 3].map(|()| "-".to_owned()),
        };
        table.row(std::iter::once(target).chain(cells));
    }
    session.out.table(&table);
    Ok(())
}

fn sizes(info: &DomainBlockInfo) -> Json {
    Json::object([
        ("capacity", info.capacity.0.into()),
        ("allocation", info.allocation.0.into()),
        ("physical", info.physical.0.into()),
    ])
}

/// `domblkerror`
pub(super) async fn disk_errors(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let errors = hypervisor.domain_disk_errors(&domain).await?;
    let name = |code: Open<DomainDiskErrorCode>| {
        code.known().unwrap_or(DomainDiskErrorCode::Unspec).word()
    };
    if arguments.flag("json") {
        let errors = errors.into_iter().map(|error| {
            Json::object([("disk", error.disk.into()), ("error", name(error.error).into())])
        });
        session.out.json(&Json::List(errors.collect()));
        return Ok(());
    }
    if errors.is_empty() {
        session.out.line("No errors found");
    }
    for error in errors {
        session.out.line(format!("{}: {}", error.disk, name(error.error)));
    }
    Ok(())
}

/// `domiflist`
pub(super) async fn interfaces(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let text = domain_xml(&hypervisor, &domain, arguments.flag("inactive")).await?;
    let interfaces = xml::domain::interfaces(&xml::read(&text)?);
    if arguments.flag("json") {
        let interfaces = interfaces.into_iter().map(|interface| {
            Json::object([
                ("interface", interface.target.into()),
                ("type", interface.kind.into()),
                ("source", interface.source.into()),
                ("model", interface.model.into()),
                ("mac", interface.mac.into()),
            ])
        });
        session.out.json(&Json::List(interfaces.collect()));
        return Ok(());
    }
    let mut table = Columns::new(["Interface", "Type", "Source", "Model", "MAC"]);
    for interface in interfaces {
        table.row([
            or_dash(interface.target),
            interface.kind,
            or_dash(interface.source),
            or_dash(interface.model),
            or_dash(interface.mac),
        ]);
    }
    session.out.table(&table);
    Ok(())
}

/// `domif-getlink`
pub(super) async fn link(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let named = arguments.required("interface")?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let text = domain_xml(&hypervisor, &domain, arguments.flag("config")).await?;
    let mac = named.parse::<MacAddress>().ok();
    let interfaces = xml::domain::interfaces(&xml::read(&text)?);
    let found = interfaces.into_iter().find(|interface| match &mac {
        Some(mac) => {
            interface.mac.as_deref().and_then(|own| own.parse().ok()).as_ref() == Some(mac)
        }
        None => interface.target.as_deref() == Some(named),
    });
    let kind = if mac.is_some() { "mac" } else { "dev" };
    let interface = found.ok_or_else(|| {
        Failure::new(format!("Interface ({kind}: {named}) not found."))
            .hint(format!("'domiflist {}' shows the interfaces there are", domain.name))
    })?;
    let state = interface.link.unwrap_or_else(|| "up".to_owned());
    if arguments.flag("json") {
        session.out.json(&Json::object([("interface", named.into()), ("link", state.into())]));
    } else {
        session.out.text(format!("{named} {state}"));
    }
    Ok(())
}

/// `domifaddr`
pub(super) async fn addresses(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let source: DomainInterfaceAddressesSource = match arguments.text("source")? {
        None => DomainInterfaceAddressesSource::Lease,
        Some(source) => words::named(source).ok_or_else(|| {
            Failure::new(format!("Unknown data source '{source}'"))
                .hint("there are lease, agent and arp")
        })?,
    };
    let only = arguments.text("interface")?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let found = hypervisor.domain_interface_addresses(&domain, source.into()).await;
    let mut found = found.while_(|| "Failed to query for interfaces addresses")?;
    found.retain(|interface| only.is_none_or(|only| interface.name == only));
    if arguments.flag("json") {
        session.out.json(&Json::List(found.into_iter().map(addresses_json).collect()));
        return Ok(());
    }
    session.out.extra(format!(
        " {:<10} {:<20} {:<8}     {}\n{}\n",
        "Name",
        "MAC address",
        "Protocol",
        "Address",
        "-".repeat(79)
    ));
    for DomainInterface { name, hwaddr, addrs } in found {
        let mac = hwaddr.unwrap_or_else(|| "N/A".to_owned());
        if addrs.is_empty() {
            session.out.line(format!(" {name:<10} {mac:<17}    {:<12} N/A", "N/A"));
        }
        for (index, address) in addrs.iter().enumerate() {
            let (name, mac) = match index == 0 || arguments.flag("full") {
                true => (name.as_str(), mac.as_str()),
                false => ("-", "-"),
            };
            let protocol = protocol(address.kind);
            let text = format!("{}/{}", address.addr, address.prefix);
            session.out.line(format!(" {name:<10} {mac:<17}    {protocol:<12} {text}"));
        }
    }
    Ok(())
}

fn protocol(kind: Open<IpAddrType>) -> &'static str {
    kind.known().map_or("", Words::word)
}

fn addresses_json(interface: DomainInterface) -> Json {
    let addresses = interface.addrs.into_iter().map(|address| {
        Json::object([
            ("protocol", protocol(address.kind).into()),
            ("address", address.addr.into()),
            ("prefix", address.prefix.into()),
        ])
    });
    Json::object([
        ("name", interface.name.into()),
        ("mac", interface.hwaddr.into()),
        ("addresses", Json::List(addresses.collect())),
    ])
}
