//! Devices that a guest has although its definition does not name them.

use super::PostParse;
use crate::traits::Ability;
use ostler_model::domain::post_parse::{controllers, devices};
use ostler_model::domain::{
    Audio, AudioBackend, AudioEnds, Controller, ControllerKind, DeviceInfo, DomainDef, Graphics,
    Indexed, Input, InputBus, InputKind, MachineFamily, MemBalloon, MemBalloonModel, NoEndOptions,
    PciController, PciModel, UsbController, UsbModel, Video, VideoModel, Watchdog, WatchdogAction,
    WatchdogModel,
};
use ostler_xml::OnOff;

/// Devices that a machine has by its type.
pub(super) fn add_machine_devices(context: &PostParse<'_>, def: &mut DomainDef) {
    let family = def.machine_family();
    add_usb(context, def, family);
    if family == MachineFamily::Q35 && !controllers::any(def, "sata") {
        let sata = ControllerKind::Sata(Indexed { index: Some(0), model: None });
        controllers::insert(def, Controller::new(sata));
    }
    let root = match family {
        MachineFamily::Q35 | MachineFamily::Virt => Some(PciModel::PcieRoot),
        MachineFamily::I440fx | MachineFamily::Pseries => Some(PciModel::PciRoot),
        _ => None,
    };
    let has_root = def.devices.controllers.iter().any(|controller| {
        matches!(controller.pci_model(), Some(PciModel::PciRoot | PciModel::PcieRoot))
            || (controller.pci_model().is_some() && controller.index() == Some(0))
    });
    if let Some(model) = root.filter(|_| !has_root) {
        let common = Indexed { index: Some(0), model: Some(model) };
        let root = PciController { common, ..PciController::default() };
        controllers::insert(def, Controller::new(ControllerKind::Pci(root)));
    }
    add_balloon(def, family);
    add_watchdog(def, family);
    add_audio(def);
}

/// Devices that every guest of an architecture has.
pub(super) fn add_general_devices(context: &PostParse<'_>, def: &mut DomainDef) {
    add_inputs(def);
    if def.devices.videos.is_empty() && !def.devices.graphics.is_empty() {
        let mut video =
            Video { driver: None, model: VideoModel::default(), info: DeviceInfo::default() };
        super::device::complete_video(context, def, &mut video);
        def.devices.videos.push(video);
    }
    devices::mark_primary_video(def);
}

fn add_usb(context: &PostParse<'_>, def: &mut DomainDef, family: MachineFamily) {
    if controllers::any(def, "usb") {
        return;
    }
    let model = match family {
        MachineFamily::I440fx | MachineFamily::Pseries => None,
        MachineFamily::Q35 => {
            let choices = [
                (Ability::QemuXhci, UsbModel::QemuXhci),
                (Ability::NecXhci, UsbModel::NecXhci),
                (Ability::Ich9Ehci1, UsbModel::Ich9Ehci1),
            ];
            let found = choices.iter().find(|(ability, _)| context.emulator.has(*ability));
            let Some((_, model)) = found else { return };
            Some(*model)
        }
        _ => return,
    };
    let common = Indexed { index: Some(0), model };
    let usb = UsbController { common, ports: None };
    controllers::insert(def, Controller::new(ControllerKind::Usb(usb)));
}

fn add_balloon(def: &mut DomainDef, family: MachineFamily) {
    let known = !matches!(family, MachineFamily::IsaPc | MachineFamily::Other);
    if def.devices.memballoon.is_none() && known {
        def.devices.memballoon = Some(Box::new(MemBalloon {
            model: MemBalloonModel::Virtio,
            auto_deflate: None,
            free_page_reporting: None,
            stats_period: None,
            info: DeviceInfo::default(),
            driver: None,
        }));
    }
}

/// Adds the watchdog of the q35 chipset, which is always there.
fn add_watchdog(def: &mut DomainDef, family: MachineFamily) {
    let watchdogs = &def.devices.watchdogs;
    let there = watchdogs.iter().any(|watchdog| watchdog.model == WatchdogModel::Itco);
    if family == MachineFamily::Q35 && !there {
        let action = watchdogs.first().and_then(|watchdog| watchdog.action);
        def.devices.watchdogs.push(Watchdog {
            model: WatchdogModel::Itco,
            action: Some(action.unwrap_or(WatchdogAction::Reset)),
            info: DeviceInfo::default(),
        });
    }
}

/// Adds the default audio backend: the screen that can play sound.
fn add_audio(def: &mut DomainDef) {
    let graphics = &def.devices.graphics;
    let silent =
        |graphics: &Graphics| matches!(graphics, Graphics::Dbus(_) | Graphics::EglHeadless(_));
    let all_silent = !graphics.is_empty() && graphics.iter().all(silent);
    if !def.devices.audios.is_empty() || all_silent {
        return;
    }
    let backend = def.devices.graphics.iter().find_map(|graphics| match graphics {
        Graphics::Spice(_) => Some(AudioBackend::Spice(Box::default())),
        _ => None,
    });
    let none = || AudioBackend::None(Box::<AudioEnds<NoEndOptions>>::default());
    def.devices.audios.push(Audio { id: 1, backend: backend.unwrap_or_else(none) });
}

/// Adds the mouse and the keyboard of a PC.
fn add_inputs(def: &mut DomainDef) {
    let rare = def.features.as_ref().and_then(|features| features.rare.as_ref());
    let without = rare.and_then(|rare| rare.ps2).is_some_and(|ps2| ps2.state == Some(OnOff::Off));
    if !def.is_x86() || def.machine_family() == MachineFamily::MicroVm || without {
        return;
    }
    for kind in [InputKind::Mouse, InputKind::Keyboard] {
        let is = |input: &Input| input.kind == kind && input.bus == Some(InputBus::Ps2);
        if !def.devices.inputs.iter().any(is) {
            def.devices.inputs.push(Input {
                kind,
                bus: Some(InputBus::Ps2),
                model: None,
                driver: None,
                source: None,
                info: DeviceInfo::default(),
            });
        }
    }
}
