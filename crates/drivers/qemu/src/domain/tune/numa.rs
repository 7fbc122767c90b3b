//! Nodes of a guest's memory, on call.

use super::fields::{self, Kind};
use super::{announce, group_error, with_controller};
use crate::Qemu;
use crate::domain::edit::{self, Edited};
use crate::error::QemuError;
use crate::guest::{InTurn, Live};
use ostler_core::{Error, TypedParams};
use ostler_host::cgroup::Setting;
use ostler_model::domain::{DomainDef, NumaMode, Placement};
use ostler_xml::{NumberSet, Value as _};
use std::sync::Arc;

const MODE: &str = "numa_mode";
const NODES: &str = "numa_nodeset";

/// The modes, each at its number in the API.
const MODES: [NumaMode; 4] =
    [NumaMode::Strict, NumaMode::Preferred, NumaMode::Interleave, NumaMode::Restrictive];

/// The parameters: of a running guest its group's nodes, if it has such.
pub(crate) fn of(driver: &Qemu, def: &DomainDef, live: Option<&Live>) -> TypedParams {
    let memory = def.numa_tune.as_ref().and_then(|tune| tune.memory.as_ref());
    let mode = memory.and_then(|memory| memory.mode).unwrap_or(NumaMode::Strict);
    let number =
        (0_i32..).zip(MODES).find(|(_, known)| *known == mode).map_or(0, |(number, _)| number);
    let said = memory.and_then(|memory| memory.nodeset.as_ref()).map(ToString::to_string);
    let group = live.and_then(|live| driver.cgroup_of(&live.machine, &live.def));
    let in_force = group.and_then(|group| group.memory_nodes()).map(|nodes| nodes.to_string());
    let nodes = said.or(in_force.filter(|_| live.is_some())).unwrap_or_default();
    let mut params = TypedParams::default();
    params.push(MODE, number);
    params.push(NODES, nodes);
    params
}

/// Sets them: of a running guest, of its definition on disk, or both.
pub(crate) async fn set(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    live: Option<&Arc<Live>>,
    config: bool,
    params: TypedParams,
) -> Result<(), QemuError> {
    fields::check(&params, &[(MODE, Kind::Int), (NODES, Kind::String)])?;
    let mode = mode(&params)?;
    let nodes = fields::text(&params, NODES).map(nodes).transpose()?;
    if let Some(live) = live {
        check_running(&live.def, mode)?;
    }
    let edited = config.then(|| {
        Edited::new(domain, |def| {
            write(def, mode, nodes.as_ref());
            Ok(())
        })
    });
    let edited = edited.transpose()?;
    if let Some(live) = live
        && let Some(nodes) = &nodes
    {
        let group = with_controller(driver, live, "cpuset")?;
        let set: ostler_host::processor::CpuSet = nodes.iter().collect();
        let all = Setting::MemoryNodes(set);
        // Those within first may shrink, then the whole; or the other way round.
        let parts = parts(&live.def).into_iter().map(|part| group.part(&part));
        let parts: Vec<_> = parts.filter(ostler_host::cgroup::GuestCgroup::exists).collect();
        let now = group.memory_nodes().unwrap_or_default();
        let grown = Setting::MemoryNodes(now.iter().chain(nodes.iter()).collect());
        group.set(vec![grown]).await.map_err(|error| group_error(&error))?;
        for part in parts {
            part.set(vec![all.clone()]).await.map_err(|error| group_error(&error))?;
        }
        group.set(vec![all]).await.map_err(|error| group_error(&error))?;
        edit::in_force(domain, &live.machine, |def| write(def, mode, Some(nodes)));
        announce(driver, domain, TypedParams::default()).await;
    }
    match edited {
        Some(edited) => edited.save(driver, domain).await,
        None => Ok(()),
    }
}

fn parts(def: &DomainDef) -> Vec<String> {
    let vcpus = (0..def.vcpu.maximum).map(super::place::vcpu_part);
    let io = crate::command::io_thread_ids(def).into_iter().map(super::place::io_part);
    vcpus.chain(io).chain([super::place::EMULATOR.to_owned()]).collect()
}

/// The emulator was told its policy when it was started; only a group's nodes
/// can change under it.
fn check_running(def: &DomainDef, mode: Option<NumaMode>) -> Result<(), Error> {
    let memory = def.numa_tune.as_ref().and_then(|tune| tune.memory.as_ref());
    let now = memory.and_then(|memory| memory.mode).unwrap_or(NumaMode::Strict);
    if mode.is_some_and(|mode| mode != now) {
        return Err(Error::operation_invalid("can't change numatune mode for running domain"));
    }
    if now != NumaMode::Restrictive {
        return Err(Error::operation_invalid(
            "change of nodeset for running domain requires restrictive numa mode",
        ));
    }
    Ok(())
}

fn mode(params: &TypedParams) -> Result<Option<NumaMode>, Error> {
    let Some(number) = fields::signed(params, MODE) else { return Ok(None) };
    let mode = usize::try_from(number).ok().and_then(|at| MODES.get(at).copied());
    mode.map(Some)
        .ok_or_else(|| Error::invalid_arg(format!("unsupported numatune mode: '{number}'")))
}

fn nodes(text: &str) -> Result<NumberSet, Error> {
    let set = NumberSet::from_text(text).filter(|set| !set.is_empty());
    set.ok_or_else(|| Error::invalid_arg(format!("'{text}' is no list of nodes like 0-1,3")))
}

fn write(def: &mut DomainDef, mode: Option<NumaMode>, nodes: Option<&NumberSet>) {
    let memory = def.numa_tune.get_or_insert_default().memory.get_or_insert_default();
    memory.mode = mode.or(memory.mode).or(Some(NumaMode::Strict));
    if let Some(nodes) = nodes {
        memory.nodeset = Some(nodes.clone());
        memory.placement = Some(Placement::Static).filter(|_| memory.placement.is_some());
    }
}
