//! A domain's virtual CPUs and threads, and the host CPUs they may run on.

use super::{cpu_set, find, impact, words::Words};
use crate::{
    failure::{Failure, While},
    output::{Columns, Json},
    parse::Arguments,
    session::{Hypervisor, Session},
};
use ostler_core::{
    DomainRef,
    enumeration::{Open, VcpuState},
    flags::{DomainModificationImpact as Impact, DomainVcpuFlags},
};
use ostler_driver::api::{ConnectHost, DomainCpu, DomainLifecycle, DomainStatistics};

commands! {
    "emulatorpin" => emulator_pin,
    "iothreadinfo" => iothreads,
    "vcpucount" => count,
    "vcpuinfo" => info,
    "vcpupin" => vcpu_pin,
}

/// How many CPUs the host has.
async fn host_cpus(hypervisor: &Hypervisor) -> Result<usize, Failure> {
    let count = match hypervisor.node_cpu_map(false, false).await {
        Ok(map) => map.ret,
        Err(_) => {
            let node = hypervisor.node_info().await?;
            node.nodes * node.sockets * node.cores * node.threads
        }
    };
    usize::try_from(count).map_err(|_| Failure::new("the daemon says nothing of the host's CPUs"))
}

/// The word for what a virtual CPU does.
fn vcpu_state(state: Open<VcpuState>) -> &'static str {
    state.known().map_or("no state", Words::word)
}

/// The bytes of a map of so many CPUs.
fn map_length(cpus: usize) -> u32 {
    u32::try_from(cpus.div_ceil(8)).unwrap_or(u32::MAX)
}

/// One virtual CPU; an inactive domain's runs nowhere.
struct Vcpu {
    number: usize,
    runs: Option<(i32, &'static str, u64)>,
    map: Vec<u8>,
}

/// `vcpuinfo`
pub(super) async fn info(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let host = host_cpus(&hypervisor).await?;
    let vcpus = match hypervisor.domain_is_active(&domain).await? {
        true => running_vcpus(&hypervisor, &domain, host).await?,
        false => defined_vcpus(&hypervisor, &domain, host).await?,
    };
    if arguments.flag("json") {
        let vcpus = vcpus.iter().map(|vcpu| {
            Json::object([
                ("vcpu", u64::try_from(vcpu.number).unwrap_or_default().into()),
                ("cpu", vcpu.runs.map(|runs| runs.0).into()),
                ("state", vcpu.runs.map(|runs| runs.1).into()),
                ("cpu_time_ns", vcpu.runs.map(|runs| runs.2).into()),
                ("affinity", cpu_set::list(&vcpu.map, host).into()),
            ])
        });
        session.out.json(&Json::List(vcpus.collect()));
        return Ok(());
    }
    for (index, vcpu) in vcpus.iter().enumerate() {
        if index > 0 {
            session.out.line("");
        }
        let mut line = |label: &str, text: String| session.out.line(format!("{label:<15} {text}"));
        line("VCPU:", vcpu.number.to_string());
        match vcpu.runs {
            Some((cpu, state, time)) => {
                line("CPU:", cpu.to_string());
                line("State:", state.to_owned());
                if time != 0 {
                    #[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
                    let seconds = time as f64 / 1e9;
                    line("CPU time:", format!("{seconds:.1}s"));
                }
            }
            None => {
                line("CPU:", "N/A".to_owned());
                line("State:", "N/A".to_owned());
                line("CPU time", "N/A".to_owned());
            }
        }
        line(
            "CPU Affinity:",
            match arguments.flag("pretty") {
                true => format!("{} (out of {host})", cpu_set::list(&vcpu.map, host)),
                false => cpu_set::letters(&vcpu.map, host),
            },
        );
    }
    Ok(())
}

async fn running_vcpus(
    hypervisor: &Hypervisor,
    domain: &DomainRef,
    host: usize,
) -> Result<Vec<Vcpu>, Failure> {
    let count = hypervisor.domain_info(domain).await?.vcpus;
    let length = host.div_ceil(8);
    let found = hypervisor.domain_vcpus(domain, count.into(), map_length(host)).await?;
    let maps = found.cpumaps.chunks(length.max(1)).map(<[u8]>::to_vec);
    let maps = maps.chain(std::iter::repeat(Vec::new()));
    let vcpus = found.info.iter().zip(maps).map(|(info, map)| Vcpu {
        number: usize::try_from(info.number).unwrap_or_default(),
        runs: Some((info.cpu.number(), vcpu_state(info.state), info.cpu_time)),
        map,
    });
    Ok(vcpus.collect())
}

async fn defined_vcpus(
    hypervisor: &Hypervisor,
    domain: &DomainRef,
    host: usize,
) -> Result<Vec<Vcpu>, Failure> {
    let maps = pin_maps(hypervisor, domain, host, Impact::CONFIG).await?;
    let vcpus = maps.into_iter().enumerate();
    Ok(vcpus.map(|(number, map)| Vcpu { number, runs: None, map }).collect())
}

/// The map of each virtual CPU.
async fn pin_maps(
    hypervisor: &Hypervisor,
    domain: &DomainRef,
    host: usize,
    impact: Impact,
) -> Result<Vec<Vec<u8>>, Failure> {
    let count = match hypervisor.domain_info(domain).await? {
        info if impact.contains(Impact::CONFIG) || domain.id < 0 => {
            let flags = DomainVcpuFlags::CONFIG | DomainVcpuFlags::MAXIMUM;
            let most = hypervisor.domain_vcpus_flags(domain, flags).await.ok();
            most.and_then(|most| u32::try_from(most).ok()).unwrap_or(info.vcpus.into())
        }
        info => info.vcpus.into(),
    };
    let found = hypervisor.domain_vcpu_pin_info(domain, count, map_length(host), impact).await?;
    let there = usize::try_from(found.num).unwrap_or_default();
    Ok(found.cpumaps.chunks(host.div_ceil(8).max(1)).take(there).map(<[u8]>::to_vec).collect())
}

/// `vcpucount`
pub(super) async fn count(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    arguments.exclusive(&["live", "config"])?;
    arguments.exclusive(&["current", "live"])?;
    arguments.exclusive(&["current", "config"])?;
    arguments.exclusive(&["active", "maximum"])?;
    arguments.exclusive(&["guest", "config"])?;
    let mut flags = DomainVcpuFlags::empty();
    for (option, flag) in [
        ("live", DomainVcpuFlags::LIVE),
        ("config", DomainVcpuFlags::CONFIG),
        ("maximum", DomainVcpuFlags::MAXIMUM),
        ("guest", DomainVcpuFlags::GUEST),
    ] {
        flags.set(flag, arguments.flag(option));
    }
    let one = !flags.is_empty() || arguments.flag("active") || arguments.flag("current");
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    if one {
        let count = hypervisor.domain_vcpus_flags(&domain, flags).await;
        let count = match flags.contains(DomainVcpuFlags::GUEST) {
            true => count.while_(|| "Failed to retrieve vCPU count from the guest")?,
            false => count?,
        };
        if arguments.flag("json") {
            session.out.json(&Json::object([("vcpus", count.into())]));
        } else {
            session.out.line(count.to_string());
        }
        return Ok(());
    }
    let (live, config) = (DomainVcpuFlags::LIVE, DomainVcpuFlags::CONFIG);
    let most = DomainVcpuFlags::MAXIMUM;
    let mut fields = Vec::new();
    for (kind, of, flags) in [
        ("maximum", "config", config | most),
        ("maximum", "live", live | most),
        ("current", "config", config),
        ("current", "live", live),
    ] {
        // A domain that does not run has no live count, a transient one no other.
        if let Ok(count) = hypervisor.domain_vcpus_flags(&domain, flags).await {
            fields.push((kind, of, count));
        }
    }
    if arguments.flag("json") {
        let fields = fields.into_iter().map(|(kind, of, n)| (format!("{kind}_{of}"), n.into()));
        session.out.json(&Json::Object(fields.collect()));
        return Ok(());
    }
    for (kind, of, count) in fields {
        session.out.line(format!("{kind:<12} {of:<12} {count:>3}"));
    }
    Ok(())
}

/// The host CPUs of `--cpulist`, as a map.
fn wanted(arguments: &Arguments, host: usize) -> Result<Option<Vec<u8>>, Failure> {
    let Some(list) = arguments.text("cpulist")? else { return Ok(None) };
    cpu_set::parse(list, host).map(Some).ok_or_else(|| {
        Failure::new(format!("Invalid cpulist '{list}'"))
            .hint(format!("name CPUs from 0 to {}, as in 0-3,^2", host.saturating_sub(1)))
    })
}

/// `vcpupin`
pub(super) async fn vcpu_pin(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let impact = impact::of(arguments)?;
    let vcpu: Option<usize> = arguments.number("vcpu")?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let host = host_cpus(&hypervisor).await?;
    if let Some(map) = wanted(arguments, host)? {
        let vcpu = vcpu.and_then(|vcpu| u32::try_from(vcpu).ok()).ok_or_else(|| {
            Failure::new("vcpupin: vCPU number missing in pin mode.").hint("give --vcpu")
        })?;
        if impact.is_empty() && !arguments.flag("current") {
            hypervisor.domain_pin_vcpu(&domain, vcpu, &map).await?;
        } else {
            hypervisor.domain_pin_vcpu_flags(&domain, vcpu, &map, impact).await?;
        }
        return Ok(());
    }
    let maps = pin_maps(&hypervisor, &domain, host, impact).await?;
    if let Some(vcpu) = vcpu.filter(|vcpu| *vcpu >= maps.len()) {
        let of =
            if domain.id >= 0 && !impact.contains(Impact::CONFIG) { "live" } else { "persistent" };
        return Err(Failure::new(format!(
            "vcpu {vcpu} is out of range of {of} cpu count {}",
            maps.len()
        )));
    }
    let shown = maps.iter().enumerate().filter(|(number, _)| vcpu.is_none_or(|v| v == *number));
    let rows: Vec<_> = shown.map(|(number, map)| (number, cpu_set::list(map, host))).collect();
    if arguments.flag("json") {
        let rows = rows.into_iter().map(|(number, list)| {
            let number = u64::try_from(number).unwrap_or_default();
            Json::object([("vcpu", number.into()), ("affinity", list.into())])
        });
        session.out.json(&Json::List(rows.collect()));
        return Ok(());
    }
    let mut table = Columns::new(["VCPU", "CPU Affinity"]);
    for (number, list) in rows {
        table.row([number.to_string(), list]);
    }
    session.out.table(&table);
    Ok(())
}

/// `emulatorpin`
pub(super) async fn emulator_pin(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let impact = impact::of(arguments)?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let host = host_cpus(&hypervisor).await?;
    if let Some(map) = wanted(arguments, host)? {
        hypervisor.domain_pin_emulator(&domain, &map, impact).await?;
        return Ok(());
    }
    let found = hypervisor.domain_emulator_pin_info(&domain, map_length(host), impact).await?;
    let list = cpu_set::list(&found.cpumaps, host);
    if arguments.flag("json") {
        session.out.json(&Json::object([("affinity", list.into())]));
        return Ok(());
    }
    session.out.extra(format!("emulator: CPU Affinity\n{}\n", "-".repeat(34)));
    session.out.extra("       *: ");
    session.out.line(list);
    Ok(())
}

/// `iothreadinfo`
pub(super) async fn iothreads(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let impact = impact::of(arguments)?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let threads = hypervisor.domain_iothread_info(&domain, impact).await;
    let threads = threads.while_(|| "Unable to get domain IOThreads information")?;
    let host = host_cpus(&hypervisor).await?;
    if arguments.flag("json") {
        let threads = threads.iter().map(|thread| {
            Json::object([
                ("id", thread.iothread_id.into()),
                ("affinity", cpu_set::list(&thread.cpumap, host).into()),
            ])
        });
        session.out.json(&Json::List(threads.collect()));
        return Ok(());
    }
    if threads.is_empty() {
        session.out.extra("No IOThreads found for the domain");
        return Ok(());
    }
    let mut table = Columns::new(["IOThread ID", "CPU Affinity"]);
    for thread in threads {
        table.row([thread.iothread_id.to_string(), cpu_set::list(&thread.cpumap, host)]);
    }
    session.out.table(&table);
    Ok(())
}
