//! Finishing what a killed daemon had begun: a device is there wholly or not at
//! all, as the emulator has it.

use super::{attach, detach, host, media};
use crate::Qemu;
use crate::domain::control;
use crate::error::QemuError;
use crate::guest::pending::{Pending, Phase};
use crate::guest::{Domain, EmulatorProcess, InTurn, Live};
use ostler_model::domain::DeviceKind;
use ostler_qmp::command::QomList;
use std::collections::HashSet;
use std::sync::Arc;

/// The place of the devices that have names, in the emulator's tree.
const NAMED: &str = "/machine/peripheral";

/// Goes through the notes of a guest that was found again.
pub(crate) async fn recover(
    driver: &Arc<Qemu>,
    domain: &Arc<Domain>,
    machine: &Arc<EmulatorProcess>,
) {
    let notes = machine.underway.notes();
    if notes.is_empty() {
        return;
    }
    let (driver, machine) = (Arc::clone(driver), Arc::clone(machine));
    let work = |domain: InTurn, live: Arc<Live>| async move {
        if !Arc::ptr_eq(&live.machine, &machine) {
            return Ok(());
        }
        let there = names(&machine).await?;
        for note in notes {
            let alias = note.alias.clone();
            if let Err(error) = one(&driver, &domain, &machine, note, &there).await {
                tracing::error!(domain = machine.name, %alias, %error, "a device stays half there");
            }
        }
        let now = domain.live()?;
        driver.claims.images.note(machine.key(), &now.def).await;
        Ok(())
    };
    if let Err(error) = control::with_live(domain, "finish devices", work).await {
        tracing::error!(domain = %domain.view().name, %error, "devices stay half there");
    }
}

/// The names of the devices that the emulator has.
async fn names(machine: &EmulatorProcess) -> Result<HashSet<String>, QemuError> {
    let list = machine.monitor()?.call(QomList { path: NAMED }).await?;
    Ok(list.into_iter().map(|property| property.name).collect())
}

async fn one(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    machine: &Arc<EmulatorProcess>,
    note: Pending,
    there: &HashSet<String>,
) -> Result<(), QemuError> {
    let alias = &*note.alias;
    match (note.phase, there.contains(alias)) {
        // What follows the device may not have been told.
        (Phase::Attaching, true) => {
            let live = domain.live()?;
            if let Some(place) = live.def.devices.find_alias(alias) {
                let ground = host::Ground::of(driver, machine, &live.def).await?;
                let built = ground.names(driver, &live.def, place)?;
                attach::send_all(machine.monitor()?, built.follow_up).await?;
            }
            machine.underway.arrived(alias);
            driver.save_status(domain).await;
            driver.emit_device_added(domain, alias);
            Ok(())
        }
        (Phase::Attaching, false) => detach::remove(driver, domain, machine, alias).await,
        (Phase::Detaching, false) => detach::finish(driver, domain, machine, alias).await,
        // The guest was perhaps never asked; if it was, its answer may still come.
        (Phase::Detaching, true) => {
            machine.underway.arrived(alias);
            driver.save_status(domain).await;
            Ok(())
        }
        (Phase::Changing, _) => {
            let live = domain.live()?;
            let place = live.def.devices.find_alias(alias);
            match (place, note.before) {
                (Some((DeviceKind::Disk, index)), Some(before)) => {
                    media::recover(driver, domain, &live, index, *before).await
                }
                _ => {
                    machine.underway.arrived(alias);
                    Ok(())
                }
            }
        }
    }
}
