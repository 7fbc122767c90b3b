//! The places that a machine's own devices have by custom.

use ostler_core::PciAddress;
use ostler_model::domain::post_parse::address::pci::{BusSet, place_of, put, wants_place};
use ostler_model::domain::{
    ControllerKind, DefError, DeviceInfo, DomainDef, MachineFamily, PciModel, SoundModel, UsbModel,
    VideoModelName,
};
use ostler_xml::OnOff;

/// Places the machine's own devices.
pub(super) fn place(
    def: &mut DomainDef,
    buses: &mut BusSet,
    family: MachineFamily,
) -> Result<(), DefError> {
    match family {
        MachineFamily::I440fx => i440fx(def, buses),
        MachineFamily::Q35 => q35(def, buses),
        _ => Ok(()),
    }
}

fn at(slot: u8, function: u8) -> PciAddress {
    PciAddress { domain: 0, bus: 0, slot, function }
}

/// Puts a device where the chipset has it; elsewhere it cannot be.
fn fix(
    info: &mut DeviceInfo,
    place: PciAddress,
    name: &str,
    buses: &mut BusSet,
) -> Result<(), DefError> {
    match place_of(info) {
        Some(given) if given != place => Err(DefError::unsupported(
            name.to_owned(),
            format!("it is part of the chipset and can only be at {place}"),
        )),
        Some(_) => Ok(()),
        None if !wants_place(info) => Ok(()),
        None => {
            if buses.taken(place) {
                return Err(DefError::invalid(
                    name.to_owned(),
                    format!("it can only be at {place}, where another device is"),
                ));
            }
            buses.take(place);
            put(info, place, None);
            Ok(())
        }
    }
}

fn i440fx(def: &mut DomainDef, buses: &mut BusSet) -> Result<(), DefError> {
    for controller in &mut def.devices.controllers {
        match &controller.kind {
            ControllerKind::Ide(common) if common.index == Some(0) => {
                fix(&mut controller.info, at(1, 1), "the first IDE controller", buses)?;
            }
            ControllerKind::Usb(usb)
                if usb.common.index == Some(0)
                    && matches!(usb.common.model, None | Some(UsbModel::Piix3Uhci))
                    && place_of(&controller.info).is_none()
                    && !buses.taken(at(1, 2)) =>
            {
                fix(&mut controller.info, at(1, 2), "the first USB controller", buses)?;
            }
            _ => {}
        }
    }
    // The ISA bridge, and power management.
    buses.take(at(1, 0));
    primary_video(def, buses, 2);
    Ok(())
}

fn q35(def: &mut DomainDef, buses: &mut BusSet) -> Result<(), DefError> {
    for controller in &mut def.devices.controllers {
        let info = &mut controller.info;
        match &controller.kind {
            ControllerKind::Sata(common) if common.index == Some(0) => {
                fix(info, at(0x1f, 2), "the first SATA controller", buses)?;
            }
            ControllerKind::Usb(usb)
                if usb.common.model == Some(UsbModel::Ich9Uhci1) && wants_place(info) =>
            {
                let free = [0x1d, 0x1a].into_iter().find(|slot| !buses.slot_taken(0, *slot));
                if let Some(slot) = free {
                    buses.take(at(slot, 0));
                    put(info, at(slot, 0), Some(OnOff::On));
                }
            }
            ControllerKind::Pci(pci)
                if pci.common.model == Some(PciModel::DmiToPciBridge)
                    && wants_place(info)
                    && !buses.slot_taken(0, 0x1e) =>
            {
                buses.take(at(0x1e, 0));
                put(info, at(0x1e, 0), None);
            }
            _ => {}
        }
    }
    // The ISA bridge and the system management bus.
    buses.take(at(0x1f, 0));
    buses.take(at(0x1f, 3));
    primary_video(def, buses, 1);
    for sound in &mut def.devices.sounds {
        let free = wants_place(&sound.info) && !buses.slot_taken(0, 0x1b);
        if sound.model == SoundModel::Ich9 && free {
            buses.take(at(0x1b, 0));
            put(&mut sound.info, at(0x1b, 0), None);
        }
    }
    Ok(())
}

/// Puts the primary video card into its usual slot, if that is free.
fn primary_video(def: &mut DomainDef, buses: &mut BusSet, slot: u8) {
    let Some(video) = def.devices.videos.first_mut() else { return };
    let on_pci = !matches!(video.model.kind, VideoModelName::None | VideoModelName::Ramfb);
    if on_pci && wants_place(&video.info) && !buses.slot_taken(0, slot) {
        buses.take(at(slot, 0));
        put(&mut video.info, at(slot, 0), None);
    }
}
