//! The processors, the quota and the policy of a guest's threads.

use super::group_error;
use super::threads::Threads;
use crate::Qemu;
use crate::error::QemuError;
use crate::guest::EmulatorProcess;
use ostler_core::Error;
use ostler_host::cgroup::{GuestCgroup, Setting};
use ostler_host::processor::{CpuMap, CpuSet};
use ostler_host::usage::SchedulingPolicy;
use ostler_model::domain::{CpuTune, DomainDef, Schedule, Scheduler};
use ostler_xml::NumberSet;

/// The part of a group that the emulator's own threads are in.
pub(super) const EMULATOR: &str = "emulator";

/// The part of a virtual processor.
pub(super) fn vcpu_part(vcpu: u32) -> String {
    format!("vcpu{vcpu}")
}

/// The part of an IO thread.
pub(super) fn io_part(thread: u32) -> String {
    format!("iothread{thread}")
}

/// Returns whether something is said of single threads.
pub(crate) fn has_thread_wishes(def: &DomainDef) -> bool {
    let scheduled = |tune: &CpuTune| {
        !tune.vcpu_schedules.is_empty()
            || !tune.iothread_schedules.is_empty()
            || tune.emulator_schedule.is_some()
    };
    needs_parts(def) || def.cpu_tune.as_deref().is_some_and(scheduled)
}

/// Returns whether something is said of threads that parts of a group hold.
pub(super) fn needs_parts(def: &DomainDef) -> bool {
    let tuned = |tune: &CpuTune| {
        !tune.vcpu_pins.is_empty()
            || !tune.iothread_pins.is_empty()
            || tune.emulator_pin.is_some()
            || [tune.period, tune.emulator_period, tune.iothread_period].iter().any(Option::is_some)
            || [tune.quota, tune.emulator_quota, tune.iothread_quota].iter().any(Option::is_some)
    };
    def.vcpu.cpuset.is_some() || def.cpu_tune.as_deref().is_some_and(tuned)
}

/// 0 is how clients say that nothing is to be set.
pub(super) fn quota(quota: Option<i64>) -> Option<Setting> {
    quota.filter(|quota| *quota != 0).map(Setting::CpuQuota)
}

/// The processors that a virtual one may run on, if they are not all.
pub(super) fn vcpu_cpus(def: &DomainDef, vcpu: u32) -> Option<&NumberSet> {
    let pins = def.cpu_tune.iter().flat_map(|tune| tune.vcpu_pins.iter());
    let pin = pins.filter(|pin| pin.vcpu == vcpu).map(|pin| &pin.cpuset).next();
    pin.or(def.vcpu.cpuset.as_ref())
}

/// The same of an IO thread.
pub(crate) fn io_cpus(def: &DomainDef, thread: u32) -> Option<&NumberSet> {
    let pins = def.cpu_tune.iter().flat_map(|tune| tune.iothread_pins.iter());
    let pin = pins.filter(|pin| pin.iothread == thread).map(|pin| &pin.cpuset).next();
    pin.or(def.vcpu.cpuset.as_ref())
}

/// The same of the emulator's own threads.
pub(super) fn emulator_cpus(def: &DomainDef) -> Option<&NumberSet> {
    let pin = def.cpu_tune.as_ref().and_then(|tune| tune.emulator_pin.as_ref());
    pin.or(def.vcpu.cpuset.as_ref())
}

/// Refuses a set that names processors which the host has not, or does not
/// run.
pub(super) fn check_cpus(driver: &Qemu, path: &str, cpus: &NumberSet) -> Result<(), QemuError> {
    let online = CpuMap::read(&driver.host).online;
    match cpus.iter().find(|cpu| !online.contains(*cpu)) {
        Some(missing) => Err(Error::config_unsupported(format!(
            "{path} names processor {missing}, which this host does not run: it has {online}"
        ))
        .into()),
        None => Ok(()),
    }
}

/// Checks every set of processors in a definition against the host.
pub(crate) fn check_all(driver: &Qemu, def: &DomainDef) -> Result<(), QemuError> {
    if let Some(cpus) = &def.vcpu.cpuset {
        check_cpus(driver, &format!("<vcpu cpuset='{cpus}'>"), cpus)?;
    }
    let Some(tune) = &def.cpu_tune else { return Ok(()) };
    for pin in tune.vcpu_pins.iter() {
        let path = format!("<vcpupin vcpu='{}' cpuset='{}'>", pin.vcpu, pin.cpuset);
        check_cpus(driver, &path, &pin.cpuset)?;
    }
    for pin in tune.iothread_pins.iter() {
        let path = format!("<iothreadpin iothread='{}' cpuset='{}'>", pin.iothread, pin.cpuset);
        check_cpus(driver, &path, &pin.cpuset)?;
    }
    if let Some(cpus) = &tune.emulator_pin {
        check_cpus(driver, &format!("<emulatorpin cpuset='{cpus}'>"), cpus)?;
    }
    Ok(())
}

/// The definition's wishes for one thread.
#[derive(Debug, Default)]
struct Wish<'a> {
    cpus: Option<&'a NumberSet>,
    period: Option<u64>,
    quota: Option<i64>,
    schedule: Option<&'a Schedule>,
}

/// Puts every thread of a guest where its definition says.
pub(crate) async fn place_threads(
    driver: &Qemu,
    machine: &EmulatorProcess,
    def: &DomainDef,
) -> Result<(), QemuError> {
    if !has_thread_wishes(def) {
        return Ok(());
    }
    let has_io = !crate::command::io_thread_ids(def).is_empty();
    let threads = Threads::of(machine, has_io).await?;
    let group = driver.cgroup_of(machine, def).filter(|_| needs_parts(def));
    let group = group.filter(|group| group.has("cpu"));
    if let Some(group) = &group {
        make_parts(group, &threads).await?;
    }
    let tune = def.cpu_tune.as_deref();
    for (vcpu, thread) in &threads.vcpus {
        let schedule =
            tune.and_then(|tune| tune.vcpu_schedules.iter().find(|one| one.vcpus.contains(*vcpu)));
        let wish = Wish {
            cpus: vcpu_cpus(def, *vcpu),
            period: tune.and_then(|tune| tune.period),
            quota: tune.and_then(|tune| tune.quota),
            schedule: schedule.map(|one| &one.schedule),
        };
        let part = group.as_ref().map(|group| group.part(&vcpu_part(*vcpu)));
        place(machine, &[*thread], part, &wish).await?;
    }
    for (number, thread) in &threads.io {
        let schedule = tune.and_then(|tune| {
            tune.iothread_schedules.iter().find(|one| one.iothreads.contains(*number))
        });
        let wish = Wish {
            cpus: io_cpus(def, *number),
            period: tune.and_then(|tune| tune.iothread_period),
            quota: tune.and_then(|tune| tune.iothread_quota),
            schedule: schedule.map(|one| &one.schedule),
        };
        let part = group.as_ref().map(|group| group.part(&io_part(*number)));
        place(machine, &[*thread], part, &wish).await?;
    }
    let wish = Wish {
        cpus: emulator_cpus(def),
        period: tune.and_then(|tune| tune.emulator_period),
        quota: tune.and_then(|tune| tune.emulator_quota),
        schedule: tune.and_then(|tune| tune.emulator_schedule.as_ref()),
    };
    let part = group.as_ref().map(|group| group.part(EMULATOR));
    place(machine, &threads.emulator, part, &wish).await
}

/// Makes the parts for all threads.
async fn make_parts(group: &GuestCgroup, threads: &Threads) -> Result<(), QemuError> {
    let vcpus = threads.vcpus.iter().map(|(vcpu, _)| vcpu_part(*vcpu));
    let io = threads.io.iter().map(|(number, _)| io_part(*number));
    let parts = [EMULATOR.to_owned()].into_iter().chain(vcpus).chain(io).collect();
    group.make_parts(parts).await.map_err(|error| group_error(&error))
}

async fn place(
    machine: &EmulatorProcess,
    threads: &[i32],
    part: Option<GuestCgroup>,
    wish: &Wish<'_>,
) -> Result<(), QemuError> {
    let cpus: Option<CpuSet> = wish.cpus.map(|cpus| cpus.iter().collect());
    if let Some(part) = part {
        let mut settings = Vec::new();
        if part.has("cpuset") {
            settings.extend(cpus.clone().map(Setting::Cpus));
        }
        settings.extend(wish.period.map(Setting::CpuPeriod));
        settings.extend(quota(wish.quota));
        part.set(settings).await.map_err(|error| group_error(&error))?;
        let inside = part.threads();
        for thread in threads.iter().filter(|thread| !inside.contains(thread)) {
            match part.take_thread(*thread).await {
                // A worker that ended meanwhile needs no place.
                Err(_) if is_gone(machine, *thread) => {}
                taken => taken.map_err(|error| group_error(&error))?,
            }
        }
    }
    let usage = machine.usage().ok_or_else(|| QemuError::wrong_state("its emulator is gone"))?;
    for thread in threads {
        let cpus = cpus.as_ref().map_or(Ok(()), |cpus| usage.set_affinity(*thread, cpus));
        let policy =
            wish.schedule.map_or(Ok(()), |schedule| usage.set_policy(*thread, policy(schedule)));
        match cpus.and(policy) {
            Err(_) if is_gone(machine, *thread) => {}
            done => done.map_err(|error| Error::system(crate::error::chain(&error)))?,
        }
    }
    Ok(())
}

fn is_gone(machine: &EmulatorProcess, thread: i32) -> bool {
    machine.usage().is_none_or(|usage| usage.thread_times(thread).is_err())
}

fn policy(schedule: &Schedule) -> SchedulingPolicy {
    let priority = schedule.priority.unwrap_or(0);
    match schedule.scheduler {
        Scheduler::Batch => SchedulingPolicy::Batch,
        Scheduler::Idle => SchedulingPolicy::Idle,
        Scheduler::Fifo => SchedulingPolicy::Fifo(priority),
        Scheduler::RoundRobin => SchedulingPolicy::RoundRobin(priority),
    }
}
