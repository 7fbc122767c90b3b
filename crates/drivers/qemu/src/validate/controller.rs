//! Controllers.

use ostler_model::domain::validate::{Verdict, duplicate, refuse_if, unsupported_if};
use ostler_model::domain::{
    Controller, ControllerKind, DomainDef, InputBus, MachineFamily, PciModel, UsbModel,
};

/// Checks all controllers.
pub(super) fn check(def: &DomainDef) -> Verdict {
    let controllers = &def.devices.controllers;
    let names = controllers.iter().filter_map(|controller| {
        // The parts of a USB 2 controller share a number.
        let part = match &controller.kind {
            ControllerKind::Usb(usb) => usb.common.model.filter(is_ich9),
            _ => None,
        };
        Some((controller.kind.kind(), controller.index()?, part))
    });
    if let Some((kind, index, _)) = duplicate(names) {
        return refuse_if(
            true,
            format!("{kind} controller {index}"),
            "there are two of this number; leave the numbers out to have them given",
        );
    }
    controllers.iter().try_for_each(|controller| check_pci(def, controller))?;
    check_usb(def)
}

fn is_ich9(model: &UsbModel) -> bool {
    matches!(
        model,
        UsbModel::Ich9Ehci1 | UsbModel::Ich9Uhci1 | UsbModel::Ich9Uhci2 | UsbModel::Ich9Uhci3
    )
}

fn check_pci(def: &DomainDef, controller: &Controller) -> Verdict {
    let ControllerKind::Pci(pci) = &controller.kind else {
        let driver = controller.driver.as_deref();
        let iothread = driver.is_some_and(|driver| driver.iothread.is_some());
        let scsi = matches!(controller.kind, ControllerKind::Scsi(_));
        return unsupported_if(
            iothread && !scsi,
            format!("{} controller", controller.kind.kind()),
            "only SCSI controllers of model 'virtio-scsi' have an IO thread",
        );
    };
    let Some(model) = pci.common.model else { return Ok(()) };
    let object = || format!("PCI controller '{model}'");
    let root = matches!(model, PciModel::PciRoot | PciModel::PcieRoot);
    let several = def.machine_family() == MachineFamily::Pseries && model == PciModel::PciRoot;
    refuse_if(
        root && pci.common.index != Some(0) && !several,
        object(),
        "a root bus has the number 0",
    )?;
    refuse_if(
        !root && pci.common.index == Some(0),
        object(),
        "the number 0 is the root bus's; give it another",
    )?;
    let family = def.machine_family();
    let wrong = match model {
        PciModel::PciExpanderBus => family != MachineFamily::I440fx,
        PciModel::PcieExpanderBus => !family.has_pcie(),
        PciModel::PcieRoot
        | PciModel::PcieRootPort
        | PciModel::PcieSwitchUpstreamPort
        | PciModel::PcieSwitchDownstreamPort
        | PciModel::DmiToPciBridge
        | PciModel::PcieToPciBridge => family == MachineFamily::I440fx,
        PciModel::PciRoot => family == MachineFamily::Q35,
        PciModel::PciBridge => false,
    };
    unsupported_if(wrong, object(), "the machine type has no such bus")?;
    let Some(target) = &pci.target else { return Ok(()) };
    let expander = matches!(model, PciModel::PciExpanderBus | PciModel::PcieExpanderBus);
    if let Some(node) = target.node {
        refuse_if(
            !expander && model != PciModel::PciRoot,
            object(),
            "only expander buses belong to a NUMA node",
        )?;
        let numa = def.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref());
        let there = numa.is_some_and(|numa| numa.cells.iter().any(|cell| cell.id == Some(node)));
        refuse_if(!there, object(), format!("the guest has no NUMA cell {node}"))?;
    }
    Ok(())
}

fn check_usb(def: &DomainDef) -> Verdict {
    let usb: Vec<_> = def
        .devices
        .controllers
        .iter()
        .filter_map(|controller| match &controller.kind {
            ControllerKind::Usb(usb) => Some(usb),
            _ => None,
        })
        .collect();
    let none = usb.iter().any(|usb| usb.common.model == Some(UsbModel::None));
    refuse_if(
        none && usb.len() > 1,
        "USB controller 'none'",
        "it says that there is no USB, but there is another controller",
    )?;
    let input = def.devices.inputs.iter().find(|input| input.bus == Some(InputBus::Usb));
    if let Some(input) = input.filter(|_| none) {
        return refuse_if(
            true,
            format!("input '{}'", input.kind),
            "it hangs on USB, which the controller of model 'none' switches off",
        );
    }
    for controller in &usb {
        let index = controller.common.index;
        let master = usb.iter().any(|other| {
            other.common.index == index && other.common.model == Some(UsbModel::Ich9Ehci1)
        });
        let companion =
            controller.common.model.filter(|model| is_ich9(model) && *model != UsbModel::Ich9Ehci1);
        if let Some(model) = companion {
            refuse_if(
                !master,
                format!("USB controller '{model}'"),
                "it is a companion of 'ich9-ehci1', which is not there under its number",
            )?;
        }
        let xhci = matches!(controller.common.model, Some(UsbModel::NecXhci | UsbModel::QemuXhci));
        refuse_if(
            xhci && controller.ports.is_some_and(|ports| ports > 15),
            "USB controller",
            "a controller of this model has at most 15 ports",
        )?;
    }
    Ok(())
}
