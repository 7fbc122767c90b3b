//! Watchdogs: `<watchdog>`.

use crate::arguments::Properties;
use crate::devices::{BuildError, Part, address};
use crate::scene::Scene;
use ostler_model::domain::{Watchdog, WatchdogAction, WatchdogModel};

/// The action of a watchdog that barks. All have the same; post-parse sees to that.
pub(in crate::devices) fn action(scene: &Scene<'_>) -> Option<Part> {
    let watchdogs = &scene.domain.devices.watchdogs;
    watchdogs.first()?;
    let action = watchdogs.iter().find_map(|watchdog| watchdog.action);
    let action = match action.unwrap_or(WatchdogAction::Reset) {
        // The driver writes the dump and lets the guest run on.
        WatchdogAction::Dump => "pause",
        other => other.as_str(),
    };
    Some(Part::option("-watchdog-action", action))
}

/// A watchdog. The chip set's own is only let loose.
pub(in crate::devices) fn part(scene: &Scene<'_>, watchdog: &Watchdog) -> Result<Part, BuildError> {
    let driver = match watchdog.model {
        WatchdogModel::Itco => return Ok(Part::option("-global", "ICH9-LPC.noreboot=off")),
        model => model.as_str(),
    };
    let mut device =
        Properties::device(driver).with("id", address::alias(&watchdog.info)?.to_owned());
    address::place(scene, &watchdog.info, &mut device)?;
    Ok(Part::Device(device))
}
