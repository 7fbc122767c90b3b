//! Shares and limits of block IO, on call.

use super::fields::{self, Kind};
use super::group::block_device;
use super::{announce, group_error, with_controller};
use crate::Qemu;
use crate::domain::edit::{self, Edited};
use crate::error::QemuError;
use crate::guest::{InTurn, Live};
use ostler_core::{Error, Result, TypedParams};
use ostler_host::cgroup::{DeviceLimit, Setting};
use ostler_model::domain::{BlkioDevice, BlkioTune, DomainDef};
use std::sync::Arc;

const WEIGHT: &str = "weight";

/// A field of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Weight,
    Limit(DeviceLimit),
}

/// The fields of devices, in the order in which they are told.
const DEVICE_FIELDS: [(&str, Field); 5] = [
    ("device_weight", Field::Weight),
    ("device_read_iops_sec", Field::Limit(DeviceLimit::ReadIops)),
    ("device_write_iops_sec", Field::Limit(DeviceLimit::WriteIops)),
    ("device_read_bytes_sec", Field::Limit(DeviceLimit::ReadBytes)),
    ("device_write_bytes_sec", Field::Limit(DeviceLimit::WriteBytes)),
];

impl Field {
    fn of(self, device: &BlkioDevice) -> Option<u64> {
        match self {
            Self::Weight => device.weight.map(u64::from),
            Self::Limit(DeviceLimit::ReadIops) => device.read_iops_sec.map(u64::from),
            Self::Limit(DeviceLimit::WriteIops) => device.write_iops_sec.map(u64::from),
            Self::Limit(DeviceLimit::ReadBytes) => device.read_bytes_sec,
            Self::Limit(DeviceLimit::WriteBytes) => device.write_bytes_sec,
        }
    }

    /// Writes it; 0 takes it out.
    fn write(self, device: &mut BlkioDevice, value: u64) {
        let long = Some(value).filter(|value| *value != 0);
        let short = long.and_then(|value| u32::try_from(value).ok());
        match self {
            Self::Weight => device.weight = short,
            Self::Limit(DeviceLimit::ReadIops) => device.read_iops_sec = short,
            Self::Limit(DeviceLimit::WriteIops) => device.write_iops_sec = short,
            Self::Limit(DeviceLimit::ReadBytes) => device.read_bytes_sec = long,
            Self::Limit(DeviceLimit::WriteBytes) => device.write_bytes_sec = long,
        }
    }
}

/// Changes that a call asks for.
#[derive(Debug, Default)]
struct Change {
    weight: Option<u32>,
    devices: Vec<(String, Field, u64)>,
}

/// The parameters of a running guest: its group's weight, and the limits in
/// force.
pub(crate) fn of_guest(driver: &Qemu, live: &Live) -> Result<TypedParams> {
    let group = with_controller(driver, live, "blkio")?;
    Ok(params(group.io_weight().unwrap_or(0), live.def.blkio_tune.as_deref()))
}

/// The parameters of a definition.
pub(crate) fn of_definition(def: &DomainDef) -> TypedParams {
    let tune = def.blkio_tune.as_deref();
    params(tune.and_then(|tune| tune.weight).unwrap_or(0), tune)
}

fn params(weight: u32, tune: Option<&BlkioTune>) -> TypedParams {
    let mut params = TypedParams::default();
    params.push(WEIGHT, weight);
    for (name, field) in DEVICE_FIELDS {
        let devices = tune.into_iter().flat_map(|tune| tune.devices.iter());
        let told = devices.filter_map(|device| Some((&device.path, field.of(device)?)));
        let told: Vec<String> = told.map(|(path, value)| format!("{path},{value}")).collect();
        params.push(name, told.join(","));
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
        let group = with_controller(driver, live, "blkio")?;
        group.set(change.settings().await?).await.map_err(|error| group_error(&error))?;
        edit::in_force(domain, &live.machine, |def| change.write(def));
        announce(driver, domain, TypedParams::default()).await;
    }
    match edited {
        Some(edited) => edited.save(driver, domain).await,
        None => Ok(()),
    }
}

impl Change {
    fn of(params: &TypedParams) -> Result<Self, Error> {
        let mut known = vec![(WEIGHT, Kind::UInt)];
        known.extend(DEVICE_FIELDS.map(|(name, _)| (name, Kind::String)));
        fields::check(params, &known)?;
        let weight = fields::unsigned(params, WEIGHT).and_then(|weight| u32::try_from(weight).ok());
        let mut devices = Vec::new();
        for (name, field) in DEVICE_FIELDS {
            let Some(text) = fields::text(params, name) else { continue };
            for (path, value) in pairs(name, text)? {
                devices.push((path, field, value));
            }
        }
        Ok(Self { weight, devices })
    }

    async fn settings(&self) -> Result<Vec<Setting>, QemuError> {
        let mut settings: Vec<Setting> = self.weight.map(Setting::IoWeight).into_iter().collect();
        for (path, field, value) in &self.devices {
            let device = block_device(path).await?;
            settings.push(match field {
                Field::Weight => {
                    Setting::DeviceWeight(device, u32::try_from(*value).unwrap_or(u32::MAX))
                }
                Field::Limit(limit) => Setting::Device(device, *limit, *value),
            });
        }
        Ok(settings)
    }

    /// Writes it into a definition.
    fn write(&self, def: &mut DomainDef) {
        let tune = def.blkio_tune.get_or_insert_default();
        tune.weight = self.weight.or(tune.weight);
        let mut devices: Vec<BlkioDevice> = tune.devices.iter().cloned().collect();
        for (path, field, value) in &self.devices {
            let at = devices.iter().position(|device| *device.path == **path);
            let at = at.unwrap_or_else(|| {
                devices.push(empty(path));
                devices.len() - 1
            });
            field.write(&mut devices[at], *value);
        }
        devices.retain(|device| *device != empty(&device.path));
        tune.devices = devices.into();
        if **tune == BlkioTune::default() {
            def.blkio_tune = None;
        }
    }
}

fn empty(path: &str) -> BlkioDevice {
    BlkioDevice {
        path: path.into(),
        weight: None,
        read_iops_sec: None,
        write_iops_sec: None,
        read_bytes_sec: None,
        write_bytes_sec: None,
    }
}

/// The pairs of `/dev/a,1,/dev/b,2`.
fn pairs(field: &str, text: &str) -> Result<Vec<(String, u64)>, Error> {
    let mut words = text.split(',').filter(|word| !word.is_empty());
    let mut pairs = Vec::new();
    while let Some(path) = words.next() {
        let Some(value) = words.next().filter(|_| path.starts_with('/')) else {
            return Err(Error::invalid_arg(format!(
                "unable to parse blkio device '{field}' '{text}': it is '/dev/a,1,/dev/b,2'"
            )));
        };
        // All but the sizes are numbers of 32 bits.
        let most = if field.ends_with("bytes_sec") { u64::MAX } else { u64::from(u32::MAX) };
        let number = value.parse().ok().filter(|number| *number <= most).ok_or_else(|| {
            Error::invalid_arg(format!(
                "invalid value '{value}' for parameter '{field}' of device '{path}'"
            ))
        })?;
        pairs.push((path.to_owned(), number));
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_read_in_pairs() {
        let field = "device_weight";
        let expected = [("/dev/a".to_owned(), 1), ("/dev/b".to_owned(), 20)];
        assert_eq!(pairs(field, "/dev/a,1,/dev/b,20").expect("valid"), expected);
        assert_eq!(pairs(field, "").expect("valid"), []);
        for bad in ["/dev/a", "a,1", "/dev/a,x", "/dev/a,1,/dev/b", "/dev/a,4294967296"] {
            assert!(pairs(field, bad).is_err(), "{bad}");
        }
        assert!(pairs("device_read_bytes_sec", "/dev/a,4294967296").is_ok());
    }
}
