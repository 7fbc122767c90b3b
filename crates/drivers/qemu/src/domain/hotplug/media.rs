//! The medium of a removable drive.
//!
//! ```text
//!  noted: changing (with the drive as it was)
//!    │ new images added ── tray opened ── old medium out ── new one in ── tray closed
//!    │   fails: back to the old medium, new images removed
//!  old images removed, given back ── listed
//! ```

use super::host::Ground;
use super::lookup::Place;
use super::{attach, detach, failed, host};
use crate::Qemu;
use crate::devices::{self, Part};
use crate::domain::edit;
use crate::domain::prepare;
use crate::error::QemuError;
use crate::guest::pending::Phase;
use crate::guest::{EmulatorProcess, InTurn, Live};
use ostler_core::Error;
use ostler_driver::Undo;
use ostler_model::domain::{DeviceKind, DeviceRef, Disk, DiskDevice, DomainDef};
use ostler_qmp::command::{
    BlockdevCloseTray, BlockdevInsertMedium, BlockdevOpenTray, BlockdevRemoveMedium,
};
use ostler_qmp::{Monitor, QmpError};
use std::sync::Arc;
use std::time::Duration;

/// How long a guest may hold the tray of a drive that it has locked.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often a tray that the guest closes in between is opened again.
const CLOSED_TRIES: u32 = 10;

/// How often the tray is tried while the guest holds it.
const LOOK: Duration = Duration::from_millis(200);

/// Puts the medium of `wanted` into a drive in place of the one that is there.
/// `force` opens a tray that the guest has locked.
pub(super) async fn change(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    live: &Arc<Live>,
    index: usize,
    mut wanted: Disk,
    force: bool,
) -> Result<(), QemuError> {
    let machine = &live.machine;
    let before = live.def.devices.disks[index].clone();
    let alias = before.info.alias.as_deref().unwrap_or_default().to_owned();
    if !matches!(before.device, DiskDevice::Cdrom | DiskDevice::Floppy) {
        return Err(QemuError::Wire(Error::config_unsupported(format!(
            "disk source can be changed only in removable drives, and disk '{}' is none",
            before.target.dev
        ))));
    }
    if machine.underway.phase(&alias).is_some() {
        return Err(failed(format!("drive '{alias}' is on its way already")));
    }
    let mut undo = Undo::new();
    prepare::complete_disk(driver, &mut wanted).await?;
    devices::number_disk(&mut wanted, || machine.take_node_number());
    if !wanted.source.is_empty() {
        // The drive has both media for a moment: the new one under a name of its own.
        let mut named = wanted.clone();
        named.target.dev = coming(&wanted.target.dev).into();
        driver.claims.images.join(machine.key(), &live.def.name, &named).await?;
        let (driver, guest, name) = (Arc::clone(driver), machine.key(), named.target.dev.clone());
        undo.push("give back the new medium", async move {
            driver.claims.images.leave(guest, &name);
            Ok::<(), String>(())
        });
    }
    let mut def = DomainDef::clone(&live.def);
    def.devices.disks[index] = wanted;
    let def = Arc::new(def);
    machine.underway.note(&alias, Phase::Changing, Some(Box::new(before)));
    let swapped = match driver.save_status_as(domain, &def).await {
        Ok(()) => swap(driver, live, &def, index, force, &mut undo).await,
        Err(error) => Err(error),
    };
    if let Err(error) = swapped {
        for failure in undo.roll_back().await {
            tracing::error!(domain = machine.name, %failure, "left behind");
        }
        machine.underway.arrived(&alias);
        driver.save_status(domain).await;
        return Err(error);
    }
    undo.keep();
    settle(driver, domain, machine, &live.def, &def, index).await;
    Ok(())
}

/// The name under which the images of a medium are kept that is on its way in.
fn coming(target: &str) -> String {
    format!("{target} (next)")
}

/// Adds the new medium's images and exchanges the media.
async fn swap(
    driver: &Arc<Qemu>,
    live: &Arc<Live>,
    def: &Arc<DomainDef>,
    index: usize,
    force: bool,
    undo: &mut Undo,
) -> Result<(), QemuError> {
    let machine = &live.machine;
    let monitor = machine.monitor()?;
    let ground = Ground::of(driver, machine, def).await?;
    let place = (DeviceKind::Disk, index);
    let new = match def.devices.disks[index].source.is_empty() {
        true => None,
        false => {
            let (built, _) = ground.prepare(driver, machine, def, place, undo).await?;
            let parts = without_drive(built.parts);
            attach::add(monitor, &parts, undo).await?;
            top(&parts)
        }
    };
    let old = match live.def.devices.disks[index].source.is_empty() {
        true => None,
        false => top(&without_drive(ground.names(driver, &live.def, place)?.parts)),
    };
    let alias = def.devices.disks[index].info.alias.as_deref().unwrap_or_default();
    exchange(monitor, alias, old.as_deref(), new.as_deref(), force).await
}

/// The images of a drive, without the drive.
fn without_drive(parts: Vec<Part>) -> Vec<Part> {
    parts.into_iter().filter(|part| !matches!(part, Part::Device(_))).collect()
}

/// The name of the uppermost image.
fn top(parts: &[Part]) -> Option<String> {
    parts.iter().rev().find_map(|part| match part {
        Part::Blockdev(node) => node.text("node-name").map(str::to_owned),
        _ => None,
    })
}

/// Opens the tray, exchanges the media and closes it. A failure puts the old
/// medium back.
async fn exchange(
    monitor: &Monitor,
    alias: &str,
    old: Option<&str>,
    new: Option<&str>,
    force: bool,
) -> Result<(), QemuError> {
    open_tray(monitor, alias, force).await?;
    if old.is_some() {
        let remove = || monitor.call(BlockdevRemoveMedium { id: alias });
        with_tray_open(monitor, alias, force, remove).await?;
    }
    let insert = |node_name| async move {
        let insert = || monitor.call(BlockdevInsertMedium { id: alias, node_name });
        with_tray_open(monitor, alias, force, insert).await
    };
    if let Some(new) = new
        && let Err(error) = insert(new).await
    {
        if let Some(old) = old {
            let _ = insert(old).await;
        }
        let _ = monitor.call(BlockdevCloseTray { id: alias }).await;
        return Err(error);
    }
    match monitor.call(BlockdevCloseTray { id: alias }).await {
        // A floppy drive has none.
        Err(error) if refuses_for_tray(&error) => Ok(()),
        closed => closed.map(drop).map_err(QemuError::from),
    }
}

/// Returns whether the emulator refused a command because the drive has no tray.
fn refuses_for_tray(error: &QmpError) -> bool {
    error.refusal().is_some_and(|refusal| refusal.description.contains("tray"))
}

/// Sends a command that needs the tray open. A guest may close it in between, as its
/// firmware does when it looks for something to boot: then it is opened again.
async fn with_tray_open<T, Sent>(
    monitor: &Monitor,
    alias: &str,
    force: bool,
    send: impl Fn() -> Sent,
) -> Result<(), QemuError>
where
    Sent: Future<Output = Result<T, QmpError>>,
{
    for _ in 0..CLOSED_TRIES {
        let Err(error) = send().await else { return Ok(()) };
        let refusal = error.refusal().map(|refusal| refusal.description.contains("is not open"));
        if refusal != Some(true) {
            return Err(error.into());
        }
        open_tray(monitor, alias, force).await?;
    }
    send().await.map(drop).map_err(QemuError::from)
}

/// Opens the tray. A guest that has locked it is asked, and has a while.
async fn open_tray(monitor: &Monitor, alias: &str, force: bool) -> Result<(), QemuError> {
    let open = || monitor.call(BlockdevOpenTray { id: alias, force: Some(force) });
    let mut waited = Duration::ZERO;
    loop {
        let Err(error) = open().await else { return Ok(()) };
        let locked = error.refusal().is_some_and(|refusal| refusal.description.contains("locked"));
        let no_tray = refuses_for_tray(&error);
        match (locked, no_tray) {
            (true, _) if waited < PATIENCE => {
                tokio::time::sleep(LOOK).await;
                waited += LOOK;
            }
            (true, _) => {
                return Err(failed(format!(
                    "the guest has locked the tray of '{alias}': unmount the medium in the guest, \
                     or force it"
                )));
            }
            // A floppy drive has none.
            (false, true) => return Ok(()),
            (false, false) => return Err(error.into()),
        }
    }
}

/// Removes what belonged to the medium that is out, and shows the drive with
/// the new one.
async fn settle(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    machine: &Arc<EmulatorProcess>,
    before: &DomainDef,
    after: &Arc<DomainDef>,
    index: usize,
) {
    let place = (DeviceKind::Disk, index);
    let (old, new) = (&before.devices.disks[index], &after.devices.disks[index]);
    forget(driver, machine, before, place).await;
    host::release(driver, machine, DeviceRef::Disk(old)).await;
    let next = coming(&new.target.dev);
    driver.claims.images.leave(machine.key(), &next);
    if let Err(error) = driver.claims.images.join(machine.key(), &after.name, new).await {
        tracing::warn!(domain = machine.name, %error, "a new medium is used elsewhere");
    }
    let alias = new.info.alias.as_deref().unwrap_or_default();
    machine.underway.arrived(alias);
    edit::in_force(domain, machine, |def| {
        if let Some(at) =
            def.devices.disks.iter().position(|disk| disk.target.dev == new.target.dev)
        {
            def.devices.disks[at] = new.clone();
        }
    });
    driver.save_status(domain).await;
}

/// Removes the images of the drive as `def` has it from the emulator.
async fn forget(driver: &Qemu, machine: &Arc<EmulatorProcess>, def: &DomainDef, place: Place) {
    if def.devices.disks[place.1].source.is_empty() {
        return;
    }
    let Ok(ground) = Ground::of(driver, machine, def).await else { return };
    match ground.names(driver, def, place) {
        Ok(built) => detach::remove_parts(machine, &built.parts).await,
        Err(error) => tracing::warn!(domain = machine.name, %error, "old images are left behind"),
    }
}

/// Finishes an exchange that a killed daemon had begun: what is in the drive
/// decides which of the two media the guest has.
pub(super) async fn recover(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    live: &Arc<Live>,
    index: usize,
    before: Disk,
) -> Result<(), QemuError> {
    let machine = &live.machine;
    let monitor = machine.monitor()?;
    let alias = live.def.devices.disks[index].info.alias.clone().unwrap_or_default();
    let drives = monitor.call(ostler_qmp::command::QueryBlock).await?;
    let ours = |drive: &&ostler_qmp::command::BlockDevice| {
        let path = drive.qdev.as_deref().unwrap_or_default();
        path == &*alias || path.split('/').any(|part| part == &*alias)
    };
    let inside = drives.iter().find(ours).and_then(|drive| drive.inserted.as_ref());
    let inside = inside.and_then(|medium| medium.node_name.clone());
    let ground = Ground::of(driver, machine, &live.def).await?;
    let place = (DeviceKind::Disk, index);
    let mut was = DomainDef::clone(&live.def);
    was.devices.disks[index] = before;
    let names = |def: &DomainDef| match def.devices.disks[index].source.is_empty() {
        true => Ok::<_, QemuError>(None),
        false => Ok(top(&without_drive(ground.names(driver, def, place)?.parts))),
    };
    let (old, new) = (names(&was)?, names(&live.def)?);
    let (was, now) = (Arc::new(was), Arc::clone(&live.def));
    if inside == new && (new.is_some() || inside != old) {
        let _ = monitor.call(BlockdevCloseTray { id: &alias }).await;
        settle(driver, domain, machine, &was, &now, index).await;
        return Ok(());
    }
    if inside.is_none()
        && let Some(old) = &old
    {
        let _ = open_tray(monitor, &alias, true).await;
        let _ = monitor.call(BlockdevInsertMedium { id: &alias, node_name: old }).await;
        let _ = monitor.call(BlockdevCloseTray { id: &alias }).await;
    }
    settle(driver, domain, machine, &now, &was, index).await;
    Ok(())
}
