//! A device goes from a running guest.

use super::host::{self, Ground};
use super::lookup::Place;
use super::{config, failed, has_device, unsupported};
use crate::Qemu;
use crate::devices::{Part, QmpCall};
use crate::domain::{control, edit};
use crate::error::QemuError;
use crate::guest::pending::{Answer, Phase};
use crate::guest::{Domain, EmulatorProcess, InTurn, Live};
use ostler_model::domain::{
    Address, ControllerKind, DeviceInfo, DeviceKind, DeviceRef, DiskBus, DomainDef,
};
use ostler_qmp::command::{CloseFd, DeviceDel, FdSetMember, QueryFdSets, RemoveFd};
use ostler_qmp::{ErrorClass, Monitor, QmpError};
use std::sync::Arc;
use std::time::Duration;

/// How long a guest may take to let go of a device before the caller is told
/// that it was asked.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often, and how far apart, an image is removed that its device still holds.
const HELD_TRIES: u32 = 40;
const HELD_PAUSE: Duration = Duration::from_millis(50);

/// Asks the guest to let go of a device, and waits a while for it.
pub(super) async fn live(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    live: &Arc<Live>,
    (kind, index): Place,
) -> Result<(), QemuError> {
    let machine = &live.machine;
    machine.monitor()?;
    let device = live.def.devices.device(kind, index);
    let device = device.ok_or_else(|| failed("the device is not there".to_owned()))?;
    refuse(&live.def, device)?;
    let alias = device.info().and_then(|info| info.alias.as_deref());
    let alias =
        alias.ok_or_else(|| unsupported(format!("<{kind}> has no name to detach it by")))?;
    machine.underway.note(alias, Phase::Detaching, None);
    // From here on a killed daemon's successor sees this through.
    if let Err(error) = driver.save_status_as(domain, &live.def).await {
        machine.underway.arrived(alias);
        return Err(error);
    }
    match ask(machine, alias).await {
        Ok(Some(Answer::Gone)) => finish(driver, domain, machine, alias).await,
        Ok(Some(Answer::Kept)) => {
            machine.underway.arrived(alias);
            driver.save_status(domain).await;
            Err(failed(format!("unplug of device '{alias}' was rejected by the guest")))
        }
        // It was asked. What follows its answer comes with the event.
        Ok(None) => Ok(()),
        Err(error) => {
            machine.underway.arrived(alias);
            driver.save_status(domain).await;
            Err(error)
        }
    }
}

/// Refuses what cannot be taken from a running guest.
fn refuse(def: &DomainDef, device: DeviceRef<'_>) -> Result<(), QemuError> {
    match device {
        DeviceRef::Disk(disk) => match disk.target.bus {
            Some(DiskBus::Virtio | DiskBus::Scsi | DiskBus::Usb) => Ok(()),
            bus => Err(unsupported(format!(
                "This type of disk cannot be hot unplugged: it is on bus '{}'",
                bus.map_or("none", DiskBus::as_str)
            ))),
        },
        DeviceRef::Interface(_) => Ok(()),
        DeviceRef::Controller(controller) => match &controller.kind {
            ControllerKind::Scsi(scsi) if scsi_in_use(def, scsi.index) => {
                Err(failed("device cannot be detached: device is busy".to_owned()))
            }
            ControllerKind::Scsi(_) => Ok(()),
            kind => {
                Err(unsupported(format!("'{}' controller cannot be hot unplugged.", kind.kind())))
            }
        },
        other => {
            Err(unsupported(format!("live detach of device '{}' is not supported", other.kind())))
        }
    }
}

/// Returns whether a disk or host device is attached to the SCSI controller with this index.
fn scsi_in_use(def: &DomainDef, index: Option<u32>) -> bool {
    let on = |info: &DeviceInfo| match &info.address {
        Some(Address::Drive(place)) => Some(place.controller) == index,
        _ => false,
    };
    let mut disks = def.devices.disks.iter();
    disks.any(|disk| disk.target.bus == Some(DiskBus::Scsi) && on(&disk.info))
        || def.devices.hostdevs.iter().any(|hostdev| on(&hostdev.info))
}

/// Asks the guest, and gives its answer; none when it has not answered yet.
pub(super) async fn ask(
    machine: &EmulatorProcess,
    alias: &str,
) -> Result<Option<Answer>, QemuError> {
    let mut answer = machine.underway.expect(alias);
    if let Err(error) = machine.monitor()?.call(DeviceDel { id: alias }).await {
        machine.underway.give_up(alias);
        return if is_gone(&error) { Ok(Some(Answer::Gone)) } else { Err(error.into()) };
    }
    if let Ok(Ok(answer)) = tokio::time::timeout(PATIENCE, &mut answer).await {
        return Ok(Some(answer));
    }
    machine.underway.give_up(alias);
    // It may have come in between.
    Ok(answer.try_recv().ok())
}

/// Returns whether the emulator does not know the device any more.
fn is_gone(error: &QmpError) -> bool {
    error.refusal().is_some_and(|refusal| refusal.class == ErrorClass::DeviceNotFound)
}

/// Removes what belonged to a device that the guest has let go of: the
/// emulator's backends, what the host gave, its place in the definition.
pub(super) async fn finish(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    machine: &Arc<EmulatorProcess>,
    alias: &str,
) -> Result<(), QemuError> {
    remove(driver, domain, machine, alias).await?;
    driver.emit_device_removed(domain, alias);
    Ok(())
}

/// As [`finish`], without telling clients.
pub(super) async fn remove(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    machine: &Arc<EmulatorProcess>,
    alias: &str,
) -> Result<(), QemuError> {
    let Some(live) = domain.view().live.clone() else { return Ok(()) };
    let Some(place) = live.def.devices.find_alias(alias) else {
        machine.underway.arrived(alias);
        return Ok(());
    };
    let ground = Ground::of(driver, machine, &live.def).await?;
    remove_backends(driver, machine, &ground, &live.def, place).await;
    if let Some(device) = live.def.devices.device(place.0, place.1) {
        host::release(driver, machine, device).await;
    }
    machine.underway.arrived(alias);
    edit::in_force(domain, machine, |def| {
        if let Some(place) = def.devices.find_alias(alias) {
            let _ = config::take(def, place);
        }
    });
    driver.save_status(domain).await;
    Ok(())
}

/// Removes the parts of a device but the device itself, the last first. What is
/// not there any more is as it should be.
async fn remove_backends(
    driver: &Qemu,
    machine: &EmulatorProcess,
    ground: &Ground,
    def: &DomainDef,
    place: Place,
) {
    let built = match ground.names(driver, def, place) {
        Ok(built) => built,
        Err(error) => {
            tracing::warn!(domain = machine.name, %error, "a device's backends are left behind");
            return;
        }
    };
    remove_parts(machine, &built.parts).await;
    close_descriptors(machine, def, place).await;
}

/// Has the emulator remove parts, the last first.
pub(super) async fn remove_parts(machine: &EmulatorProcess, parts: &[Part]) {
    let Ok(monitor) = machine.monitor() else { return };
    for part in parts.iter().rev() {
        let call = match part {
            Part::Device(_) => None,
            // Its number is not known here; its text is.
            Part::DescriptorSet { opaque, .. } => {
                remove_set(machine, monitor, opaque).await;
                None
            }
            part => part.detach(),
        };
        let Some(call) = call else { continue };
        if let Err(error) = removed(monitor, &call).await {
            tracing::debug!(domain = machine.name, %error, "a backend was gone already");
        }
    }
}

/// Has one part removed. A device that is gone from the emulator's tree may hold its
/// images for a moment longer, until the emulator's threads have let go of it.
async fn removed(monitor: &Monitor, call: &QmpCall) -> Result<(), QmpError> {
    let mut tries = 0;
    loop {
        let sent = call.clone().send(monitor).await;
        let held = sent.as_ref().err().and_then(QmpError::refusal);
        if tries == HELD_TRIES || !held.is_some_and(|it| it.description.contains("in use")) {
            return sent.map(drop);
        }
        tries += 1;
        tokio::time::sleep(HELD_PAUSE).await;
    }
}

/// Removes the set of descriptors with this text.
async fn remove_set(machine: &EmulatorProcess, monitor: &Monitor, opaque: &str) {
    let Ok(sets) = monitor.call(QueryFdSets).await else { return };
    let is = |member: &FdSetMember| member.opaque.as_deref() == Some(opaque);
    for set in sets.iter().filter(|set| set.fds.iter().any(is)) {
        let removal = RemoveFd { fdset_id: set.fdset_id, fd: None };
        if let Err(error) = monitor.call(removal).await {
            tracing::debug!(domain = machine.name, %error, "a descriptor set was gone already");
        }
    }
}

/// Closes the descriptors that were passed for a card and that nothing took.
async fn close_descriptors(machine: &EmulatorProcess, def: &DomainDef, (kind, index): Place) {
    let (DeviceKind::Interface, Ok(monitor)) = (kind, machine.monitor()) else { return };
    let Some(card) = def.devices.interfaces.get(index) else { return };
    let alias = card.info.alias.as_deref().unwrap_or_default();
    for name in crate::domain::prepare::passed_names(alias, card) {
        let _ = monitor.call(CloseFd { name: &name }).await;
    }
}

/// The guest has let go of a device while nobody waited for it.
pub(crate) async fn finish_later(
    driver: Arc<Qemu>,
    domain: Arc<Domain>,
    machine: Arc<EmulatorProcess>,
    alias: String,
) {
    let work = |domain: InTurn, live: Arc<Live>| async move {
        if !Arc::ptr_eq(&live.machine, &machine) || !has_device(&domain, &alias) {
            return Ok(());
        }
        finish(&driver, &domain, &machine, &alias).await
    };
    if let Err(error) = control::with_live(&domain, "finish an unplug", work).await {
        tracing::error!(domain = %domain.view().name, %error, "cannot finish an unplug");
    }
}

/// The guest keeps a device that it was asked for.
pub(crate) async fn rejected(
    driver: Arc<Qemu>,
    domain: Arc<Domain>,
    machine: Arc<EmulatorProcess>,
    alias: String,
) {
    let work = |domain: InTurn, live: Arc<Live>| async move {
        if Arc::ptr_eq(&live.machine, &machine) {
            machine.underway.arrived(&alias);
            driver.save_status(&domain).await;
        }
        Ok(())
    };
    if let Err(error) = control::with_live(&domain, "note a refused unplug", work).await {
        tracing::debug!(domain = %domain.view().name, %error, "a refused unplug was not noted");
    }
}
