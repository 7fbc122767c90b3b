//! Counters of domains.

use super::{
    find::{self, By},
    words::Words,
};
use crate::{
    failure::{Failure, While},
    output::Json,
    parse::Arguments,
    session::Session,
};
use ostler_core::{
    ErrorCode, TypedParam, TypedParams, TypedValue,
    flags::{
        ConnectGetAllDomainStatsFlags as Filter, DomainMemoryModFlags, DomainStatsTypes as Types,
    },
};
use ostler_driver::api::{DomainBlockStats, DomainStatistics};

commands! {
    "cpu-stats" => cpu,
    "domblkstat" => block,
    "domifstat" => interface,
    "dommemstat" => memory,
    "domstats" => domains,
}

/// `domstats`
pub(super) async fn domains(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let mut types = Types::empty();
    for (option, kind) in [
        ("state", Types::STATE),
        ("cpu-total", Types::CPU_TOTAL),
        ("balloon", Types::BALLOON),
        ("vcpu", Types::VCPU),
        ("interface", Types::INTERFACE),
        ("block", Types::BLOCK),
        ("perf", Types::PERF),
        ("iothread", Types::IOTHREAD),
        ("memory", Types::MEMORY),
        ("dirtyrate", Types::DIRTYRATE),
        ("vm", Types::VM),
    ] {
        types.set(kind, arguments.flag(option));
    }
    let mut filter = Filter::empty();
    for (option, flag) in [
        ("list-active", Filter::ACTIVE),
        ("list-inactive", Filter::INACTIVE),
        ("list-persistent", Filter::PERSISTENT),
        ("list-transient", Filter::TRANSIENT),
        ("list-running", Filter::RUNNING),
        ("list-paused", Filter::PAUSED),
        ("list-shutoff", Filter::SHUTOFF),
        ("list-other", Filter::OTHER),
        ("enforce", Filter::ENFORCE_STATS),
        ("backing", Filter::BACKING),
        ("nowait", Filter::NOWAIT),
    ] {
        filter.set(flag, arguments.flag(option));
    }
    let hypervisor = session.hypervisor().await?;
    let mut chosen = Vec::new();
    for name in arguments.rest("domain") {
        chosen.push(find::lookup(&hypervisor, name, By::ANY).await?);
    }
    let records = hypervisor.connect_all_domain_stats(&chosen, types, filter).await?;
    if arguments.flag("json") {
        let records = records.iter().map(|record| {
            Json::object([
                ("domain", (&*record.domain.name).into()),
                ("uuid", record.domain.uuid.to_string().into()),
                ("stats", Json::params(&record.params)),
            ])
        });
        session.out.json(&Json::List(records.collect()));
        return Ok(());
    }
    for (index, record) in records.iter().enumerate() {
        if index > 0 {
            session.out.line("");
        }
        session.out.line(format!("Domain: '{}'", record.domain.name));
        for TypedParam { field, value } in &record.params.0 {
            session.out.line(format!("  {field}={}", text(value)));
        }
    }
    Ok(())
}

/// A value as text.
pub(super) fn text(value: &TypedValue) -> String {
    match value {
        TypedValue::Int(value) => value.to_string(),
        TypedValue::UInt(value) => value.to_string(),
        TypedValue::LLong(value) => value.to_string(),
        TypedValue::ULLong(value) => value.to_string(),
        TypedValue::Double(value) => format!("{value:.6}"),
        TypedValue::Boolean(value) => if *value { "yes" } else { "no" }.to_owned(),
        TypedValue::String(value) => value.clone(),
    }
}

/// `dommemstat`
pub(super) async fn memory(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let impact = super::impact::of(arguments)?;
    let period: Option<i32> = arguments.number("period")?;
    if period.is_some_and(|period| period < 0) {
        return Err(Failure::new("Invalid collection period value")
            .hint("give seconds, or 0 to collect no more"));
    }
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    if let Some(period) = period {
        let flags = DomainMemoryModFlags::from_bits_retain(impact.bits());
        let result = hypervisor.domain_set_memory_stats_period(&domain, period, flags).await;
        return result.while_(|| "Unable to change balloon collection period.");
    }
    let stats = hypervisor.domain_memory_stats(&domain).await;
    let stats =
        stats.while_(|| format!("Failed to get memory statistics for domain {}", domain.name))?;
    let named = stats.iter().filter_map(|stat| {
        let name = stat.tag.known()?.word();
        Some((name, stat.val))
    });
    if arguments.flag("json") {
        let fields = named.map(|(name, value)| (name.to_owned(), value.into()));
        session.out.json(&Json::Object(fields.collect()));
        return Ok(());
    }
    for (name, value) in named {
        session.out.line(format!("{name} {value}"));
    }
    Ok(())
}

/// Counters of a disk: the API's name, virsh's, and what it is.
const BLOCK: [(&str, &str, &str); 9] = [
    ("rd_operations", "rd_req", "number of read operations:"),
    ("rd_bytes", "rd_bytes", "number of bytes read:"),
    ("wr_operations", "wr_req", "number of write operations:"),
    ("wr_bytes", "wr_bytes", "number of bytes written:"),
    ("errs", "errs", "error count:"),
    ("flush_operations", "flush_operations", "number of flush operations:"),
    ("rd_total_times", "rd_total_times", "total duration of reads (ns):"),
    ("wr_total_times", "wr_total_times", "total duration of writes (ns):"),
    ("flush_total_times", "flush_total_times", "total duration of flushes (ns):"),
];

/// `domblkstat`
pub(super) async fn block(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let device = arguments.text_or_empty("device").unwrap_or_default();
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let failed =
        || format!("Failed to get block stats for domain '{}' device '{device}'", domain.name);
    let params = match hypervisor.domain_block_stats_flags(&domain, device).await {
        Ok(params) => params,
        Err(error) if error.code() == ErrorCode::NoSupport => {
            plain(&hypervisor.domain_block_stats(&domain, device).await.while_(failed)?)
        }
        Err(error) => return Err(error).while_(failed),
    };
    let known = |param: &TypedParam| BLOCK.iter().any(|(field, ..)| *field == param.field);
    let others = params.0.iter().filter(|param| !known(param));
    if arguments.flag("json") {
        session.out.json(&Json::params(&params));
        return Ok(());
    }
    let human = arguments.flag("human");
    if human {
        session.out.line(format!("Device: {device}"));
    }
    for (field, name, label) in BLOCK {
        match params.value(field) {
            Some(value) if human => session.out.line(format!(" {label:<31} {}", text(value))),
            Some(value) => session.out.line(format!("{device} {name} {}", text(value))),
            None => {}
        }
    }
    for TypedParam { field, value } in others {
        session.out.line(format!("{device} {field} {}", text(value)));
    }
    Ok(())
}

/// The counters of the old call; those that are not known are negative.
fn plain(stats: &DomainBlockStats) -> TypedParams {
    let mut params = TypedParams::default();
    for (field, value) in [
        ("rd_operations", stats.rd_req),
        ("rd_bytes", stats.rd_bytes),
        ("wr_operations", stats.wr_req),
        ("wr_bytes", stats.wr_bytes),
        ("errs", stats.errs),
    ] {
        if value >= 0 {
            params.push(field, value);
        }
    }
    params
}

/// `domifstat`
pub(super) async fn interface(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let device = arguments.required("interface")?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let stats = hypervisor.domain_interface_stats(&domain, device).await;
    let stats =
        stats.while_(|| format!("Failed to get interface stats {} {device}", domain.name))?;
    let counters = [
        ("rx_bytes", stats.rx_bytes),
        ("rx_packets", stats.rx_packets),
        ("rx_errs", stats.rx_errs),
        ("rx_drop", stats.rx_drop),
        ("tx_bytes", stats.tx_bytes),
        ("tx_packets", stats.tx_packets),
        ("tx_errs", stats.tx_errs),
        ("tx_drop", stats.tx_drop),
    ];
    let known = counters.into_iter().filter(|(_, value)| *value >= 0);
    if arguments.flag("json") {
        let fields = known.map(|(name, value)| (name.to_owned(), value.into()));
        session.out.json(&Json::Object(fields.collect()));
        return Ok(());
    }
    for (name, value) in known {
        session.out.line(format!("{device} {name} {value}"));
    }
    Ok(())
}

/// How many CPUs one call asks for.
const CPUS_A_CALL: i32 = 128;

/// `cpu-stats`
pub(super) async fn cpu(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let start: i32 = arguments.number("start")?.unwrap_or(0);
    let count: Option<i32> = arguments.number("count")?;
    if start < 0 || count.is_some_and(|count| count < 0) {
        return Err(Failure::new("Invalid value for start or count: CPUs count from 0"));
    }
    let only_total =
        arguments.flag("total") && !arguments.flag("start") && !arguments.flag("count");
    let only_cpus =
        !arguments.flag("total") && (arguments.flag("start") || arguments.flag("count"));
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let failed = || format!("Failed to retrieve CPU statistics for domain '{}'", domain.name);

    let mut cpus = Vec::new();
    if !only_total {
        let all = hypervisor.domain_cpu_stats(&domain, 0, 0, 0).await.while_(failed)?.nparams;
        let kinds = hypervisor.domain_cpu_stats(&domain, 0, 0, 1).await.while_(failed)?.nparams;
        if start >= all {
            return Err(Failure::new(format!(
                "Start CPU {start} is out of range (max: {})",
                all - 1
            )));
        }
        let end = count.map_or(all, |count| start.saturating_add(count).min(all));
        let mut next = start;
        while next < end && kinds > 0 {
            let now = CPUS_A_CALL.min(end - next);
            let (kinds, asked) = (kinds.unsigned_abs(), now.unsigned_abs());
            let stats = hypervisor.domain_cpu_stats(&domain, kinds, next, asked).await;
            cpus.extend((next..).zip(by_cpu(stats.while_(failed)?.params)));
            next += now;
        }
    }
    let mut total = None;
    if !only_cpus {
        let kinds = hypervisor.domain_cpu_stats(&domain, 0, -1, 1).await.while_(failed)?.nparams;
        let stats = hypervisor.domain_cpu_stats(&domain, kinds.unsigned_abs(), -1, 1).await;
        total = Some(stats.while_(failed)?.params);
    }

    if arguments.flag("json") {
        let cpus = cpus.iter().map(|(cpu, params)| {
            Json::object([("cpu", (*cpu).into()), ("times_ns", Json::params(params))])
        });
        let cpus = Json::List(cpus.collect());
        let total = total.as_ref().map_or(Json::Null, Json::params);
        session.out.json(&Json::object([("cpus", cpus), ("total_ns", total)]));
        return Ok(());
    }
    for (cpu, params) in cpus {
        session.out.line(format!("CPU{cpu}:"));
        times(session, &params);
    }
    if let Some(params) = total {
        session.out.line("Total:");
        times(session, &params);
    }
    Ok(())
}

/// The parameters of each CPU, which come in one list: a name that comes again
/// belongs to the next.
fn by_cpu(params: TypedParams) -> Vec<TypedParams> {
    let mut cpus: Vec<TypedParams> = Vec::new();
    for param in params.0 {
        match cpus.last_mut() {
            Some(cpu) if cpu.value(&param.field).is_none() => cpu.0.push(param),
            _ => cpus.push(TypedParams(vec![param])),
        }
    }
    cpus
}

fn times(session: &mut Session, params: &TypedParams) {
    for TypedParam { field, value } in &params.0 {
        if let TypedValue::ULLong(nanoseconds) = value {
            let (seconds, rest) = (nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000);
            session.out.line(format!("\t{field:<12} {seconds:>9}.{rest:09} seconds"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_the_cpus() {
        let mut params = TypedParams::default();
        for (name, value) in [("cpu_time", 1_u64), ("vcpu_time", 2), ("cpu_time", 3)] {
            params.push(name, value);
        }
        let cpus = by_cpu(params);
        assert_eq!(cpus.len(), 2);
        assert_eq!(cpus[1].value("cpu_time"), Some(&TypedValue::ULLong(3)));
    }
}
