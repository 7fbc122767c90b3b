//! Making groups, taking them apart, and finding those there are.

use super::super::tool::{UNHURRIED, execute};
use super::super::{Overwrite, Work, device};
use super::{ask, group_name, report};
use crate::command::logical;
use crate::error::{StorageError, bad_definition, chain};
use ostler_host::volume::look_at_path;
use ostler_model::storage::{PoolDevice, PoolFormat, PoolSource, StoragePoolSources};
use ostler_xml::{List, Text};
use std::path::Path;

/// Makes a group of the pool's devices. When that fails they are as they were,
/// but for what was to be overwritten.
pub(super) async fn make(work: &Work, overwrite: Overwrite) -> Result<(), StorageError> {
    let devices: Vec<&str> = work.def.source.devices.iter().map(|device| &*device.path).collect();
    if devices.is_empty() {
        return Err(StorageError::invalid(format!(
            "pool '{}' has no <device> in its source: name the disks that its volume group is to \
             be made of",
            work.def.name
        )));
    }
    let group = group_name(work);
    let together = logical::create_group(group, devices.iter().copied()).map_err(bad_definition)?;
    for device in &devices {
        if overwrite != Overwrite::Yes {
            device::expect_blank(work, device).await?;
        }
    }
    let mut made = Vec::new();
    let mut result = Ok(());
    for device in &devices {
        result = make_member(device, overwrite == Overwrite::Yes).await;
        if result.is_err() {
            break;
        }
        made.push(*device);
    }
    if result.is_ok() {
        result = execute(&together, Vec::new(), UNHURRIED).await.map(drop);
    }
    if result.is_err() {
        unmake(&made).await;
    }
    result
}

async fn make_member(device: &str, overwrite: bool) -> Result<(), StorageError> {
    if overwrite {
        let wipe = logical::forget_device(device).map_err(bad_definition)?;
        execute(&wipe, Vec::new(), UNHURRIED).await?;
    }
    let command = logical::create_device(device, overwrite).map_err(bad_definition)?;
    execute(&command, Vec::new(), UNHURRIED).await.map(drop)
}

async fn unmake(devices: &[&str]) {
    for device in devices {
        let Ok(command) = logical::remove_device(device) else { continue };
        if let Err(error) = execute(&command, Vec::new(), UNHURRIED).await {
            tracing::warn!(device, error = %chain(&error), "LVM's mark stays on a device");
        }
    }
}

/// Removes the group with all its volumes, and LVM's mark from its devices.
pub(super) async fn remove(work: &Work) -> Result<(), StorageError> {
    let command = logical::remove_group(group_name(work)).map_err(bad_definition)?;
    execute(&command, Vec::new(), UNHURRIED).await?;
    for device in work.def.source.devices.iter() {
        let command = logical::remove_device(&device.path).map_err(bad_definition)?;
        execute(&command, Vec::new(), UNHURRIED).await?;
    }
    Ok(())
}

/// An error if the group is not made of the devices that the pool names.
pub(super) async fn require_devices(work: &Work) -> Result<(), StorageError> {
    if work.def.source.devices.is_empty() {
        return Ok(());
    }
    let group = group_name(work);
    let members = report::devices(&ask(&logical::list_devices()).await?)?;
    for device in work.def.source.devices.iter() {
        let is_it = |member: &report::Device| {
            member.vg_name == group && is_same_device(&member.pv_name, &device.path)
        };
        if !members.iter().any(is_it) {
            return Err(StorageError::invalid(format!(
                "volume group '{group}' of pool '{}' is not made of '{}': correct the source, or \
                 build the pool",
                work.def.name, device.path
            )));
        }
    }
    Ok(())
}

fn is_same_device(one: &str, two: &str) -> bool {
    let number = |path| look_at_path(Path::new(path)).ok().map(|seen| seen.device);
    one == two || (number(one).is_some() && number(one) == number(two))
}

/// The groups that there are.
pub(super) async fn find() -> Result<String, StorageError> {
    let mut sources: Vec<PoolSource> = Vec::new();
    for member in report::devices(&ask(&logical::list_devices()).await?)? {
        if member.vg_name.is_empty() {
            continue;
        }
        let device = PoolDevice {
            path: Text::from(&*member.pv_name),
            part_separator: None,
            free_extents: List::default(),
        };
        let known = sources.iter_mut().find(|it| it.name.as_deref() == Some(&*member.vg_name));
        match known {
            Some(source) => source.devices.push(device),
            None => sources.push(PoolSource {
                name: Some(Text::from(&*member.vg_name)),
                devices: vec![device].into(),
                format: Some(PoolFormat::Lvm2),
                ..PoolSource::default()
            }),
        }
    }
    Ok(StoragePoolSources { sources: sources.into() }.to_xml())
}
