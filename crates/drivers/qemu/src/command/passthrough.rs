//! Elements of the `qemu` namespace, which a definition hands to QEMU as they are.

use crate::arguments::{CommandLine, Properties};
use crate::scene::Scene;
use ostler_model::domain::DeprecationBehavior;

/// `-compat`: what QEMU does about deprecated interfaces.
pub(super) fn deprecation(scene: &Scene<'_>, line: &mut CommandLine) {
    let behavior = scene.domain.namespaces.as_ref().and_then(|own| own.qemu_deprecation);
    let (output, input) = match behavior {
        None | Some(DeprecationBehavior::None) => return,
        Some(DeprecationBehavior::Omit) => ("hide", None),
        Some(DeprecationBehavior::Reject) => ("hide", Some("reject")),
        Some(DeprecationBehavior::Crash) => ("hide", Some("crash")),
    };
    let compat =
        Properties::new().with("deprecated-output", output).with_some("deprecated-input", input);
    line.json("-compat", &compat);
}

/// Variables of `<qemu:commandline>`.
pub(super) fn environment(scene: &Scene<'_>, line: &mut CommandLine) {
    let own = scene.domain.namespaces.as_ref().and_then(|own| own.qemu_command_line.as_ref());
    for variable in own.iter().flat_map(|own| own.environment.iter()) {
        line.variable(&variable.name, variable.value.as_deref().unwrap_or_default());
    }
}

/// Arguments of `<qemu:commandline>`.
pub(super) fn arguments(scene: &Scene<'_>, line: &mut CommandLine) {
    let own = scene.domain.namespaces.as_ref().and_then(|own| own.qemu_command_line.as_ref());
    for argument in own.iter().flat_map(|own| own.arguments.iter()) {
        line.raw(argument.value.as_ref());
    }
}
