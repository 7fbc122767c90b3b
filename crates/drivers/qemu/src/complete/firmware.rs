//! Firmware: the files and features of what the definition asks for.

use super::PostParse;
use crate::traits::{FirmwareDescriptor, FirmwareMapping};
use ostler_model::domain::{
    DefError, DomainDef, FirmwareFeature, FirmwareKind, LaunchSecurity, Loader, LoaderKind,
    MachineFamily, Nvram, Switch,
};
use ostler_xml::{List, OnOff, Text, YesNo};

/// Chooses firmware, or finds the descriptor of the one that the definition names.
pub(super) fn run(context: &PostParse<'_>, def: &mut DomainDef) -> Result<(), DefError> {
    let has_loader = def.os.loader.as_ref().is_some_and(|loader| loader.path.is_some());
    if def.os.firmware.is_some() || has_loader {
        let found = context.firmwares.iter().find(|firmware| fits(def, firmware));
        match found {
            Some(firmware) => fill(def, firmware),
            // A definition that is complete needs no descriptor.
            None if has_loader || context.firmwares.is_empty() => {}
            None => {
                return Err(DefError::unsupported(
                    "os",
                    "no firmware of this host has all that is asked of it; install one or ask \
                     for less",
                ));
            }
        }
    }
    loader_defaults(def);
    nvram_path(context, def);
    Ok(())
}

/// The definition's wish about a feature; none if it has none.
fn wanted(def: &DomainDef, name: &str) -> Option<bool> {
    let mut features = def.os.firmware_features.iter();
    let feature = features.find(|feature| &*feature.name == name)?;
    Some(feature.enabled == YesNo::Yes)
}

/// Returns whether a firmware has all features that the definition asks for.
fn fits(def: &DomainDef, firmware: &FirmwareDescriptor) -> bool {
    let machine = def.os.kind.machine.as_deref().unwrap_or_default();
    let here = def.os.kind.arch.is_some_and(|arch| firmware.is_for(arch, machine));
    let kind = def.os.firmware.is_none_or(|kind| kind == firmware.kind);
    let feature = |name, has| wanted(def, name).is_none_or(|wanted| wanted == has);
    let loader = def.os.loader.as_deref();
    let secure = loader.and_then(|loader| loader.secure);
    let secure_fits = match secure {
        Some(YesNo::Yes) => firmware.requires_smm,
        Some(YesNo::No) => !firmware.requires_smm,
        None => true,
    };
    let smm = def.features.as_ref().and_then(|features| features.smm.as_ref());
    let smm_fits = !firmware.requires_smm || smm.and_then(|smm| smm.state) != Some(OnOff::Off);
    let security = match def.launch_security.as_deref() {
        Some(LaunchSecurity::Sev(_)) => firmware.amd_sev,
        Some(LaunchSecurity::SevSnp(_)) => firmware.amd_sev_snp,
        Some(LaunchSecurity::Tdx(_)) => firmware.intel_tdx,
        _ => true,
    };
    here && kind
        && feature("secure-boot", firmware.secure_boot)
        && feature("enrolled-keys", firmware.enrolled_keys)
        && secure_fits
        && smm_fits
        && security
        && mapping_fits(def, loader, firmware)
}

fn mapping_fits(def: &DomainDef, loader: Option<&Loader>, firmware: &FirmwareDescriptor) -> bool {
    let kind = loader.and_then(|loader| loader.kind);
    let path_fits = |path: &Text| {
        loader.and_then(|loader| loader.path.as_ref()).is_none_or(|named| named == path)
    };
    let stateless = loader.and_then(|loader| loader.stateless);
    let readonly = loader.and_then(|loader| loader.readonly) != Some(YesNo::No);
    let format = loader.and_then(|loader| loader.format.as_deref()).unwrap_or("raw");
    let flash = matches!(kind, None | Some(LoaderKind::Pflash)) && readonly;
    let nvram = def.os.nvram.as_deref();
    match &firmware.mapping {
        FirmwareMapping::Split { code, variables } => {
            let template = nvram.and_then(|nvram| nvram.template.as_ref());
            let named = loader.is_some_and(|loader| loader.path.is_some());
            // A template of one's own goes with code that is named.
            let template_fits = named || template.is_none_or(|named| *named == variables.path);
            let of_template = nvram.and_then(|nvram| nvram.template_format.as_deref());
            let of_variables = nvram.and_then(|nvram| nvram.format.as_deref());
            let format_of_loader = loader.and_then(|loader| loader.format.as_deref());
            let wanted = format_of_loader.or(of_template).or(of_variables).unwrap_or("raw");
            flash
                && stateless != Some(YesNo::Yes)
                && path_fits(&code.path)
                && *code.format == *wanted
                && of_template
                    .is_none_or(|format| template.is_some() || *variables.format == *format)
                && template_fits
        }
        FirmwareMapping::Stateless(code) => {
            flash
                && stateless == Some(YesNo::Yes)
                && nvram.is_none()
                && path_fits(&code.path)
                && *code.format == *format
        }
        FirmwareMapping::Combined(_) => false,
        FirmwareMapping::Memory(path) => {
            kind != Some(LoaderKind::Pflash)
                && stateless != Some(YesNo::No)
                && nvram.is_none()
                && path_fits(path)
                && format == "raw"
        }
    }
}

/// Writes the chosen firmware into the definition.
fn fill(def: &mut DomainDef, firmware: &FirmwareDescriptor) {
    def.os.firmware = Some(firmware.kind);
    if firmware.kind == FirmwareKind::Efi {
        let feature =
            |name: &str, has: bool| FirmwareFeature { enabled: has.into(), name: name.into() };
        def.os.firmware_features = List::from(vec![
            feature("enrolled-keys", firmware.enrolled_keys),
            feature("secure-boot", firmware.secure_boot),
        ]);
    }
    let loader = def.os.loader.get_or_insert_default();
    match &firmware.mapping {
        FirmwareMapping::Split { code, variables } => {
            loader.kind = Some(LoaderKind::Pflash);
            loader.readonly = Some(YesNo::Yes);
            loader.path = Some(code.path.clone());
            loader.format = Some(code.format.clone());
            let nvram = def.os.nvram.get_or_insert_default();
            if nvram.template.is_none() {
                nvram.template = Some(variables.path.clone());
                nvram.template_format = Some(variables.format.clone());
            }
            nvram.format.get_or_insert_with(|| variables.format.clone());
        }
        FirmwareMapping::Combined(code) | FirmwareMapping::Stateless(code) => {
            loader.kind = Some(LoaderKind::Pflash);
            loader.readonly = Some(YesNo::Yes);
            loader.path = Some(code.path.clone());
            loader.format = Some(code.format.clone());
        }
        FirmwareMapping::Memory(path) => {
            loader.kind = Some(LoaderKind::Rom);
            loader.path = Some(path.clone());
            loader.format = Some("raw".into());
        }
    }
    if firmware.requires_smm {
        loader.secure = Some(YesNo::Yes);
        let smm = def.features.get_or_insert_default().smm.get_or_insert_default();
        smm.state.get_or_insert(Switch::ON.state.unwrap_or(OnOff::On));
    }
}

fn loader_defaults(def: &mut DomainDef) {
    if let Some(loader) = &mut def.os.loader {
        if loader.path.is_some() {
            loader.kind.get_or_insert(LoaderKind::Rom);
        }
        if **loader != Loader::default() {
            loader.format.get_or_insert_with(|| "raw".into());
        }
    }
    let flash = def.os.loader.as_ref().is_some_and(|loader| {
        loader.kind == Some(LoaderKind::Pflash) && loader.readonly == Some(YesNo::Yes)
    });
    if let Some(nvram) = &mut def.os.nvram
        && flash
    {
        nvram.format.get_or_insert_with(|| "raw".into());
    }
}

/// Names the file of a guest's variables, if the definition names none.
fn nvram_path(context: &PostParse<'_>, def: &mut DomainDef) {
    let Some(folder) = context.nvram_folder else { return };
    let Some(loader) = &def.os.loader else { return };
    let split = loader.kind == Some(LoaderKind::Pflash)
        && loader.readonly == Some(YesNo::Yes)
        && loader.stateless != Some(YesNo::Yes)
        && def.machine_family() != MachineFamily::MicroVm;
    if !split {
        return;
    }
    let nvram: &mut Nvram = def.os.nvram.get_or_insert_default();
    if nvram.path.is_none() && nvram.source.is_none() {
        let format = nvram.format.get_or_insert_with(|| "raw".into());
        let ending = if &**format == "raw" { "fd" } else { format };
        nvram.path = Some(format!("{folder}/{}_VARS.{ending}", def.name).into());
    }
}
