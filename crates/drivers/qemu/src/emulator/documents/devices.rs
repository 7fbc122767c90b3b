//! The devices of an emulator, and in which variants definitions can have
//! them.

use super::question::{DomainQuestion, HostOffer, is_q35};
use crate::emulator::{Capability as C, Emulator};
use ostler_model::capabilities::domain::{DeviceCapabilities, Support};

const VIRTIO_MODELS: [&str; 3] = ["virtio", "virtio-transitional", "virtio-non-transitional"];

pub(super) fn devices(question: DomainQuestion<'_>, host: &HostOffer) -> DeviceCapabilities {
    let emulator = question.emulator;
    DeviceCapabilities {
        disk: Some(disk(question)),
        graphics: Some(graphics(emulator, host)),
        video: Some(video(emulator)),
        host_device: Some(host_device(host)),
        rng: Some(rng(emulator)),
        filesystem: Some(filesystem(emulator)),
        tpm: Some(tpm(emulator, host)),
        redirection: Some(redirection(emulator)),
        channel: Some(channel(emulator)),
        crypto: Some(crypto(emulator)),
        interface: Some(interface(emulator)),
        panic: Some(panic(question)),
        console: None,
    }
}

/// The words whose condition holds.
fn words<'a>(all: &[(bool, &'a str)]) -> Vec<&'a str> {
    all.iter().filter(|(holds, _)| *holds).map(|(_, word)| *word).collect()
}

fn virtio_models(emulator: &Emulator) -> &'static [&'static str] {
    let pci = emulator.has(C::VirtioPciTransitional);
    if pci { &VIRTIO_MODELS } else { &VIRTIO_MODELS[..1] }
}

fn disk(question: DomainQuestion<'_>) -> Support {
    let DomainQuestion { emulator, machine, architecture, .. } = question;
    let has = |capability| emulator.has(capability);
    let floppy = !machine.name.starts_with("pseries");
    let x86 = matches!(architecture, "x86_64" | "i686");
    let ide = x86 && machine.name.starts_with("pc-") && !is_q35(machine);
    let devices = words(&[(true, "disk"), (true, "cdrom"), (floppy, "floppy"), (true, "lun")]);
    let buses = words(&[
        (ide, "ide"),
        (floppy, "fdc"),
        (true, "scsi"),
        (true, "virtio"),
        (has(C::DeviceUsbStorage), "usb"),
        (has(C::Ich9Ahci), "sata"),
    ]);
    Support::yes()
        .with("diskDevice", devices)
        .with("bus", buses)
        .with("model", virtio_models(emulator).iter().copied())
}

fn graphics(emulator: &Emulator, host: &HostOffer) -> Support {
    let has = |capability| emulator.has(capability);
    Support::yes().with(
        "type",
        words(&[
            (has(C::Sdl), "sdl"),
            (has(C::Vnc), "vnc"),
            (has(C::DisplayDbus) && host.rdp, "rdp"),
            (has(C::Spice), "spice"),
            (has(C::EglHeadless), "egl-headless"),
            (has(C::DisplayDbus), "dbus"),
        ]),
    )
}

fn video(emulator: &Emulator) -> Support {
    let has = |capability| emulator.has(capability);
    Support::yes().with(
        "modelType",
        words(&[
            (has(C::DeviceVga), "vga"),
            (has(C::DeviceCirrusVga), "cirrus"),
            (has(C::DeviceVmwareSvga), "vmvga"),
            (has(C::DeviceQxl), "qxl"),
            (has(C::DeviceVirtioGpu), "virtio"),
            (true, "none"),
            (has(C::DeviceBochsDisplay), "bochs"),
            (has(C::DeviceRamfb), "ramfb"),
        ]),
    )
}

fn host_device(host: &HostOffer) -> Support {
    let vfio = host.vfio;
    Support::yes()
        .with("mode", ["subsystem"])
        .with("startupPolicy", ["default", "mandatory", "requisite", "optional"])
        .with("subsysType", ["usb", "pci", "scsi"])
        .with("capsType", [])
        .with("pciBackend", words(&[(vfio, "default"), (vfio, "vfio")]))
}

fn rng(emulator: &Emulator) -> Support {
    let has = |capability| emulator.has(capability);
    Support::when(has(C::DeviceVirtioRng))
        .with("model", virtio_models(emulator).iter().copied())
        .with(
            "backendModel",
            words(&[
                (has(C::ObjectRngRandom), "random"),
                (has(C::ObjectRngEgd), "egd"),
                (has(C::ObjectRngBuiltin), "builtin"),
            ]),
        )
}

fn filesystem(emulator: &Emulator) -> Support {
    let virtiofs = emulator.has(C::DeviceVhostUserFs);
    Support::yes()
        .with("driverType", words(&[(true, "path"), (true, "handle"), (virtiofs, "virtiofs")]))
}

fn tpm(emulator: &Emulator, host: &HostOffer) -> Support {
    let has = |capability| emulator.has(capability);
    let models = words(&[
        (has(C::DeviceTpmTis), "tpm-tis"),
        (has(C::DeviceTpmCrb), "tpm-crb"),
        (has(C::DeviceTpmSpapr), "tpm-spapr"),
        (has(C::DeviceSpaprTpmProxy), "spapr-tpm-proxy"),
    ]);
    if models.is_empty() {
        return Support::no();
    }
    // An external emulator too is told of only where one is installed.
    let emulated = host.tpm.as_ref().filter(|_| has(C::DeviceTpmEmulator));
    let backends = words(&[
        (has(C::DeviceTpmPassthrough), "passthrough"),
        (emulated.is_some(), "emulator"),
        (emulated.is_some(), "external"),
    ]);
    let support = Support::yes().with("model", models).with("backendModel", backends);
    match emulated {
        Some(offer) if !offer.versions.is_empty() => {
            support.with("backendVersion", offer.versions.iter().copied())
        }
        _ => support,
    }
}

fn redirection(emulator: &Emulator) -> Support {
    match emulator.has(C::UsbRedir) {
        true => Support::yes().with("bus", ["usb"]),
        false => Support::no(),
    }
}

fn channel(emulator: &Emulator) -> Support {
    let spice = emulator.has(C::Spice);
    Support::yes().with("type", words(&[(true, "pty"), (true, "unix"), (spice, "spicevmc")]))
}

fn crypto(emulator: &Emulator) -> Support {
    let has = |capability| emulator.has(capability);
    let lkcf = has(C::ObjectCryptoLkcf);
    Support::yes()
        .with("model", words(&[(has(C::DeviceVirtioCrypto), "virtio")]))
        .with("type", ["qemu"])
        .with("backendModel", words(&[(true, "builtin"), (lkcf, "lkcf")]))
}

fn interface(emulator: &Emulator) -> Support {
    let passt = emulator.has(C::NetdevStream);
    Support::yes().with("backendType", words(&[(true, "default"), (passt, "passt")]))
}

fn panic(question: DomainQuestion<'_>) -> Support {
    let DomainQuestion { emulator, architecture, .. } = question;
    let x86 = matches!(architecture, "x86_64" | "i686");
    let models = words(&[
        (x86 && emulator.has(C::DevicePanic), "isa"),
        (matches!(architecture, "ppc64" | "ppc64le"), "pseries"),
        (x86, "hyperv"),
        (architecture == "s390x", "s390"),
        (emulator.has(C::DevicePanicPci), "pvpanic"),
    ]);
    match models.is_empty() {
        true => Support::no(),
        false => Support::yes().with("model", models),
    }
}
