//! How busy the host is: CPUs, memory, free pages.

use super::{cpu_set, statistics};
use crate::{
    failure::{Failure, While},
    output::Json,
    parse::Arguments,
    session::{Hypervisor, Session},
    xml,
};
use ostler_core::TypedParams;
use ostler_core::enumeration::{NodeGetCpuStatsAllCpus, NodeGetMemoryStatsAllCells, Open};
use ostler_driver::api::{
    ConnectCapabilities, ConnectHost, ConnectHostStatistics, ConnectHostTuning, NodeCpuStats,
};
use std::time::Duration;

commands! {
    "freecell" => free_cell,
    "freepages" => free_pages,
    "node-memory-tune" => memory_tune,
    "nodecpumap" => cpu_map,
    "nodecpustats" => cpu_stats,
    "nodememstats" => memory_stats,
}

/// `nodecpumap`
pub(super) async fn cpu_map(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let hypervisor = session.hypervisor().await?;
    let map = hypervisor.node_cpu_map(true, true).await;
    let map = map.while_(|| "Unable to get cpu map")?;
    let present = usize::try_from(map.ret).unwrap_or_default();
    let list = cpu_set::list(&map.cpumap, present);
    if arguments.flag("json") {
        session.out.json(&Json::object([
            ("present", map.ret.into()),
            ("online", map.online.into()),
            ("map", list.into()),
        ]));
        return Ok(());
    }
    let shown = match arguments.flag("pretty") {
        true => list,
        false => cpu_set::letters(&map.cpumap, present),
    };
    session.out.line(format!("{:<15} {present}", "CPUs present:"));
    session.out.line(format!("{:<15} {}", "CPUs online:", map.online));
    session.out.line(format!("{:<15} {shown}", "CPU map:"));
    Ok(())
}

/// The kinds of time that are shown, in this order, with their names in the API.
const TIMES: [(&str, &str); 5] = [
    ("user", "user"),
    ("system", "kernel"),
    ("idle", "idle"),
    ("iowait", "iowait"),
    ("intr", "intr"),
];

/// `nodecpustats`
pub(super) async fn cpu_stats(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let cpu: Option<i32> = arguments.number("cpu")?;
    if cpu.is_some_and(|cpu| cpu < 0) {
        return Err(Failure::new("Invalid value of cpuNum").hint("CPUs count from 0"));
    }
    let cpu = cpu.map_or_else(|| NodeGetCpuStatsAllCpus::Cpus.into(), Open::from_number);
    let hypervisor = session.hypervisor().await?;
    let stats = hypervisor.node_cpu_stats(cpu).await;
    let stats = stats.while_(|| "Unable to get node cpu stats")?;
    if !arguments.flag("percent") {
        if arguments.flag("json") {
            let fields = stats.iter().map(|stat| (stat.field.clone(), stat.value.into()));
            session.out.json(&Json::Object(fields.collect()));
            return Ok(());
        }
        for (name, value) in
            TIMES.iter().filter_map(|(name, api)| Some((name, value(&stats, api)?)))
        {
            session.out.line(format!("{:<15} {value:>20}", format!("{name}:")));
        }
        if let Some(usage) = value(&stats, "utilization") {
            session.out.line(format!("{:<15} {:>5.1}%", "usage:", percent(usage, 100)));
        }
        return Ok(());
    }
    let shares = shares(&hypervisor, cpu, stats).await?;
    if arguments.flag("json") {
        let fields = shares.into_iter().map(|(name, share)| (name.to_owned(), share.into()));
        session.out.json(&Json::Object(fields.collect()));
        return Ok(());
    }
    for (name, share) in shares {
        session.out.line(format!("{:<15} {share:>5.1}%", format!("{name}:")));
    }
    Ok(())
}

/// The shares of a second, in per cent, the whole usage first.
async fn shares(
    hypervisor: &Hypervisor,
    cpu: Open<NodeGetCpuStatsAllCpus>,
    before: Vec<NodeCpuStats>,
) -> Result<Vec<(&'static str, f64)>, Failure> {
    if let Some(usage) = value(&before, "utilization") {
        let usage = percent(usage, 100);
        return Ok(vec![("usage", usage), ("idle", 100.0 - usage)]);
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let after = hypervisor.node_cpu_stats(cpu).await;
    let after = after.while_(|| "Unable to get node cpu stats")?;
    let grown: Vec<(&str, u64)> = TIMES
        .iter()
        .filter_map(|(name, api)| {
            let grown = value(&after, api)?.saturating_sub(value(&before, api)?);
            Some((*name, grown))
        })
        .collect();
    let total: u64 = grown.iter().map(|(_, grown)| grown).sum();
    let idle = grown.iter().find(|(name, _)| *name == "idle").map_or(0, |(_, grown)| *grown);
    let mut shares = vec![("usage", percent(total.saturating_sub(idle), total))];
    shares.extend(grown.into_iter().map(|(name, grown)| (name, percent(grown, total))));
    Ok(shares)
}

fn value(stats: &[NodeCpuStats], name: &str) -> Option<u64> {
    stats.iter().find(|stat| stat.field == name).map(|stat| stat.value)
}

#[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
fn percent(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 * 100.0 }
}

/// `nodememstats`
pub(super) async fn memory_stats(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let cell: Option<i32> = arguments.number("cell")?;
    let cell = cell.map_or_else(|| NodeGetMemoryStatsAllCells::Cells.into(), Open::from_number);
    let hypervisor = session.hypervisor().await?;
    let stats = hypervisor.node_memory_stats(cell).await;
    let stats = stats.while_(|| "Unable to get number of memory stats")?;
    if arguments.flag("json") {
        let fields = stats.into_iter().map(|stat| (stat.field + "_kib", stat.value.0.into()));
        session.out.json(&Json::Object(fields.collect()));
        return Ok(());
    }
    for stat in stats {
        session.out.line(format!("{:<7}: {:>20} KiB", stat.field, stat.value.0));
    }
    Ok(())
}

/// `node-memory-tune`
pub(super) async fn memory_tune(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let mut wanted = TypedParams::default();
    for (option, field) in [
        ("shm-pages-to-scan", "shm_pages_to_scan"),
        ("shm-sleep-millisecs", "shm_sleep_millisecs"),
        ("shm-merge-across-nodes", "shm_merge_across_nodes"),
    ] {
        if let Some(value) = arguments.number::<u32>(option)? {
            wanted.push(field, value);
        }
    }
    let hypervisor = session.hypervisor().await?;
    if !wanted.0.is_empty() {
        let set = hypervisor.node_set_memory_parameters(&wanted).await;
        return set.while_(|| "Unable to change memory parameters");
    }
    let params = hypervisor.node_memory_parameters().await;
    let params = params.while_(|| "Unable to get memory parameters")?;
    if arguments.flag("json") {
        session.out.json(&Json::params(&params));
        return Ok(());
    }
    session.out.line("Shared memory:");
    for param in &params.0 {
        session.out.line(format!("\t{:<15} {}", param.field, statistics::text(&param.value)));
    }
    Ok(())
}

/// The NUMA cells of the host and the page sizes of each, in KiB.
async fn cells(hypervisor: &Hypervisor) -> Result<Vec<(i32, Vec<u32>)>, Failure> {
    let text =
        hypervisor.connect_capabilities().await.while_(|| "unable to get node capabilities")?;
    let document = xml::read(&text)?;
    let elements = document.descendants().filter(|node| {
        node.has_tag_name("cell") && node.parent_element().is_some_and(|p| p.has_tag_name("cells"))
    });
    let pages = |cell: roxmltree::Node<'_, '_>| {
        let pages = cell.children().filter(|node| node.has_tag_name("pages"));
        pages.filter_map(|pages| pages.attribute("size")?.parse().ok()).collect()
    };
    Ok(elements
        .filter_map(|cell| Some((cell.attribute("id")?.parse().ok()?, pages(cell))))
        .collect())
}

/// `freecell`
pub(super) async fn free_cell(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    arguments.exclusive(&["all", "cellno"])?;
    let cell: Option<i32> = arguments.number("cellno")?;
    let hypervisor = session.hypervisor().await?;
    let json = arguments.flag("json");
    if arguments.flag("all") {
        let mut free = Vec::new();
        for (cell, _) in cells(&hypervisor).await? {
            let memory = hypervisor.node_cells_free_memory(cell, 1).await;
            let memory = memory.while_(|| "failed to get free memory for NUMA node")?;
            free.push((cell, memory.first().copied().unwrap_or_default().0 / 1024));
        }
        let total: u64 = free.iter().map(|(_, kib)| kib).sum();
        if json {
            let cells = free.iter().map(|(cell, kib)| {
                Json::object([("cell", (*cell).into()), ("free_kib", (*kib).into())])
            });
            let cells = Json::List(cells.collect());
            session.out.json(&Json::object([("cells", cells), ("total_kib", total.into())]));
            return Ok(());
        }
        for (cell, kib) in free {
            session.out.line(format!("{cell:>5}: {kib:>10} KiB"));
        }
        session.out.line("--------------------");
        session.out.line(format!("{:>5}: {total:>10} KiB", "Total"));
        return Ok(());
    }
    let kib = match cell {
        Some(cell) => {
            let memory = hypervisor.node_cells_free_memory(cell, 1).await?;
            memory.first().copied().ok_or_else(|| Failure::new("no data was returned"))?.0 / 1024
        }
        None => hypervisor.node_free_memory().await?.0 / 1024,
    };
    if json {
        session.out.json(&Json::object([("cell", cell.into()), ("free_kib", kib.into())]));
    } else {
        let label = cell.map_or_else(|| "Total".to_owned(), |cell| cell.to_string());
        session.out.line(format!("{label}: {kib} KiB"));
    }
    Ok(())
}

/// `freepages`
pub(super) async fn free_pages(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    arguments.exclusive(&["all", "cellno"])?;
    let cell: Option<i32> = arguments.number("cellno")?;
    let size = arguments.size("pagesize", 1024)?.map(|bytes| bytes / 1024);
    let size = match size.map(u32::try_from) {
        Some(Ok(size)) => Some(size),
        Some(Err(_)) => return Err(Failure::new("page size is too large")),
        None => None,
    };
    let all = arguments.flag("all");
    let cell = match (all, cell) {
        (true, _) => None,
        (false, Some(cell)) if cell < -1 => {
            return Err(Failure::new("cell number must be non-negative integer or -1"));
        }
        (false, Some(cell)) => Some(cell),
        (false, None) => {
            return Err(Failure::new("missing cellno argument").hint("give a cell, or --all"));
        }
    };
    let hypervisor = session.hypervisor().await?;
    let mut asked: Vec<(i32, Vec<u32>)> = match (cell, size) {
        (Some(cell), Some(size)) => vec![(cell, vec![size])],
        (Some(cell), None) => {
            cells(&hypervisor).await?.into_iter().filter(|c| c.0 == cell).collect()
        }
        (None, _) => cells(&hypervisor).await?,
    };
    if let Some(size) = size {
        asked.iter_mut().for_each(|(_, sizes)| *sizes = vec![size]);
    }
    if asked.is_empty() {
        return Err(Failure::new("unable to get information about page sizes of this cell"));
    }
    let mut found = Vec::new();
    for (cell, sizes) in asked {
        let counts = hypervisor.node_free_pages(&sizes, cell, 1).await?;
        found.push((cell, sizes.into_iter().zip(counts).collect::<Vec<_>>()));
    }
    if arguments.flag("json") {
        let pages = |pages: &[(u32, u64)]| {
            let pages = pages.iter().map(|(size, count)| {
                Json::object([("size_kib", (*size).into()), ("free", (*count).into())])
            });
            Json::List(pages.collect())
        };
        let cells = found
            .iter()
            .map(|(cell, found)| Json::object([("cell", (*cell).into()), ("pages", pages(found))]));
        session.out.json(&Json::List(cells.collect()));
        return Ok(());
    }
    for (cell, pages) in found {
        if all {
            session.out.line(format!("Node {cell}:"));
        }
        for (size, count) in pages {
            session.out.line(format!("{size}KiB: {count}"));
        }
        if all {
            session.out.line("");
        }
    }
    Ok(())
}
