//! `<qemu:override>`: properties of devices that the user sets past us.

use super::Part;
use crate::arguments::Value;
use ostler_model::domain::{DomainDef, OverrideProperty, PropertyKind};

/// Changes a device as the definition asks. Other parts stay.
pub fn apply(domain: &DomainDef, part: &mut Part) {
    let Part::Device(device) = part else { return };
    let Some(own) = domain.namespaces.as_deref() else { return };
    let Some(alias) = device.text("id").map(str::to_owned) else { return };
    for wanted in own.qemu_override.iter().filter(|wanted| *wanted.alias == *alias) {
        for property in &wanted.frontend {
            match value(property) {
                Some(value) => device.replace(&property.name, value),
                None => device.remove(&property.name),
            }
        }
    }
}

/// The value; none takes the property away.
fn value(property: &OverrideProperty) -> Option<Value> {
    let text = property.value.as_deref().unwrap_or_default();
    Some(match property.kind {
        PropertyKind::Remove => return None,
        PropertyKind::String => Value::from(text.to_owned()),
        PropertyKind::Bool => Value::from(text == "true"),
        PropertyKind::Signed => Value::from(text.parse::<i64>().unwrap_or_default()),
        PropertyKind::Unsigned => Value::from(text.parse::<u64>().unwrap_or_default()),
    })
}
