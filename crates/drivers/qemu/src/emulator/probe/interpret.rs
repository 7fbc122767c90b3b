//! From answers to an [`Emulator`].

use super::answers::{Answers, Question};
use super::expansion;
use super::questions::*;
use crate::emulator::evidence::{
    Evidence, PROPERTIES_OF_OBJECTS, PROPERTIES_OF_TYPES, Schema, VIRT_MACHINE,
};
use crate::emulator::{
    Accelerator, AcceleratorKind, CpuModel, Emulator, Machine, ProbeError, Sev, Sgx, Usable,
    Version,
};
use ostler_qmp::command::{
    CommandLineOption, CpuDefinition, EmulatorVersion, MachineType, NamedThing, ObjectType, Target,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use std::path::Path;

/// Answers of an emulator that ran with one accelerator.
#[derive(Debug)]
pub struct Interview {
    pub kind: AcceleratorKind,
    pub answers: Answers,
}

/// Makes an emulator of what it answered under hardware acceleration, if that
/// works, and under its own.
///
/// # Errors
/// When an answer that everything depends on is missing or not understood.
pub fn interpret(
    binary: &Path,
    accelerated: Option<&Interview>,
    emulated: &Interview,
) -> Result<Emulator, ProbeError> {
    let main = accelerated.unwrap_or(emulated);
    let reading = Reading { binary, answers: &main.answers };
    let version: EmulatorVersion = reading.required(&VERSION)?;
    let target: Target = reading.required(&TARGET)?;
    let architecture = architecture(&target.arch);
    let kvm = main.kind == AcceleratorKind::Kvm;
    let evidence = reading.evidence(architecture, kvm)?;
    let interviews = accelerated.into_iter().chain([emulated]);
    let accelerators: Result<Vec<_>, _> = interviews
        .map(|interview| {
            Reading { binary, answers: &interview.answers }
                .accelerator(interview.kind, architecture)
        })
        .collect();
    let answers = &main.answers;
    Ok(Emulator {
        binary: binary.to_owned(),
        version: Version::new(version.qemu.major, version.qemu.minor, version.qemu.micro),
        package: version.package.into(),
        architecture: architecture.into(),
        capabilities: evidence.judge(),
        accelerators: accelerators?,
        kvm_obstacle: None,
        gic: answers.optional(&GIC).unwrap_or_default(),
        sev: answers.optional::<SevAnswer>(&SEV).map(Into::into),
        sgx: answers.optional::<SgxAnswer>(&SGX).map(Into::into),
    })
}

/// libvirt's name for what QEMU calls its target.
fn architecture(target: &str) -> &str {
    match target {
        "i386" => "i686",
        "arm" => "armv7l",
        "or1k" | "or32" => "or1k",
        other => other,
    }
}

struct Reading<'a> {
    binary: &'a Path,
    answers: &'a Answers,
}

impl Reading<'_> {
    fn required<T: DeserializeOwned>(&self, question: &Question) -> Result<T, ProbeError> {
        let refused = || <serde_json::Error as serde::de::Error>::custom("it is not answered");
        self.answers.read(question).unwrap_or_else(|| Err(refused())).map_err(|source| {
            let (binary, question) = (self.binary.to_owned(), question.name.to_owned());
            ProbeError::Answer { binary, question, source }
        })
    }

    fn names(&self, question: &Question) -> HashSet<Box<str>> {
        let things: Vec<NamedThing> = self.answers.optional(question).unwrap_or_default();
        things.into_iter().map(|thing| thing.name.into()).collect()
    }

    fn texts(&self, question: &Question) -> HashSet<Box<str>> {
        self.answers.optional(question).unwrap_or_default()
    }

    fn evidence(&self, architecture: &str, kvm: bool) -> Result<Evidence, ProbeError> {
        let types: Vec<ObjectType> = self.required(&TYPES)?;
        let options: Vec<CommandLineOption> = self.required(&OPTIONS)?;
        let models: Vec<CpuDefinition> = self.answers.optional(&CPU_MODELS).unwrap_or_default();
        let migration: Vec<MigrationCapability> =
            self.answers.optional(&MIGRATION).unwrap_or_default();
        let schema =
            Schema::read(self.answers.text(&SCHEMA).unwrap_or("[]")).map_err(|source| {
                let (binary, question) = (self.binary.to_owned(), SCHEMA.name.to_owned());
                ProbeError::Answer { binary, question, source }
            })?;
        let devices = PROPERTIES_OF_TYPES.iter().map(|name| (*name, device_properties(name)));
        let objects = PROPERTIES_OF_OBJECTS.iter().map(|name| (*name, object_properties(name)));
        let virt = virt_machine(self.answers);
        let virt = virt.map(|name| (VIRT_MACHINE, object_properties(&name)));
        Ok(Evidence {
            architecture: architecture.into(),
            types: types.into_iter().map(|kind| kind.name.into()).collect(),
            properties: devices
                .chain(objects)
                .chain(virt)
                .map(|(name, question)| (name.into(), self.names(&question)))
                .collect(),
            options: options
                .into_iter()
                .map(|option| {
                    let names =
                        option.parameters.into_iter().map(|parameter| parameter.name.into());
                    (option.option.into(), names.collect())
                })
                .collect(),
            tpm_models: self.texts(&TPM_MODELS),
            tpm_types: self.texts(&TPM_TYPES),
            migration: migration.into_iter().map(|one| one.capability.into()).collect(),
            cpu_models: models.into_iter().map(|model| model.name.into()).collect(),
            schema,
            sev: self.answers.text(&SEV).is_some(),
            sgx: self.answers.text(&SGX).is_some(),
            kvm,
        })
    }

    fn accelerator(
        &self,
        kind: AcceleratorKind,
        architecture: &str,
    ) -> Result<Accelerator, ProbeError> {
        let machines: Vec<MachineType> = self.required(&MACHINES)?;
        let models: Option<Vec<CpuDefinition>> = self.answers.optional(&CPU_MODELS);
        let hyperv = match kind {
            AcceleratorKind::Kvm => expansion::hyperv(self.answers),
            AcceleratorKind::Hvf | AcceleratorKind::Tcg => None,
        };
        Ok(Accelerator {
            kind,
            machines: machines.into_iter().filter(|m| m.name != "none").map(machine).collect(),
            cpu_models: models
                .into_iter()
                .flatten()
                .map(|told| cpu_model(told, architecture))
                .collect(),
            host_cpu: expansion::host_cpu(self.answers, kind, architecture),
            hyperv,
        })
    }
}

fn machine(told: MachineType) -> Machine {
    Machine {
        name: told.name.into(),
        alias: told.alias.map(Into::into),
        max_cpus: told.cpu_max,
        hotplug_cpus: told.hotpluggable_cpus,
        is_default: told.is_default,
        default_cpu: told.default_cpu_type.map(Into::into),
        numa_by_size: told.numa_mem_supported,
        default_ram_id: told.default_ram_id.map(Into::into),
        deprecated: told.deprecated,
        acpi: told.acpi,
    }
}

fn cpu_model(told: CpuDefinition, architecture: &str) -> CpuModel {
    let usable = match &told.unavailable_features {
        None => Usable::Unknown,
        Some(missing) if missing.is_empty() => Usable::Yes,
        Some(_) => Usable::No,
    };
    let blockers = told.unavailable_features.unwrap_or_default();
    CpuModel {
        name: match architecture {
            "ppc64" | "ppc64le" => power_model(told.name).into(),
            _ => told.name.into(),
        },
        typename: told.typename.into(),
        usable,
        blockers: blockers.into_iter().map(Into::into).collect(),
        deprecated: told.deprecated,
    }
}

/// libvirt's CPU map writes these names with capitals.
fn power_model(name: String) -> String {
    match name.as_str() {
        "power6" | "power7" | "power8" | "power9" | "power10" | "power11" => name.to_uppercase(),
        _ => name,
    }
}

#[derive(Deserialize)]
struct MigrationCapability {
    capability: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct SevAnswer {
    pdh: Box<str>,
    cert_chain: Box<str>,
    cpu0_id: Option<Box<str>>,
    cbitpos: u32,
    reduced_phys_bits: u32,
}

impl From<SevAnswer> for Sev {
    fn from(told: SevAnswer) -> Self {
        let SevAnswer { pdh, cert_chain, cpu0_id, cbitpos, reduced_phys_bits } = told;
        let (max_guests, max_es_guests) = (0, 0);
        Self { pdh, cert_chain, cpu0_id, cbitpos, reduced_phys_bits, max_guests, max_es_guests }
    }
}

/// Sizes are in bytes here. `section-size` left with QEMU 8.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct SgxAnswer {
    flc: bool,
    sgx1: bool,
    sgx2: bool,
    section_size: Option<u64>,
    #[serde(default)]
    sections: Vec<SgxSection>,
}

#[derive(Deserialize)]
struct SgxSection {
    node: u32,
    size: u64,
}

impl From<SgxAnswer> for Sgx {
    fn from(told: SgxAnswer) -> Self {
        let sections: Vec<_> =
            told.sections.iter().map(|section| (section.node, section.size / 1024)).collect();
        let total = sections.iter().fold(0u64, |sum, (_, size)| sum.saturating_add(*size));
        Self {
            flexible_launch_control: told.flc,
            sgx1: told.sgx1,
            sgx2: told.sgx2,
            section_size: told.section_size.map_or(total, |size| size / 1024),
            sections,
        }
    }
}
