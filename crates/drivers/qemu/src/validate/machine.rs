//! The guest as a whole: machine, firmware, features.

use crate::traits::EmulatorTraits;
use ostler_core::Uuid;
use ostler_model::domain::validate::{Verdict, refuse_if, unsupported_if};
use ostler_model::domain::{
    Arch, DefError, DomainDef, FirmwareKind, LoaderKind, MachineFamily, SmbiosMode, Sysinfo,
};
use ostler_xml::{OnOff, YesNo};

/// Checks memory, machine type, processors, firmware, features and tables.
pub(super) fn check(def: &DomainDef, emulator: &EmulatorTraits) -> Verdict {
    let object = "domain";
    refuse_if(def.memory.size.0 == 0, object, "it has no memory; give it some with <memory>")?;
    let machine = def.os.kind.machine.as_deref().unwrap_or_default();
    let arch = def.os.kind.arch.unwrap_or(emulator.arch);
    let known = emulator.machine(def.kind, machine);
    unsupported_if(
        known.is_none() && !emulator.machines.is_empty(),
        "os",
        format!(
            "the emulator {} has no machine type '{machine}' for a domain of type '{}'",
            emulator.path, def.kind
        ),
    )?;
    unsupported_if(
        arch != emulator.arch && !(arch == Arch::I686 && emulator.arch == Arch::X86_64),
        "os",
        format!("the emulator {} is for {}, not for {arch}", emulator.path, emulator.arch),
    )?;
    if let Some(known) = known {
        unsupported_if(
            def.vcpu.maximum > known.max_cpus && known.max_cpus > 0,
            "vcpu",
            format!(
                "the machine type '{machine}' has at most {} virtual processors, not {}",
                known.max_cpus, def.vcpu.maximum
            ),
        )?;
    }
    firmware(def)?;
    features(def)?;
    sysinfo(def)
}

fn firmware(def: &DomainDef) -> Verdict {
    let Some(loader) = &def.os.loader else {
        let bios = def.os.firmware == Some(FirmwareKind::Bios);
        return refuse_if(bios && def.os.nvram.is_some(), "nvram", "a BIOS keeps no variables");
    };
    let flash = loader.kind == Some(LoaderKind::Pflash);
    let object = "loader";
    refuse_if(
        def.os.firmware.is_none() && loader.path.is_none(),
        object,
        "no path is given; give one, or let firmware be chosen with <os firmware='efi'>",
    )?;
    let stateless = loader.stateless == Some(YesNo::Yes);
    refuse_if(
        !flash && loader.stateless == Some(YesNo::No),
        object,
        "only firmware in flash memory (type 'pflash') can have a state",
    )?;
    refuse_if(
        stateless && def.os.nvram.is_some(),
        object,
        "firmware without a state has no <nvram>",
    )?;
    refuse_if(
        !flash && def.os.nvram.is_some() && loader.path.is_some(),
        "nvram",
        "only firmware in flash memory (type 'pflash') keeps variables",
    )?;
    let acpi = def.features.as_ref().is_some_and(|features| features.acpi);
    unsupported_if(
        flash && !acpi && def.is_x86(),
        object,
        "UEFI on a PC needs ACPI; add <acpi/> to <features>",
    )
}

fn features(def: &DomainDef) -> Verdict {
    let Some(features) = &def.features else { return Ok(()) };
    let family = def.machine_family();
    let pseries = family == MachineFamily::Pseries;
    let tseg = features.smm.as_ref().is_some_and(|smm| smm.tseg.is_some());
    unsupported_if(
        tseg && family != MachineFamily::Q35,
        "smm",
        "the size of <tseg> can be set on q35 machine types only",
    )?;
    let arm = matches!(def.os.kind.arch, Some(Arch::Aarch64 | Arch::Armv7l));
    unsupported_if(
        features.gic.is_some() && !(arm && family == MachineFamily::Virt),
        "gic",
        "only Arm's 'virt' machine types have one",
    )?;
    unsupported_if(
        features.acpi && def.os.kind.arch == Some(Arch::S390x),
        "acpi",
        "s390x has no ACPI",
    )?;
    let Some(rare) = &features.rare else { return Ok(()) };
    let of_pseries = rare.hpt.is_some()
        || rare.htm.is_some()
        || rare.nested_hv.is_some()
        || rare.ccf_assist.is_some()
        || rare.cfpc.is_some()
        || rare.sbbc.is_some()
        || rare.ibs.is_some();
    unsupported_if(
        of_pseries && !pseries,
        "features",
        "hpt, htm, nested-hv, ccf-assist, cfpc, sbbc and ibs are features of 'pseries' machine \
         types",
    )?;
    let off = rare.ps2.is_some_and(|ps2| ps2.state == Some(OnOff::Off));
    let port = features.vm_port.is_some_and(|port| port.state == Some(OnOff::On));
    unsupported_if(off && port, "vmport", "it needs the PS/2 controller, which is off")
}

/// Checks that the tables of the guest give no UUID but its own.
fn sysinfo(def: &DomainDef) -> Verdict {
    for info in &def.sysinfo {
        let Sysinfo::Smbios(tables) = info else { continue };
        let entry = tables.system.iter().find(|entry| &*entry.name == "uuid");
        let Some(entry) = entry else { continue };
        let uuid: Uuid = entry.value.parse().map_err(|_| {
            DefError::invalid("sysinfo", format!("'{}' is not a UUID", entry.value))
        })?;
        refuse_if(
            def.uuid.is_some_and(|own| own != uuid),
            "sysinfo",
            format!("its UUID {uuid} is not the domain's; leave it out or make them the same"),
        )?;
    }
    unsupported_if(
        def.os.smbios == Some(SmbiosMode::Sysinfo) && def.sysinfo.is_empty(),
        "smbios",
        "the tables shall come from <sysinfo>, but there is none",
    )
}
