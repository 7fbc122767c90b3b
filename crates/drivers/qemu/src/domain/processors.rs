//! Changing how many processors a domain has.
//!
//! A running guest gets one plugged for each that the emulator says is missing,
//! and loses those that were plugged, the last first. The emulator tells of the
//! places; their order is that of the guest's topology.

use super::edit::{self, Edited};
use crate::arguments::Properties;
use crate::error::QemuError;
use crate::guest::{Domain, EmulatorProcess, InTurn, Live};
use crate::validate::validate;
use crate::{Qemu, definition};
use ostler_core::Error;
use ostler_model::domain::{DomainDef, VcpuState};
use ostler_qmp::Monitor;
use ostler_qmp::command::{
    CpuPlace, DeviceAdd, DeviceDel, HotpluggableCpu, QueryCpusFast, QueryHotpluggableCpus,
};
use ostler_xml::{List, NumberSet, YesNo};
use std::cmp::Ordering;
use std::sync::Arc;
use std::time::Duration;

/// How long a guest may take to let go of a processor.
const UNPLUG_PATIENCE: Duration = Duration::from_secs(5);

/// Time between two looks at whether it did.
const UNPLUG_LOOK: Duration = Duration::from_millis(50);

/// Beginning of the name of a processor that was plugged; its number follows.
const PLUGGED: &str = "vcpu";

/// Sets how many run: of a running guest, of its definition on disk, or both.
pub(crate) async fn set_current(
    driver: &Qemu,
    domain: &InTurn,
    live: Option<&Arc<Live>>,
    config: bool,
    count: u32,
    hotpluggable: bool,
) -> Result<(), QemuError> {
    if let Some(live) = live {
        within(&live.def, count, "running guest")?;
    }
    let edited = config.then(|| {
        Edited::new(domain, |def| {
            within(def, count, "definition")?;
            if hotpluggable {
                list_single(def);
            }
            set_count(def, count, hotpluggable);
            Ok(())
        })
    });
    let edited = edited.transpose()?;
    if let Some(live) = live {
        resize(driver, domain, live, count).await?;
    }
    match edited {
        Some(edited) => edited.save(driver, domain).await,
        None => Ok(()),
    }
}

/// Sets how many the next start makes possible.
pub(crate) async fn set_maximum(
    driver: &Qemu,
    domain: &InTurn,
    count: u32,
) -> Result<(), QemuError> {
    let edited = Edited::new(domain, |def| {
        let topology = def.cpu.as_ref().and_then(|cpu| cpu.topology.as_ref());
        if topology.is_some() {
            return Err(Error::invalid_arg(
                "the domain's <topology> says how many processors there can be: change it",
            )
            .into());
        }
        let current = def.vcpu.current().min(count);
        def.vcpu.maximum = count;
        set_count(def, current, false);
        Ok(())
    })?;
    let emulator = definition::emulator(driver, edited.def()).await?;
    validate(edited.def(), &driver.traits.of(&emulator)).map_err(Error::from)?;
    edited.save(driver, domain).await
}

fn within(def: &DomainDef, count: u32, what: &str) -> Result<(), QemuError> {
    if count <= def.vcpu.maximum {
        return Ok(());
    }
    Err(Error::invalid_arg(format!(
        "{count} processors are more than the {} that the {what} can have",
        def.vcpu.maximum
    ))
    .into())
}

/// Writes a count into a definition; single processors that it lists are
/// switched on from the front, those that come anew `hotpluggable` or not.
fn set_count(def: &mut DomainDef, count: u32, hotpluggable: bool) {
    def.vcpu.current = (count < def.vcpu.maximum).then_some(count);
    let maximum = def.vcpu.maximum;
    if def.vcpus.is_empty() {
        return;
    }
    def.vcpus.retain(|vcpu| vcpu.id < maximum);
    // Behind one that can be taken away stands none that cannot.
    let mut hotpluggable = hotpluggable;
    for vcpu in &mut def.vcpus {
        let (enabled, before) = (vcpu.id < count, vcpu.enabled == YesNo::Yes);
        if enabled && !before {
            vcpu.hotpluggable = Some(if hotpluggable { YesNo::Yes } else { YesNo::No });
        } else if !enabled {
            vcpu.hotpluggable = Some(YesNo::Yes);
        }
        hotpluggable |= enabled && vcpu.hotpluggable == Some(YesNo::Yes);
        vcpu.enabled = if enabled { YesNo::Yes } else { YesNo::No };
        vcpu.order = vcpu.order.filter(|_| enabled);
    }
}

/// Lists processors singly in a definition that has only their count.
fn list_single(def: &mut DomainDef) {
    let (current, maximum) = (def.vcpu.current(), def.vcpu.maximum);
    if !def.vcpus.is_empty() {
        return;
    }
    for id in 0..maximum {
        let enabled = id < current;
        def.vcpus.push(VcpuState {
            id,
            enabled: if enabled { YesNo::Yes } else { YesNo::No },
            hotpluggable: Some(if enabled { YesNo::No } else { YesNo::Yes }),
            order: None,
        });
    }
}

/// Plugs and unplugs until the guest has `count`. What could be done is told to
/// readers also when the rest could not.
async fn resize(
    driver: &Qemu,
    domain: &InTurn,
    live: &Arc<Live>,
    count: u32,
) -> Result<(), QemuError> {
    let machine = &live.machine;
    let current = live.def.vcpu.current();
    if count == current {
        return Ok(());
    }
    let monitor = machine.monitor()?;
    let done = if count > current {
        plug(monitor, count - current).await
    } else {
        unplug(monitor, current - count).await
    };
    let noted = note(domain, machine).await;
    let live = domain.view().live.clone();
    let placed = match live.filter(|live| Arc::ptr_eq(&live.machine, machine)) {
        Some(live) => super::tune::place_threads(driver, machine, &live.def).await,
        None => Ok(()),
    };
    driver.save_status(domain).await;
    done.and(noted).and(placed)
}

/// Plugs as many as are missing, the first places first.
async fn plug(monitor: &Monitor, missing: u32) -> Result<(), QemuError> {
    let mut wanted = Vec::new();
    let free = places(monitor).await?.into_iter().filter(|(_, cpu)| cpu.qom_path.is_none());
    for (number, place) in free {
        if u32::try_from(wanted.len()).is_ok_and(|count| count >= missing) {
            break;
        }
        wanted.extend(number..number.saturating_add(place.vcpus_count));
    }
    match wanted.len().cmp(&usize::try_from(missing).unwrap_or(usize::MAX)) {
        Ordering::Equal => plug_these(monitor, &wanted.into_iter().collect()).await,
        Ordering::Less => Err(Error::operation_unsupported(
            "the emulator has no more places for processors on this machine",
        )
        .into()),
        Ordering::Greater => Err(Error::invalid_arg(
            "processors come by several on this machine: ask for a multiple of that",
        )
        .into()),
    }
}

/// Plugs the processors of these numbers.
async fn plug_these(monitor: &Monitor, wanted: &NumberSet) -> Result<(), QemuError> {
    for (number, place) in places(monitor).await? {
        if !wanted.contains(number) || place.qom_path.is_some() {
            continue;
        }
        let device = device(place.kind, format!("{PLUGGED}{number}"), &place.props);
        monitor.call(DeviceAdd(device.to_value())).await?;
    }
    Ok(())
}

/// Takes as many away as there are too many, the last that were plugged first.
async fn unplug(monitor: &Monitor, surplus: u32) -> Result<(), QemuError> {
    let plugged: Vec<_> =
        places(monitor).await?.into_iter().filter(|(_, cpu)| name(cpu).is_some()).collect();
    let (mut left, mut chosen) = (surplus, Vec::new());
    for (number, place) in plugged.iter().rev() {
        if let Some(rest) = left.checked_sub(place.vcpus_count) {
            left = rest;
            chosen.push(*number);
        }
    }
    if left > 0 {
        return Err(Error::invalid_arg(
            "only processors that were plugged into the running guest can be taken from it",
        )
        .into());
    }
    for (_, place) in plugged.iter().rev().filter(|(number, _)| chosen.contains(number)) {
        let Some(id) = name(place) else { continue };
        monitor.call(DeviceDel { id }).await?;
        wait_for_unplug(monitor, id).await?;
    }
    Ok(())
}

/// A guest lets go of a processor when it likes.
async fn wait_for_unplug(monitor: &Monitor, id: &str) -> Result<(), QemuError> {
    let gone = async {
        while places(monitor).await?.iter().any(|(_, cpu)| name(cpu) == Some(id)) {
            tokio::time::sleep(UNPLUG_LOOK).await;
        }
        Ok(())
    };
    tokio::time::timeout(UNPLUG_PATIENCE, gone).await.unwrap_or_else(|_| {
        Err(Error::operation_timeout(format!(
            "the guest has not let go of the processor '{id}' within {} s; it may still do so",
            UNPLUG_PATIENCE.as_secs()
        ))
        .into())
    })
}

/// The places for processors in the order of the topology, each with the number
/// of its first processor.
async fn places(monitor: &Monitor) -> Result<Vec<(u32, HotpluggableCpu)>, QemuError> {
    let mut places = monitor.call(QueryHotpluggableCpus).await?;
    places.sort_by_key(|cpu| {
        let CpuPlace { node_id: _, socket_id, die_id, cluster_id, core_id, thread_id } = cpu.props;
        (socket_id, die_id, cluster_id, core_id, thread_id)
    });
    let mut number = 0;
    let numbered = |cpu: HotpluggableCpu| {
        let first = number;
        number += cpu.vcpus_count;
        (first, cpu)
    };
    Ok(places.into_iter().map(numbered).collect())
}

/// The name of a processor that was plugged.
fn name(cpu: &HotpluggableCpu) -> Option<&str> {
    let id = cpu.qom_path.as_deref()?.strip_prefix("/machine/peripheral/")?;
    id.starts_with(PLUGGED).then_some(id)
}

/// A processor of this kind for a place of the topology.
fn device(kind: String, id: String, place: &CpuPlace) -> Properties {
    Properties::device(kind)
        .with("id", id)
        .with_some("node-id", place.node_id)
        .with_some("socket-id", place.socket_id)
        .with_some("die-id", place.die_id)
        .with_some("cluster-id", place.cluster_id)
        .with_some("core-id", place.core_id)
        .with_some("thread-id", place.thread_id)
}

/// The processors that are plugged before the guest runs, so that they can be
/// taken from it.
pub(crate) fn plugged_at_start(def: &DomainDef) -> NumberSet {
    let plugged =
        |vcpu: &&VcpuState| vcpu.enabled == YesNo::Yes && vcpu.hotpluggable == Some(YesNo::Yes);
    def.vcpus.iter().filter(plugged).map(|vcpu| vcpu.id).collect()
}

/// Plugs processors into a guest whose processors do not run yet.
pub(crate) async fn plug_at_start(
    domain: &Domain,
    machine: &Arc<EmulatorProcess>,
    wanted: &NumberSet,
) -> Result<(), QemuError> {
    plug_these(machine.monitor()?, wanted).await?;
    note(domain, machine).await
}

/// Asks which processors there are now and shows them to readers.
async fn note(domain: &Domain, machine: &Arc<EmulatorProcess>) -> Result<(), QemuError> {
    let monitor = machine.monitor()?;
    let mut running = monitor.call(QueryCpusFast).await?;
    running.sort_by_key(|vcpu| vcpu.cpu_index);
    let threads = running.iter().map(|vcpu| vcpu.thread_id).collect();
    machine.vcpu_threads.store(Arc::new(threads));
    let places = places(monitor).await?;
    edit::in_force(domain, machine, |def| {
        let count = u32::try_from(running.len()).unwrap_or(u32::MAX);
        def.vcpu.current = (count < def.vcpu.maximum).then_some(count);
        def.vcpus = single(&places, &def.vcpus);
    });
    Ok(())
}

/// `<vcpus>` of a running guest; what was said of a processor before is kept.
fn single(places: &[(u32, HotpluggableCpu)], before: &[VcpuState]) -> List<VcpuState> {
    let mut order = 0;
    let mut states = List::new();
    for (first, place) in places {
        let enabled = place.qom_path.is_some();
        for id in *first..first.saturating_add(place.vcpus_count) {
            order += u32::from(enabled);
            let said = before.iter().find(|vcpu| vcpu.id == id).and_then(|vcpu| vcpu.hotpluggable);
            let fixed = (enabled && name(place).is_none()).then_some(YesNo::No);
            states.push(VcpuState {
                id,
                enabled: if enabled { YesNo::Yes } else { YesNo::No },
                hotpluggable: said.or(fixed),
                order: enabled.then_some(order),
            });
        }
    }
    states
}
