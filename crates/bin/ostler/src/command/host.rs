//! The host and its hypervisor: what they are and can do.

use crate::{
    API_VERSION,
    failure::{Failure, While},
    output::Json,
    parse::Arguments,
    session::{Hypervisor, Session},
    xml,
};
use ostler_core::flags::ConnectGetDomainCapabilitiesFlags;
use ostler_driver::api::{ConnectCapabilities, ConnectHost, ConnectHypervisor};

commands! {
    "capabilities" => capabilities,
    "domcapabilities" => domain_capabilities,
    "hostname" => hostname,
    "maxvcpus" => max_vcpus,
    "nodeinfo" => node_info,
    "sysinfo" => sysinfo,
    "uri" => uri,
    "version" => version,
}

/// `version`
pub(super) async fn version(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let hypervisor = session.hypervisor().await?;
    let kind = hypervisor.connect_type().await.while_(|| "failed to get hypervisor type")?;
    let version =
        hypervisor.connect_version().await.while_(|| "failed to get the hypervisor version")?;
    let daemon = match arguments.flag("daemon") {
        true => {
            let version = hypervisor.connect_lib_version().await;
            Some(dotted(version.while_(|| "failed to get the daemon version")?))
        }
        false => None,
    };
    if arguments.flag("json") {
        session.out.json(&Json::object([
            ("client", env!("CARGO_PKG_VERSION").into()),
            ("api", API_VERSION.into()),
            (
                "hypervisor",
                Json::object([
                    ("type", kind.into()),
                    ("version", (version != 0).then(|| dotted(version)).into()),
                ]),
            ),
            ("daemon", daemon.into()),
        ]));
        return Ok(());
    }
    session.out.line(format!("Compiled against library: libvirt {API_VERSION}"));
    session.out.line(format!("Using library: libvirt {API_VERSION}"));
    session.out.line(format!("Using API: {kind} {API_VERSION}"));
    session.out.line(match version {
        0 => format!("Cannot extract running {kind} hypervisor version"),
        version => format!("Running hypervisor: {kind} {}", dotted(version)),
    });
    if let Some(daemon) = daemon {
        session.out.line(format!("Running against daemon: {daemon}"));
    }
    Ok(())
}

/// A version as the API has it: millions, thousands, ones.
fn dotted(version: u64) -> String {
    format!("{}.{}.{}", version / 1_000_000, version / 1000 % 1000, version % 1000)
}

/// `uri`
pub(super) async fn uri(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let hypervisor = session.hypervisor().await?;
    // What was asked for says more than what the daemon calls itself.
    let uri = match &session.uri {
        Some(uri) => uri.clone(),
        None => hypervisor.connect_uri().await.while_(|| "failed to get URI")?,
    };
    print(session, arguments, "uri", uri);
    Ok(())
}

/// `hostname`
pub(super) async fn hostname(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let hypervisor = session.hypervisor().await?;
    let name = hypervisor.connect_hostname().await.while_(|| "failed to get hostname")?;
    print(session, arguments, "hostname", name);
    Ok(())
}

fn print(session: &mut Session, arguments: &Arguments, name: &str, text: String) {
    if arguments.flag("json") {
        session.out.json(&Json::object([(name, text.into())]));
    } else {
        session.out.line(text);
    }
}

/// `sysinfo`
pub(super) async fn sysinfo(session: &mut Session, _: &Arguments) -> Result<(), Failure> {
    let hypervisor = session.hypervisor().await?;
    let text = hypervisor.connect_sysinfo().await.while_(|| "failed to get sysinfo")?;
    session.out.text(text);
    Ok(())
}

/// `capabilities`
pub(super) async fn capabilities(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let hypervisor = session.hypervisor().await?;
    let text = hypervisor.connect_capabilities().await;
    document(session, arguments, text.while_(|| "failed to get capabilities")? + "\n")
}

/// `domcapabilities`
pub(super) async fn domain_capabilities(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let mut flags = ConnectGetDomainCapabilitiesFlags::empty();
    flags.set(
        ConnectGetDomainCapabilitiesFlags::DISABLE_DEPRECATED_FEATURES,
        arguments.flag("disable-deprecated-features"),
    );
    let (virttype, emulator) = (arguments.text("virttype")?, arguments.text("emulatorbin")?);
    let (arch, machine) = (arguments.text("arch")?, arguments.text("machine")?);
    let hypervisor = session.hypervisor().await?;
    let text =
        hypervisor.connect_domain_capabilities(emulator, arch, machine, virttype, flags).await;
    document(session, arguments, text.while_(|| "failed to get emulator capabilities")? + "\n")
}

/// Prints a document, or with `--xpath` what is found in it.
pub(super) fn document(
    session: &mut Session,
    arguments: &Arguments,
    text: String,
) -> Result<(), Failure> {
    match arguments.text("xpath")? {
        Some(expression) => {
            let found = xml::search(&text, expression, arguments.flag("wrap"))?;
            session.out.text(found);
        }
        None => session.out.text(text),
    }
    Ok(())
}

/// `maxvcpus`
pub(super) async fn max_vcpus(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let kind = arguments.text("type")?;
    let hypervisor = session.hypervisor().await?;
    let count = most_vcpus(&hypervisor, kind).await?;
    if arguments.flag("json") {
        session.out.json(&Json::object([("maxvcpus", count.into())]));
    } else {
        session.out.line(count.to_string());
    }
    Ok(())
}

/// How many virtual CPUs a domain of the usual machine may have. What the
/// emulator says counts; a daemon without domain capabilities is asked simply.
async fn most_vcpus(hypervisor: &Hypervisor, kind: Option<&str>) -> Result<i32, Failure> {
    let flags = ConnectGetDomainCapabilitiesFlags::empty();
    let text = hypervisor.connect_domain_capabilities(None, None, None, kind, flags).await;
    let stated = text.ok().and_then(|text| {
        let document = xml::read(&text).ok()?;
        let vcpu = document.root_element().children().find(|node| node.has_tag_name("vcpu"))?;
        vcpu.attribute("max")?.parse().ok()
    });
    match stated {
        Some(count) => Ok(count),
        None => Ok(hypervisor.connect_max_vcpus(kind).await?),
    }
}

/// `nodeinfo`
pub(super) async fn node_info(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let hypervisor = session.hypervisor().await?;
    let node = hypervisor.node_info().await.while_(|| "failed to get node information")?;
    if arguments.flag("json") {
        session.out.json(&Json::object([
            ("model", node.model.into()),
            ("cpus", node.cpus.into()),
            ("mhz", (node.mhz > 0).then_some(node.mhz).into()),
            ("sockets", node.sockets.into()),
            ("cores", node.cores.into()),
            ("threads", node.threads.into()),
            ("cells", node.nodes.into()),
            ("memory_kib", node.memory.0.into()),
        ]));
        return Ok(());
    }
    let mut line = |label: &str, text: String| session.out.line(format!("{label:<20} {text}"));
    line("CPU model:", node.model);
    line("CPU(s):", node.cpus.to_string());
    if node.mhz > 0 {
        line("CPU frequency:", format!("{} MHz", node.mhz));
    }
    line("CPU socket(s):", node.sockets.to_string());
    line("Core(s) per socket:", node.cores.to_string());
    line("Thread(s) per core:", node.threads.to_string());
    line("NUMA cell(s):", node.nodes.to_string());
    line("Memory size:", node.memory.to_string());
    Ok(())
}
