//! Domain capabilities without what the driver refuses.
//!
//! The document is made of what an emulator and the host can do. A value that
//! the table refuses could be defined and then not started, so it is taken out
//! here before a client reads it.

use super::Table;
use ostler_model::capabilities::domain::{
    Choices, DeviceCapabilities, DomainCapabilities, FeatureCapabilities, Support,
};
use ostler_xml::YesNo;

/// Whether a section is of use without any value of an enumeration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Without {
    Useful,
    Useless,
}
use Without::{Useful, Useless};

/// The enumerations: section, name, the path in a definition that takes their
/// values, and the section's use without them. Below a path that ends with `/`
/// each value is an element.
const ENUMERATIONS: [(&str, &str, &str, Without); 34] = [
    ("os", "firmware", "os/@firmware", Useful),
    ("loader", "type", "os/loader/@type", Useful),
    ("loader", "readonly", "os/loader/@readonly", Useful),
    ("loader", "secure", "os/loader/@secure", Useful),
    ("host-passthrough", "hostPassthroughMigratable", "cpu/@migratable", Useful),
    ("maximum", "maximumMigratable", "cpu/@migratable", Useful),
    ("memoryBacking", "sourceType", "memoryBacking/source/@type", Useful),
    ("disk", "diskDevice", "devices/disk/@device", Useless),
    ("disk", "bus", "devices/disk/target/@bus", Useless),
    ("disk", "model", "devices/disk/@model", Useful),
    ("graphics", "type", "devices/graphics/@type", Useless),
    ("video", "modelType", "devices/video/model/@type", Useless),
    ("hostdev", "mode", "devices/hostdev/@mode", Useless),
    ("hostdev", "startupPolicy", "devices/hostdev/source/@startupPolicy", Useful),
    ("hostdev", "subsysType", "devices/hostdev/@type", Useless),
    ("hostdev", "capsType", "devices/hostdev/@type", Useful),
    ("hostdev", "pciBackend", "devices/hostdev/driver/@name", Useful),
    ("rng", "model", "devices/rng/@model", Useless),
    ("rng", "backendModel", "devices/rng/backend/@model", Useless),
    ("filesystem", "driverType", "devices/filesystem/driver/@type", Useless),
    ("tpm", "model", "devices/tpm/@model", Useless),
    ("tpm", "backendModel", "devices/tpm/backend/@type", Useless),
    ("tpm", "backendVersion", "devices/tpm/backend/@version", Useful),
    ("redirdev", "bus", "devices/redirdev/@bus", Useless),
    ("channel", "type", "devices/channel/@type", Useless),
    ("crypto", "model", "devices/crypto/@model", Useless),
    ("crypto", "type", "devices/crypto/@type", Useless),
    ("crypto", "backendModel", "devices/crypto/backend/@model", Useless),
    ("interface", "backendType", "devices/interface/backend/@type", Useless),
    ("panic", "model", "devices/panic/@model", Useless),
    ("console", "type", "devices/console/@type", Useless),
    ("gic", "version", "features/gic/@version", Useful),
    ("hyperv", "features", "features/hyperv/", Useful),
    ("launchSecurity", "sectype", "launchSecurity/@type", Useless),
];

/// Sections that a whole path, or one value of it, makes use of.
const SECTIONS: [(&str, &str, Option<&str>); 16] = [
    ("iothreads", "iothreads", None),
    ("host-passthrough", "cpu/@mode", Some("host-passthrough")),
    ("maximum", "cpu/@mode", Some("maximum")),
    ("host-model", "cpu/@mode", Some("host-model")),
    ("custom", "cpu/@mode", Some("custom")),
    ("memoryBacking", "memoryBacking", None),
    ("vmcoreinfo", "features/vmcoreinfo", None),
    ("genid", "genid", None),
    ("backingStoreInput", "devices/disk/backingStore", None),
    ("async-teardown", "features/async-teardown", None),
    ("s390-pv", "launchSecurity/@type", Some("s390-pv")),
    ("ps2", "features/ps2", None),
    ("tdx", "launchSecurity/@type", Some("tdx")),
    ("sev", "launchSecurity/@type", Some("sev")),
    ("sgx", "devices/memory/@model", Some("sgx-epc")),
    ("hyperv", "features/hyperv", None),
];

/// The paths of a definition that domain capabilities announce something of.
pub fn announced_paths() -> impl Iterator<Item = &'static str> {
    let enumerations = ENUMERATIONS.iter().map(|(_, _, path, _)| path.trim_end_matches('/'));
    enumerations.chain(SECTIONS.iter().map(|(_, path, _)| *path))
}

/// Takes what the table refuses out of domain capabilities.
pub(super) fn withdraw(document: &mut DomainCapabilities, table: &Table) {
    each_section(document, &mut |name, supported, enums| {
        let uses = SECTIONS.iter().find(|(section, ..)| *section == name);
        if uses.is_some_and(|(_, path, value)| table.refusal(path, *value).is_some()) {
            *supported = YesNo::No;
        }
        for choices in enums.iter_mut() {
            let Some((path, without)) = user(name, &choices.name) else { continue };
            let had_values = !choices.values.is_empty();
            choices.values.retain(|value| !is_refused(table, path, value));
            if had_values && choices.values.is_empty() && without == Useless {
                *supported = YesNo::No;
            }
        }
        // There is nothing to choose in what is not supported.
        if *supported == YesNo::No {
            enums.clear();
        }
    });
    // No path of a definition stands for backups, which this driver does not make.
    if let Some(backup) = &mut document.features.backup {
        *backup = YesNo::No;
    }
}

/// The path that takes the values of an enumeration, and the section's use
/// without them.
fn user(section: &str, name: &str) -> Option<(&'static str, Without)> {
    let found = ENUMERATIONS.iter().find(|(one, choice, ..)| *one == section && *choice == name);
    found.map(|(_, _, path, without)| (*path, *without))
}

fn is_refused(table: &Table, path: &str, value: &str) -> bool {
    match path.ends_with('/') {
        true => table.refusal(&format!("{path}{value}"), None).is_some(),
        false => table.refusal(path, Some(value)).is_some(),
    }
}

/// Calls `visit` with the name of each section, whether it is supported, and its
/// enumerations. The patterns name every field, so that the compiler asks about
/// a new one.
fn each_section(
    document: &mut DomainCapabilities,
    visit: &mut dyn FnMut(&str, &mut YesNo, &mut Vec<Choices>),
) {
    let none = &mut Vec::new();
    if let Some(supported) = &mut document.io_threads {
        visit("iothreads", supported, none);
    }
    if let Some(os) = &mut document.os {
        visit("os", &mut os.supported, &mut os.enums);
        if let Some(loader) = &mut os.loader {
            visit("loader", &mut loader.supported, &mut loader.enums);
        }
    }
    for mode in &mut document.cpu.modes {
        visit(&mode.name, &mut mode.supported, &mut mode.enums);
    }
    let DeviceCapabilities {
        disk,
        graphics,
        video,
        host_device,
        rng,
        filesystem,
        tpm,
        redirection,
        channel,
        crypto,
        interface,
        panic,
        console,
    } = &mut document.devices;
    let FeatureCapabilities {
        gic,
        vmcoreinfo,
        genid,
        backing_store_input,
        // Not of a definition: see `withdraw`.
        backup: _,
        async_teardown,
        s390_pv,
        ps2,
        tdx,
        sev,
        sgx,
        hyperv,
        launch_security,
    } = &mut document.features;
    let supports: [(&str, &mut Option<Support>); 17] = [
        ("memoryBacking", &mut document.memory_backing),
        ("disk", disk),
        ("graphics", graphics),
        ("video", video),
        ("hostdev", host_device),
        ("rng", rng),
        ("filesystem", filesystem),
        ("tpm", tpm),
        ("redirdev", redirection),
        ("channel", channel),
        ("crypto", crypto),
        ("interface", interface),
        ("panic", panic),
        ("console", console),
        ("gic", gic),
        ("hyperv", hyperv),
        ("launchSecurity", launch_security),
    ];
    for (name, support) in supports {
        if let Some(support) = support {
            visit(name, &mut support.supported, &mut support.enums);
        }
    }
    let switches: [(&str, &mut Option<YesNo>); 7] = [
        ("vmcoreinfo", vmcoreinfo),
        ("genid", genid),
        ("backingStoreInput", backing_store_input),
        ("async-teardown", async_teardown),
        ("s390-pv", s390_pv),
        ("ps2", ps2),
        ("tdx", tdx),
    ];
    for (name, supported) in switches {
        if let Some(supported) = supported {
            visit(name, supported, none);
        }
    }
    if let Some(sev) = sev {
        visit("sev", &mut sev.supported, none);
    }
    if let Some(sgx) = sgx {
        visit("sgx", &mut sgx.supported, none);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes a document that announces every value of every enumeration, and
    /// every section, as the sources of the document's maker name them.
    fn everything() -> DomainCapabilities {
        let enums = |section: &str| -> String {
            let own = VALUES.iter().filter(|(one, ..)| *one == section);
            own.map(|(_, name, values)| {
                let values = values.split(' ').map(|value| format!("<value>{value}</value>"));
                format!("<enum name='{name}'>{}</enum>", values.collect::<String>())
            })
            .collect()
        };
        let section = |name: &str| format!("<{name} supported='yes'>{}</{name}>", enums(name));
        let mode =
            |name: &str| format!("<mode name='{name}' supported='yes'>{}</mode>", enums(name));
        let all = |names: &[&str]| names.iter().map(|name| section(name)).collect::<String>();
        let modes = ["host-passthrough", "maximum", "host-model", "custom"];
        let text = format!(
            "<domainCapabilities><path>/q</path><domain>qemu</domain><arch>x86_64</arch>\
             <iothreads supported='yes'/><os supported='yes'>{}{}</os><cpu>{}</cpu>{}\
             <devices>{}</devices><features>{}</features></domainCapabilities>",
            enums("os"),
            section("loader"),
            modes.map(mode).concat(),
            section("memoryBacking"),
            all(&[
                "disk",
                "graphics",
                "video",
                "hostdev",
                "rng",
                "filesystem",
                "tpm",
                "redirdev",
                "channel",
                "crypto",
                "interface",
                "panic",
                "console",
            ]),
            all(&[
                "gic",
                "vmcoreinfo",
                "genid",
                "backingStoreInput",
                "backup",
                "async-teardown",
                "s390-pv",
                "ps2",
                "tdx",
                "sev",
                "sgx",
                "hyperv",
                "launchSecurity",
            ]),
        );
        DomainCapabilities::parse(&text).expect("of the schema")
    }

    const VALUES: [(&str, &str, &str); 34] = [
        ("os", "firmware", "bios efi"),
        ("loader", "type", "rom pflash"),
        ("loader", "readonly", "yes no"),
        ("loader", "secure", "yes no"),
        ("host-passthrough", "hostPassthroughMigratable", "on off"),
        ("maximum", "maximumMigratable", "on off"),
        ("memoryBacking", "sourceType", "file anonymous memfd"),
        ("disk", "diskDevice", "disk cdrom floppy lun"),
        ("disk", "bus", "ide fdc scsi virtio usb sata sd"),
        ("disk", "model", "virtio virtio-transitional virtio-non-transitional"),
        ("graphics", "type", "sdl vnc rdp spice egl-headless dbus"),
        ("video", "modelType", "vga cirrus vmvga qxl virtio none bochs ramfb"),
        ("hostdev", "mode", "subsystem"),
        ("hostdev", "startupPolicy", "default mandatory requisite optional"),
        ("hostdev", "subsysType", "usb pci scsi"),
        ("hostdev", "capsType", "storage misc net"),
        ("hostdev", "pciBackend", "default vfio"),
        ("rng", "model", "virtio virtio-transitional virtio-non-transitional"),
        ("rng", "backendModel", "random egd builtin"),
        ("filesystem", "driverType", "path handle virtiofs"),
        ("tpm", "model", "tpm-tis tpm-crb tpm-spapr spapr-tpm-proxy"),
        ("tpm", "backendModel", "passthrough emulator external"),
        ("tpm", "backendVersion", "1.2 2.0"),
        ("redirdev", "bus", "usb"),
        ("channel", "type", "pty unix spicevmc"),
        ("crypto", "model", "virtio"),
        ("crypto", "type", "qemu"),
        ("crypto", "backendModel", "builtin lkcf"),
        ("interface", "backendType", "default passt"),
        ("panic", "model", "isa pseries hyperv s390 pvpanic"),
        ("console", "type", "pty unix"),
        ("gic", "version", "2 3"),
        ("hyperv", "features", "relaxed spinlocks vendor_id"),
        ("launchSecurity", "sectype", "sev sev-snp s390-pv tdx"),
    ];

    /// Every section and enumeration that the document of this table announces,
    /// with the reason where it is refused.
    fn announced(document: &mut DomainCapabilities) -> Vec<(String, Option<String>)> {
        let table = &*super::super::TABLE;
        let mut found = Vec::new();
        each_section(document, &mut |section, supported, enums| {
            if *supported == YesNo::No {
                return;
            }
            let line = SECTIONS.iter().find(|(name, ..)| *name == section);
            let line = line.and_then(|(_, path, value)| table.refusal(path, *value));
            found.push((section.to_owned(), line.map(|line| line.reason.clone())));
            for choices in enums.iter() {
                let (path, _) = user(section, &choices.name)
                    .unwrap_or_else(|| panic!("<{section}> {}: no path uses it", choices.name));
                for value in &choices.values {
                    let line = match path.ends_with('/') {
                        true => table.refusal(&format!("{path}{value}"), None),
                        false => table.refusal(path, Some(value)),
                    };
                    let name = format!("{section} {} {value}", choices.name);
                    found.push((name, line.map(|line| line.reason.clone())));
                }
            }
        });
        found
    }

    #[test]
    fn what_is_announced_is_not_refused() {
        let mut document = everything();
        let before = announced(&mut document);
        super::super::withdraw(&mut document);
        let after = announced(&mut document);
        let refused: Vec<_> = after.iter().filter(|(_, reason)| reason.is_some()).collect();
        assert!(refused.is_empty(), "{refused:?}");
        assert_eq!(document.features.backup, Some(YesNo::No));

        // Nothing else is taken out.
        let gone: Vec<_> = before.iter().filter(|one| !after.contains(one)).collect();
        assert!(gone.iter().all(|(_, reason)| reason.is_some()), "{gone:?}");
        assert!(gone.iter().any(|(name, _)| name == "hostdev subsysType usb"), "{gone:?}");

        // A kind without a value is no longer supported.
        let mut document = everything();
        document.devices.graphics = Some(Support::yes().with("type", ["rdp"]));
        super::super::withdraw(&mut document);
        assert_eq!(document.devices.graphics, Some(Support::no()));
    }

    /// The document of the emulator that is installed has no enumeration that is
    /// not in the list above.
    #[tokio::test]
    async fn the_installed_emulator_announces_nothing_that_is_refused() {
        use crate::emulator::documents::{HostOffer, TpmOffer, Wish, choose};
        use crate::emulator::{Emulators, probe::ProbeOptions};
        use ostler_host::HostRoot;
        if !std::path::Path::new("/usr/bin/qemu-system-x86_64").exists() {
            eprintln!("skipped: qemu-system-x86_64 is not installed");
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let (root, options) = (HostRoot::system(), ProbeOptions::default());
        let emulators = Emulators::load_blocking(&root, folder.path().to_owned(), options);
        emulators.refresh().await;
        let tpm = Some(TpmOffer { versions: vec!["1.2", "2.0"] });
        let host = HostOffer { vfio: true, tpm, rdp: true, ..HostOffer::default() };
        for machine in ["pc", "q35"] {
            let wish =
                Wish { domain_type: Some("qemu"), machine: Some(machine), ..Wish::default() };
            let chosen = choose(&emulators, "x86_64", wish).await.unwrap();
            let mut document = chosen.capabilities(&host).unwrap();
            super::super::withdraw(&mut document);
            let refused: Vec<_> = announced(&mut document)
                .into_iter()
                .filter(|(_, reason)| reason.is_some())
                .collect();
            assert!(refused.is_empty(), "{machine}: {refused:?}");
            assert_eq!(DomainCapabilities::parse(&document.format()).unwrap(), document);
        }
    }
}
