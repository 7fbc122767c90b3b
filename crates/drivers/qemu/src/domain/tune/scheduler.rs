//! Share and quota of the host's processors, on call.

use super::fields::{self, Kind};
use super::place::{EMULATOR, io_part, place_threads, quota, vcpu_part};
use super::{announce, group_error, with_controller};
use crate::Qemu;
use crate::domain::edit::{self, Edited};
use crate::error::QemuError;
use crate::guest::{InTurn, Live};
use ostler_core::{Error, Result, TypedParams};
use ostler_host::cgroup::{GuestCgroup, Setting};
use ostler_model::domain::{CpuTune, DomainDef};
use std::sync::Arc;

/// The fields, in the order in which they are told.
const FIELDS: [(&str, Kind); 9] = [
    ("cpu_shares", Kind::ULLong),
    ("vcpu_period", Kind::ULLong),
    ("vcpu_quota", Kind::LLong),
    ("emulator_period", Kind::ULLong),
    ("emulator_quota", Kind::LLong),
    ("global_period", Kind::ULLong),
    ("global_quota", Kind::LLong),
    ("iothread_period", Kind::ULLong),
    ("iothread_quota", Kind::LLong),
];

/// How many fields there are.
pub(crate) const COUNT: i32 = 9;

/// Microseconds that a period may have.
const PERIODS: (u64, u64) = (1000, 1_000_000);
/// Microseconds that a quota may have.
const QUOTAS: (i64, i64) = (1000, 17_592_186_044_415);

/// The parameters of a running guest: what its group's files say.
pub(crate) fn of_guest(driver: &Qemu, live: &Live) -> Result<TypedParams> {
    let group = with_controller(driver, live, "cpu")?;
    let bandwidth = |group: &GuestCgroup| {
        let (period, quota) = GuestCgroup::unlimited_cpu();
        (group.cpu_period().unwrap_or(period), group.cpu_quota().unwrap_or(quota))
    };
    let first_io = crate::command::io_thread_ids(&live.def).first().copied();
    let io = first_io
        .map_or(GuestCgroup::unlimited_cpu(), |first| bandwidth(&group.part(&io_part(first))));
    let (vcpu, emulator) = (group.part(&vcpu_part(0)), group.part(EMULATOR));
    let pairs = [bandwidth(&vcpu), bandwidth(&emulator), bandwidth(&group), io];
    Ok(params(group.cpu_shares().unwrap_or(0), pairs))
}

/// The parameters of a definition; 0 where it says nothing.
pub(crate) fn of_definition(def: &DomainDef) -> TypedParams {
    let tune = def.cpu_tune.as_deref().cloned().unwrap_or_default();
    let pair = |period: Option<u64>, quota: Option<i64>| (period.unwrap_or(0), quota.unwrap_or(0));
    let pairs = [
        pair(tune.period, tune.quota),
        pair(tune.emulator_period, tune.emulator_quota),
        pair(tune.global_period, tune.global_quota),
        pair(tune.iothread_period, tune.iothread_quota),
    ];
    params(tune.shares.unwrap_or(0), pairs)
}

fn params(shares: u64, pairs: [(u64, i64); 4]) -> TypedParams {
    let mut params = TypedParams::default();
    params.push(FIELDS[0].0, shares);
    for ((period, quota), names) in pairs.into_iter().zip(FIELDS[1..].chunks(2)) {
        params.push(names[0].0, period);
        params.push(names[1].0, quota);
    }
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
    let change = Change::of(&params)?;
    let edited = config.then(|| {
        Edited::new(domain, |def| {
            change.write(def);
            Ok(())
        })
    });
    let edited = edited.transpose()?;
    if let Some(live) = live {
        let group = with_controller(driver, live, "cpu")?;
        check_shares(&group, change.tune.shares)?;
        let mut settings: Vec<Setting> = Vec::new();
        settings.extend(change.tune.shares.map(Setting::CpuShares));
        settings.extend(change.tune.global_period.map(Setting::CpuPeriod));
        settings.extend(quota(change.tune.global_quota));
        group.set(settings).await.map_err(|error| group_error(&error))?;
        let mut def = DomainDef::clone(&live.def);
        change.write(&mut def);
        if change.is_of_threads() {
            place_threads(driver, &live.machine, &def).await?;
        }
        edit::in_force(domain, &live.machine, |def| change.write(def));
        announce(driver, domain, change.to_params()).await;
    }
    match edited {
        Some(edited) => edited.save(driver, domain).await,
        None => Ok(()),
    }
}

/// Refuses shares that the version of the group does not know.
pub(crate) fn check_shares(group: &GuestCgroup, shares: Option<u64>) -> Result<(), Error> {
    let (least, most) = group.cpu_share_bounds();
    match shares.filter(|shares| !(least..=most).contains(shares)) {
        Some(shares) => {
            Err(Error::invalid_arg(format!("shares '{shares}' must be in range [{least}, {most}]")))
        }
        None => Ok(()),
    }
}

/// Changes that a call asks for; what is absent stays.
#[derive(Debug, Default)]
struct Change {
    tune: CpuTune,
}

impl Change {
    fn of(params: &TypedParams) -> Result<Self, Error> {
        fields::check(params, &FIELDS)?;
        let period = |field: &str| {
            let value = fields::unsigned(params, field).filter(|value| *value != 0);
            match value.filter(|value| !(PERIODS.0..=PERIODS.1).contains(value)) {
                Some(_) => Err(out_of_range(field, &PERIODS)),
                None => Ok(value),
            }
        };
        let quota = |field: &str| {
            let value = fields::signed(params, field).filter(|value| *value != 0);
            match value.filter(|value| *value > 0 && !(QUOTAS.0..=QUOTAS.1).contains(value)) {
                Some(_) => Err(out_of_range(field, &QUOTAS)),
                None => Ok(value),
            }
        };
        Ok(Self {
            tune: CpuTune {
                shares: fields::unsigned(params, "cpu_shares"),
                period: period("vcpu_period")?,
                quota: quota("vcpu_quota")?,
                emulator_period: period("emulator_period")?,
                emulator_quota: quota("emulator_quota")?,
                global_period: period("global_period")?,
                global_quota: quota("global_quota")?,
                iothread_period: period("iothread_period")?,
                iothread_quota: quota("iothread_quota")?,
                ..CpuTune::default()
            },
        })
    }

    /// Returns whether a part of the group changes.
    fn is_of_threads(&self) -> bool {
        let tune = &self.tune;
        [tune.period, tune.emulator_period, tune.iothread_period].iter().any(Option::is_some)
            || [tune.quota, tune.emulator_quota, tune.iothread_quota].iter().any(Option::is_some)
    }

    /// Writes it into a definition.
    fn write(&self, def: &mut DomainDef) {
        let new = &self.tune;
        let tune = def.cpu_tune.get_or_insert_default();
        tune.shares = new.shares.or(tune.shares);
        tune.period = new.period.or(tune.period);
        tune.quota = new.quota.or(tune.quota);
        tune.emulator_period = new.emulator_period.or(tune.emulator_period);
        tune.emulator_quota = new.emulator_quota.or(tune.emulator_quota);
        tune.global_period = new.global_period.or(tune.global_period);
        tune.global_quota = new.global_quota.or(tune.global_quota);
        tune.iothread_period = new.iothread_period.or(tune.iothread_period);
        tune.iothread_quota = new.iothread_quota.or(tune.iothread_quota);
    }

    /// The change as the event tells of it.
    fn to_params(&self) -> TypedParams {
        let tune = &self.tune;
        let mut params = TypedParams::default();
        for (field, value) in [
            ("cputune.cpu_shares", tune.shares),
            ("cputune.vcpu_period", tune.period),
            ("cputune.emulator_period", tune.emulator_period),
            ("cputune.global_period", tune.global_period),
            ("cputune.iothread_period", tune.iothread_period),
        ] {
            value.into_iter().for_each(|value| params.push(field, value));
        }
        for (field, value) in [
            ("cputune.vcpu_quota", tune.quota),
            ("cputune.emulator_quota", tune.emulator_quota),
            ("cputune.global_quota", tune.global_quota),
            ("cputune.iothread_quota", tune.iothread_quota),
        ] {
            value.into_iter().for_each(|value| params.push(field, value));
        }
        params
    }
}

fn out_of_range<T: std::fmt::Display>(field: &str, (least, most): &(T, T)) -> Error {
    Error::invalid_arg(format!("value of '{field}' is out of range [{least}, {most}]"))
}
