//! Processors and processor models.

use super::{commands_with_arguments, plain_commands};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

plain_commands! {
    /// The processors, without stopping them.
    QueryCpusFast => "query-cpus-fast", Vec<VirtualCpu>;
    /// The processors that are there and those that could be plugged.
    QueryHotpluggableCpus => "query-hotpluggable-cpus", Vec<HotpluggableCpu>;
    /// The processor models of the emulator.
    QueryCpuDefinitions => "query-cpu-definitions", Vec<CpuDefinition>;
}

/// A processor of the guest.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct VirtualCpu {
    pub cpu_index: u32,
    pub qom_path: String,
    /// The host thread that runs it.
    pub thread_id: i32,
    #[serde(default)]
    pub props: CpuPlace,
}

/// A processor's place in the topology; members depend on the machine.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct CpuPlace {
    pub node_id: Option<u32>,
    pub socket_id: Option<u32>,
    pub die_id: Option<u32>,
    pub cluster_id: Option<u32>,
    pub core_id: Option<u32>,
    pub thread_id: Option<u32>,
}

/// A processor that is plugged (it has a path) or could be.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct HotpluggableCpu {
    /// The device type to plug.
    #[serde(rename = "type")]
    pub kind: String,
    pub vcpus_count: u32,
    pub props: CpuPlace,
    pub qom_path: Option<String>,
}

/// A processor model of the emulator.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CpuDefinition {
    pub name: String,
    /// The QOM type.
    #[serde(default)]
    pub typename: String,
    /// Features that the model has and that this host with this accelerator
    /// lacks; absent when the emulator cannot tell.
    pub unavailable_features: Option<Vec<String>>,
    #[serde(default)]
    pub deprecated: bool,
    /// The versioned model this is another name of.
    pub alias_of: Option<String>,
}

/// Asks for the features that a model with these properties has on this host.
#[derive(Debug, Clone, Serialize)]
pub struct QueryCpuModelExpansion<'a> {
    /// `static` or `full`.
    #[serde(rename = "type")]
    pub kind: &'a str,
    pub model: CpuModel,
}

/// A model with its properties.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CpuModel {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub props: Option<Map<String, Value>>,
}

/// The answer to an expansion.
#[derive(Debug, Clone, Deserialize)]
pub struct CpuModelExpansion {
    pub model: CpuModel,
}

commands_with_arguments! {
    QueryCpuModelExpansion<'_> => "query-cpu-model-expansion", CpuModelExpansion;
}
