//! The types of the protocol, and what each is in Rust.

use super::names::{camel, type_name};
use std::collections::{BTreeMap, BTreeSet};

/// The type of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Type {
    pub(crate) base: Base,
    /// A list of at most so many.
    pub(crate) list: Option<usize>,
    pub(crate) optional: bool,
    /// It must not be shown.
    pub(crate) secret: bool,
}

/// The type of one element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Base {
    /// A number, a size or a yes-or-no, named as in Rust.
    Scalar(&'static str),
    /// A number that an enumeration names, with its path in Rust. An argument
    /// that is not `open` takes no other numbers.
    Enumeration {
        name: String,
        open: bool,
    },
    /// A set of bits, named as in Rust; bits without names are kept.
    Bits(String),
    Text,
    Uuid,
    /// A reference to an object, named as in Rust.
    Reference(&'static str),
    /// A typed parameter; always in a list.
    Parameter,
    /// Opaque data, whose bound is the list's.
    Opaque,
    /// Characters that are text: with a fixed length here, or the list's.
    Characters(Option<usize>),
    /// A structure, named as in the protocol.
    Struct(String),
}

/// The declarations so far.
#[derive(Default)]
pub(crate) struct Resolver {
    pub(crate) constants: BTreeMap<String, usize>,
    pub(crate) typedefs: BTreeMap<String, String>,
    pub(crate) enums: BTreeSet<String>,
    pub(crate) structs: BTreeSet<String>,
    /// Enumerations of `enumerations.json`.
    pub(crate) enumerations: BTreeSet<String>,
    /// Sets of `flags.json`.
    pub(crate) flags: BTreeSet<String>,
}

impl Resolver {
    /// Returns whether the protocol crate has a type of its own for this structure.
    pub(crate) fn is_own(&self, name: &str) -> bool {
        reference(name).is_some() || name.ends_with("_typed_param") || name == "remote_error"
    }

    /// Resolves `remote_nonnull_string<REMOTE_DOMAIN_LIST_MAX>` and the like.
    pub(crate) fn resolve(&self, text: &str) -> Result<Type, String> {
        let (text, optional) = text.strip_suffix('?').map_or((text, false), |rest| (rest, true));
        let (text, tag) = text.split_once('/').unwrap_or((text, ""));
        let (element, bound) = match text.find(['<', '[']) {
            Some(at) => (&text[..at], Some(&text[at..])),
            None => (text, None),
        };
        let mut kind = self.element(element, tag)?;
        kind.optional |= optional;
        kind.secret |= tag == "secret";
        let Some(bound) = bound else { return Ok(kind) };
        let fixed = bound.starts_with('[');
        let name = bound.trim_matches(['<', '>', '[', ']']);
        let max = match self.constants.get(name) {
            Some(max) => *max,
            None => name.parse().map_err(|_| format!("no constant '{name}'"))?,
        };
        match (&mut kind.base, fixed) {
            (Base::Opaque, true) if max == 16 => kind.base = Base::Uuid,
            (Base::Characters(length), true) => *length = Some(max),
            (Base::Text, false) if element == "string" => {}
            (_, true) => return Err("arrays of fixed length are characters or UUIDs".into()),
            _ if kind.list.is_some() => return Err("a list of lists".into()),
            _ => kind.list = Some(max),
        }
        Ok(kind)
    }

    fn element(&self, name: &str, tag: &str) -> Result<Type, String> {
        let (enumeration, open) = match tag.strip_prefix("open ") {
            Some(enumeration) => (enumeration, true),
            None => (tag, false),
        };
        let base = match (name, tag) {
            ("int" | "unsigned int" | "unsigned char" | "char", _)
                if self.enumerations.contains(enumeration) =>
            {
                let name = format!("enumeration::{}", type_name(enumeration));
                Base::Enumeration { name, open }
            }
            ("unsigned int", _) if self.flags.contains(tag) => Base::Bits(type_name(tag)),
            ("unsigned hyper", "KiB") => Base::Scalar("KiB"),
            ("unsigned hyper", "Bytes") => Base::Scalar("Bytes"),
            (_, tag) if !matches!(tag, "" | "bool" | "text" | "secret") => {
                return Err(format!("'{name}' cannot be '{tag}'"));
            }
            ("int" | "unsigned int", "bool") => Base::Scalar("bool"),
            ("int", _) => Base::Scalar("i32"),
            ("unsigned int", _) => Base::Scalar("u32"),
            ("hyper", _) => Base::Scalar("i64"),
            ("unsigned hyper", _) => Base::Scalar("u64"),
            ("double", _) => Base::Scalar("f64"),
            ("char", "text") => Base::Characters(None),
            ("char", _) => Base::Scalar("i8"),
            ("unsigned char", _) => Base::Scalar("u8"),
            ("unsigned short", _) => Base::Scalar("u16"),
            ("string", _) => Base::Text,
            ("opaque", _) => Base::Opaque,
            _ if name.ends_with("_typed_param") => Base::Parameter,
            _ if self.enums.contains(name) => Base::Scalar("i32"),
            _ => match (reference(name), self.typedefs.get(name)) {
                (Some(reference), _) => Base::Reference(reference),
                (None, Some(definition)) => return self.resolve(definition),
                (None, None) if self.structs.contains(name) || name.ends_with("_msg") => {
                    Base::Struct(name.to_owned())
                }
                (None, None) if name == "remote_domain_get_security_label_ret" => {
                    Base::Struct(name.to_owned())
                }
                (None, None) => return Err(format!("no type '{name}'")),
            },
        };
        Ok(Type { base, list: None, optional: false, secret: false })
    }
}

/// The reference type for one of the protocol's object structures.
fn reference(name: &str) -> Option<&'static str> {
    let object = name.split_once("_nonnull_").map(|(_, object)| object)?;
    Some(match object {
        "domain" => "DomainRef",
        "network" => "NetworkRef",
        "network_port" => "NetworkPortRef",
        "nwfilter" => "NwfilterRef",
        "nwfilter_binding" => "NwfilterBindingRef",
        "interface" => "InterfaceRef",
        "storage_pool" => "StoragePoolRef",
        "storage_vol" => "StorageVolumeRef",
        "node_device" => "NodeDeviceRef",
        "secret" => "SecretRef",
        "domain_checkpoint" => "CheckpointRef",
        "domain_snapshot" => "SnapshotRef",
        "server" => "ServerRef",
        "client" => "ClientRef",
        _ => return None,
    })
}

/// The Rust name of a structure on the wire: `remote_domain_get_info_ret` is
/// `DomainGetInfoRet`.
pub(crate) fn wire_name(name: &str) -> String {
    camel(name.split_once('_').map_or(name, |(_, rest)| rest))
}

/// The Rust name of a structure of the driver interface.
pub(crate) fn plain_name(name: &str) -> String {
    let name = name.split_once('_').map_or(name, |(_, rest)| rest);
    camel(&name.replace("_get_", "_").replace("_ret", ""))
}
