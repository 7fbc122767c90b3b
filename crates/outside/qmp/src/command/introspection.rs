//! Questions about the emulator's abilities.

use super::{commands_with_arguments, plain_commands};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

plain_commands! {
    /// QEMU's version.
    QueryVersion => "query-version", EmulatorVersion;
    /// The architecture that it emulates.
    QueryTarget => "query-target", Target;
    /// The machine types.
    QueryMachines => "query-machines", Vec<MachineType>;
    /// Whether KVM could be used, and is.
    QueryKvm => "query-kvm", KvmInfo;
    /// The commands that may be given.
    QueryCommands => "query-commands", Vec<NamedThing>;
    /// The options of the command line that take parameters.
    QueryCommandLineOptions => "query-command-line-options", Vec<CommandLineOption>;
    /// The models of TPM devices.
    QueryTpmModels => "query-tpm-models", Vec<String>;
    /// The backends of TPM devices.
    QueryTpmTypes => "query-tpm-types", Vec<String>;
}

/// QEMU's version.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct EmulatorVersion {
    pub qemu: VersionTriple,
    /// The distribution's addition to the version.
    #[serde(default)]
    pub package: String,
}

/// Three numbers, in order of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct VersionTriple {
    pub major: u32,
    pub minor: u32,
    pub micro: u32,
}

/// The architecture that it emulates.
#[derive(Debug, Clone, Deserialize)]
pub struct Target {
    pub arch: String,
}

/// A machine type.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct MachineType {
    pub name: String,
    pub alias: Option<String>,
    #[serde(default)]
    pub is_default: bool,
    pub cpu_max: u32,
    #[serde(default)]
    pub hotpluggable_cpus: bool,
    #[serde(default)]
    pub numa_mem_supported: bool,
    #[serde(default)]
    pub deprecated: bool,
    /// QOM type of the default processor.
    pub default_cpu_type: Option<String>,
    pub default_ram_id: Option<String>,
    /// Whether the machine takes ACPI tables of ours (QEMU 8.2).
    pub acpi: Option<bool>,
}

/// Whether KVM could be used, and is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct KvmInfo {
    pub enabled: bool,
    pub present: bool,
}

/// Something of which only the name is told.
#[derive(Debug, Clone, Deserialize)]
pub struct NamedThing {
    pub name: String,
}

/// An option of the command line and its parameters.
#[derive(Debug, Clone, Deserialize)]
pub struct CommandLineOption {
    pub option: String,
    pub parameters: Vec<NamedThing>,
}

/// The whole schema of the monitor, some 200 KB of it; as text, so that
/// whoever needs parts of it reads those.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct QueryQmpSchema;

commands_with_arguments! {
    QueryQmpSchema => "query-qmp-schema", Box<RawValue>;
}
