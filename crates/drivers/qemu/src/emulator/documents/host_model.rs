//! The model that comes nearest to what a guest can have of the host.

use crate::emulator::{Accelerator, HostCpu, PropertyValue};
use ostler_model::capabilities::cpu_map::{Choice, CpuMap, Model, Purpose, Signature, decode};
use ostler_model::domain::{CpuFallback, CpuFeature, FeaturePolicy};
use ostler_xml::Text;

/// A model with the features that it needs beside, or must do without.
#[derive(Debug, Clone, PartialEq)]
pub struct HostModel {
    pub model: Text,
    /// Whether another model would do.
    pub fallback: CpuFallback,
    pub vendor: Option<Text>,
    pub features: Vec<CpuFeature>,
}

impl HostModel {
    /// A model that says it all, for which an older one would do as well.
    pub(super) fn named(model: &str) -> Self {
        let fallback = CpuFallback::Allow;
        Self { model: model.into(), fallback, vendor: None, features: Vec::new() }
    }
}

/// The model that `host-model` means with this accelerator; `None` where it cannot be told.
#[must_use]
pub fn host_model(accelerator: &Accelerator, architecture: &str) -> Option<HostModel> {
    let cpu = accelerator.host_cpu.as_ref()?;
    match architecture {
        "x86_64" | "i686" => x86(accelerator, cpu),
        "s390x" => Some(plain(cpu)),
        _ => None,
    }
}

fn x86(accelerator: &Accelerator, cpu: &HostCpu) -> Option<HostModel> {
    let map = CpuMap::x86();
    let on =
        |property: &&crate::emulator::CpuProperty| property.value == PropertyValue::Boolean(true);
    let features = map.set(cpu.properties.iter().filter(on).map(|property| &*property.name));
    let number = |name| match cpu.property(name) {
        Some(PropertyValue::Number(number)) => u32::try_from(*number).ok(),
        _ => None,
    };
    let vendor = match cpu.property("vendor") {
        Some(PropertyValue::Text(vendor)) => Some(&**vendor),
        _ => None,
    };
    let signature = match (number("family"), number("model"), number("stepping")) {
        (Some(family), Some(model), Some(stepping)) => Some(Signature { family, model, stepping }),
        _ => None,
    };
    let known = &accelerator.cpu_models;
    let choose = |model: &Model| {
        let same = known.iter().find(|known| &*known.name == model.name);
        match same {
            None => Choice::Refused,
            Some(known) => {
                Choice::Without(map.set(known.blockers.iter().map(|blocker| &**blocker)))
            }
        }
    };
    let found = decode(map, vendor, signature, &features, Purpose::Guest, choose)?;
    let required = found.required.iter().map(|name| policy(FeaturePolicy::Require, name));
    let disabled = found.disabled.iter().map(|name| policy(FeaturePolicy::Disable, name));
    Some(HostModel {
        model: found.model.into(),
        fallback: CpuFallback::Forbid,
        vendor: found.vendor.map(Into::into),
        features: required.chain(disabled).collect(),
    })
}

/// QEMU's own answer, where it is complete.
fn plain(cpu: &HostCpu) -> HostModel {
    let names = cpu
        .properties
        .iter()
        .filter(|property| property.value == PropertyValue::Boolean(true))
        .map(|property| &*property.name);
    HostModel {
        model: cpu.model.clone(),
        fallback: CpuFallback::Forbid,
        vendor: None,
        features: names.map(|name| policy(FeaturePolicy::Require, name)).collect(),
    }
}

/// A feature and what is wanted of it.
fn policy(policy: FeaturePolicy, name: &str) -> CpuFeature {
    CpuFeature { policy: Some(policy), name: name.into() }
}
