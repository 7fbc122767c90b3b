//! QEMU's object tree.

use super::{Done, commands_with_arguments};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A property of an object.
#[derive(Debug, Clone, Serialize)]
pub struct QomGet<'a> {
    pub path: &'a str,
    pub property: &'a str,
}

/// Sets a property of an object.
#[derive(Debug, Clone, Serialize)]
pub struct QomSet<'a> {
    pub path: &'a str,
    pub property: &'a str,
    pub value: Value,
}

/// The properties of an object; those of type `child<...>` are objects.
#[derive(Debug, Clone, Serialize)]
pub struct QomList<'a> {
    pub path: &'a str,
}

/// The types of objects.
#[derive(Debug, Clone, Default, Serialize)]
pub struct QomListTypes<'a> {
    /// Only those that are of this type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub implements: Option<&'a str>,
    /// Those that no object can have, too.
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    pub with_abstract: Option<bool>,
}

/// The properties of a device type.
#[derive(Debug, Clone, Serialize)]
pub struct DeviceListProperties<'a> {
    pub typename: &'a str,
}

/// The properties of a type of object.
#[derive(Debug, Clone, Serialize)]
pub struct QomListProperties<'a> {
    pub typename: &'a str,
}

/// A property.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Property {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub default_value: Option<Value>,
}

/// A type of object.
#[derive(Debug, Clone, Deserialize)]
pub struct ObjectType {
    pub name: String,
    pub parent: Option<String>,
}

commands_with_arguments! {
    QomGet<'_> => "qom-get", Value;
    QomSet<'_> => "qom-set", Done;
    QomList<'_> => "qom-list", Vec<Property>;
    QomListTypes<'_> => "qom-list-types", Vec<ObjectType>;
    DeviceListProperties<'_> => "device-list-properties", Vec<Property>;
    QomListProperties<'_> => "qom-list-properties", Vec<Property>;
}
