//! A guest's control group, from its start to its end.

use super::group_error;
use super::place::quota;
use crate::Qemu;
use crate::definition;
use crate::error::{QemuError, chain};
use crate::guest::EmulatorProcess;
use ostler_core::{Bytes, Error, KiB};
use ostler_driver::Undo;
use ostler_host::cgroup::{
    BlockDevice, CgroupTree, DeviceLimit, GroupName, GuestCgroup, MadeGroup, Setting, machine_name,
};
use ostler_host::process::Program;
use ostler_host::processor::CpuSet;
use ostler_host::systemd::Machine;
use ostler_model::domain::{DomainDef, NumaMode};
use std::sync::Arc;

/// How many numbers are passed over whose group another daemon's guest has.
const TAKEN: u32 = 64;

/// The name and place of a machine's group.
pub(crate) fn name(machine: &str, id: i32, def: &DomainDef) -> GroupName {
    let partition = def.resource.as_ref().and_then(|resource| resource.partition.as_deref());
    GroupName {
        partition: partition.unwrap_or(CgroupTree::PARTITION).to_owned(),
        machine: machine_name("qemu", id, machine),
        driver: "qemu",
    }
}

impl Qemu {
    /// The control group of a machine that runs this definition.
    pub(crate) fn cgroup_of(
        &self,
        machine: &EmulatorProcess,
        def: &DomainDef,
    ) -> Option<GuestCgroup> {
        let name = name(&machine.name, machine.id, def);
        self.cgroups.as_ref()?.existing(&name)
    }
}

/// A number for a guest that no guest of this daemon had. One under which
/// another daemon of this host runs a guest of the same name is passed over:
/// the two would have one group.
pub(crate) fn free_id(driver: &Qemu, def: &DomainDef) -> i32 {
    let mut id = driver.take_id();
    let Some(tree) = &driver.cgroups else { return id };
    for _ in 0..TAKEN {
        let group = tree.existing(&name(&def.name, id, def));
        if group.is_none_or(|group| group.processes().is_empty()) {
            break;
        }
        id = driver.take_id();
    }
    id
}

/// Makes the group with the settings of the whole guest. `None` where the host
/// has none for us and the definition needs none.
pub(crate) async fn make(
    driver: &Arc<Qemu>,
    machine: &EmulatorProcess,
    def: &DomainDef,
    undo: &mut Undo,
) -> Result<Option<MadeGroup>, QemuError> {
    let made = match &driver.cgroups {
        Some(tree) => {
            let made = tree.create(name(&machine.name, machine.id, def)).await;
            made.map_err(|error| group_error(&error))?
        }
        None => None,
    };
    if let Some(group) = made.as_ref().map(|made| made.group.clone()) {
        undo.push("remove the control group", async move {
            group.remove().await.map_err(|error| chain(&error))
        });
    }
    require(def, made.as_ref().map(|made| &made.group))?;
    let Some(made) = made else { return Ok(None) };
    let group = &made.group;
    let settings = settings(def, group).await?;
    group.set(settings).await.map_err(|error| group_error(&error))?;
    if super::place::needs_parts(def) && group.has("cpu") {
        let parts = group.make_parts(vec![super::place::EMULATOR.to_owned()]).await;
        parts.map_err(|error| group_error(&error))?;
    }
    Ok(Some(made))
}

/// Lets a program start in the group: the emulator's part of it, where there
/// are parts.
pub(crate) async fn enter(
    mut program: Program,
    made: Option<&MadeGroup>,
) -> Result<Program, QemuError> {
    let Some(MadeGroup { group, .. }) = made else { return Ok(program) };
    let part = group.part(super::place::EMULATOR);
    for group in [Some(group), Some(&part).filter(|part| part.exists())].into_iter().flatten() {
        let entrance = group.entrance().await;
        program = program.cgroup(entrance.map_err(|error| group_error(&error.into()))?);
    }
    Ok(program)
}

/// Lists a guest among the machines of a host that systemd runs. The guest runs on if
/// that fails: the list is for administrators, the group is there without.
pub(crate) async fn register(driver: &Qemu, machine: &EmulatorProcess, def: &DomainDef) {
    let Some(systemd) = driver.cgroups.as_ref().and_then(CgroupTree::systemd) else { return };
    let name = machine_name("qemu", machine.id, &machine.name);
    let registered = systemd.register_machine(Machine {
        name: &name,
        uuid: definition::uuid(def),
        service: "libvirt-qemu",
        leader: machine.pid(),
    });
    match registered.await {
        Ok(true) => {}
        Ok(false) => tracing::debug!(domain = machine.name, "systemd-machined is not installed"),
        Err(error) => {
            let error = chain(&error);
            tracing::warn!(domain = machine.name, error, "not listed among the host's machines");
        }
    }
}

/// Refuses what the definition asks of a group that is not there, or of a
/// controller that the group has not.
fn require(def: &DomainDef, group: Option<&GuestCgroup>) -> Result<(), QemuError> {
    let has = |controller| group.is_some_and(|group| group.has(controller));
    let lacks = |path: &str, what: &str, controller: &str| {
        let reason = if group.is_some() {
            format!("its control group has no controller '{controller}'")
        } else {
            "this daemon makes no control groups: it is not root, the host's groups cannot be \
             written or are those of version 1 under systemd, the system bus of systemd cannot \
             be reached, or qemu.conf says cgroup_controllers = []"
                .to_owned()
        };
        Err(Error::config_unsupported(format!(
            "{what} is not available on this host: <{path}> of domain '{}' needs it, and {reason}",
            def.name
        ))
        .into())
    };
    if let Some(path) = cpu_path(def)
        && !has("cpu")
    {
        return lacks(path, "CPU tuning", "cpu");
    }
    if def.mem_tune.is_some() && !has("memory") {
        return lacks("memtune", "Memory cgroup", "memory");
    }
    if def.blkio_tune.is_some() && !has("blkio") {
        return lacks("blkiotune", "Block I/O tuning", "blkio");
    }
    let mode = |mode: NumaMode| mode == NumaMode::Restrictive;
    let restrictive = def.numa_tune.as_ref().is_some_and(|tune| {
        let memory = tune.memory.as_ref();
        memory.is_some_and(|memory| memory.mode.is_some_and(mode))
    });
    if restrictive && !has("cpuset") {
        return lacks("numatune", "NUMA tuning of mode 'restrictive'", "cpuset");
    }
    let partition = def.resource.as_ref().and_then(|resource| resource.partition.as_deref());
    if group.is_none() && partition.is_some_and(|name| name != CgroupTree::PARTITION) {
        return lacks("resource><partition", "Partitioning of guests", "cpu");
    }
    Ok(())
}

/// The first element of `<cputune>` that is a group's.
fn cpu_path(def: &DomainDef) -> Option<&'static str> {
    let tune = def.cpu_tune.as_ref()?;
    [
        ("cputune><shares", tune.shares.is_some()),
        ("cputune><period", tune.period.is_some()),
        ("cputune><quota", tune.quota.is_some()),
        ("cputune><global_period", tune.global_period.is_some()),
        ("cputune><global_quota", tune.global_quota.is_some()),
        ("cputune><emulator_period", tune.emulator_period.is_some()),
        ("cputune><emulator_quota", tune.emulator_quota.is_some()),
        ("cputune><iothread_period", tune.iothread_period.is_some()),
        ("cputune><iothread_quota", tune.iothread_quota.is_some()),
    ]
    .into_iter()
    .find_map(|(path, wanted)| wanted.then_some(path))
}

/// The settings of the whole guest.
async fn settings(def: &DomainDef, group: &GuestCgroup) -> Result<Vec<Setting>, QemuError> {
    let mut settings = Vec::new();
    if let Some(tune) = &def.cpu_tune {
        super::scheduler::check_shares(group, tune.shares)?;
        settings.extend(tune.shares.map(Setting::CpuShares));
        settings.extend(tune.global_period.map(Setting::CpuPeriod));
        settings.extend(quota(tune.global_quota));
    }
    if let Some(tune) = &def.mem_tune {
        settings.extend(limit(tune.hard_limit).map(Setting::MemoryHard));
        settings.extend(limit(tune.soft_limit).map(Setting::MemorySoft));
        settings.extend(limit(tune.swap_hard_limit).map(Setting::MemoryAndSwap));
    }
    if let Some(tune) = &def.blkio_tune {
        settings.extend(tune.weight.map(Setting::IoWeight));
        for device in tune.devices.iter() {
            let number = block_device(&device.path).await?;
            settings.extend(device.weight.map(|weight| Setting::DeviceWeight(number, weight)));
            for (kind, value) in [
                (DeviceLimit::ReadIops, device.read_iops_sec.map(u64::from)),
                (DeviceLimit::WriteIops, device.write_iops_sec.map(u64::from)),
                (DeviceLimit::ReadBytes, device.read_bytes_sec),
                (DeviceLimit::WriteBytes, device.write_bytes_sec),
            ] {
                settings.extend(value.map(|value| Setting::Device(number, kind, value)));
            }
        }
    }
    if group.has("cpuset") {
        settings.extend(nodes(def).map(Setting::MemoryNodes));
    }
    Ok(settings)
}

/// The nodes that a guest's memory must come from.
fn nodes(def: &DomainDef) -> Option<CpuSet> {
    let memory = def.numa_tune.as_ref()?.memory.as_ref()?;
    let kept = matches!(memory.mode, None | Some(NumaMode::Strict | NumaMode::Restrictive));
    memory.nodeset.as_ref().filter(|_| kept).map(|nodes| nodes.iter().collect())
}

/// The number of a device of the host, for a limit on it.
pub(super) async fn block_device(path: &str) -> Result<BlockDevice, QemuError> {
    BlockDevice::at(path.into()).await.map_err(|source| QemuError::File {
        what: "cannot limit the device in <blkiotune>",
        source,
    })
}

/// A limit in bytes; the API's largest number is none.
pub(super) fn limit(limit: Option<KiB>) -> Option<Option<Bytes>> {
    limit.map(|limit| limit.to_bytes().filter(|_| limit.0 < super::fields::UNLIMITED))
}
