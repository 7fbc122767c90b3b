//! Disks: what they have done, how large they are, what went wrong with them.

use super::question::{Question, STATISTICS_DEADLINE, take};
use crate::error::QemuError;
use crate::guest::{DiskAnswers, DiskName, Domain, Live, View};
use crate::image::{self, ImageSizes};
use ostler_core::enumeration::DomainDiskErrorCode;
use ostler_core::flags::DomainStatsTypes;
use ostler_core::{Bytes, Error, Result, TypedParams};
use ostler_driver::api::{DomainBlockInfo, DomainDiskError};
use ostler_host::file::ImageHeads;
use ostler_model::domain::{Disk, DomainDef};
use ostler_qmp::command::{
    BlockCounters, BlockStats, NamedBlockNode, QueryBlock, QueryBlockStats, QueryNamedBlockNodes,
};
use std::sync::Arc;
use std::time::Instant;

/// The disk a client means: by target (`vda`) or by its file.
fn find<'a>(def: &'a DomainDef, wanted: &str) -> Result<&'a Disk> {
    let named = |disk: &&Disk| {
        *disk.target.dev == *wanted || image::path(disk).is_some_and(|path| path == wanted)
    };
    def.devices.disks.iter().find(named).ok_or_else(|| {
        Error::invalid_arg(format!("invalid path '{wanted}' not assigned to domain"))
    })
}

fn alias(disk: &Disk) -> &str {
    disk.info.alias.as_deref().unwrap_or_default()
}

/// Returns whether QEMU's name of a device (a QOM path or an id) is this alias.
fn is_device(qdev: Option<&str>, alias: &str) -> bool {
    qdev.is_some_and(|path| path.split('/').any(|part| part == alias))
}

fn of_disk<'a>(counters: &'a [BlockStats], disk: &Disk) -> Option<&'a BlockStats> {
    counters.iter().find(|entry| is_device(entry.qdev.as_deref(), alias(disk)))
}

/// Counters of one disk, or of all of them when no path is given.
pub(crate) async fn counters(domain: &Domain, path: &str) -> Result<BlockCounters> {
    let live = domain.live()?;
    let disk = if path.is_empty() { None } else { Some(find(&live.def, path)?) };
    let told = async { Ok(live.machine.monitor()?.call(QueryBlockStats::default()).await?) };
    let all = told.await.map_err(|error: QemuError| error.about(domain))?;
    let Some(disk) = disk else {
        return Ok(all.iter().fold(BlockCounters::default(), |sum, entry| add(sum, entry.stats)));
    };
    Ok(of_disk(&all, disk).ok_or_else(|| unknown(path))?.stats)
}

fn unknown(disk: &str) -> Error {
    Error::internal(format!("the emulator does not know disk '{disk}'"))
}

fn add(sum: BlockCounters, one: BlockCounters) -> BlockCounters {
    BlockCounters {
        rd_bytes: sum.rd_bytes.saturating_add(one.rd_bytes),
        wr_bytes: sum.wr_bytes.saturating_add(one.wr_bytes),
        rd_operations: sum.rd_operations.saturating_add(one.rd_operations),
        wr_operations: sum.wr_operations.saturating_add(one.wr_operations),
        flush_operations: sum.flush_operations.saturating_add(one.flush_operations),
        rd_total_time_ns: sum.rd_total_time_ns.saturating_add(one.rd_total_time_ns),
        wr_total_time_ns: sum.wr_total_time_ns.saturating_add(one.wr_total_time_ns),
        flush_total_time_ns: sum.flush_total_time_ns.saturating_add(one.flush_total_time_ns),
        ..sum
    }
}

/// The fields of `virDomainBlockStatsFlags`.
pub(crate) fn as_params(counters: &BlockCounters) -> TypedParams {
    let signed = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    let mut params = TypedParams::default();
    for (field, value) in [
        ("wr_bytes", counters.wr_bytes),
        ("wr_operations", counters.wr_operations),
        ("rd_bytes", counters.rd_bytes),
        ("rd_operations", counters.rd_operations),
        ("flush_operations", counters.flush_operations),
        ("wr_total_times", counters.wr_total_time_ns),
        ("rd_total_times", counters.rd_total_time_ns),
        ("flush_total_times", counters.flush_total_time_ns),
    ] {
        params.push(field, signed(value));
    }
    params
}

/// Sizes of one disk: from the emulator while it runs, from the image's header
/// otherwise.
pub(crate) async fn info(domain: &Domain, path: &str) -> Result<DomainBlockInfo> {
    let view = domain.view().clone();
    let def = view.current()?;
    let disk = find(&def, path)?;
    if disk.source.is_empty() {
        return Err(Error::invalid_arg(format!(
            "disk '{path}' does not currently have a source assigned"
        )));
    }
    let answers = match &view.live {
        Some(live) => answers(live, Instant::now() + STATISTICS_DEADLINE).await,
        None => None,
    };
    if let Some(answers) = answers
        && let Some(sizes) = sizes(&answers, disk)
    {
        return Ok(sizes);
    }
    let Some(file) = image::path(disk) else {
        // Nobody else knows, so the emulator may take its time.
        return match &view.live {
            Some(live) => asked(live, disk).await.map_err(|error| error.about(domain)),
            None => Err(Error::operation_invalid(format!(
                "disk '{path}' lies on other hosts: its size is known while the guest runs"
            ))),
        };
    };
    let sizes = image::sizes(file, image::format(disk)).await?;
    Ok(DomainBlockInfo {
        allocation: Bytes(sizes.allocation),
        capacity: Bytes(sizes.capacity),
        physical: Bytes(sizes.physical),
    })
}

/// Asks the emulator for a disk's size, however long the answer takes.
async fn asked(live: &Live, disk: &Disk) -> Result<DomainBlockInfo, QemuError> {
    let monitor = live.machine.monitor()?;
    let counters = monitor.call(QueryBlockStats::default()).await?;
    let nodes = monitor.call(QueryNamedBlockNodes { flat: Some(true) }).await?;
    let known = sizes(&DiskAnswers { counters, nodes }, disk);
    known.ok_or_else(|| unknown(&disk.target.dev).into())
}

/// Reads a disk's size from the emulator's answers.
fn sizes(answers: &DiskAnswers, disk: &Disk) -> Option<DomainBlockInfo> {
    let entry = of_disk(&answers.counters, disk)?;
    let node = node(answers, entry)?;
    let physical = image::physical(disk).unwrap_or_else(|| node.image.actual_size.unwrap_or(0));
    Some(DomainBlockInfo {
        allocation: Bytes(node.image.actual_size.unwrap_or_else(|| written_up_to(entry))),
        capacity: Bytes(node.image.virtual_size),
        physical: Bytes(physical),
    })
}

fn node<'a>(answers: &'a DiskAnswers, entry: &BlockStats) -> Option<&'a NamedBlockNode> {
    let name = entry.node_name.as_deref()?;
    answers.nodes.iter().find(|node| node.node_name == name)
}

/// The highest offset written to the image's file.
fn written_up_to(entry: &BlockStats) -> u64 {
    entry.parent.as_ref().map_or(entry.stats.wr_highest_offset, |file| file.stats.wr_highest_offset)
}

/// Asks a running guest about its disks; by `until` at the latest there is an
/// answer, if only an old one. A guest without disks is not asked.
async fn answers(live: &Live, until: Instant) -> Option<Arc<DiskAnswers>> {
    let question = Question::ask(live, DomainStatsTypes::BLOCK)?;
    take(&live.machine, question, until).await.disks.clone()
}

/// The images of domains that do not run, while their sizes are read.
pub(crate) struct AtRest<'a> {
    /// The disks of each domain, none of those that run.
    disks: Vec<&'a [DiskName]>,
    reading: ImageHeads<Option<ImageSizes>>,
}

impl<'a> AtRest<'a> {
    /// Begins to read the sizes of those of `views` that do not run.
    pub(crate) fn begin(views: &'a [Arc<View>]) -> Self {
        let at_rest = |view: &'a Arc<View>| match (&view.live, view.essence()) {
            (None, Ok(essence)) => &essence.disks[..],
            _ => &[],
        };
        let disks: Vec<_> = views.iter().map(at_rest).collect();
        let images = disks.iter().copied().flatten().filter_map(|disk| {
            let path = disk.path.as_deref()?;
            Some((path.into(), disk.format().into()))
        });
        let reading = image::many_sizes(images.collect());
        Self { disks, reading }
    }

    /// The sizes for each view in the order of its disks; none of images whose storage
    /// had not answered by the deadline.
    pub(crate) async fn by(self, deadline: Instant) -> Vec<Vec<Option<ImageSizes>>> {
        let mut sizes = self.reading.by(deadline).await.into_iter();
        let mut of_disk = |disk: &DiskName| disk.path.as_ref().and_then(|_| sizes.next().flatten());
        self.disks.iter().map(|disks| disks.iter().map(&mut of_disk).collect()).collect()
    }
}

/// Disks whose last access failed: `virDomainGetDiskErrors`.
pub(crate) async fn errors(domain: &Domain) -> Result<Vec<DomainDiskError>> {
    let live = domain.live()?;
    let told = async { Ok(live.machine.monitor()?.call(QueryBlock).await?) };
    let devices = told.await.map_err(|error: QemuError| error.about(domain))?;
    let failed = |disk: &Disk| {
        let device =
            devices.iter().find(|device| is_device(device.qdev.as_deref(), alias(disk)))?;
        let error = match device.io_status.as_deref()? {
            "failed" => DomainDiskErrorCode::Unspec,
            "nospace" => DomainDiskErrorCode::NoSpace,
            _ => return None,
        };
        Some(DomainDiskError { disk: disk.target.dev.to_string(), error: error.into() })
    };
    Ok(live.def.devices.disks.iter().filter_map(failed).collect())
}

/// The group `block` of the bulk call.
pub(crate) fn push(def: &DomainDef, answers: Option<&DiskAnswers>, params: &mut TypedParams) {
    let disks = &def.devices.disks;
    params.push("block.count", u32::try_from(disks.len()).unwrap_or(u32::MAX));
    for (number, disk) in disks.iter().enumerate() {
        push_disk(number, disk, answers, params);
    }
}

/// The same of a domain that does not run.
pub(crate) fn push_at_rest(
    disks: &[DiskName],
    images: &[Option<ImageSizes>],
    params: &mut TypedParams,
) {
    params.push("block.count", u32::try_from(disks.len()).unwrap_or(u32::MAX));
    for (number, disk) in disks.iter().enumerate() {
        params.push(format!("block.{number}.name"), &*disk.target);
        if let Some(path) = &disk.path {
            params.push(format!("block.{number}.path"), &**path);
        }
        if let Some(Some(sizes)) = images.get(number) {
            params.push(format!("block.{number}.allocation"), sizes.allocation);
            params.push(format!("block.{number}.capacity"), sizes.capacity);
            params.push(format!("block.{number}.physical"), sizes.physical);
        }
    }
}

fn push_disk(number: usize, disk: &Disk, answers: Option<&DiskAnswers>, params: &mut TypedParams) {
    params.push(format!("block.{number}.name"), &*disk.target.dev);
    let path = image::path(disk);
    if let Some(path) = path {
        params.push(format!("block.{number}.path"), path);
        if let Some(index) = image::index(disk) {
            params.push(format!("block.{number}.backingIndex"), index);
        }
    }
    let Some(answers) = answers else { return };
    let Some(entry) = of_disk(&answers.counters, disk) else { return };
    let counters = &entry.stats;
    for (field, value) in [
        ("rd.reqs", counters.rd_operations),
        ("rd.bytes", counters.rd_bytes),
        ("rd.times", counters.rd_total_time_ns),
        ("wr.reqs", counters.wr_operations),
        ("wr.bytes", counters.wr_bytes),
        ("wr.times", counters.wr_total_time_ns),
        ("fl.reqs", counters.flush_operations),
        ("fl.times", counters.flush_total_time_ns),
    ] {
        params.push(format!("block.{number}.{field}"), value);
    }
    if path.is_none() {
        return;
    }
    params.push(format!("block.{number}.allocation"), written_up_to(entry));
    let Some(node) = node(answers, entry) else { return };
    params.push(format!("block.{number}.capacity"), node.image.virtual_size);
    let physical = node.image.actual_size.or_else(|| image::physical(disk));
    if let Some(physical) = physical {
        params.push(format!("block.{number}.physical"), physical);
    }
}
