//! The host's processor as a guest gets it, from the emulator's expansions.

use super::answers::Answers;
use super::questions::{enlightenments, expansion, expansion_with, whole_model};
use crate::emulator::{AcceleratorKind, CpuProperty, HostCpu, PropertyValue};
use ostler_qmp::command::{CpuModel, CpuModelExpansion};
use serde_json::{Map, Value, json};

/// The enlightenments, by the property that shows each; libvirt's names.
const ENLIGHTENMENTS: &[(&str, &str)] = &[
    ("hv-relaxed", "relaxed"),
    ("hv-vapic", "vapic"),
    ("hv-spinlocks", "spinlocks"),
    ("hv-vpindex", "vpindex"),
    ("hv-runtime", "runtime"),
    ("hv-synic", "synic"),
    ("hv-stimer", "stimer"),
    ("hv-reset", "reset"),
    ("hv-vendor-id", "vendor_id"),
    ("hv-frequencies", "frequencies"),
    ("hv-reenlightenment", "reenlightenment"),
    ("hv-tlbflush", "tlbflush"),
    ("hv-ipi", "ipi"),
    ("hv-evmcs", "evmcs"),
    ("hv-avic", "avic"),
    ("hv-emsr-bitmap", "emsr_bitmap"),
    ("hv-xmm-input", "xmm_input"),
];

/// The model and properties of the host's processor.
///
/// On x86 it is asked for twice, with and without what would keep a guest from
/// migrating; a property that is on only in the latter is not migratable.
pub(super) fn host_cpu(
    answers: &Answers,
    kind: AcceleratorKind,
    architecture: &str,
) -> Option<HostCpu> {
    let model = whole_model(kind);
    let read = |question| answers.optional::<CpuModelExpansion>(&question).map(|e| e.model);
    match architecture {
        "x86_64" | "i686" => {
            let migratable = read(expansion("static", model))?;
            let all = read(expansion_with("static", model, json!({ "migratable": false })));
            Some(match all {
                Some(all) => with_migratability(all, &migratable.props.unwrap_or_default()),
                None => plain(migratable),
            })
        }
        "s390x" | "s390" => read(expansion("static", model)).map(plain),
        _ => read(expansion("full", model)).map(plain),
    }
}

/// The enlightenments for Windows that this KVM offers.
pub(super) fn hyperv(answers: &Answers) -> Option<Vec<Box<str>>> {
    let expansion: CpuModelExpansion = answers.optional(&enlightenments())?;
    let properties = expansion.model.props?;
    let found: Vec<Box<str>> = ENLIGHTENMENTS
        .iter()
        .filter(|(property, _)| match properties.get(*property) {
            Some(Value::Bool(on)) => *on,
            Some(Value::Number(number)) => number.as_i64() != Some(0),
            Some(Value::String(text)) => !text.is_empty(),
            _ => false,
        })
        .map(|(_, name)| Box::from(*name))
        .collect();
    (!found.is_empty()).then_some(found)
}

fn plain(model: CpuModel) -> HostCpu {
    let properties = model.props.unwrap_or_default();
    let properties = properties.iter().filter_map(|(name, value)| property(name, value)).collect();
    HostCpu { model: model.name.into(), migratability: false, properties }
}

fn with_migratability(all: CpuModel, migratable: &Map<String, Value>) -> HostCpu {
    let mut cpu = plain(all);
    cpu.migratability = true;
    for property in &mut cpu.properties {
        if property.value == PropertyValue::Boolean(true) {
            property.migratable = Some(migratable.get(&*property.name) == Some(&Value::Bool(true)));
        }
    }
    cpu
}

fn property(name: &str, value: &Value) -> Option<CpuProperty> {
    let value = match value {
        Value::Bool(value) => PropertyValue::Boolean(*value),
        Value::Number(number) => PropertyValue::Number(number.as_i64()?),
        Value::String(text) => PropertyValue::Text(text.as_str().into()),
        _ => return None,
    };
    Some(CpuProperty { name: name.into(), value, migratable: None })
}
