//! Definitions on disk, changed by one device: what the next start finds.

use super::lookup::{self, Place};
use super::{Edited, Which, already, missing, refuse_conflict, unsupported};
use crate::Qemu;
use crate::definition;
use crate::error::QemuError;
use crate::guest::InTurn;
use ostler_core::{Error, ErrorDomain};
use ostler_model::domain::{Device, DeviceKind, DeviceRef, DomainDef};
use std::sync::Arc;

/// The definition with one device more.
pub(super) async fn attached(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    device: Device,
) -> Result<Edited, QemuError> {
    let kind = device.kind();
    if !can_come(kind) {
        return Err(unsupported(format!("persistent attach of device '{kind}' is not supported")));
    }
    let mut def = kept(domain)?;
    refuse_conflict(&def, device.as_ref())?;
    refuse_twice(&def, device.as_ref())?;
    if def.devices.push(device).is_some() {
        return Err(already(format!("domain already has a <{kind}>, and can have one")));
    }
    complete(driver, def).await
}

/// The definition without a device.
pub(super) async fn detached(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    which: &Which<'_>,
) -> Result<Edited, QemuError> {
    let mut def = kept(domain)?;
    let can_go = |kind| match can_come(kind) {
        true => Ok(()),
        false => Err(unsupported(format!("persistent detach of device '{kind}' is not supported"))),
    };
    if let Some(kind) = which.kind()? {
        can_go(kind)?;
    }
    let (kind, index) = which.find(driver, &def).await?;
    can_go(kind)?;
    def.devices.remove(kind, index);
    complete(driver, def).await
}

/// The definition with a device changed.
pub(super) async fn updated(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    device: Device,
) -> Result<Edited, QemuError> {
    let mut def = kept(domain)?;
    replace(&mut def, device)?;
    complete(driver, def).await
}

/// The definition on disk, to be changed.
fn kept(domain: &InTurn) -> Result<DomainDef, QemuError> {
    Ok(DomainDef::clone(&*domain.view().kept()?.def()?))
}

async fn complete(driver: &Arc<Qemu>, def: DomainDef) -> Result<Edited, QemuError> {
    let def = definition::complete_again(driver, def).await?;
    Ok(Edited::of(def))
}

/// Puts a device in the place of the one that it means.
fn replace(def: &mut DomainDef, device: Device) -> Result<(), QemuError> {
    match device {
        Device::Disk(mut disk) => {
            let target = disk.target.dev.clone();
            let place = lookup::disk_index(def, &target);
            let place = place.ok_or_else(|| missing(format!("no target device {target}")))?;
            let old = &mut def.devices.disks[place];
            let same_bus = disk.target.bus.is_none() || disk.target.bus == old.target.bus;
            if !same_bus {
                return Err(unsupported(format!(
                    "disk '{target}' is on another bus: detach it and attach the new one"
                )));
            }
            disk.target.bus = old.target.bus;
            if disk.info.address.is_none() {
                disk.info.address = old.info.address.take();
            }
            *old = *disk;
        }
        Device::Interface(mut card) => {
            let place = lookup::interface(def, &card)?;
            let old = &mut def.devices.interfaces[place];
            if card.info.address.is_none() {
                card.info.address = old.info.address.take();
            }
            if card.model.is_none() {
                card.model = old.model.take();
            }
            *old = *card;
        }
        Device::Graphics(graphics) => {
            let kind = graphics.kind();
            let place = def.devices.graphics.iter().position(|other| other.kind() == kind);
            let place = place.ok_or_else(|| {
                let error =
                    Error::invalid_arg(format!("the domain has no <graphics type='{kind}'>"));
                QemuError::Wire(error.in_domain(ErrorDomain::Qemu))
            })?;
            def.devices.graphics[place] = *graphics;
        }
        other => {
            return Err(unsupported(format!(
                "persistent update of device '{}' is not supported",
                other.kind()
            )));
        }
    }
    Ok(())
}

/// Returns whether devices of a kind come to a definition and go from it one by one.
const fn can_come(kind: DeviceKind) -> bool {
    match kind {
        DeviceKind::Disk
        | DeviceKind::Controller
        | DeviceKind::Lease
        | DeviceKind::Filesystem
        | DeviceKind::Interface
        | DeviceKind::Serial
        | DeviceKind::Parallel
        | DeviceKind::Console
        | DeviceKind::Channel
        | DeviceKind::Input
        | DeviceKind::Tpm
        | DeviceKind::Sound
        | DeviceKind::Hostdev
        | DeviceKind::Redirdev
        | DeviceKind::Watchdog
        | DeviceKind::Rng
        | DeviceKind::SharedMemory
        | DeviceKind::Memory
        | DeviceKind::Iommu
        | DeviceKind::Vsock => true,
        DeviceKind::Smartcard
        | DeviceKind::Graphics
        | DeviceKind::Audio
        | DeviceKind::Video
        | DeviceKind::Hub
        | DeviceKind::MemBalloon
        | DeviceKind::Nvram
        | DeviceKind::Panic
        | DeviceKind::Crypto
        | DeviceKind::Pstore => false,
    }
}

/// Refuses a device that is there already.
fn refuse_twice(def: &DomainDef, device: DeviceRef<'_>) -> Result<(), QemuError> {
    match device {
        DeviceRef::Disk(disk) if lookup::disk_index(def, &disk.target.dev).is_some() => {
            Err(already(format!("target {} already exists", disk.target.dev)))
        }
        DeviceRef::Controller(controller) if controller.index().is_some() => {
            let (kind, index) = (controller.kind.kind(), controller.index());
            let mut controllers = def.devices.controllers.iter();
            let there =
                controllers.any(|other| other.kind.kind() == kind && other.index() == index);
            let index = index.unwrap_or_default();
            match there {
                true => Err(already(format!(
                    "controller of type '{kind}' with index {index} already exists"
                ))),
                false => Ok(()),
            }
        }
        DeviceRef::Filesystem(folder) => {
            let mut folders = def.devices.filesystems.iter();
            match folders.any(|other| other.target == folder.target) {
                true => Err(already(format!("target '{}' already exists", folder.target))),
                false => Ok(()),
            }
        }
        DeviceRef::Lease(lease) => {
            let mut leases = def.devices.leases.iter();
            let same =
                leases.any(|other| other.key == lease.key && other.lockspace == lease.lockspace);
            match same {
                true => Err(already(format!("lease '{}' in this lockspace exists", lease.key))),
                false => Ok(()),
            }
        }
        DeviceRef::SharedMemory(memory) => {
            let mut memories = def.devices.shared_memories.iter();
            match memories.any(|other| other.name == memory.name) {
                true => Err(already(format!("shared memory '{}' exists", memory.name))),
                false => Ok(()),
            }
        }
        DeviceRef::Hostdev(hostdev) => {
            let mut hostdevs = def.devices.hostdevs.iter();
            match hostdevs.any(|other| other.kind == hostdev.kind) {
                true => Err(already("the domain has this device of the host".to_owned())),
                false => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// The device at a place, taken out of a definition.
pub(super) fn take(def: &mut DomainDef, (kind, index): Place) -> Option<Device> {
    def.devices.remove(kind, index)
}
