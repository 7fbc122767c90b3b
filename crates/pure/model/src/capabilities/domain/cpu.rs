//! `<cpu>`: the processors that a guest can have.

use crate::domain::{CpuFallback, CpuFeature, MaxPhysAddr};
use ostler_xml::{
    Element, Part, Reader, Text, Writer, YesNo, element, enumeration,
    part::{attr, child, children, group, leaf, required, required_text},
};

element! {
    /// `<cpu>`: one `<mode>` each.
    #[derive(Default)]
    pub struct CpuModes {
        pub modes: Vec<CpuModeCapabilities> = children("mode"),
    }
}

element! {
    /// `<mode>`: what it has depends on which it is.
    pub struct CpuModeCapabilities {
        pub name: Text = required("name"),
        pub supported: YesNo = required("supported"),
        pub enums: Vec<super::Choices> = children("enum"),
        pub models: OfferedModels = group(),
        pub vendor: Option<Text> = leaf("vendor"),
        pub max_phys_addr: Option<MaxPhysAddr> = child("maxphysaddr"),
        pub features: Vec<CpuFeature> = children("feature"),
    }
}

enumeration! {
    /// Whether this host can run a model.
    pub enum ModelUsable { Yes = "yes", No = "no", Unknown = "unknown" }
}

element! {
    /// `<model>`: of `host-model` the one that stands for the host, of `custom`
    /// all that can be named.
    pub struct OfferedModel {
        pub fallback: Option<CpuFallback> = attr("fallback"),
        pub usable: Option<ModelUsable> = attr("usable"),
        pub deprecated: Option<YesNo> = attr("deprecated"),
        pub vendor: Option<Text> = attr("vendor"),
        /// The versioned model that this is another name of.
        pub canonical: Option<Text> = attr("canonical"),
        pub name: Text = required_text(),
    }
}

element! {
    /// `<blockers>`: the features that keep this host from running a model.
    pub struct ModelBlockers {
        pub model: Text = required("model"),
        pub features: Vec<CpuFeature> = children("feature"),
    }
}

/// The models, each followed by what stands in its way.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OfferedModels {
    pub entries: Vec<ModelEntry>,
}

/// A model and what stands in its way.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelEntry {
    pub model: OfferedModel,
    pub blockers: Option<ModelBlockers>,
}

/// By hand, because two kinds of children alternate.
impl Element for OfferedModels {
    fn read(reader: &mut Reader<'_, '_>) -> ostler_xml::Result<Self> {
        let models: Vec<OfferedModel> = children("model").read(reader)?;
        let mut blockers: Vec<ModelBlockers> = children("blockers").read(reader)?;
        let entry = |model: OfferedModel| {
            let index = blockers.iter().position(|blockers| blockers.model == model.name);
            ModelEntry { blockers: index.map(|index| blockers.remove(index)), model }
        };
        Ok(Self { entries: models.into_iter().map(entry).collect() })
    }

    fn write_attributes(&self, _: &mut Writer) {}

    fn write_content(&self, writer: &mut Writer) {
        for ModelEntry { model, blockers } in &self.entries {
            writer.element("model", model);
            if let Some(blockers) = blockers {
                writer.element("blockers", blockers);
            }
        }
    }
}

impl CpuModes {
    /// The mode of this name.
    #[must_use]
    pub fn mode(&self, name: &str) -> Option<&CpuModeCapabilities> {
        self.modes.iter().find(|mode| &*mode.name == name)
    }
}

impl CpuModeCapabilities {
    /// A mode without anything in it.
    #[must_use]
    pub fn new(name: &str, supported: bool) -> Self {
        Self {
            name: name.into(),
            supported: supported.into(),
            enums: Vec::new(),
            models: OfferedModels::default(),
            vendor: None,
            max_phys_addr: None,
            features: Vec::new(),
        }
    }
}
