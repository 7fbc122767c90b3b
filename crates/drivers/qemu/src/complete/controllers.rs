//! Models of controllers.

use super::PostParse;
use crate::traits::Ability;
use ostler_model::domain::post_parse::implied;
use ostler_model::domain::{
    Arch, ControllerKind, DefError, DomainDef, MachineFamily, ScsiModel, UsbModel,
};

/// Adds the controllers that devices imply, and chooses models.
pub(super) fn run(context: &PostParse<'_>, def: &mut DomainDef) -> Result<(), DefError> {
    implied::add(def)?;
    choose_models(context, def);
    Ok(())
}

fn choose_models(context: &PostParse<'_>, def: &mut DomainDef) {
    let family = def.machine_family();
    let arch = def.os.kind.arch.unwrap_or(Arch::X86_64);
    let emulator = context.emulator;
    for controller in &mut def.devices.controllers {
        match &mut controller.kind {
            ControllerKind::Scsi(common)
                if matches!(common.model, None | Some(ScsiModel::Auto)) =>
            {
                common.model = Some(match family {
                    MachineFamily::Pseries => ScsiModel::IbmVScsi,
                    MachineFamily::S390Ccw => ScsiModel::VirtioScsi,
                    _ if matches!(arch, Arch::X86_64 | Arch::I686)
                        && emulator.has(Ability::LsiScsi) =>
                    {
                        ScsiModel::LsiLogic
                    }
                    _ => ScsiModel::VirtioScsi,
                });
            }
            ControllerKind::Usb(usb) if usb.common.model.is_none() => {
                let choices: &[(Ability, UsbModel)] = match family {
                    MachineFamily::Virt | MachineFamily::Pseries => &[
                        (Ability::QemuXhci, UsbModel::QemuXhci),
                        (Ability::NecXhci, UsbModel::NecXhci),
                        (Ability::PciOhci, UsbModel::PciOhci),
                    ],
                    _ => &[
                        (Ability::Piix3Uhci, UsbModel::Piix3Uhci),
                        (Ability::QemuXhci, UsbModel::QemuXhci),
                        (Ability::NecXhci, UsbModel::NecXhci),
                    ],
                };
                let found = choices.iter().find(|(ability, _)| emulator.has(*ability));
                usb.common.model = found.map(|(_, model)| *model);
            }
            _ => {}
        }
    }
}
