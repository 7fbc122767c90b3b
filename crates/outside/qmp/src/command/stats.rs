//! Statistics of the accelerator, and the threads that do IO.

use super::{commands_with_arguments, plain_commands};
use serde::{Deserialize, Serialize};
use serde_json::Value;

plain_commands! {
    /// The threads that do IO.
    QueryIoThreads => "query-iothreads", Vec<IoThread>;
}

/// A thread that does IO.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct IoThread {
    pub id: String,
    pub thread_id: i32,
    /// Nanoseconds of busy polling at most; 0 for none.
    #[serde(default)]
    pub poll_max_ns: u64,
    #[serde(default)]
    pub poll_grow: u64,
    #[serde(default)]
    pub poll_shrink: u64,
}

/// Statistics of the whole machine or of its processors.
#[derive(Debug, Clone, Serialize)]
pub struct QueryStats<'a> {
    /// `vm`, `vcpu` or `cryptodev`.
    pub target: &'a str,
    /// Which providers, and which of their values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub providers: Option<Vec<StatsRequest<'a>>>,
}

/// A provider to ask.
#[derive(Debug, Clone, Serialize)]
pub struct StatsRequest<'a> {
    /// `kvm`, `cryptodev`, ...
    pub provider: &'a str,
    /// All when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub names: Option<Vec<&'a str>>,
}

/// A provider's values for one object.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct StatsResult {
    pub provider: String,
    pub qom_path: Option<String>,
    pub stats: Vec<Statistic>,
}

/// One value: a number, a truth value or a histogram.
#[derive(Debug, Clone, Deserialize)]
pub struct Statistic {
    pub name: String,
    pub value: Value,
}

commands_with_arguments! {
    QueryStats<'_> => "query-stats", Vec<StatsResult>;
}
