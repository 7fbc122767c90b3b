//! Devices of the host that are handed to the guest.

use ostler_model::domain::validate::{Verdict, duplicate, refuse_if};
use ostler_model::domain::{Address, DomainDef, Hostdev, HostdevMode, HostdevSubsystem, MdevModel};
use ostler_xml::OnOff;

/// Checks all devices of the host.
pub(super) fn check(def: &DomainDef) -> Verdict {
    let hostdevs = &def.devices.hostdevs;
    let kinds: Vec<&HostdevSubsystem> = hostdevs
        .iter()
        .filter_map(|hostdev| match &hostdev.kind {
            HostdevMode::Subsystem(subsystem) => Some(subsystem),
            HostdevMode::Capabilities(_) => None,
        })
        .collect();
    no_duplicates(&kinds)?;
    mediated(def, &kinds)?;
    hostdevs.iter().try_for_each(addresses)
}

fn no_duplicates(kinds: &[&HostdevSubsystem]) -> Verdict {
    let twice = |wrong: bool, kind: &str| {
        refuse_if(
            wrong,
            format!("hostdev of type '{kind}'"),
            "the same device of the host is handed over twice",
        )
    };
    let pci = kinds.iter().filter_map(|kind| match kind {
        HostdevSubsystem::Pci(pci) => pci.source.address.as_ref()?.at,
        _ => None,
    });
    twice(duplicate(pci).is_some(), "pci")?;
    let usb = kinds.iter().filter_map(|kind| match kind {
        HostdevSubsystem::Usb(usb) => {
            let source = &usb.source;
            let named = source.address.is_some() || source.vendor.is_some();
            named.then_some((source.vendor, source.product, source.address.as_ref()))
        }
        _ => None,
    });
    twice(duplicate(usb).is_some(), "usb")?;
    let mdev = kinds.iter().filter_map(|kind| match kind {
        HostdevSubsystem::Mdev(mdev) => Some(mdev.source.uuid),
        _ => None,
    });
    twice(duplicate(mdev).is_some(), "mdev")?;
    let scsi = kinds.iter().filter_map(|kind| match kind {
        HostdevSubsystem::Scsi(scsi) => {
            let source = &scsi.source;
            Some((&source.adapter, &source.address, &source.name))
        }
        _ => None,
    });
    twice(duplicate(scsi).is_some(), "scsi")
}

fn mediated(def: &DomainDef, kinds: &[&HostdevSubsystem]) -> Verdict {
    let mut framebuffers = 0;
    for kind in kinds {
        let HostdevSubsystem::Mdev(mdev) = kind else { continue };
        let object = || format!("hostdev of type 'mdev' {}", mdev.source.uuid);
        let display = mdev.display == Some(OnOff::On);
        refuse_if(
            display && def.devices.graphics.is_empty(),
            object(),
            "its display is on, but there is no <graphics> to see it with",
        )?;
        refuse_if(
            mdev.display.is_some() && mdev.model != MdevModel::VfioPci,
            object(),
            "only the model 'vfio-pci' has a display",
        )?;
        let ramfb = mdev.ramfb == Some(OnOff::On);
        refuse_if(ramfb && !display, object(), "its framebuffer needs display='on'")?;
        framebuffers += u32::from(ramfb);
        refuse_if(framebuffers > 1, object(), "only one device can have a framebuffer in memory")?;
    }
    Ok(())
}

fn addresses(hostdev: &Hostdev) -> Verdict {
    let HostdevMode::Subsystem(subsystem) = &hostdev.kind else { return Ok(()) };
    let Some(address) = &hostdev.info.address else { return Ok(()) };
    let fits = match subsystem {
        HostdevSubsystem::Usb(_) => matches!(address, Address::Usb(_)),
        HostdevSubsystem::Scsi(_) => matches!(address, Address::Drive(_)),
        HostdevSubsystem::Pci(_) => matches!(address, Address::Pci(_) | Address::Unassigned),
        HostdevSubsystem::ScsiHost(_) => matches!(address, Address::Pci(_) | Address::Ccw(_)),
        HostdevSubsystem::Mdev(_) => matches!(address, Address::Pci(_) | Address::Ccw(_)),
    };
    refuse_if(
        !fits,
        format!("hostdev of type '{}'", subsystem.kind()),
        format!("it cannot be at an address of type '{}'", address.kind()),
    )
}
