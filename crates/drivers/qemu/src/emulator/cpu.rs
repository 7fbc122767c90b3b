//! Processor models as an emulator knows them.

use serde::{Deserialize, Serialize};

/// A processor model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CpuModel {
    pub name: Box<str>,
    /// QOM type.
    pub typename: Box<str>,
    /// Whether this host with this accelerator can run it.
    pub usable: Usable,
    /// The features that stand in the way.
    pub blockers: Vec<Box<str>>,
    pub deprecated: bool,
}

/// Whether a model can be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Usable {
    Yes,
    No,
    Unknown,
}

impl Usable {
    /// As documents write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

/// The host's processor as a guest gets it: a model and its properties.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HostCpu {
    /// The model that the properties are relative to.
    pub model: Box<str>,
    /// Whether it is known which properties survive a migration.
    pub migratability: bool,
    pub properties: Vec<CpuProperty>,
}

/// A property of a processor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CpuProperty {
    pub name: Box<str>,
    pub value: PropertyValue,
    /// Whether it survives a migration, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub migratable: Option<bool>,
}

/// The value of a property.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PropertyValue {
    Boolean(bool),
    Number(i64),
    Text(Box<str>),
}

impl HostCpu {
    /// The value of a property.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&PropertyValue> {
        self.properties.iter().find(|property| &*property.name == name).map(|found| &found.value)
    }
}
