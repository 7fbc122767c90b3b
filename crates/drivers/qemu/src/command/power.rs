//! Options for the guest's power: the reaction to its shutdown, and how it may sleep.

use super::machine;
use crate::arguments::{CommaList, CommandLine};
use crate::devices::{BuildError, QmpCall};
use crate::scene::{Scene, machine_kind};
use ostler_model::domain::LifecycleAction;
use ostler_qmp::command::SetAction;
use ostler_xml::YesNo;

/// Writes `-no-shutdown`, `-no-acpi` and the sleep states.
pub(super) fn write(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    // The guest stays there when it powers off, so that the driver sees why it
    // ended and decides what follows.
    line.raw("-no-shutdown");
    let domain = scene.domain;
    if domain.on_reboot == Some(LifecycleAction::Destroy) {
        let action = SetAction { reboot: Some("shutdown"), ..SetAction::default() };
        line.follow_up.push(QmpCall::of(&action));
    }
    let machine_says = scene.target.machine.and_then(|machine| machine.acpi);
    if machine_says.is_none() && machine_kind::is_x86(domain) && !machine::has_acpi(scene) {
        line.raw("-no-acpi");
    }
    let Some(power) = &domain.power_management else { return Ok(()) };
    let device = if machine_kind::is_q35(domain) { "ICH9-LPC" } else { "PIIX4_PM" };
    for (name, wanted) in
        [("disable_s3", power.suspend_to_mem), ("disable_s4", power.suspend_to_disk)]
    {
        let Some(wanted) = wanted else { continue };
        if !machine_kind::is_x86(domain) {
            return Err(BuildError::unsupported(
                format!("<pm> {name}"),
                "this machine cannot be told which sleep states to offer",
            ));
        }
        line.option("-global", format!("{device}.{name}={}", u8::from(wanted == YesNo::No)));
    }
    Ok(())
}

/// `-run-with async-teardown`: memory is given back by a process of its own.
pub(super) fn write_teardown(scene: &Scene<'_>, line: &mut CommandLine) {
    let features = scene.domain.features.as_ref().and_then(|features| features.rare.as_ref());
    if let Some(teardown) = features.and_then(|rare| rare.async_teardown.as_ref())
        && let Some(enabled) = teardown.enabled
    {
        let mut list = CommaList::new();
        list.switch("async-teardown", enabled == YesNo::Yes);
        line.list("-run-with", list);
    }
}
